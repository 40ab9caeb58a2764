import ConversationLog
import Testing

@Suite struct WhatsAppCloudTests {
    private func read(_ lines: String...) -> [ReaderItem] {
        items(lines.joined(separator: "\n"), choice: .named("whatsapp"))
    }

    private func webhook(_ value: String, shop: String = "2002") -> String {
        #"{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"\#(shop)"},\#(value)}}]}]}"#
    }

    private func message(_ id: String, _ content: String, from: String = "15550100", at time: String = "1772446272") -> String {
        #"{"from":"\#(from)","id":"\#(id)","timestamp":"\#(time)",\#(content)}"#
    }

    private func text(_ id: String, _ body: String, from: String = "15550100", at time: String = "1772446272") -> String {
        message(id, #""type":"text","text":{"body":"\#(body)"}"#, from: from, at: time)
    }

    @Test func `times are seconds in a string, and the number is the user`() {
        let message = read(webhook(#""messages":[\#(text("w1", "a"))]"#)).messages.first
        #expect(message?.time == EventTime(seconds: 1_772_446_272))
        #expect(message?.user == "15550100")
        #expect(message?.session == "log#1")
        #expect(message?.bot == nil)
    }

    @Test func `one webhook may hold several messages of several people`() {
        #expect(read(webhook(#""messages":[\#(text("w1", "a")),\#(text("w2", "b", from: "15550101")),\#(text("w3", "c"))]"#)).talk == ["log#1 user a", "log#2 user b", "log#1 user c"])
    }

    @Test func `half an hour of silence ends a session, and another number of the shop has its own`() {
        let read = read(
            webhook(#""messages":[\#(text("w1", "a"))]"#), webhook(#""messages":[\#(text("w2", "b", at: "1772448072"))]"#),
            webhook(#""messages":[\#(text("w3", "c", at: "1772449873"))]"#), webhook(#""messages":[\#(text("w4", "d", at: "1772449874"))]"#, shop: "2003"))
        #expect(read.talk == ["log#1 user a", "log#1 user b", "log#2 user c", "log#3 user d"])
    }

    @Test func `echoes are the business's, states are skipped, and what was delivered twice counts once`() {
        let echo = #""message_echoes":[{"from":"15550199","to":"15550100","id":"w2","timestamp":"1772446280","type":"text","text":{"body":"b"}}]"#
        let read = read(
            webhook(#""messages":[\#(text("w1", "a"))]"#), webhook(echo), webhook(#""statuses":[{"id":"w2","status":"read","timestamp":"1772446281"}]"#),
            webhook(#""messages":[\#(text("w1", "a"))]"#))
        #expect(read.talk == ["log#1 user a", "log#1 assistant b"])
        #expect(read.skippedLines == [3, 4])
        #expect(read.messages.map(\.bot) == [nil, nil])
    }

    @Test(arguments: [
        (#""type":"button","button":{"text":"Yes","payload":"y"}"#, "Yes"), (#""type":"interactive","interactive":{"list_reply":{"id":"1","title":"Red"}}"#, "Red"),
        (#""type":"interactive","interactive":{"nfm_reply":{"response_json":"{\"size\":\"L\"}","body":"Sent"}}"#, #"{"size":"L"}"#),
        (#""type":"image","image":{"id":"1","caption":"this one"}"#, "this one"),
    ]) func `what is said by other means is read`(_ content: String, _ said: String) {
        #expect(read(webhook(#""messages":[\#(message("w1", content))]"#)).messages.map(\.text) == [said])
    }

    @Test(arguments: [
        (#""messages":[{"id":"w1","type":"text","text":{"body":"a"}}]"#, [1, 0]), (#""messages":[{"from":"1","id":"w1","type":"text"}]"#, [1, 0]),
        (#""messages":[{"from":"1","id":"w1","type":"text","text":{}}]"#, [1, 0]), (#""messages":[{"from":"1","id":"w1","type":"audio","audio":{"id":"5"}}]"#, [0, 1]),
        (#""messages":[{"from":"1","id":"w1","type":"reaction","reaction":{"emoji":"x"}}]"#, [0, 1]), (#""errors":[{"code":1}]"#, [0, 1]),
    ]) func `what holds no message is skipped or told`(_ value: String, _ counts: [Int]) {
        #expect(read(webhook(value)).counts == counts)
        #expect(read(webhook(value)).messages.isEmpty)
    }

    @Test func `another object of Meta's is none`() {
        #expect(read(#"{"object":"page","entry":[]}"#).counts == [1, 0])
        #expect(read(#"{"object":"whatsapp_business_account","entry":[{"changes":[{"field":"x"}]}]}"#).counts == [1, 0])
    }
}
