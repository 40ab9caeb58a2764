import ConversationLog
import OnlineForest
import SecuritySpend
import SessionWatch

/// All settings of a run, after flags, environment and file have been joined.
struct RunSettings: Sendable {
    var monitor = MonitorSettings()
    var choice = FormatChoice.detect
    var limits = ReaderLimits()
}

/// One thing that can be set: as `section.key` in the file, as `BOTWATCH_SECTION_KEY` in the environment.
struct SettingKey: Sendable {
    let name: String
    /// What it does, with its default; README's table is made of these.
    let about: String
    /// Throws the sentence that says what is allowed.
    let apply: @Sendable (inout RunSettings, String) throws(SettingError) -> Void

    var variable: String {
        "BOTWATCH_" + name.uppercased().replacing(".", with: "_")
    }
}

/// Why a value does not fit, as the end of a sentence: `must be a number from 0 to 0.5`.
struct SettingError: Error, Hashable {
    var requirement: String
}

/// Every setting. A new one is one entry here.
enum SettingKeys {
    static let all: [SettingKey] = detection + quiet + reading + redaction + spending

    static func named(_ name: String) -> SettingKey? { all.first { $0.name == name } }

    private static let detection = [
        SettingKey(name: "detect.seed", about: "seed of the forest; the same seed and log give the same alerts (1)") {
            (settings, text) throws(SettingError) in
            guard let seed = UInt64(text) else { throw SettingError(requirement: "must be a whole number from 0") }
            settings.monitor.seed = seed
        },
        SettingKey(name: "detect.contamination", about: "share of the sessions that are flagged, up to 0.5 (0.01)") {
            (settings, text) throws(SettingError) in
            let share = try number(text, in: 0.00001...0.5)
            settings.monitor.sensitivity = .contamination(share)
        },
        SettingKey(name: "detect.flags_per_day", about: "sessions flagged a day, instead of a share") {
            (settings, text) throws(SettingError) in
            settings.monitor.sensitivity = .flagsPerDay(try number(text, in: 0.001...1_000_000))
        },
        SettingKey(name: "detect.warm_up", about: "session vectors learned before the forest may flag (200)") {
            (settings, text) throws(SettingError) in
            settings.monitor.warmUp = try whole(text, in: 32...1_000_000)
        },
        SettingKey(
            name: "detect.window_share",
            about: "most of the forest's memory that one session, user or address may hold; 1 also lets it learn flagged sessions (0.05)"
        ) { (settings, text) throws(SettingError) in
            settings.monitor.windowShare = try number(text, in: 0.001...1)
        },
        SettingKey(name: "detect.idle_minutes", about: "a session without a message for so long is over (30)") {
            (settings, text) throws(SettingError) in
            settings.monitor.idleSeconds = try whole(text, in: 1...100_000) * 60
        },
        SettingKey(name: "detect.open_sessions", about: "open sessions kept in memory at most (50000)") {
            (settings, text) throws(SettingError) in
            settings.monitor.openSessions = try whole(text, in: 1...10_000_000)
        },
        SettingKey(name: "detect.session_memory", about: "MB that open sessions take in memory at most (96); quiet ones of little risk make room") {
            (settings, text) throws(SettingError) in
            settings.monitor.sessionBytes = try whole(text, in: 1...1_000_000) << 20
        },
        SettingKey(name: "detect.rules_off", about: "rules that are switched off, by name, with commas") {
            (settings, text) throws(SettingError) in
            let names = text.split(separator: ",").map { String($0.trimmingSpaces) }
            let known = Rules.all.map(\.name)
            for name in names where !known.contains(name) {
                let hint = EditDistance.likely(name, among: known).map { "did you mean \($0)?" } ?? known.joined(separator: ", ")
                throw SettingError(requirement: "has no rule '\(name)': \(hint)")
            }
            settings.monitor.rulesOff = Set(names)
        },
    ]

    private static let redaction = [
        SettingKey(
            name: "redact.key_file",
            about: "file of 16 or more secret bytes, mode 0600: equal values get equal placeholders, such as <EMAIL:7f3a9c1e2b40>"
        ) { (settings, text) throws(SettingError) in
            settings.monitor.redactionKey = try KeyFile.bytes(of: text)
        }
    ]

    private static let reading = [
        SettingKey(name: "read.format", about: "format of the log, instead of detection") {
            (settings, text) throws(SettingError) in
            settings.choice = try FormatNames.choice(named: text)
        },
        SettingKey(name: "read.map", about: "where fields lie in a JSON line: text=payload.msg,session=sid,role=who") {
            (settings, text) throws(SettingError) in
            settings.choice = try FormatNames.choice(mapped: text)
        },
        SettingKey(name: "read.max_line", about: "bytes of a line; longer ones are cut and flagged (1048576)") {
            (settings, text) throws(SettingError) in
            settings.limits.lineBytes = try whole(text, in: 1_024...1_073_741_824)
        },
    ]

    static func number(_ text: String, in range: ClosedRange<Double>) throws(SettingError) -> Double {
        guard let value = Double(text), range.contains(value) else {
            throw SettingError(
                requirement: "must be a number from \(NumberText.decimal(range.lowerBound, places: 6)) to "
                    + NumberText.decimal(range.upperBound, places: 6))
        }
        return value
    }

    static func whole(_ text: String, in range: ClosedRange<Int> = Int.min...Int.max) throws(SettingError) -> Int {
        guard let value = Int(text), range.contains(value) else {
            guard range.upperBound < .max else { throw SettingError(requirement: "must be a whole number") }
            throw SettingError(requirement: "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }
}

extension StringProtocol {
    /// Without blanks at either end.
    var trimmingSpaces: SubSequence {
        var part = self[...]
        while part.first == " " { part = part.dropFirst() }
        while part.last == " " { part = part.dropLast() }
        return part
    }
}
