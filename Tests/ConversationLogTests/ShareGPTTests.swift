import ConversationLog
import Testing

@Suite struct ShareGPTTests {
    private func read(_ lines: String...) -> [ReaderItem] {
        items(lines.joined(separator: "\n"), choice: .named("sharegpt"))
    }

    @Test(arguments: [
        ("human", Message.Role.user), ("user", .user), ("gpt", .assistant), ("assistant", .assistant), ("function_call", .assistant), ("system", .system),
        ("observation", .tool), ("tool", .tool),
    ]) func `every speaker has a role`(_ from: String, _ role: Message.Role) {
        let message = read(#"{"id":"s","conversations":[{"from":"\#(from)","value":"a"}]}"#).messages.first
        #expect(message == Message(session: "s", role: role, text: "a", place: LinePlace(line: 1, offset: 0)))
    }

    @Test func `times and tokens are absent, not zero`() {
        let messages = read(#"{"id":"s","conversations":[{"from":"human","value":"a"},{"from":"gpt","value":"b"}]}"#).messages
        #expect(messages.map(\.time) == [nil, nil])
        #expect(messages.map(\.usage) == [nil, nil])
    }

    @Test func `each record without an id is a conversation of its own`() {
        let line = #"{"conversations":[{"from":"human","value":"a"},{"from":"gpt","value":"b"}]}"#
        #expect(read(line, line).messages.map(\.session) == ["log#1", "log#1", "log#2", "log#2"])
    }

    @Test(arguments: [
        (#"{"conversations":[]}"#, 0, [0, 1]), (#"{"conversations":[{"from":"parrot","value":"a"},{"from":"gpt","value":"b"}]}"#, 1, [1, 0]),
        (#"{"conversations":[{"from":"gpt"}]}"#, 0, [1, 0]), (#"{"conversations":[5]}"#, 0, [1, 0]), (#"{"conversation":"x"}"#, 0, [1, 0]),
    ]) func `what is damaged is told, and hides nothing else`(_ line: String, _ messages: Int, _ counts: [Int]) {
        #expect(read(line).messages.count == messages)
        #expect(read(line).counts == counts)
    }
}
