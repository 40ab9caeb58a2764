/// What is true of a simulated session: one row of the labels file.
struct SessionLabel: Hashable, Sendable {
    /// The session's id in the log.
    var session: String
    /// Nil when nobody attacked.
    var attack: AttackKind?
    /// The line on which the attack begins, counted from 1; nil when nobody attacked.
    var firstAttackLine: Int?
    /// Nil for ordinary and for attacked sessions.
    var oddity: Oddity?
    /// Which dialogues it was made of, such as `order_status+thanks|leak`.
    var source: String

    /// The first row of a labels file.
    static let csvHeader = "session_id,label,attack_kind,first_attack_line,hard_negative,source"

    /// The session's row, without a line end; no field ever needs quotes.
    var csvRow: String {
        let line = firstAttackLine.map(String.init) ?? ""
        let label = attack == nil ? "0" : "1"
        return "\(session),\(label),\(attack?.rawValue ?? ""),\(line),\(oddity?.rawValue ?? ""),\(source)"
    }
}
