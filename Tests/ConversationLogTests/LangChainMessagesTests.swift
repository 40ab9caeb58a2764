import ConversationLog
import Testing

@Suite struct LangChainMessagesTests {
    private func read(_ lines: [String]) -> [ReaderItem] { items(lines.joined(separator: "\n"), choice: .named("langchain")) }

    @Test func `all kinds of input are in one count`() {
        let read = read([
            #"{"type":"ai","content":"a","usage_metadata":{"input_tokens":350,"output_tokens":24,"total_tokens":374,"input_token_details":{"cache_creation":200,"cache_read":100},"output_token_details":{"reasoning":10}}}"#
        ])
        #expect(read.messages.map(\.usage) == [TokenUsage(input: 350, cachedInput: 100, cacheWrite: 200, output: 24)])
    }

    @Test func `a message without counts has no usage`() {
        #expect(read([#"{"type":"ai","content":"a"}"#]).messages.map(\.usage) == [nil])
    }

    @Test func `the types have their roles`() {
        let read = read(["human", "ai", "system", "tool", "function"].map { #"{"type":"\#($0)","data":{"content":"x"}}"# })
        #expect(read.messages.map(\.role) == [.user, .assistant, .system, .tool, .tool])
    }

    @Test func `calls in blocks and in their own list are not counted twice`() {
        let read = read([
            #"{"type":"ai","content":[{"type":"text","text":"a"},{"type":"tool_use","id":"t","name":"f","input":{}}],"tool_calls":[{"name":"f","args":{},"id":"t"}],"response_metadata":{"stop_reason":"tool_use"}}"#
        ])
        #expect(read.messages.map { $0.toolCalls.map(\.name) } == [["f"]])
        #expect(read.messages.map(\.text) == ["a"])
        #expect(read.messages.map(\.finish) == [.tool])
    }

    @Test func `other types are no messages`() {
        #expect(read([#"{"type":"remove","content":"a"}"#]).faults.count == 1)
        #expect(read([#"{"lc":1,"type":"constructor","id":["langchain","prompts","PromptTemplate"],"kwargs":{"content":"x"}}"#]).faults.count == 1)
        #expect(read([#"{"level":"info","event":"start"}"#]).skippedLines == [1])
    }
}
