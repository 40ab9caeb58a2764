import ConversationLog
import Testing

@Suite struct ZendeskTests {
    private func read(_ lines: String...) -> [ReaderItem] {
        items(lines.joined(separator: "\n"), choice: .named("zendesk"))
    }

    private func audit(_ author: Int, _ events: String..., ticket: Int = 47, via: String = "web") -> String {
        #"{"id":1,"ticket_id":\#(ticket),"created_at":"2026-03-02T10:11:12Z","author_id":\#(author),"via":{"channel":"\#(via)"},"events":[\#(events.joined(separator: ","))]}"#
    }

    private func comment(_ id: Int, _ body: String, _ more: String = #""public":true"#) -> String {
        #"{"id":\#(id),"type":"Comment","body":"\#(body)",\#(more)}"#
    }

    @Test func `who writes first is the customer, in each ticket`() {
        let read = read(audit(81, comment(1, "a")), audit(7, comment(2, "b")), audit(81, comment(3, "c")), audit(7, comment(4, "d"), ticket: 48))
        #expect(read.talk == ["47 user a", "47 assistant b", "47 user c", "48 user d"])
        #expect(read.messages.map(\.user) == ["81", nil, "81", "7"])
        #expect(read.messages.allSatisfy { $0.bot == nil })
    }

    @Test func `the requester is the customer, whoever writes first`() {
        let read = read(audit(7, comment(1, "a"), #"{"id":2,"type":"Create","field_name":"requester_id","value":"81"}"#), audit(81, comment(3, "b")))
        #expect(read.talk == ["47 assistant a", "47 user b"])
        let export = #"{"id":49,"requester_id":81,"comments":[{"id":1,"type":"Comment","author_id":7,"body":"a","public":true},{"id":2,"type":"Comment","author_id":81,"body":"b","public":true}]}"#
        #expect(self.read(export).talk == ["49 assistant a", "49 user b"])
    }

    @Test func `what the system and bots write is not the customer's`() {
        let read = read(audit(-1, comment(1, "a")), audit(5, comment(2, "b"), via: "answer_bot"), audit(81, comment(3, "c")))
        #expect(read.talk == ["47 assistant a", "47 assistant b", "47 user c"])
        #expect(read.messages.map(\.bot) == [nil, "5", nil])
    }

    @Test func `a chat's late transcript is one message`() {
        let blob = #"Chat started: 2026-03-02 10:00 AM UTC\n\n(10:00:01) Jo: hi\n(10:00:02) Bot: hello"#
        let read = read(audit(81, comment(1, blob), via: "chat"))
        #expect(read.messages.count == 1)
        #expect(read.messages.first?.text.split(separator: "\n").count == 3)
    }

    @Test func `private comments, other events and repeats give nothing`() {
        let read = read(
            audit(81, comment(1, "a")), audit(7, comment(2, "note", #""public":false"#)), audit(7, #"{"id":3,"type":"Change","field_name":"status","value":"open"}"#),
            audit(81, comment(1, "a")), audit(81))
        #expect(read.talk == ["47 user a"])
        #expect(read.skippedLines == [2, 3, 4, 5])
    }

    @Test func `the plain body comes before the other, and HTML is the last resort`() {
        let read = read(
            audit(81, comment(1, "**a**", #""public":true,"plain_body":"a","html_body":"<b>a</b>""#)),
            audit(81, #"{"id":2,"type":"Comment","html_body":"<p>b&amp;c</p>","public":true}"#))
        #expect(read.messages.map(\.text) == ["a", "b&c"])
    }

    @Test func `lists of audits and of comments are read, and a comment has its own time and author`() {
        let list = #"{"audits":[\#(audit(81, comment(1, "a"))),5]}"#
        #expect(read(list).talk == ["47 user a"])
        #expect(read(list).counts == [1, 0])
        let own = read(audit(81, comment(1, "a", #""public":true,"author_id":82,"created_at":"2026-03-02T10:11:13Z""#))).messages.first
        #expect(own?.user == "82")
        #expect(own?.time == EventTime(seconds: 1_772_446_273))
    }

    @Test(arguments: [
        (#"{"ticket_id":1,"author_id":2,"events":[{"type":"Comment","public":true}]}"#, [1, 0]), (#"{"ticket_id":1,"events":[{"type":"Comment","body":"a"}]}"#, [1, 0]),
        (#"{"ticket_id":1,"author_id":2,"events":[{"type":"Comment","body":""}]}"#, [0, 1]), (#"{"ticket_id":1,"events":5}"#, [1, 0]), (#"{"a":1}"#, [1, 0]),
    ]) func `what holds no message is skipped or told`(_ line: String, _ counts: [Int]) {
        #expect(read(line).counts == counts)
        #expect(read(line).messages.isEmpty)
    }
}
