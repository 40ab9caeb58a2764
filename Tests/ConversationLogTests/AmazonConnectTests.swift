import ConversationLog
import Testing

@Suite struct AmazonConnectTests {
    private func read(_ lines: String...) -> [ReaderItem] {
        items(lines.joined(separator: "\n"), choice: .named("amazon-connect"))
    }

    private func item(_ id: Int, _ role: String, _ content: String, more: String = #","Type":"MESSAGE","ContactId":"s""#) -> String {
        #"{"AbsoluteTime":"2026-03-02T10:11:12.100Z","ContentType":"text/plain","Id":"\#(id)","ParticipantId":"p","DisplayName":"D","ParticipantRole":"\#(role)","Content":"\#(content)"\#(more)}"#
    }

    @Test(arguments: [
        ("CUSTOMER", Message.Role.user, nil), ("AGENT", .assistant, nil), ("SUPERVISOR", .assistant, nil), ("SYSTEM", .assistant, "D"), ("CUSTOM_BOT", .assistant, "D"),
    ] as [(String, Message.Role, String?)]) func `people of the shop are told from bots`(_ role: String, _ expected: Message.Role, _ bot: String?) {
        let message = read(item(1, role, "a")).messages.first
        #expect(message?.role == expected)
        #expect(message?.bot == bot)
        #expect(message?.user == (role == "CUSTOMER" ? "p" : nil))
    }

    @Test func `events are skipped, whatever is written in them`() {
        let read = read(
            item(1, "CUSTOMER", "a"), item(2, "CUSTOMER", "x", more: #","Type":"EVENT","ContactId":"s""#), item(3, "AGENT", "x", more: #","Type":"ATTACHMENT","ContactId":"s""#),
            #"{"AbsoluteTime":"2026-03-02T10:11:12Z","ContactId":"s","ContentType":"application/vnd.amazonaws.connect.event.typing","Id":"4","ParticipantRole":"AGENT"}"#)
        #expect(read.talk == ["s user a"])
        #expect(read.skippedLines == [2, 3, 4])
    }

    @Test func `a transcript's items have its contact, and an item that comes again counts once`() {
        let one = item(1, "CUSTOMER", "a", more: #","Type":"MESSAGE""#)
        let read = read(#"{"ContactId":"s","Transcript":[\#(one),\#(one),{"Id":"3"}]}"#)
        #expect(read.talk == ["s user a"])
        #expect(read.counts == [1, 0])
    }

    @Test(arguments: [
        (#"{"AbsoluteTime":"x","ParticipantRole":"CUSTOMER","Content":"a","Type":"MESSAGE"}"#, [1, 0]),
        (#"{"AbsoluteTime":"x","ContactId":"s","ParticipantRole":"PARROT","Content":"a","Type":"MESSAGE"}"#, [1, 0]),
        (#"{"AbsoluteTime":"x","ContactId":"s","ParticipantRole":"AGENT","Type":"MESSAGE"}"#, [1, 0]),
        (#"{"AbsoluteTime":"x","ContactId":"s","ParticipantRole":"AGENT","Content":"","Type":"MESSAGE"}"#, [0, 1]), (#"{"Transcript":[]}"#, [0, 1]), (#"{"Id":"1"}"#, [1, 0]),
    ]) func `what holds no message is skipped or told`(_ line: String, _ counts: [Int]) {
        #expect(read(line).counts == counts)
        #expect(read(line).messages.isEmpty)
    }
}
