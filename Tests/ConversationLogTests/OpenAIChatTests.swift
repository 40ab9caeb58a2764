import ConversationLog
import Testing

@Suite struct OpenAIChatTests {
    private func read(_ lines: [String]) -> [ReaderItem] {
        items(lines.joined(separator: "\n"), choice: .named("openai-chat"))
    }

    /// A request of `u:` and `a:` turns; `s:` is a system prompt.
    private func request(_ turns: String..., session: String? = nil, user: String? = nil, ts: String? = nil) -> String {
        let messages = turns.map { turn in
            let role = ["u": "user", "a": "assistant", "s": "system", "t": "tool"][turn.first.map(String.init) ?? ""] ?? "?"
            return #"{"role":"\#(role)","content":"\#(turn.dropFirst(2))"}"#
        }
        var members = [#""model":"m""#, #""messages":[\#(messages.joined(separator: ","))]"#]
        if let session { members.append(#""metadata":{"conversation_id":"\#(session)"}"#) }
        if let user { members.append(#""user":"\#(user)""#) }
        if let ts { members.append(#""ts":"\#(ts)""#) }
        return "{" + members.joined(separator: ",") + "}"
    }

    /// Without the id that real ones have: answers that say the same are not one answer here.
    private func response(_ text: String) -> String {
        #"{"object":"chat.completion","created":1772446272,"model":"m-1","choices":[{"index":0,"message":{"role":"assistant","content":"\#(text)"},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":2}}"#
    }

    private func texts(_ items: [ReaderItem]) -> [String] { items.messages.map { $0.session + " " + $0.role.rawValue + " " + $0.text } }

    @Test func `re-sent history gives its new suffix only, and the answer is not repeated`() {
        let read = read([
            request("s:S", "u:1", session: "c"), response("one"), request("s:S", "u:1", "a:one", "u:2", session: "c"), response("two"),
            request("s:S", "u:1", "a:one", "u:2", "a:two", "u:3", session: "c"),
        ])
        #expect(texts(read) == ["c system S", "c user 1", "c assistant one", "c user 2", "c assistant two", "c user 3"])
    }

    @Test func `without response lines the answers come from the history`() {
        let read = read([request("u:1", session: "c"), request("u:1", "a:one", "u:2", session: "c"), request("u:1", "a:one", "u:2", "a:two", "u:3", session: "c")])
        #expect(texts(read) == ["c user 1", "c assistant one", "c user 2", "c assistant two", "c user 3"])
    }

    @Test func `history that the application cut to its last turns is known too`() {
        let read = read([
            request("s:S", "u:1", session: "c"), response("one"), request("s:S", "u:1", "a:one", "u:2", session: "c"), response("two"),
            request("s:S", "a:one", "u:2", "a:two", "u:3", session: "c"), response("three"), request("s:S", "a:three", "u:4", session: "c"),
        ])
        #expect(texts(read).dropFirst(5) == ["c user 3", "c assistant three", "c user 4"])
    }

    @Test func `history whose answers were edited or left out is known too`() {
        let read = read([
            request("u:1", session: "c"), response("one"), request("u:1", "a:ONE (edited)", "u:2", session: "c"), response("two"),
            request("u:1", "u:2", "a:two", "u:3", session: "c"),
        ])
        #expect(texts(read) == ["c user 1", "c assistant one", "c user 2", "c assistant two", "c user 3"])
    }

    @Test func `blanks around an answer do not make it a new one`() {
        let read = read([request("u:1", session: "c"), response(#"one\n"#), request("u:1", "a:one", "u:2", session: "c")])
        #expect(read.messages.map(\.text) == ["1", "one\n", "2"])
    }

    @Test func `a user who says the same again is heard again`() {
        let read = read([
            request("u:hi", session: "c"), response("hello"), request("u:hi", "a:hello", "u:hi", session: "c"), response("hello"),
            request("u:hi", "a:hello", "u:hi", "a:hello", "u:hi", session: "c"), request("a:hello", "u:hi", session: "d"), request("u:hi", session: "e"),
            request("u:hi", session: "e"),
        ])
        #expect(texts(read) == [
            "c user hi", "c assistant hello", "c user hi", "c assistant hello", "c user hi", "d assistant hello", "d user hi", "e user hi", "e user hi",
        ])
    }

    @Test func `a request that is tried again is skipped`() {
        let read = read([request("u:1", "a:one", "u:2", session: "c"), request("u:1", "a:one", "u:2", session: "c"), response("two")])
        #expect(read.skippedLines == [2])
        #expect(texts(read) == ["c user 1", "c assistant one", "c user 2", "c assistant two"])
    }

    @Test func `a response belongs to the nearest request that has none yet`() {
        let read = read([
            request("u:lost", session: "a"), request("u:1", session: "b"), response("one"), request("u:2", session: "c"), response("two"), response("late"),
        ])
        #expect(texts(read) == ["a user lost", "b user 1", "b assistant one", "c user 2", "c assistant two", "a assistant late"])
    }

    @Test func `conversations that nobody names are told apart by their history`() {
        let read = read([
            request("u:hi"), response("hello"), request("u:hi"), response("hello"), request("u:hi", "a:hello", "u:mine"), request("u:hi", "a:hello", "u:other"),
            request("u:hi", "a:hello", "u:mine", "a:yes", "u:more"),
        ])
        #expect(texts(read) == [
            "log#1 user hi", "log#1 assistant hello", "log#2 user hi", "log#2 assistant hello", "log#2 user mine", "log#1 user other",
            "log#2 assistant yes", "log#2 user more",
        ])
        #expect(read.messages.allSatisfy { $0.sessionIsDerived })
    }

    @Test func `a user who is named has one conversation until half an hour of silence`() {
        let read = read([
            request("u:1", user: "ann", ts: "2026-03-02T10:00:00Z"), request("u:1", "a:one", "u:2", user: "ann", ts: "2026-03-02T10:20:00Z"),
            request("u:3", user: "ann", ts: "2026-03-02T11:00:00Z"),
        ])
        #expect(texts(read) == ["log#1 user 1", "log#1 assistant one", "log#1 user 2", "log#2 user 3"])
        #expect(Set(read.messages.map(\.user)) == ["ann"])
    }

    @Test func `only what came after the last answer has the line's time`() {
        let read = read([request("u:1", "a:one", "t:result", "u:2", session: "c", ts: "2026-03-02T10:11:12Z")])
        let moment = EventTime(seconds: 1_772_446_272)
        #expect(read.messages.map(\.time) == [nil, nil, moment, moment])
    }

    @Test func `the system prompt is told once a session, though it changes`() {
        let read = read([request("s:it is 10:11", "u:1", session: "c"), request("s:it is 10:12", "u:1", "a:one", "u:2", session: "c"), request("s:x", "u:1", session: "d")])
        #expect(texts(read).filter { $0.contains("system") } == ["c system it is 10:11", "d system x"])
    }

    @Test func `a refusal is the answer's text`() {
        let read = read([
            #"{"object":"chat.completion","choices":[{"message":{"role":"assistant","content":null,"refusal":"I can't help."},"finish_reason":"content_filter"}]}"#
        ])
        #expect(read.messages.map(\.text) == ["I can't help."])
        #expect(read.messages.map(\.finish) == [.filter])
        #expect(read.messages.map(\.usage) == [nil])
    }

    @Test func `of several choices the first has the usage`() {
        let read = read([
            #"{"object":"chat.completion","choices":[{"message":{"role":"assistant","content":"a"}},{"message":{"role":"assistant","content":"b"}}],"usage":{"prompt_tokens":1,"completion_tokens":2}}"#
        ])
        #expect(read.messages.map(\.usage) == [TokenUsage(input: 1, output: 2), nil])
    }

    @Test(arguments: [
        (#"{"object":"chat.completion","choices":[]}"#, 0, 1), (#"{"messages":[]}"#, 1, 0), (#"{"level":"info","msg":"started"}"#, 0, 1),
        (#"{"request":{"messages":[{"role":"user","content":"a"}]},"response":null,"error":"timeout"}"#, 0, 0),
        (#"{"id":"b","object":"chat.completion.chunk","choices":[]}"#, 0, 1), ("text", 1, 0),
    ]) func `lines without messages are skipped or told`(_ line: String, _ faults: Int, _ skipped: Int) {
        let read = read([line])
        #expect(read.faults.count == faults)
        #expect(read.skippedLines.count == skipped)
    }

    @Test func `history longer than what is remembered is still read once`() {
        let turns = (1...600).map { $0 % 2 == 1 ? #"{"role":"user","content":"q\#($0)"}"# : #"{"role":"assistant","content":"r\#($0)"}"# }
        let lines = [301, 303, 599].map { #"{"model":"m","metadata":{"session_id":"c"},"messages":[\#(turns.prefix($0).joined(separator: ","))]}"# }
        #expect(read(lines).messages.count == 599)
    }

    @Test func `ten thousand conversations are read in bounded tables`() {
        let lines = (0..<10_000).map { #"{"messages":[{"role":"user","content":"q\#($0)"}]}"# }
        let read = read(lines)
        #expect(read.messages.count == 10_000)
        #expect(Set(read.messages.map(\.session)).count == 10_000)
    }
}
