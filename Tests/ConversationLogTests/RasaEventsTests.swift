import ConversationLog
import Testing

@Suite struct RasaEventsTests {
    private func read(_ lines: String...) -> [ReaderItem] {
        items(lines.joined(separator: "\n"), choice: .named("rasa"))
    }

    private func event(_ kind: String, _ text: String, at time: String = "1772446272.25", sender: String? = "s") -> String {
        (sender.map { #"{"sender_id":"\#($0)","# } ?? "{") + #""event":"\#(kind)","timestamp":\#(time),"text":"\#(text)"}"#
    }

    @Test func `user and bot speak, all other events are skipped`() {
        let read = read(event("user", "a"), #"{"sender_id":"s","event":"slot","timestamp":1772446272.5,"name":"n","value":"text"}"#, event("action", "x"), event("bot", "b"))
        #expect(read.talk == ["s user a", "s assistant b"])
        #expect(read.skippedLines == [2, 3])
        #expect(read.messages.first?.time == EventTime(nanoseconds: 1_772_446_272_250_000_000))
    }

    @Test func `a dump that comes again gives only its new events`() {
        func dump(_ events: String...) -> String { #"{"sender_id":"s","slots":{},"events":[\#(events.joined(separator: ","))]}"# }
        let one = event("user", "a", sender: nil)
        let two = event("bot", "b", at: "1772446273.5", sender: nil)
        let read = read(dump(one), dump(one, two), dump(one, two), dump(one, two, event("bot", "c", at: "1772446273.5", sender: nil)))
        #expect(read.talk == ["s user a", "s assistant b", "s assistant c"])
        #expect(read.skippedLines == [3])
    }

    @Test func `the same words at another time are said again`() {
        #expect(read(event("user", "a"), event("user", "a", at: "1772446299.5"), event("user", "a")).messages.count == 2)
    }

    @Test func `events without a sender have a session until half an hour of silence`() {
        let read = read(
            event("user", "a", at: "1772446000.5", sender: nil), event("bot", "b", at: "1772446001.5", sender: nil), event("user", "c", at: "1772450000.5", sender: nil))
        #expect(read.talk == ["log#1 user a", "log#1 assistant b", "log#2 user c"])
    }

    @Test(arguments: [
        (#"{"sender_id":"s","event":"bot","timestamp":1.5,"text":null,"data":{"attachment":"x"}}"#, [0, 1]), (#"{"sender_id":"s","event":"user","timestamp":1.5}"#, [1, 0]),
        (#"{"sender_id":"s","event":"user","timestamp":1.5,"text":""}"#, [0, 1]), (#"{"sender_id":"s","events":[{"event":"user","timestamp":1.5},5]}"#, [1, 0]),
        (#"{"sender_id":"s","event":"later_event","timestamp":1.5}"#, [0, 1]), (#"{"sender_id":"s"}"#, [1, 0]),
    ]) func `what holds no message is skipped or told`(_ line: String, _ counts: [Int]) {
        #expect(read(line).counts == counts)
        #expect(read(line).messages.isEmpty)
    }
}
