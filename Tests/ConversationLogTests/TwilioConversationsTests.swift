import ConversationLog
import Testing

@Suite struct TwilioConversationsTests {
    private func read(_ lines: String...) -> [ReaderItem] {
        items(lines.joined(separator: "\n"), choice: .named("twilio"))
    }

    private func message(_ sid: String, by author: String, _ body: String = "a", conversation: String = "CH1") -> String {
        #"{"sid":"\#(sid)","conversation_sid":"\#(conversation)","author":"\#(author)","body":"\#(body)","date_created":"2026-03-02T10:11:12Z"}"#
    }

    @Test(arguments: ["system", "shop-bot", "ShopBot", "ai_assistant", "bot:shop", "my.gpt"]) func `bots are known by their names`(_ author: String) {
        let message = read(message("1", by: author)).messages.first
        #expect(message?.role == .assistant)
        #expect(message?.bot == author)
        #expect(message?.user == nil)
    }

    @Test(arguments: ["+15550100", "whatsapp:+15550100", "messenger:1234567", "cust-81", "abbot@example.com", "robotics-fan"])
    func `addresses, and who begins a conversation, are the customer`(_ author: String) {
        let message = read(message("1", by: author)).messages.first
        #expect(message?.role == .user)
        #expect(message?.user == author)
        #expect(message?.bot == nil)
    }

    @Test func `another name is a person of the shop`() {
        let read = read(message("1", by: "system"), message("2", by: "cust-81"), message("3", by: "ann"), message("4", by: "cust-81"), message("5", by: "ann", conversation: "CH2"))
        #expect(read.messages.map(\.role) == [.assistant, .user, .assistant, .user, .user])
        #expect(read.messages.map(\.bot) == ["system", nil, nil, nil, nil])
    }

    @Test func `webhooks have other names, and what comes through the API without a participant is the bot's`() {
        let read = read(
            #"{"EventType":"onMessageAdded","ConversationSid":"CH1","MessageSid":"1","Author":"shop","Body":"a","Source":"API","DateCreated":"2026-03-02T10:11:12Z"}"#,
            #"{"EventType":"onMessageAdded","ConversationSid":"CH1","MessageSid":"2","Author":"jo","Body":"b","Source":"SDK","ParticipantSid":"MB1"}"#)
        #expect(read.talk == ["CH1 assistant a", "CH1 user b"])
        #expect(read.messages.map(\.bot) == ["shop", nil])
        #expect(read.messages.map(\.id) == ["1", "2"])
    }

    @Test func `updates, removals and lists repeat what was read`() {
        let list = #"{"messages":[\#(message("1", by: "cust-81")),\#(message("2", by: "cust-81"))],"meta":{}}"#
        let read = read(
            message("1", by: "cust-81"), #"{"EventType":"onMessageUpdated","ConversationSid":"CH1","MessageSid":"1","Author":"cust-81","Body":"b"}"#,
            #"{"EventType":"onMessageRemoved","ConversationSid":"CH1","MessageSid":"9","Author":"cust-81","Body":"b"}"#, list)
        #expect(read.messages.map(\.id) == ["1", "2"])
        #expect(read.skippedLines == [2, 3])
    }

    @Test(arguments: [
        (#"{"conversation_sid":"CH1","author":"a","body":null,"media":[{}]}"#, [0, 1]), (#"{"EventType":"onParticipantAdded","ConversationSid":"CH1"}"#, [0, 1]),
        (#"{"conversation_sid":"CH1","body":"a"}"#, [1, 0]), (#"{"messages":[{"sid":"1"}]}"#, [1, 0]), (#"{"sid":"1"}"#, [1, 0]),
        (#"{"specversion":"1.0","type":"com.twilio.conversations.message.removed","data":{"ConversationSid":"CH1","MessageSid":"1"}}"#, [0, 1]),
    ]) func `what holds no message is skipped or told`(_ line: String, _ counts: [Int]) {
        #expect(read(line).counts == counts)
        #expect(read(line).messages.isEmpty)
    }
}
