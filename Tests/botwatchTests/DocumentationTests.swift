import ArgumentParser
import ConversationLog
import Foundation
import SecuritySpend
import Testing

@testable import DashboardModel
@testable import SessionWatch
@testable import botwatch

/// README tells of all that the program has.
@Suite struct DocumentationTests {
    private func readme() throws -> String { try Project.text("README.md") }

    /// Names in code spans of README, words of them apart.
    private func spans() throws -> Set<String> {
        var names: Set<String> = []
        for span in try readme().matches(of: #/`([^`\n]+)`/#) {
            names.insert(String(span.output.1))
            for word in span.output.1.split(separator: " ") { names.insert(String(word)) }
        }
        return names
    }

    private func expectAll(_ names: [String], are what: String) throws {
        let spans = try spans()
        for name in names { #expect(spans.contains(name), "README has no \(what) `\(name)`") }
    }

    private static let commands: [any ParsableCommand.Type] = Botwatch.configuration.subcommands

    @Test func `README has every command`() throws {
        let text = try readme()
        #expect(!Self.commands.isEmpty)
        for command in Self.commands {
            let name = try #require(command.configuration.commandName)
            #expect(text.contains("botwatch \(name)"), "README has no command \(name)")
            for part in command.configuration.subcommands {
                let path = "botwatch \(name) \(try #require(part.configuration.commandName))"
                #expect(text.contains(path), "README has no command \(path)")
            }
        }
    }

    @Test func `README has every flag of every command's help`() throws {
        var commands = Self.commands
        // A loop: Swift 6.3.1 crashes on a key path through these types.
        for command in Self.commands { commands += command.configuration.subcommands }
        for command in commands {
            let help = Botwatch.helpMessage(for: command)
            let flags = Set(help.matches(of: #/--[a-z][a-z-]*/#).map { String($0.output) })
            #expect(flags.contains("--help"))
            try expectAll(flags.sorted(), are: "flag of \(command.configuration.commandName ?? "")")
        }
    }

    @Test func `README has every setting with what it does, and its variable's pattern`() throws {
        let text = try readme()
        // A code span more or less in a description makes no difference.
        let plain = text.filter { $0 != "`" }
        for key in SettingKeys.all {
            #expect(plain.contains("| \(key.name) | \(key.about) |"), "README has no setting \(key.name), or another text for it")
        }
        #expect(text.contains("`BOTWATCH_DETECT_SEED`"))
        try expectAll(PriceDraft.fields, are: "field of a price")
    }

    @Test func `README has every signal with what it measures`() throws {
        let text = try readme()
        for signal in SessionSignals.all {
            let row = text.split(separator: "\n").first { $0.hasPrefix("| `\(signal.name)` |") }
            #expect(row?.contains(signal.about) == true, "README has no signal \(signal.name), or another text for it")
        }
    }

    @Test func `README has every rule with its severity, what it finds and its tags`() throws {
        let text = try readme()
        for rule in Rules.all {
            let row = "| `\(rule.name)` | \(rule.severity.rawValue) | \(rule.about) | \(rule.tags.joined(separator: ", ")) |"
            #expect(text.contains(row), "README lacks the row \(row)")
        }
    }

    @Test func `README has every format`() throws {
        try expectAll(LogFormats.names, are: "format")
        let text = try readme()
        for name in LogFormats.names { #expect(text.contains("| `\(name)` |"), "README has no row for \(name)") }
    }

    @Test func `README has every wrapper`() throws {
        let text = try readme()
        for name in LogWrappers.names { #expect(text.contains("| `\(name)` |"), "README has no row for \(name)") }
    }

    @Test func `README has every key`() throws {
        let written = ["S-Tab": "Shift-Tab", "Bksp": "Backspace"]
        let names = KeyTable.bindings.flatMap(\.keys).map { written[$0.name] ?? $0.name }
        try expectAll(names, are: "key")
    }

    @Test func `README has every exit status`() throws {
        let paragraph = try #require(readme().split(separator: "\n").first { $0.hasPrefix("**Exit status") })
        for status in [ExitStatus.done, ExitStatus.alertsFound, ExitStatus.userError, ExitStatus.ourFault] {
            #expect(paragraph.contains(try Regex("(^|[^0-9+])\(status) ")), "\(status)")
        }
        #expect(paragraph.contains("128+n"))
    }

    @Test func `README has every field of an alert and a score`() throws {
        let alert = Alert(
            id: 1, time: nil, session: "", severity: .low, risk: 0, score: nil, threshold: nil, kind: "", tags: [],
            reasons: [Reason(signal: "", value: 0, usual: nil, share: 0, text: "")], source: "", place: LinePlace(line: 1, offset: 0),
            excerpt: "", sessionCost: .zero, attackerCost: .zero)
        let score = ScoreRecord(place: LinePlace(line: 1, offset: 0), session: "", role: .user, time: nil, score: nil, risk: 0)
        let fields = Set((alert.json + score.json).matches(of: #/"([a-z_]+)":/#).map { String($0.output.1) })
        #expect(fields.count > 20)
        try expectAll(fields.sorted(), are: "field")
    }

    @Test func `README tells the defaults and dates that the program has`() throws {
        let text = try readme()
        #expect(text.contains(PriceList.takenOn))
    }

    @Test func `the picture in README is that of the golden file`() throws {
        let picture = try String(contentsOf: Golden.folder.appending(path: "readme-dashboard.txt"), encoding: .utf8)
        #expect(try readme().contains("```\n" + picture + "```"))
    }
}
