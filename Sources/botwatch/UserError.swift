/// Something that the user can mend: said once on standard error, exit status 2.
struct UserError: Error, Hashable {
    /// What went wrong, where, and how to mend it; each a part of one sentence.
    var what: String
    var place: String?
    var fix: String?

    init(_ what: String, at place: String? = nil, fix: String? = nil) {
        self.what = what
        self.place = place
        self.fix = fix
    }

    /// `can't read the log: /var/log/bot.jsonl: permission denied (run as …)`
    var sentence: String {
        var text = what
        if let place { text += ": " + place }
        if let fix { text += " (" + fix + ")" }
        return text
    }
}

/// How the program ends; README lists them.
enum ExitStatus {
    static let done: Int32 = 0
    static let alertsFound: Int32 = 1
    static let userError: Int32 = 2
    static let ourFault: Int32 = 70
    static func signal(_ number: Int32) -> Int32 { 128 + number }
}
