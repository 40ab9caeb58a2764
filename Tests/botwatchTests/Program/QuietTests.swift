import Testing

/// Alert budget, mutes and allow list from the command line: what is printed, said, and by which status it ends.
@Suite struct QuietTests {
    private func replay(_ flags: [String], environment: [String: String] = [:]) throws -> Program.Outcome {
        try Program.run(["replay", "-", "--headless"] + flags, input: SmallLog.ruled, environment: environment)
    }

    @Test func `a budget of one tells the critical alert of two, counts the other, and fail-on knows of both`() throws {
        let outcome = try replay(["--alerts-per-day", "1", "--fail-on", "high"])
        #expect(outcome.lines.count == 1 && outcome.lines.first?.contains("\"session\":\"leak-1\"") == true)
        #expect(outcome.status == 1)
        #expect(outcome.sentences.last?.contains("2 flagged, ") == true)
        #expect(outcome.sentences.last?.contains("1 alert over the budget of 1 a day (1 high)") == true)
    }

    @Test func `fail-on passes over what is allowed`() throws {
        let outcome = try replay(["--fail-on", "low"], environment: ["BOTWATCH_DETECT_ALLOW_SESSIONS": "leak-*,hidden-1"])
        #expect(outcome.status == 0 && outcome.lines.isEmpty)
        #expect(outcome.sentences.last?.contains("0 flagged, ") == true && outcome.sentences.last?.contains("2 findings allowed") == true)
    }

    @Test func `mutes are told on standard error, those that have ended too`() throws {
        let folder = try TemporaryFolder()
        let config = try folder.write(
            "b.toml",
            """
            [[mute]]
            rule = "hidden-tags"
            until = "2026-12-31"
            reason = "pen test by Acme"
            [[mute]]
            rule = "pii-in-answer"
            until = 2026-03-01
            """)
        let outcome = try replay(["--config", config, "--fail-on", "high"])
        #expect(outcome.lines.count == 1 && outcome.lines.first?.contains("\"kind\":\"pii-in-answer\"") == true && outcome.status == 1)
        #expect(outcome.sentences.contains("mute 1: rule hidden-tags, until 2026-12-31T23:59:59Z: 1 muted (pen test by Acme)"))
        #expect(outcome.sentences.contains("mute 2: rule pii-in-answer, expired after 2026-03-01T23:59:59Z: 0 muted"))
    }
}
