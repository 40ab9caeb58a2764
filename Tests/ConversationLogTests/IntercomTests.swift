import ConversationLog
import Testing

@Suite struct IntercomTests {
    private func read(_ lines: String...) -> [ReaderItem] {
        items(lines.joined(separator: "\n"), choice: .named("intercom"))
    }

    private func conversation(_ parts: String...) -> String {
        #"{"type":"conversation","id":"9","created_at":1772446272,"conversation_parts":{"type":"conversation_part.list","conversation_parts":[\#(parts.joined(separator: ","))]}}"#
    }

    private func part(_ id: Int, _ type: String, _ body: String, author: String) -> String {
        #"{"type":"conversation_part","id":"\#(id)","part_type":"\#(type)","body":\#(body),"created_at":1772446280,"author":{\#(author)}}"#
    }

    private let user = #""type":"user","id":"81""#

    @Test func `a person's answer is the assistant's, without a bot`() {
        let read = read(conversation(
            part(1, "comment", #""a""#, author: #""type":"admin","id":"9","name":"Ann""#), part(2, "comment", #""b""#, author: #""type":"bot","id":"3","name":"Fin""#),
            part(3, "comment", #""c""#, author: #""type":"admin","id":"9","name":"Fin","from_ai_agent":true"#),
            part(4, "comment", #""d""#, author: #""type":"bot","id":"3""#)))
        #expect(read.talk == ["9 assistant a", "9 assistant b", "9 assistant c", "9 assistant d"])
        #expect(read.messages.map(\.bot) == [nil, "Fin", "Fin", "3"])
    }

    @Test(arguments: ["user", "lead", "contact"]) func `customers have several names`(_ type: String) {
        let read = read(conversation(part(1, "comment", #""a""#, author: #""type":"\#(type)","id":"81""#)))
        #expect(read.talk == ["9 user a"])
        #expect(read.messages.map(\.user) == ["81"])
    }

    @Test func `notes are not part of the conversation, and parts without a body say nothing`() {
        let read = read(conversation(
            part(1, "note", #""secret""#, author: user), part(2, "note_and_reopen", #""secret""#, author: user), part(3, "assignment", "null", author: user),
            part(4, "close", #""bye""#, author: user)))
        #expect(read.talk == ["9 user bye"])
        #expect(read.counts == [0, 0])
    }

    @Test func `a conversation that comes again gives only what is new`() {
        let first = part(1, "comment", #""a""#, author: user)
        let read = read(conversation(first), conversation(first), conversation(first, part(2, "comment", #""b""#, author: user)))
        #expect(read.talk == ["9 user a", "9 user b"])
        #expect(read.skippedLines == [2])
    }

    @Test func `a list of conversations is read`() {
        let list = #"{"type":"conversation.list","conversations":[\#(conversation(part(1, "comment", #""a""#, author: user))),{"type":"conversation"}]}"#
        #expect(read(list).talk == ["9 user a"])
        #expect(read(list).counts == [1, 0])
    }

    @Test(arguments: [
        (#"{"type":"conversation","conversation_parts":{}}"#, [1, 0]), (#"{"type":"conversation","id":"9","conversation_parts":{}}"#, [0, 1]),
        (#"{"type":"conversation","id":"9","conversation_parts":{"conversation_parts":[5]}}"#, [1, 0]),
        (#"{"type":"conversation","id":"9","conversation_parts":{"conversation_parts":[{"body":"a"}]}}"#, [1, 0]),
        (#"{"type":"notification_event","data":{"item":{"type":"contact"}}}"#, [0, 1]), (#"{"type":"admin"}"#, [1, 0]), ("text", [1, 0]),
    ]) func `what holds no message is skipped or told`(_ line: String, _ counts: [Int]) {
        #expect(read(line).counts == counts)
        #expect(read(line).messages.isEmpty)
    }
}
