import ConversationLog
import Testing

/// Lines that are large or deep on purpose, also before any format is known: see ``DamagedJSONTests`` for those that are broken.
@Suite struct HostileJSONTests {
    private static let good = #"{"session":"s","role":"user","text":"hello"}"#

    @Test(arguments: ["[", #"{"a":"#, "[[", #"[{"a":"#]) func `a million levels are one fault, and the next line is read`(_ open: String) {
        let deep = String(repeating: open, count: 1_000_000 / open.utf8.count)
        let read = items(Self.good + "\n" + deep + "\n" + Self.good)
        #expect(read.faults.map(\.place.line) == [2])
        #expect(read.messages.map(\.text) == ["hello", "hello"])
        // Closed as well, and alone: no format claims it.
        let close = String(repeating: open.hasPrefix("{") ? "}" : "]", count: 100_000)
        let alone = items(String(repeating: open, count: 100_000) + close)
        #expect(alone.messages.isEmpty && alone.faults.count == 1)
    }

    @Test func `a text of 10 MB is cut at the line limit, flagged, and the next line is read`() {
        let long = #"{"session":"s","role":"user","text":""# + String(repeating: "0123456789", count: 1_000_000) + #""}"#
        let read = items(long + "\n" + Self.good, choice: .named("generic-jsonl"))
        #expect(read.messages.map(\.marks) == [.cut, []])
        #expect(read.messages.last?.text == "hello")
        #expect(read.messages.first.map { $0.text.utf8.count <= 1 << 20 } == true)
    }

    @Test func `a million keys are passed over`() {
        let keys = (0..<1_000_000).map { "\"k\($0)\":0," }.joined()
        let line = "{" + keys + #""session":"s","role":"user","text":"hello"}"#
        let read = items(line + "\n" + Self.good, choice: .named("generic-jsonl"), lineBytes: 1 << 25)
        #expect(read.messages.map(\.text) == ["hello", "hello"])
        // Within the usual limit the line is cut before its text comes.
        #expect(items(line, choice: .named("generic-jsonl")).faults.map(\.reason) == [.tooLong])
    }

    /// A published pair with one 64-bit FNV-1a, checked here: no table takes a hash for a name.
    @Test func `keys that collide do no harm`() {
        func hash(_ text: String) -> UInt64 { text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 } }
        let pair = ["8yn0iYCKYHlIj4-BwPqk", "GReLUrM4wMqfg9yzV3KQ"]
        #expect(hash(pair[0]) == hash(pair[1]))
        let line = #"{"\#(pair[0])":1,"\#(pair[1])":2,"session":"s","role":"user","text":"hello"}"#
        #expect(items(line, choice: .named("generic-jsonl")).messages.map(\.text) == ["hello"])
        // As sessions they stay two.
        let sessions = pair.map { #"{"session":"\#($0)","role":"user","text":"hello"}"# }.joined(separator: "\n")
        #expect(items(sessions, choice: .named("generic-jsonl")).messages.map(\.session) == pair)
    }

    @Test(arguments: [
        ("7", "7"), ("-7", "-7"), ("1.5", "1.5"), ("true", nil), ("null", nil), ("[1]", nil), (#"{"a":1}"#, nil),
    ] as [(String, String?)]) func `a session id that is a number is taken as text, one that is no scalar is none`(_ value: String, _ session: String?) {
        let read = items(#"{"session":\#(value),"role":"user","text":"hello"}"#, choice: .named("generic-jsonl"))
        #expect(read.messages.count == 1)
        if let session {
            #expect(read.messages.map(\.session) == [session])
        } else {
            #expect(read.messages.map(\.sessionIsDerived) == [true])
        }
    }
}
