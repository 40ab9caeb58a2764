import ConversationLog
import Testing

@Suite struct LangfuseTests {
    private func read(_ lines: String...) -> [ReaderItem] {
        items(lines.joined(separator: "\n"), choice: .named("langfuse"))
    }

    private func observation(_ id: String, trace: String = "tr", type: String = "GENERATION", _ more: String = "") -> String {
        #"{"id":"\#(id)","traceId":"\#(trace)","type":"\#(type)","startTime":"2026-03-02T10:11:12Z","endTime":"2026-03-02T10:11:13Z"\#(more)}"#
    }

    private let trace = #"{"id":"tr","timestamp":"2026-03-02T10:11:12Z","sessionId":"s-9a1","observations":["o"],"htmlPath":"/project/p/traces/tr"}"#

    @Test func `an observation belongs to the session of its trace if that was seen`() {
        let said = #","input":"Hi","output":"Hello!""#
        #expect(read(trace, observation("o", said)).turns == ["s-9a1 user Hi", "s-9a1 assistant Hello!"])
        #expect(read(observation("o", said), trace).turns == ["tr user Hi", "tr assistant Hello!"])
        // Once the trace was seen, the session is its own.
        #expect(read(observation("o", said), trace, observation("p", #","input":"More","output":"Yes""#)).turns.suffix(2) == ["s-9a1 user More", "s-9a1 assistant Yes"])
    }

    @Test func `kinds of tokens don't overlap, and all of a side are summed`() {
        let read = read(observation("o", #","usageDetails":{"input":9,"input_cached_tokens":30,"cache_creation_input_tokens":2,"output":5,"output_reasoning_tokens":6,"total":52}"#))
        #expect(read.messages.map(\.usage) == [TokenUsage(input: 41, cachedInput: 30, cacheWrite: 2, output: 11)])
    }

    @Test func `spans, tools and events are no talk`() {
        #expect(read(observation("o", type: "SPAN", #","input":"x""#), observation("p", type: "TOOL"), observation("q", type: "EVENT")).skippedLines == [1, 2, 3])
    }

    @Test func `a trace that holds its observations is read with them`() {
        let whole = trace.replacing(#"["o"]"#, with: "[\(observation("o", #","input":"Hi","output":"Hello!","usageDetails":{"input":4,"output":2}"#))]")
            .replacing(#""htmlPath""#, with: #""input":"Hi","output":"Hello!","htmlPath""#)
        #expect(read(whole).turns == ["s-9a1 user Hi", "s-9a1 assistant Hello!"])
        #expect(read(whole).tokens == [4, 2])
    }

    @Test func `an answer in JSON is its text, and a failed call says so`() {
        #expect(read(observation("o", #","output":{"intent":"refund","sure":0.9}"#)).messages.map(\.text) == [#"{"intent":"refund","sure":0.9}"#])
        #expect(read(observation("o", #","level":"ERROR""#)).messages.map(\.finish) == [.error])
    }

    @Test func `an observation that is logged again with its answer adds the answer`() {
        let begun = observation("o", #","input":"Hi""#)
        let done = observation("o", #","input":"Hi","output":"Hello!","usageDetails":{"input":4,"output":2}"#)
        #expect(read(begun, done, done).turns == ["tr user Hi", "tr assistant Hello!"])
        #expect(read(begun, done, done).tokens == [4, 2])
        #expect(read(begun, done, done).skippedLines == [3])
    }

    @Test func `a line of something else is a fault`() {
        #expect(read(#"{"id":"x"}"#, "[").faults.map(\.reason) == [.incomplete, .malformed])
    }
}
