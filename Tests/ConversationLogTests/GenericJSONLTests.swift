import ConversationLog
import Testing

@Suite struct GenericJSONLTests {
    private func read(_ lines: String...) -> [ReaderItem] {
        items(lines.joined(separator: "\n"), choice: .named("generic-jsonl"))
    }

    private func message(_ line: String) -> Message? { read(line).messages.first }

    @Test(arguments: [
        "content", "text", "message", "msg", "body", "utterance", "prompt", "completion", "response", "answer", "input", "output", "query", "transcript",
    ]) func `every name for the text is known`(_ name: String) {
        #expect(message(#"{"role":"user","\#(name)":"hello"}"#)?.text == "hello")
    }

    @Test(arguments: ["role", "sender", "from", "author", "speaker", "type", "direction", "message_type"])
    func `every name for the role is known`(_ name: String) {
        #expect(message(#"{"\#(name)":"bot","text":"hello"}"#)?.role == .assistant)
    }

    @Test(arguments: [
        "session_id", "sessionId", "conversation_id", "conversationId", "thread_id", "chat_id", "dialog_id", "sender_id", "trace_id", "session",
    ]) func `every name for the session is known`(_ name: String) {
        let read = message(#"{"\#(name)":"s-1","role":"user","text":"hello"}"#)
        #expect(read?.session == "s-1")
        #expect(read?.sessionIsDerived == false)
    }

    @Test(arguments: ["timestamp", "ts", "time", "@timestamp", "created_at", "createdAt", "date", "datetime"])
    func `every name for the time is known`(_ name: String) {
        #expect(message(#"{"\#(name)":"2026-03-02T10:11:12Z","role":"user","text":"a"}"#)?.time == EventTime(seconds: 1_772_446_272))
        #expect(message(#"{"\#(name)":1772446272,"role":"user","text":"a"}"#)?.time == EventTime(seconds: 1_772_446_272))
        #expect(message(#"{"\#(name)":"1772446272000","role":"user","text":"a"}"#)?.time == EventTime(seconds: 1_772_446_272))
    }

    @Test(arguments: [
        (Message.Role.user, ["user", "human", "customer", "client", "visitor", "contact", "incoming", "inbound", "guest", "USER", "Customer"]),
        (.assistant, ["assistant", "bot", "ai", "gpt", "model", "agent", "outgoing", "outbound", "system-bot"]),
        (.system, ["system", "developer"]), (.tool, ["tool", "function"]),
    ]) func `role words mean their role`(_ role: Message.Role, _ words: [String]) {
        for word in words { #expect(message(#"{"role":"\#(word)","text":"a"}"#)?.role == role, "\(word)") }
    }

    @Test(arguments: [
        ("latency_ms", 1_500.0), ("duration_ms", 1_500), ("elapsed_ms", 1_500), ("latency", 1_500_000), ("response_time", 1_500_000), ("elapsed", 1_500_000),
    ]) func `the name tells the unit of the latency`(_ name: String, _ milliseconds: Double) {
        #expect(message(#"{"role":"bot","text":"a","\#(name)":1500}"#)?.latencyMilliseconds == milliseconds)
        #expect(message(#"{"role":"bot","text":"a","\#(name)":"1500"}"#)?.latencyMilliseconds == milliseconds)
        #expect(message(#"{"role":"bot","text":"a","\#(name)":-1}"#)?.latencyMilliseconds == nil)
    }

    @Test(arguments: [
        (#""prompt_tokens":100,"completion_tokens":20"#, TokenUsage(input: 100, output: 20)),
        (#""input_tokens":100,"output_tokens":20,"cached_tokens":40"#, TokenUsage(input: 100, cachedInput: 40, output: 20)),
        (#""tokens_in":100,"tokens_out":20"#, TokenUsage(input: 100, output: 20)),
        (#""usage":{"prompt_tokens":100,"completion_tokens":20,"prompt_tokens_details":{"cached_tokens":64}}"#, TokenUsage(input: 100, cachedInput: 64, output: 20)),
        (#""usage":{"input":100,"output":20}"#, TokenUsage(input: 100, output: 20)),
        // Anthropic counts cached input apart: 100 + 300 + 50.
        (
            #""usage":{"input_tokens":100,"output_tokens":20,"cache_read_input_tokens":300,"cache_creation_input_tokens":50}"#,
            TokenUsage(input: 450, cachedInput: 300, cacheWrite: 50, output: 20)
        ),
        (#""prompt_tokens":100"#, TokenUsage(input: 100, output: 0)),
        // A part can't be more than the whole.
        (#""prompt_tokens":10,"completion_tokens":1,"cached_tokens":99"#, TokenUsage(input: 10, cachedInput: 10, output: 1)),
    ]) func `tokens are counted one way`(_ members: String, _ usage: TokenUsage) {
        #expect(message(#"{"role":"assistant","text":"a",\#(members)}"#)?.usage == usage)
    }

    @Test(arguments: [#""prompt_tokens":null,"completion_tokens":null"#, #""total_tokens":5"#, #""prompt_tokens":-5"#, #""prompt_tokens":1e18"#, #""usage":null"#])
    func `tokens that are not told are nil, not zero`(_ members: String) {
        #expect(message(#"{"role":"assistant","text":"a",\#(members)}"#)?.usage == nil)
    }

    @Test func `a line with prompt and completion is two messages, and the answer has the usage`() {
        let read = read(#"{"session":"s","prompt":"Hi","response":"Hello","model":"m","input_tokens":3,"output_tokens":1,"latency_ms":9,"id":"r1"}"#)
        #expect(read.messages.map(\.role) == [.user, .assistant])
        #expect(read.messages.map(\.text) == ["Hi", "Hello"])
        #expect(read.messages.map(\.model) == [nil, "m"])
        #expect(read.messages.map(\.usage) == [nil, TokenUsage(input: 3, output: 1)])
        #expect(read.messages.map(\.latencyMilliseconds) == [nil, 9])
        #expect(read.messages.map(\.id) == ["r1.prompt", "r1"])
    }

    @Test(arguments: [
        #"{"message":"Hi","reply":"Hello"}"#, #"{"question":"Hi","answer":"Hello"}"#, #"{"input":"Hi","output":"Hello"}"#,
        #"{"user":"Hi","assistant":"Hello"}"#, #"{"prompt":"Hi","text":"Hello"}"#, #"{"data":{"prompt":"Hi","completion":"Hello"}}"#,
    ]) func `question and answer have many names`(_ line: String) {
        #expect(read(line).messages.map(\.text) == ["Hi", "Hello"])
        #expect(read(line).messages.map(\.role) == [.user, .assistant])
    }

    @Test func `fields inside an inner object are found`() {
        let read = message(
            #"{"message":{"content":"Hi","role":"user","id":"m1"},"metadata":{"session_id":"s","user_id":"u"},"data":{"ip":"203.0.113.9"},"bot":{"id":"shop"}}"#)
        #expect(read?.text == "Hi")
        #expect(read?.session == "s")
        #expect(read?.user == "u")
        #expect(read?.address == "203.0.113.9")
        #expect(read?.bot == "shop")
        #expect(read?.id == "m1")
    }

    @Test func `what stands in the line itself comes before what stands inside`() {
        #expect(message(#"{"data":{"text":"inner","role":"bot"},"text":"outer","role":"user"}"#)?.text == "outer")
    }

    @Test func `an error's message is not what was said`() {
        #expect(read(#"{"role":"user","error":{"message":"timeout"}}"#).faults.map(\.reason) == [.incomplete])
    }

    @Test func `null is absent and a number is a session`() {
        let read = message(#"{"conversation_id":null,"thread_id":4711,"role":"user","content":null,"text":"a","model":null}"#)
        #expect(read?.session == "4711")
        #expect(read?.text == "a")
        #expect(read?.model == nil)
    }

    @Test func `parts are joined`() {
        #expect(message(#"{"role":"user","content":[{"type":"text","text":"a"},{"type":"image_url","image_url":{"url":"x"}},{"type":"text","text":"b"}]}"#)?.text == "a\nb")
    }

    @Test func `an answer that only calls a tool is a message`() {
        let read = message(#"{"role":"assistant","content":null,"tool_calls":[{"function":{"name":"refund","arguments":{"id":1}}},{"name":"mail","arguments":"{}"}]}"#)
        #expect(read?.text == "")
        #expect(read?.toolCalls.map(\.name) == ["refund", "mail"])
        // {"id":1} and {} have 8 and 2 bytes.
        #expect(read?.toolCalls.map(\.argumentBytes) == [8, 2])
    }

    @Test(arguments: [
        #"{"level":"INFO","msg":"listening on 8080"}"#, #"{"event":"session_start","session":"s"}"#, #"{"level":"error"}"#,
    ]) func `a line of operation is skipped`(_ line: String) {
        let read = read(line)
        #expect(read.skippedLines == [1])
        #expect(read.faults.isEmpty)
    }

    @Test(arguments: [#"{"role":"user"}"#, #"{"role":"moderator","text":"a"}"#, #"{"a":1}"#, #"{}"#, #"{"role":"user","content":[]}"#, #"{"session":"s","text":5}"#])
    func `a line without text or without a role is incomplete`(_ line: String) {
        #expect(read(line).faults.map(\.reason) == [.incomplete])
    }

    @Test func `a text without speaker is the user's, until a line names speakers`() {
        let read = read(#"{"session":"s","text":"a"}"#, #"{"session":"s","role":"bot","text":"b"}"#, #"{"session":"s","text":"c"}"#)
        #expect(read.messages.map(\.role) == [.user, .assistant])
        #expect(read.faults.map(\.place.line) == [3])
    }

    @Test func `without a session one is derived from the user, and half an hour of silence ends it`() {
        let read = read(
            #"{"ts":"2026-03-02T10:00:00Z","user":"ann","role":"user","text":"a"}"#, #"{"ts":"2026-03-02T10:00:01Z","user":"bob","role":"user","text":"b"}"#,
            #"{"ts":"2026-03-02T10:00:02Z","role":"assistant","text":"to bob"}"#, #"{"ts":"2026-03-02T10:30:00Z","user":"ann","role":"user","text":"c"}"#,
            #"{"ts":"2026-03-02T11:00:01Z","user":"ann","role":"user","text":"d"}"#, #"{"role":"user","text":"e","ip":"203.0.113.9"}"#)
        #expect(read.messages.map(\.session) == ["log#1", "log#2", "log#2", "log#1", "log#3", "log#4"])
        #expect(read.messages.allSatisfy { $0.sessionIsDerived })
    }

    @Test func `twenty thousand users at once have a session each`() {
        let lines = (0..<20_000).map { #"{"user":"u\#($0)","role":"user","text":"a"}"# }
        let read = items(lines.joined(separator: "\n"))
        #expect(Set(read.messages.map(\.session)).count == 20_000)
    }

    @Test func `a very long session id is shortened, and stays itself`() {
        let id = String(repeating: "x", count: 10_000)
        let one = message(#"{"session":"\#(id)1","role":"user","text":"a"}"#)?.session ?? ""
        let other = message(#"{"session":"\#(id)2","role":"user","text":"a"}"#)?.session ?? ""
        #expect(one.utf8.count <= 256)
        #expect(one != other)
        #expect(one == message(#"{"session":"\#(id)1","role":"user","text":"b"}"#)?.session)
    }
}
