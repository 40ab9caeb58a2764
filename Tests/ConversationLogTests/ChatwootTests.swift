import ConversationLog
import Testing

@Suite struct ChatwootTests {
    private func read(_ lines: String...) -> [ReaderItem] {
        items(lines.joined(separator: "\n"), choice: .named("chatwoot"))
    }

    private func webhook(_ id: Int, _ members: String, event: String = "message_created") -> String {
        #"{"event":"\#(event)","id":\#(id),"conversation":{"id":567},\#(members)}"#
    }

    @Test func `activities and private notes are skipped`() {
        let read = read(
            webhook(1, #""message_type":"activity","content":"opened""#), webhook(2, #""message_type":"outgoing","content":"note","private":true"#),
            webhook(3, #""message_type":"incoming","content":"a","private":false"#))
        #expect(read.talk == ["567 user a"])
        #expect(read.skippedLines == [1, 2])
    }

    @Test(arguments: [
        (#""type":"agent_bot","name":"Shop bot""#, "Shop bot"), (#""type":"captain_assistant","id":4"#, "4"), (#""type":"user","name":"Ann""#, nil), (#""id":3"#, nil),
    ] as [(String, String?)]) func `bots are told from people`(_ sender: String, _ bot: String?) {
        let message = read(webhook(1, #""message_type":"outgoing","content":"a","sender":{\#(sender)}"#)).messages.first
        #expect(message?.role == .assistant)
        #expect(message?.bot == bot)
    }

    @Test func `an update, and a webhook that was tried again, repeat the id`() {
        let incoming = #""message_type":"incoming","content":"a""#
        let read = read(webhook(1, incoming), webhook(1, incoming), webhook(1, incoming, event: "message_updated"), webhook(2, incoming, event: "message_updated"))
        #expect(read.messages.map(\.id) == ["1", "2"])
        #expect(read.skippedLines == [2, 3])
    }

    @Test(arguments: [(0, Message.Role.user), (1, .assistant), (3, .assistant)]) func `the API numbers the types`(_ type: Int, _ role: Message.Role) {
        let message = read(#"{"id":1,"content":"a","conversation_id":5,"inbox_id":1,"message_type":\#(type),"created_at":1772446272}"#).messages.first
        #expect(message?.role == role)
        #expect(message?.session == "5")
        #expect(message?.time == EventTime(seconds: 1_772_446_272))
    }

    @Test func `a contact is known by the shop's own id, else by Chatwoot's`() {
        let read = read(
            webhook(1, #""message_type":"incoming","content":"a","sender":{"id":81,"identifier":"cust-81"}"#),
            webhook(2, #""message_type":"incoming","content":"b","sender":{"id":81,"identifier":null}"#))
        #expect(read.messages.map(\.user) == ["cust-81", "81"])
    }

    @Test(arguments: [
        (#"{"event":"message_created","message_type":"incoming","content":null,"conversation":{"id":1}}"#, [0, 1]),
        (#"{"event":"message_created","message_type":"incoming","content":"","conversation":{"id":1}}"#, [0, 1]),
        (#"{"event":"message_created","message_type":"incoming","conversation":{"id":1}}"#, [1, 0]),
        (#"{"event":"message_created","message_type":"incoming","content":"a"}"#, [1, 0]),
        (#"{"event":"message_created","message_type":"incoming","content":7,"conversation":{"id":1}}"#, [1, 0]),
        (#"{"event":"conversation_created","id":1,"status":"open"}"#, [0, 1]), (#"{"payload":[]}"#, [0, 1]), (#"{"payload":[{"id":1}]}"#, [1, 0]),
        (#"{"message_type":"shouting","content":"a","conversation":{"id":1}}"#, [1, 0]), ("[1]", [1, 0]),
    ]) func `what holds no message is skipped or told`(_ line: String, _ counts: [Int]) {
        #expect(read(line).counts == counts)
        #expect(read(line).messages.isEmpty)
    }
}
