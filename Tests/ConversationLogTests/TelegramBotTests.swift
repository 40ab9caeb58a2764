import ConversationLog
import Testing

@Suite struct TelegramBotTests {
    private func read(_ lines: String...) -> [ReaderItem] {
        items(lines.joined(separator: "\n"), choice: .named("telegram"))
    }

    private func message(_ id: Int, _ text: String, chat: Int = 81, from: Int = 81, isBot: Bool = false, date: Int = 1_772_446_272, more: String = "") -> String {
        #"{"message_id":\#(id),"from":{"id":\#(from),"is_bot":\#(isBot)},"chat":{"id":\#(chat)},"date":\#(date),"text":"\#(text)"\#(more)}"#
    }

    private func update(_ message: String, as name: String = "message") -> String { #"{"update_id":7,"\#(name)":\#(message)}"# }

    @Test func `an edit repeats what was read, and one of a message that was not read is read`() {
        let read = read(update(message(1, "a")), update(message(1, "b"), as: "edited_message"), update(message(2, "c"), as: "edited_message"))
        #expect(read.talk == ["log#1 user a", "log#1 user c"])
        #expect(read.skippedLines == [2])
    }

    @Test func `ids are counted by chat`() {
        #expect(read(update(message(1, "a")), update(message(1, "b", chat: 82, from: 82))).talk == ["log#1 user a", "log#2 user b"])
    }

    @Test func `a chat is one session until half an hour of silence, whoever speaks in it`() {
        let read = read(
            update(message(1, "a", chat: -5, from: 81, date: 1_772_446_000)), update(message(2, "b", chat: -5, from: 82, date: 1_772_447_800)),
            #"{"ok":true,"result":\#(message(3, "c", chat: -5, from: 900, isBot: true, date: 1_772_447_801))}"#,
            update(message(4, "d", chat: -5, from: 81, date: 1_772_449_602)))
        #expect(read.talk == ["log#1 user a", "log#1 user b", "log#1 assistant c", "log#2 user d"])
        #expect(read.messages.map(\.user) == ["81", "82", nil, "81"])
        #expect(read.messages.map(\.bot) == [nil, nil, "900", nil])
        #expect(read.messages.allSatisfy { $0.sessionIsDerived })
    }

    @Test func `answers of the API with lists are read`() {
        let updates = #"{"ok":true,"result":[\#(update(message(1, "a"))),\#(update(message(2, "b")))]}"#
        #expect(read(updates).talk == ["log#1 user a", "log#1 user b"])
    }

    @Test func `in a business chat the owner's words are neither the user's nor the bot's`() {
        let business = #","business_connection_id":"c""#
        let read = read(
            update(message(1, "a", more: business), as: "business_message"), update(message(2, "b", from: 5, more: business), as: "business_message"),
            update(message(3, "c", from: 5, more: business + #","sender_business_bot":{"id":900,"is_bot":true,"username":"shop_bot"}"#), as: "business_message"))
        #expect(read.talk == ["log#1 user a", "log#1 assistant b", "log#1 assistant c"])
        #expect(read.messages.map(\.bot) == [nil, nil, "shop_bot"])
    }

    @Test(arguments: [
        (#"{"update_id":1,"callback_query":{"id":"1","data":"x"}}"#, [0, 1]), (#"{"update_id":1,"message":{"message_id":1,"chat":{"id":1},"sticker":{}}}"#, [0, 1]),
        (#"{"update_id":1,"message":{"text":"a"}}"#, [1, 0]), (#"{"ok":true,"result":true}"#, [0, 1]), (#"{"ok":false,"error_code":429,"description":"slow down"}"#, [0, 1]),
        (#"{"update_id":1,"message":{"message_id":1,"chat":{},"text":"a"}}"#, [1, 0]), (#"{"a":1}"#, [1, 0]), ("{", [1, 0]),
    ]) func `what holds no message is skipped or told`(_ line: String, _ counts: [Int]) {
        #expect(read(line).counts == counts)
        #expect(read(line).messages.isEmpty)
    }

    @Test func `twenty thousand chats are read in bounded tables`() {
        let lines = (0..<20_000).map { update(message($0, "a", chat: $0, from: $0)) }
        #expect(Set(items(lines.joined(separator: "\n"), choice: .named("telegram")).messages.map(\.session)).count == 20_000)
    }
}
