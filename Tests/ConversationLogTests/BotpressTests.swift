import ConversationLog
import Testing

@Suite struct BotpressTests {
    private func read(_ lines: String...) -> [ReaderItem] {
        items(lines.joined(separator: "\n"), choice: .named("botpress"))
    }

    private func message(_ id: String, _ direction: String, type: String = "text", _ payload: String) -> String {
        #"{"id":"\#(id)","type":"\#(type)","direction":"\#(direction)","conversationId":"s","userId":"u","createdAt":"2026-03-02T10:11:12Z","payload":{\#(payload)}}"#
    }

    @Test func `the direction tells who speaks, and the user id whose it is`() {
        let read = read(message("1", "incoming", #""text":"a""#), message("2", "outgoing", #""text":"b""#))
        #expect(read.talk == ["s user a", "s assistant b"])
        #expect(read.messages.map(\.user) == ["u", nil])
        #expect(read.messages.map(\.bot) == [nil, "u"])
    }

    @Test(arguments: [("choice", #""text":"a","options":[]"#, "a"), ("markdown", #""markdown":"*a*""#, "*a*"), ("card", #""title":"a","subtitle":"b""#, "a")])
    func `other kinds of messages have a text too`(_ type: String, _ payload: String, _ text: String) {
        #expect(read(message("1", "outgoing", type: type, payload)).messages.map(\.text) == [text])
    }

    @Test func `a list is read, and a message that comes again counts once`() {
        let read = read(#"{"messages":[\#(message("1", "incoming", #""text":"a""#)),7],"meta":{}}"#, message("1", "incoming", #""text":"a""#))
        #expect(read.talk == ["s user a"])
        #expect(read.counts == [1, 1])
    }

    @Test(arguments: [
        ("incoming", "text", "", [1, 0]), ("incoming", "text", #""text":null"#, [0, 1]), ("incoming", "text", #""text":5"#, [1, 0]),
        ("incoming", "image", #""imageUrl":"x""#, [0, 1]), ("sideways", "text", #""text":"a""#, [1, 0]),
    ]) func `what holds no message is skipped or told`(_ direction: String, _ type: String, _ payload: String, _ counts: [Int]) {
        let read = read(message("1", direction, type: type, payload))
        #expect(read.counts == counts)
        #expect(read.messages.isEmpty)
    }
}
