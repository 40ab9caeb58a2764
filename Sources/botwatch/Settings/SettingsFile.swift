import ConversationLog
import Glibc
import SecuritySpend
import SessionWatch
import TOMLKit

/// The settings file and the environment, read into one list of texts by key.
///
/// The file is TOML: `[section]` and `key = value`; values are taken as texts, so that a price is never a floating-point
/// number on its way.
struct SettingsFile {
    /// A setting and where it was made, for the sentence in which it is refused.
    struct Entry: Hashable {
        var key: String
        var text: String
        var place: String
    }

    private(set) var entries: [Entry] = []
    /// In the order of the file.
    private(set) var mutes: [Mute] = []
    private(set) var prices: [String: ModelPrice] = [:]

    /// No settings: the file isn't there.
    init() {}

    /// Reads `text`, the content of the file that is called `path`.
    init(_ text: String, path: String) throws {
        if text.utf8.contains(0) {
            // The library would stop reading there.
            throw UserError("can't read the settings", at: path, fix: "it is no valid TOML: it holds a NUL byte")
        }
        if let trap = TOMLTrap.first(in: text) {
            throw UserError(
                "can't read the settings", at: "\(path), line \(trap.line)", fix: "it is no valid TOML: \(trap.kind.rawValue)")
        }
        let table: TOMLTable
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            throw UserError(
                "can't read the settings", at: "\(path), line \(error.source.begin.line)",
                fix: "it is no valid TOML: \(error.description)")
        }
        for section in table.keys.sorted() {
            if section == "mute" {
                try takeMutes(table, path)
                continue
            }
            guard let inner = table[section]?.table else {
                throw UserError(
                    "unknown setting '\(section)'", at: path, fix: Self.hint(for: section))
            }
            for key in inner.keys.sorted() { try take(inner, section, key, path) }
        }
    }

    private mutating func take(_ table: TOMLTable, _ section: String, _ key: String, _ path: String) throws {
        let name = "\(section).\(key)"
        if let deeper = table[key]?.table {
            guard section == "prices" else {
                throw UserError("unknown setting '\(name)'", at: path, fix: Self.hint(for: name))
            }
            // [prices."my-model"]: the name may hold dots, so it is no part of a key.
            var draft = PriceDraft(place: path)
            for field in deeper.keys.sorted() {
                guard let text = Self.text(of: deeper, field) else {
                    throw UserError("prices.\(key).\(field) has no plain value", at: path, fix: "write it as \"0.15\"")
                }
                try draft.add(field, text, model: key)
            }
            prices[key] = try draft.price(of: key)
        } else if section == "prices" {
            throw UserError("unknown setting '\(name)'", at: path, fix: "a price is a table: [prices.\"my-model\"]")
        } else {
            try add(name, Self.text(of: table, key), path)
        }
    }

    private mutating func takeMutes(_ table: TOMLTable, _ path: String) throws {
        let list = table["mute"]?.array
        let tables = list?.compactMap { $0.table } ?? []
        guard let list, list.count == tables.count else {
            throw UserError("mute is no list of tables", at: path, fix: "begin each mute with [[mute]]")
        }
        for (index, table) in tables.enumerated() {
            var draft = MuteDraft(place: "\(path), mute \(index + 1)")
            for field in table.keys.sorted() { try draft.add(field, Self.text(of: table, field)) }
            mutes.append(try draft.mute())
        }
    }

    private mutating func add(_ key: String, _ text: String?, _ path: String) throws {
        guard let text else {
            throw UserError("setting '\(key)' has no plain value", at: path, fix: "give a text, a number, true or false")
        }
        entries.append(Entry(key: key, text: text, place: path))
    }

    /// Ends each entry of a list that has commas in its entries.
    static let listEnd: Character = "\n"

    /// A value as the text that was written: numbers in their shortest exact form, lists joined by commas, or by ``listEnd`` where
    /// an entry holds a comma.
    private static func text(of table: TOMLTable, _ key: String) -> String? {
        guard let value = table[key] else { return nil }
        if let text = value.string { return text }
        if let flag = value.bool { return flag ? "true" : "false" }
        if let number = value.int { return String(number) }
        if let number = value.double { return number.description }
        if let date = value.date { return date.debugDescription }
        if let moment = value.dateTime { return moment.debugDescription }
        if let list = value.array {
            let texts = list.compactMap { $0.string }
            guard texts.count == list.count else { return nil }
            return texts.contains { $0.contains(",") } ? texts.map { $0 + String(listEnd) }.joined() : texts.joined(separator: ",")
        }
        return nil
    }

    /// Which key was most likely meant.
    static func hint(for key: String) -> String {
        let known = SettingKeys.all.map(\.name)
        if let nearest = EditDistance.likely(key, among: known) { return "did you mean \(nearest)?" }
        let sections = Set(known.compactMap { $0.split(separator: ".").first.map(String.init) }).union(["prices", "mute"])
        if let nearest = EditDistance.likely(key, among: sections.sorted()) { return "did you mean [\(nearest)]?" }
        return "the sections are \(sections.sorted().joined(separator: ", "))"
    }
}

extension RunSettings {
    /// Takes settings in, in the order given: later ones win.
    mutating func apply(_ entries: [SettingsFile.Entry]) throws {
        for entry in entries {
            guard let key = SettingKeys.named(entry.key) else {
                throw UserError(
                    "unknown setting '\(entry.key)'", at: entry.place, fix: SettingsFile.hint(for: entry.key))
            }
            do throws(SettingError) {
                try key.apply(&self, entry.text)
            } catch {
                throw UserError("setting \(entry.key) \(error.requirement)", at: entry.place, fix: "it is '\(entry.text)'")
            }
        }
    }
}

/// The environment's part of the settings.
enum SettingVariables {
    /// Variables of that prefix that are no settings: they steer tests and builds.
    private static let others: Set<String> = ["BOTWATCH_RECORD", "BOTWATCH_WARNINGS_ARE_ERRORS"]

    static func entries(of environment: [String: String]) throws -> [SettingsFile.Entry] {
        var entries: [SettingsFile.Entry] = []
        for name in environment.keys.sorted() where name.hasPrefix("BOTWATCH_") && !others.contains(name) {
            guard let key = SettingKeys.all.first(where: { $0.variable == name }) else {
                let nearest = EditDistance.likely(name, among: SettingKeys.all.map(\.variable))
                throw UserError(
                    "unknown variable \(name)", at: "environment",
                    fix: nearest.map { "did you mean \($0)?" } ?? "README lists the settings")
            }
            entries.append(SettingsFile.Entry(key: key.name, text: environment[name] ?? "", place: name))
        }
        return entries
    }
}
