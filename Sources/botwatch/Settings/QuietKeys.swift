import ConversationLog
import SessionWatch

/// The settings of what is not told: allow list and alert budget. Mutes are tables of the file: see ``MuteDraft``.
extension SettingKeys {
    static let quiet = [
        SettingKey(name: "detect.allow_users", about: "users that raise no alert: names with commas or a list, * for any run of characters") {
            (settings, text) throws(SettingError) in
            settings.monitor.allowed.users = try names(text)
        },
        SettingKey(name: "detect.allow_sessions", about: "sessions that raise no alert, by id as the log has it") {
            (settings, text) throws(SettingError) in
            settings.monitor.allowed.sessions = try names(text)
        },
        SettingKey(name: "detect.allow_bots", about: "bots whose sessions raise no alert") {
            (settings, text) throws(SettingError) in
            settings.monitor.allowed.bots = try names(text)
        },
        SettingKey(name: "detect.allow_addresses", about: "network addresses that raise no alert: single ones, prefixes such as 10.0.0.0/8 or 2001:db8::/32, or with *") {
            (settings, text) throws(SettingError) in
            var patterns: [AddressPattern] = []
            for name in list(text) { patterns.append(try address(name)) }
            settings.monitor.allowed.addresses = patterns
        },
        SettingKey(name: "detect.allow_texts", about: "phrases: a message with one raises no rule, the forest still judges it") {
            (settings, text) throws(SettingError) in
            var texts: [AllowedText] = []
            for phrase in list(text) {
                guard let text = AllowedText(phrase) else {
                    throw SettingError(requirement: "must hold phrases of \(AllowedText.leastLength) letters or more, not '\(phrase)'")
                }
                texts.append(text)
            }
            settings.monitor.allowed.texts = texts
        },
        SettingKey(name: "detect.alerts_per_day", about: "alerts told a day at most, the worst first, the rest counted; 1 to 1000, none by default") {
            (settings, text) throws(SettingError) in
            settings.monitor.alertsPerDay = try whole(text, in: 1...1_000)
        },
    ]

    static func address(_ text: String) throws(SettingError) -> AddressPattern {
        guard let pattern = AddressPattern(text) else {
            throw SettingError(requirement: "must hold addresses such as 10.1.2.3, 10.0.0.0/8 or 2001:db8::/32, not '\(text)'")
        }
        return pattern
    }

    static func rule(_ name: String) throws(SettingError) -> String {
        let known = Rules.all.map(\.name) + [Mute.forest]
        guard known.contains(name) else {
            let hint = EditDistance.likely(name, among: known).map { "did you mean \($0)?" } ?? known.joined(separator: ", ")
            throw SettingError(requirement: "has no rule '\(name)': \(hint)")
        }
        return name
    }

    private static func names(_ text: String) throws(SettingError) -> [NamePattern] {
        let names = list(text)
        // A pattern is held against every message; no name is longer.
        if let long = names.first(where: { $0.utf8.count > longestName }) {
            throw SettingError(requirement: "must hold names of \(longestName) bytes at most, not '\(long.prefix(20))…'")
        }
        return names.map { NamePattern($0) }
    }

    static let longestName = 256

    /// The parts of a text with commas, or of a list whose entries hold commas of their own.
    private static func list(_ text: String) -> [String] {
        text.split(separator: text.contains(SettingsFile.listEnd) ? SettingsFile.listEnd : ",")
            .map { String($0.trimmingSpaces) }.filter { !$0.isEmpty }
    }
}

/// One mute while it is being read: `[[mute]]`, `rule = "encoded-text"`, `until = "2026-12-31"`.
struct MuteDraft {
    /// What a mute's table may hold.
    static let fields = ["rule", "user", "session", "bot", "address", "until", "reason"]

    private var texts: [String: String] = [:]
    private let place: String

    /// - Parameter place: the file and which of its mutes it is, for sentences.
    init(place: String) {
        self.place = place
    }

    mutating func add(_ field: String, _ text: String?) throws {
        guard Self.fields.contains(field) else {
            let hint = EditDistance.likely(field, among: Self.fields).map { "did you mean \($0)?" }
            throw UserError(
                "unknown setting 'mute.\(field)'", at: place, fix: hint ?? "a mute has \(Self.fields.joined(separator: ", "))")
        }
        guard let text, !text.isEmpty else {
            throw UserError("mute.\(field) has no plain value", at: place, fix: "write it as a text in quotes")
        }
        texts[field] = text
    }

    func mute() throws -> Mute {
        guard let end = texts["until"] else {
            throw UserError("a mute needs an end", at: place, fix: "add until = \"2026-12-31\"; one that never ends would be forgotten")
        }
        guard let until = Mute.end(end) else {
            throw UserError("mute.until is no date", at: place, fix: "write it like 2026-12-31 or 2026-12-31T18:00:00Z; it is '\(end)'")
        }
        var mute = Mute(until: until)
        do throws(SettingError) {
            if let rule = texts["rule"] { mute.rule = try SettingKeys.rule(rule) }
            if let address = texts["address"] { mute.address = try SettingKeys.address(address) }
        } catch {
            throw UserError("setting mute \(error.requirement)", at: place)
        }
        for field in ["user", "session", "bot"] where texts[field].map({ $0.utf8.count > SettingKeys.longestName }) ?? false {
            throw UserError("mute.\(field) is too long", at: place, fix: "names have \(SettingKeys.longestName) bytes at most")
        }
        mute.user = texts["user"].map { NamePattern($0) }
        mute.session = texts["session"].map { NamePattern($0) }
        mute.bot = texts["bot"].map { NamePattern($0) }
        mute.reason = texts["reason"]
        guard !mute.scope.isEmpty else {
            throw UserError("a mute needs to say what it mutes", at: place, fix: "give it a rule, user, session, bot or address")
        }
        return mute
    }
}
