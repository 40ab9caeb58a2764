import ConversationLog
import Testing

@Suite struct AmazonLexTests {
    private func read(_ lines: String...) -> [ReaderItem] {
        items(lines.joined(separator: "\n"), choice: .named("amazon-lex"))
    }

    private func turn(_ members: String) -> String {
        #"{"bot":{"id":"B","name":"ShopBot","localeId":"en_US"},"sessionId":"s","timestamp":"2026-03-02T10:11:12Z",\#(members)}"#
    }

    @Test func `a line is what was said and what was answered`() {
        let read = read(turn(#""requestId":"q","inputTranscript":"a","messages":[{"contentType":"PlainText","content":"b"}]"#))
        #expect(read.talk == ["s user a", "s assistant b"])
        #expect(read.messages.map(\.id) == ["q.prompt", "q"])
        #expect(read.messages.map(\.bot) == ["ShopBot", "ShopBot"])
        #expect(Set(read.messages.map(\.time)) == [EventTime(seconds: 1_772_446_272)])
    }

    @Test func `a turn that the bot began has no user, one without an answer no bot`() {
        #expect(read(turn(#""inputTranscript":"","messages":[{"content":"b"}]"#)).talk == ["s assistant b"])
        #expect(read(turn(#""inputTranscript":"a","missedUtterance":true"#)).talk == ["s user a"])
        #expect(read(turn(#""inputTranscript":"a","messages":[{"contentType":"ImageResponseCard","imageResponseCard":{"title":"x"}}]"#)).talk == ["s user a"])
    }

    @Test func `messages are joined, and speech markup becomes text`() {
        let read = read(turn(#""inputTranscript":"a","messages":[{"contentType":"SSML","content":"<speak>b<break time='1s'/> &amp; c</speak>"},{"contentType":"PlainText","content":"<d>"}]"#))
        #expect(read.messages.last?.text == "b & c\n<d>")
    }

    @Test func `a request that was logged twice counts once`() {
        let line = turn(#""requestId":"q","inputTranscript":"a""#)
        #expect(read(line, line).skippedLines == [2])
    }

    @Test func `the first version names bot and user otherwise`() {
        let message = read(#"{"botName":"B","userId":"u","inputTranscript":"a","botResponse":"b"}"#).messages.last
        #expect(message == Message(session: "u", user: "u", bot: "B", role: .assistant, text: "b", place: LinePlace(line: 1, offset: 0)))
    }

    @Test(arguments: [
        (#"{"sessionId":"s","bot":{"name":"B"}}"#, [1, 0]), (#"{"sessionId":{},"bot":{"aliasId":"T"},"inputTranscript":"a"}"#, [1, 0]),
        (#"{"sessionId":"s","bot":{"aliasId":"T"},"inputTranscript":""}"#, [0, 1]), ("nothing", [1, 0]),
    ]) func `what holds no message is skipped or told`(_ line: String, _ counts: [Int]) {
        #expect(read(line).counts == counts)
        #expect(read(line).messages.isEmpty)
    }
}
