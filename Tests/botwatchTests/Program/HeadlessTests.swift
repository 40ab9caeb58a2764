import Foundation
import Testing

/// What headless prints, and how it ends.
@Suite struct HeadlessTests {
    /// The forest learns from fewer sessions than by default, and they end sooner.
    private static let settings = ["BOTWATCH_DETECT_WARM_UP": "60", "BOTWATCH_DETECT_IDLE_MINUTES": "5", "BOTWATCH_DETECT_CONTAMINATION": "0.05"]

    private func replay(_ flags: [String], input: String = SmallLog.text) throws -> Program.Outcome {
        try Program.run(["replay", "-"] + flags, input: input, environment: Self.settings)
    }

    @Test func `alerts are those of the golden file, as lines of JSON and as text`() throws {
        let outcome = try replay(["--headless"])
        #expect(outcome.status == 0)
        try Golden.compare(outcome.output, with: "program-alerts.jsonl")
        try Golden.compare(outcome.errors, with: "program-alerts-errors.txt")
        try Golden.compare(try replay(["--headless", "--alert-format", "text"]).output, with: "program-alerts.txt")
    }

    @Test(arguments: ["scores", "sessions", "messages"])
    func `what else headless prints begins and ends as its golden file`(_ what: String) throws {
        let lines = try replay(["--headless", "--emit", what]).lines
        let shown = lines.prefix(8) + ["... \(lines.count) lines ..."] + lines.suffix(8)
        try Golden.compare(shown.joined(separator: "\n") + "\n", with: "program-\(what).jsonl")
    }

    @Test(arguments: [("low", 1), ("high", 1), ("critical", 1)] as [(String, Int32)])
    func `fail-on tells by the exit status that such an alert came`(_ severity: String, _ status: Int32) throws {
        #expect(try replay(["--headless", "--fail-on", severity], input: SmallLog.ruled).status == status)
    }

    @Test func `fail-on is silent when the worst alert is less`() throws {
        // Without the leak the worst is the hidden instructions, which are high.
        let input = SmallLog.ruled.split(separator: "\n").filter { !$0.contains("leak-1") }.joined(separator: "\n")
        #expect(try replay(["--headless", "--fail-on", "critical"], input: input).status == 0)
        #expect(try replay(["--headless", "--fail-on", "high"], input: input).status == 1)
    }

    @Test func `a reader that has gone ends it quietly`() throws {
        let ends = try Program.pipe()
        close(ends[0])
        defer { close(ends[1]) }
        for arguments in [["replay", Project.path("sample-logs/plain.log"), "--headless", "--emit", "scores"], ["simulate"], ["formats"]] {
            let outcome = try Program.run(arguments, output: ends[1])
            #expect(outcome.status == 0)
            #expect(!outcome.errors.contains("write") && !outcome.errors.contains("pipe"), "\(outcome.errors)")
        }
    }

    @Test func `without a terminal it is headless, and says so`() throws {
        let asked = try replay(["--headless"], input: SmallLog.ruled), implied = try replay([], input: SmallLog.ruled)
        #expect(implied.output == asked.output && implied.status == 0)
        #expect(implied.sentences.first == "no terminal, so headless: alerts go to standard output")
        #expect(implied.sentences.dropFirst() == asked.sentences[...])
    }

    @Test func `a log without words is read, and the closing sentence says in how many messages they are missing`() throws {
        // Azure's diagnostic log: that a model was called and how long it took, no text.
        let lines = (0..<3).map { call in
            #"{"time":"2026-03-02T10:11:1\#(call).1000000Z","resourceId":"/SHOP","category":"RequestResponse","event":"ShoeboxCallResult","operationName":"ChatCompletions_Create","resultSignature":"200","durationMs":830,"correlationId":"c-\#(call)","properties":{"modelName":"gpt-4o-mini"}}"#
        }
        let outcome = try replay(["--headless", "--emit", "messages"], input: lines.joined(separator: "\n"))
        #expect(outcome.lines.count == 3 && outcome.lines.allSatisfy { $0.contains(#""text":"","#) && $0.contains(#""without_words":true"#) })
        #expect(outcome.errors.contains("3 messages") && outcome.errors.contains("no words in 3 messages"))
        #expect(!(try replay(["--headless"]).errors.contains("no words")))
    }

    @Test func `an empty log has no messages and is no error`() throws {
        let outcome = try replay(["--headless", "--fail-on", "low"], input: "")
        #expect(outcome.status == 0 && outcome.output.isEmpty)
        #expect(outcome.sentences.last?.hasPrefix("0 lines, 0 messages, 0 sessions, 0 flagged") == true)
    }

    @Test func `damaged lines are counted and never fatal`() throws {
        let damaged = SmallLog.ruled.replacing("\n", with: "\n{\"time\": oops\n", maxReplacements: 3)
        let outcome = try replay(["--headless"], input: damaged)
        #expect(outcome.status == 0)
        #expect(outcome.sentences.last?.contains("3 damaged lines") == true)
        #expect(outcome.lines.count == 2)
    }

    @Test func `texts leave redacted, and with reveal as they are, which is said`() throws {
        let closed = try replay(["--headless", "--emit", "messages"], input: SmallLog.ruled)
        #expect(!closed.output.contains("4111") && !closed.output.contains("anna@"))
        let open = try replay(["--headless", "--emit", "messages", "--reveal"], input: SmallLog.ruled)
        #expect(open.output.contains("4111 1111 1111 1111") && open.output.contains("anna@customer.example"))
        #expect(open.sentences.contains { $0.hasPrefix("--reveal") })
    }

    @Test func `watch waits for a path that is not there, and reads the others meanwhile`() throws {
        let folder = try TemporaryFolder()
        let log = try folder.write("a.jsonl", SmallLog.ruled)
        let watching = try Program.Running(["watch", folder("gone.jsonl"), log, "--headless"], folder: folder)
        #expect(watching.says("waiting for \(folder("gone.jsonl"))\n"))
        #expect(watching.says("\(log): generic-jsonl"))
        #expect(watching.end(with: SIGTERM) == 128 + SIGTERM)
        #expect(try String(contentsOfFile: folder("out"), encoding: .utf8).contains("\"kind\":\"hidden-tags\""))
    }

    @Test func `watch reads standard input to its end`() throws {
        let replayed = try replay(["--headless"], input: SmallLog.ruled).output
        // The second with nothing typed at all.
        for arguments in [["watch", "-", "--headless"], []] {
            let outcome = try Program.run(arguments, input: SmallLog.ruled)
            #expect(outcome.status == 0 && outcome.output == replayed)
        }
    }
}
