import ConversationLog
import Testing

@Suite struct AzureDiagnosticsTests {
    private func read(_ lines: String...) -> [ReaderItem] {
        items(lines.joined(separator: "\n"), choice: .named("azure-diagnostics"))
    }

    private func service(_ operation: String = "ChatCompletions_Create", properties: String = #"{"modelName":"m"}"#, more: String = "") -> String {
        #"{"time":"2026-03-02T10:11:12.1000000Z","resourceId":"/X","category":"RequestResponse","event":"E","operationName":"\#(operation)","properties":\#(properties)\#(more)}"#
    }

    private func gateway(_ request: String, _ response: String) -> String {
        func quoted(_ text: String) -> String { "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\"" }
        return
            #"{"time":"2026-03-02T10:11:12Z","resourceId":"/X","category":"GatewayLogs","callerIpAddress":"203.0.113.9","correlationId":"c","properties":{"operationId":"ChatCompletions_Create","requestBody":\#(quoted(request)),"backendResponseBody":\#(quoted(response))}}"#
    }

    @Test func `operations that call no model, and embeddings, are no talk`() {
        #expect(read(service("ListKey", properties: "{}"), service("Embeddings_Create")).skippedLines == [1, 2])
    }

    @Test func `a duration below zero is unknown, not zero`() {
        #expect(read(service(more: #","durationMs":-5"#)).messages.map(\.latencyMilliseconds) == [nil])
        #expect(read(service(more: #","durationMs":5"#)).messages.map(\.latencyMilliseconds) == [5])
    }

    @Test func `ticks that count from the year 1 are not read as a time`() {
        let line = service(properties: #"{"modelName":"m","requestTime":639080430721000000}"#)
        #expect(read(line).messages.map(\.time) == [EventTime("2026-03-02T10:11:12.1Z")])
    }

    @Test func `a call without words says so, and is no empty answer`() {
        #expect(read(service()).messages.map(\.marks) == [.withoutWords])
    }

    @Test func `a gateway's bodies are read, history once, and what it cut as far as it goes`() {
        let first = gateway(
            #"{"messages":[{"role":"user","content":"Hi"}],"metadata":{"session_id":"s"}}"#,
            #"{"choices":[{"message":{"role":"assistant","content":"Hello!"}}],"usage":{"prompt_tokens":12,"completion_tokens":2,"prompt_tokens_details":{"cached_tokens":8}}}"#)
        let second = gateway(
            #"{"metadata":{"session_id":"s"},"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"},{"role":"user","content":"Where is my ord"#,
            "data: {}")
        let read = read(first, second)
        #expect(read.turns == ["s user Hi", "s assistant Hello!", "s user Where is my ord"])
        #expect(read.messages[1].usage == TokenUsage(input: 12, cachedInput: 8, output: 2))
    }

    @Test func `other categories are skipped, other lines are faults`() {
        let read = read(#"{"category":"AllMetrics","resourceId":"/X"}"#, #"{"a":1}"#)
        #expect(read.skippedLines == [1])
        #expect(read.faults.map(\.reason) == [.incomplete])
    }
}
