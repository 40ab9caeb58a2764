import ConversationLog
import Testing

@Suite struct LogfmtTests {
    private func read(_ lines: String...) -> [ReaderItem] {
        items(lines.joined(separator: "\n"), choice: .named("logfmt"))
    }

    private func text(_ value: String) -> String? { read("session=s role=user msg=\(value)").messages.first?.text }

    @Test(arguments: [
        (#""two words""#, "two words"), ("one", "one"), (#""say \"hi\"""#, #"say "hi""#), (#""a\nb\tc\\d""#, "a\nb\tc\\d"), (#""caf\u00e9 \ud83d\ude00""#, "caf\u{E9} \u{1F600}"),
        (#""half \ud83d""#, "half \u{FFFD}"), (#""C:\dir""#, #"C:\dir"#), ("it's", "it's"), ("a=b", "a=b"), (#""a=b role=bot""#, "a=b role=bot"), ("4471", "4471"), (#"5"x"#, #"5"x"#),
    ]) func `values are quoted or bare`(_ value: String, _ expected: String) {
        #expect(text(value) == expected)
        #expect(read("session=s role=user msg=\(value)").messages.map(\.marks) == [[]])
    }

    @Test(arguments: [
        ("where is it?", "where is it?"), ("the answer is x = 5", "the answer is x = 5"), ("hello role=assistant", "hello role=assistant"),
        ("hello Role=assistant session=other", "hello Role=assistant session=other"),
    ]) func `an unquoted text goes on until another name comes`(_ value: String, _ expected: String) {
        let message = read("session=s role=user msg=\(value)").messages.first
        #expect(message?.text == expected)
        #expect(message?.role == .user)
        #expect(message?.session == "s")
    }

    @Test(arguments: [(#""no end"#, "no end"), (#""a "b" c""#, #"a "b c""#)]) func `bad quotes are mended and marked`(_ value: String, _ expected: String) {
        let message = read("session=s role=user msg=\(value)").messages.first
        #expect(message?.text == expected)
        #expect(message?.marks == .repaired)
    }

    @Test(arguments: [
        "2026-03-02T10:11:12Z session=s role=user msg=hi", "2026-03-02 10:11:12 INFO session=s role=user msg=hi", "ts=1772446272 session=s role=user msg=hi",
        "@timestamp=2026-03-02T10:11:12Z session.id=s role=user msg=hi", "time=\"2026-03-02 10:11:12\"\tsession=s\trole=user\tmsg=hi",
    ]) func `the time stands before the pairs or in one`(_ line: String) {
        #expect(read(line).messages == [
            Message(time: EventTime(seconds: 1_772_446_272), session: "s", role: .user, text: "hi", place: LinePlace(line: 1, offset: 0))
        ])
    }

    @Test func `numbers and truths are read as such, and dots lead inside`() {
        let message = read("session=s is_bot=true text=hi latency=0.5 usage.prompt_tokens=9 usage.completion_tokens=2 model=m user.id=u").messages.first
        #expect(message == Message(
            session: "s", user: "u", role: .assistant, text: "hi", model: "m", latencyMilliseconds: 500, usage: TokenUsage(input: 9, output: 2),
            place: LinePlace(line: 1, offset: 0)))
    }

    @Test(arguments: [
        ("level=info msg=started port=80", [0, 1]), ("a=1 b=2", [1, 0]), ("a=1 b=2 c=3", [1, 0]), ("GET /index.html x=1 y=2 z=3", [1, 0]),
        ("=1 =2 =3", [1, 0]), ("hello world", [1, 0]), (#"{"a":"b=1 c=2 d=3"}"#, [1, 0]),
    ]) func `what holds no message is skipped or told`(_ line: String, _ counts: [Int]) {
        #expect(read(line).counts == counts)
        #expect(read(line).messages.isEmpty)
    }

    @Test func `plain text with pairs in it stays plain text`() {
        #expect(items("2026-03-02 10:11:12 s-1 user: set role=bot text=x session=y").notices.map(\.format) == ["plain"])
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["a= ", "x ", "\"", "\\u", "a=\" ", "é=", "a.b=1 "]) func `hostile lines take linear time`(_ piece: String) {
        let line = "session=s role=user msg=" + String(repeating: piece, count: 300_000 / piece.utf8.count)
        #expect(read(line).messages.map(\.role) == [.user])
    }
}
