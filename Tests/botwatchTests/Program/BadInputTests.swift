import Foundation
import Testing

/// What the user can mend: one sentence that says what, where and how, and exit status 2.
@Suite struct BadInputTests {
    private func refused(_ arguments: [String], environment: [String: String] = [:]) throws -> String {
        let outcome = try Program.run(arguments, environment: environment)
        #expect(outcome.status == 2, "\(arguments): \(outcome.errors)")
        #expect(outcome.output.isEmpty)
        #expect(outcome.sentences.count == 1, "\(outcome.errors)")
        return outcome.sentences.first ?? ""
    }

    @Test func `replay says which log is not there, not readable, or no log`() throws {
        let folder = try TemporaryFolder()
        #expect(try refused(["replay", folder("gone.jsonl")]).hasPrefix("no such file: \(folder("gone.jsonl"))"))
        #expect(try refused(["replay", folder("*.jsonl")]).hasPrefix("no file fits this pattern: \(folder("*.jsonl"))"))
        try FileManager.default.createDirectory(atPath: folder("logs"), withIntermediateDirectories: false)
        #expect(try refused(["replay", folder("logs")]).hasPrefix("no logs in this directory: \(folder("logs"))"))
        _ = try folder.write("logs/readme.md", Array("# How it came about\n\nA text of no log's form.\n".utf8))
        let outcome = try Program.run(["replay", folder("logs"), "--headless"])
        #expect(outcome.status == 2 && outcome.sentences.last?.hasPrefix("no logs in what was named") == true)
        #expect(try refused(["replay", "/dev/null"]).hasPrefix("neither a file nor a directory: /dev/null"))
        #expect(try refused(["replay"]).hasPrefix("replay needs a log"))
        // The magic of an ELF program and of a PNG picture.
        let binary = try folder.write("a.log", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0])
        #expect(try refused(["replay", binary]).hasPrefix("not a log but an ELF program: \(binary)"))
        #expect(try refused(["formats", folder("gone.jsonl")]).hasPrefix("no such file"))
        #expect(try refused(["replay", try folder.write("good.jsonl", SmallLog.ruled), folder("gone.jsonl")]).hasPrefix("no such file"))
    }

    @Test(.enabled(if: geteuid() != 0, "everything is readable for root"))
    func `replay says that a log can't be read`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a.jsonl", "{}")
        chmod(path, 0)
        #expect(try refused(["replay", path]).hasPrefix("can't read the log: \(path): Permission denied"))
    }

    @Test func `a mistyped command line is told with what was most likely meant`() throws {
        #expect(try refused(["replay", "-", "--headles"]).contains("Did you mean '--headless'?"))
        #expect(try refused(["watsh", "-"]).contains("watsh"))
        #expect(try refused(["replay", "-", "--emit", "alrts"]).contains("'alerts', 'scores', 'sessions' or 'messages'"))
        #expect(try refused(["replay", "-", "--fail-on", "worst"]).contains("'low', 'medium', 'high' or 'critical'"))
        #expect(try refused(["replay", "-", "--format", "generic-json"]).contains("did you mean generic-jsonl?"))
        #expect(try refused(["replay", "-", "--map", "txt=a"]).contains("did you mean text?"))
        #expect(try refused(["replay", "-", "--speed", "0"]).hasPrefix("--speed must be a number over 0, or max"))
        #expect(try refused(["replay", "-", "--since", "yesterday"]).hasPrefix("--since is no time: 'yesterday'"))
        #expect(try refused(["replay", "-", "--contamination", "0.9"]).contains("must be a number from 0.00001 to 0.5"))
        #expect(try refused(["simulate", "--attacks", "frogs"]).contains("token_burn"))
    }

    @Test func `an unknown setting names the nearest one, wherever it was made`() throws {
        let folder = try TemporaryFolder()
        func file(_ text: String) throws -> String { try folder.write("settings.toml", text) }
        let typo = try file("[detect]\ncontaminaton = 0.1\n")
        #expect(try refused(["replay", "-", "--config", typo]) == "unknown setting 'detect.contaminaton': \(typo) (did you mean detect.contamination?)")
        #expect(try refused(["replay", "-", "--config", try file("[detct]\nseed = 1\n")]).hasSuffix("(did you mean detect.seed?)"))
        #expect(try refused(["replay", "-", "--config", try file("[prices.\"my-model\"]\ninputs = \"1\"\n")]).hasSuffix("(did you mean input?)"))
        #expect(try refused(["replay", "-"], environment: ["BOTWATCH_DETECT_SEAD": "1"]).contains("did you mean BOTWATCH_DETECT_SEED?"))
        #expect(try refused(["replay", "-", "--config", try file("[detect]\nrules_off = \"hiden-tags\"\n")]).contains("did you mean hidden-tags?"))
        #expect(try refused(["replay", "-", "--config", try file("[detect\n")]).contains("settings.toml, line 1"))
        #expect(try refused(["replay", "-", "--config", folder("gone.toml")]).hasPrefix("can't read the settings: \(folder("gone.toml"))"))
    }

    @Test func `the settings file of the config folder is read, and one that can't be read counts as absent`() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder("botwatch"), withIntermediateDirectories: false)
        let path = try folder.write("botwatch/botwatch.toml", "[detect]\nsead = 1\n")
        #expect(try refused(["replay", "-"], environment: ["XDG_CONFIG_HOME": folder.path]).contains(path))
        // A file in the place of the folder.
        let blocked = try folder.write("blocked", "")
        #expect(try Program.run(["replay", "-", "--headless"], environment: ["XDG_CONFIG_HOME": blocked]).status == 0)
    }

    @Test func `a screen on an unknown terminal is refused`() throws {
        var near: Int32 = -1, far: Int32 = -1
        // Longer than any name of a terminal: /dev/pts/ and a number.
        var name = [CChar](repeating: 0, count: 128)
        #expect(openpty(&near, &far, &name, nil, nil) == 0)
        defer {
            close(near)
            close(far)
        }
        let terminal = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        let folder = try TemporaryFolder()
        let log = try folder.write("a.jsonl", SmallLog.ruled)
        // The first terminal that the leader of a session opens becomes its own: /dev/tty is then this one.
        let outcome = try Program.run(["replay", log], environment: ["TERM": "no-such-terminal"], terminal: terminal)
        #expect(outcome.status == 2)
        #expect(outcome.sentences.count == 1 && outcome.sentences[0].hasPrefix("unknown TERM 'no-such-terminal'"), "\(outcome.errors)")
    }

    @Test func `a file name from outside can't act on the terminal that a sentence is said to`() throws {
        let folder = try TemporaryFolder()
        let sentence = try refused(["replay", folder("a\u{1B}[31m\u{202E}b.jsonl")])
        #expect(sentence.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control && $0.properties.generalCategory != .format })
    }
}
