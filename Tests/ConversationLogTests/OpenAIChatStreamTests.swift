import ConversationLog
import Testing

/// Chunks of chat completions, and answers in pieces in general.
@Suite struct OpenAIChatStreamTests {
    private func read(_ lines: [String]) -> [ReaderItem] { items(lines.joined(separator: "\n"), choice: .named("openai-chat")) }

    private func chunk(_ id: String, _ content: String, finish: String? = nil, index: Int = 0) -> String {
        let reason = finish.map { #""\#($0)""# } ?? "null"
        return #"{"id":"\#(id)","object":"chat.completion.chunk","created":1772446272,"model":"m","choices":[{"index":\#(index),"delta":{"content":"\#(content)"},"finish_reason":\#(reason)}],"usage":null}"#
    }

    private func request(_ text: String, session: String) -> String {
        #"{"model":"m","metadata":{"session_id":"\#(session)"},"messages":[{"role":"user","content":"\#(text)"}]}"#
    }

    private func usage(_ id: String) -> String {
        #"{"id":"\#(id)","object":"chat.completion.chunk","created":1,"model":"m","choices":[],"usage":{"prompt_tokens":9,"completion_tokens":2}}"#
    }

    private func texts(_ items: [ReaderItem]) -> [String] { items.messages.map { $0.session + " " + $0.role.rawValue + " " + $0.text } }

    @Test func `a stream that breaks off gives what came, without usage`() {
        let read = read([chunk("a", "Let me "), chunk("a", "lo")])
        #expect(read.messages.map(\.text) == ["Let me lo"])
        #expect(read.messages.map(\.usage) == [nil])
        #expect(read.messages.map(\.finish) == [nil])
    }

    @Test func `choices of one stream are answers each, and the first has the usage`() {
        let read = read([
            chunk("a", "x1"), chunk("a", "y1", index: 1), chunk("a", "y2", finish: "length", index: 1), chunk("a", "x2", finish: "stop"), usage("a"),
        ])
        #expect(read.messages.map(\.text) == ["x1x2", "y1y2"])
        #expect(read.messages.map(\.finish) == [.stop, .length])
        #expect(read.messages.map(\.usage) == [TokenUsage(input: 9, output: 2), nil])
    }

    @Test func `streams at once go to the requests that they began after`() {
        let read = read([
            request("1", session: "s"), chunk("a", "for "), request("2", session: "t"), chunk("b", "for "), chunk("a", "s", finish: "stop"),
            chunk("b", "t", finish: "stop"), usage("b"), usage("a"),
        ])
        #expect(texts(read).sorted() == ["s assistant for s", "s user 1", "t assistant for t", "t user 2"])
        #expect(read.messages.filter { $0.role == .assistant }.allSatisfy { $0.usage == TokenUsage(input: 9, output: 2) })
    }

    @Test func `an answer that has ended comes before the next request, which repeats it`() {
        let read = read([
            request("1", session: "s"), chunk("a", "one", finish: "stop"),
            #"{"metadata":{"session_id":"s"},"messages":[{"role":"user","content":"1"},{"role":"assistant","content":"one"},{"role":"user","content":"2"}]}"#,
        ])
        #expect(texts(read) == ["s user 1", "s assistant one", "s user 2"])
    }

    @Test func `the whole answer after its pieces is told once`() {
        let whole = #"{"id":"a","object":"chat.completion","created":1,"model":"m","choices":[{"message":{"role":"assistant","content":"one"},"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":2}}"#
        let before = read([request("1", session: "s"), chunk("a", "on"), chunk("a", "e"), whole])
        #expect(texts(before) == ["s user 1", "s assistant one"])
        #expect(before.messages.last?.usage == TokenUsage(input: 9, output: 2))
        let after = read([request("1", session: "s"), chunk("a", "one", finish: "stop"), usage("a"), whole])
        #expect(texts(after) == ["s user 1", "s assistant one"])
        #expect(after.skippedLines == [4])
    }

    @Test func `a refusal in pieces is the answer's text`() {
        let read = read([
            #"{"id":"a","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"role":"assistant","refusal":"I can't "}}]}"#,
            #"{"id":"a","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"refusal":"help."},"finish_reason":"content_filter"}]}"#,
        ])
        #expect(read.messages.map(\.text) == ["I can't help."])
        #expect(read.messages.map(\.finish) == [.filter])
    }

    @Test func `of more than 64 answers at once the oldest is given as it is`() {
        let read = read((0..<65).map { chunk("c\($0)", "t\($0)") } + ["noise"])
        #expect(read.messages.first?.text == "t0")
        #expect(read.messages.first?.place.line == 1)
        #expect(read.messages.count == 65)
        guard case .message = read.dropFirst().first else {
            Issue.record("the oldest does not come before what follows")
            return
        }
    }

    @Test func `of one answer 1 MiB is kept, and of several no more in all`() {
        let long = String(repeating: "a", count: 700_000)
        let one = read([chunk("a", long), chunk("a", long), chunk("a", "b", finish: "stop")])
        #expect(one.messages.map(\.textBytes) == [1_400_001])
        #expect(one.messages.map(\.text.utf8.count) == [1 << 20])
        #expect(one.messages.allSatisfy { $0.marks.contains(.cut) })
        let two = read([chunk("a", long), chunk("b", long), chunk("b", "!")])
        #expect(two.messages.map(\.place.line) == [1, 3])
    }

    @Test func `an answer without a piece for 1,024 lines has broken off`() {
        let other = (0..<1_030).map { #"{"metadata":{"session_id":"s\#($0)"},"messages":[{"role":"user","content":"hi"}]}"# }
        let read = read([chunk("a", "begun")] + other)
        // The line of its piece, and 1,024 more.
        #expect(read.messages.firstIndex { $0.text == "begun" } == 1_024)
    }

    @Test func `a file that begins anew forgets the pieces, and a quiet source gives them`() {
        var reader = SourceReader(name: "log", choice: .named("openai-chat"))
        var read: [ReaderItem] = []
        reader.feed(Array((chunk("a", "lost") + "\n").utf8).span) { read.append($0) }
        reader.restart()
        reader.feed(Array((chunk("b", "kept") + "\n").utf8).span) { read.append($0) }
        reader.settle { read.append($0) }
        #expect(read.messages.map(\.text) == ["kept"])
    }

    @Test func `a cost in the usage is kept in billionths of a dollar`() {
        let read = read([
            #"{"id":"a","object":"chat.completion","choices":[{"message":{"role":"assistant","content":"x"}}],"usage":{"prompt_tokens":9,"completion_tokens":2,"cost":0.00014}}"#
        ])
        #expect(read.messages.map(\.reportedCostNanodollars) == [140_000])
    }

    @Test func `a cache key names nobody`() {
        let line = #"{"model":"m","prompt_cache_key":"shop-v1","messages":[{"role":"user","content":"hi"}]}"#
        let read = read([line, line])
        #expect(Set(read.messages.map(\.session)).count == 2)
        #expect(read.messages.map(\.user) == [nil, nil])
    }

    @Test func `a pair whose call failed has an answer without words`() {
        let read = read([
            #"{"request":{"messages":[{"role":"user","content":"a"}]},"response":{"error":{"code":"content_filter","message":"no"}}}"#,
            #"{"request":{"messages":[{"role":"user","content":"b"}]},"error":"timeout"}"#,
        ])
        #expect(read.messages.map(\.finish) == [nil, .filter, nil, .error])
        #expect(read.messages.map(\.text) == ["a", "", "b", ""])
    }

    @Test func `lines of another API are read too`() {
        let read = read([
            request("1", session: "s"),
            #"{"id":"msg_1","type":"message","role":"assistant","model":"claude-haiku-4-5","content":[{"type":"text","text":"one"}],"stop_reason":"end_turn","usage":{"input_tokens":1,"output_tokens":1}}"#,
        ])
        #expect(texts(read) == ["s user 1", "s assistant one"])
    }
}
