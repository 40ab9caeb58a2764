import ConversationLog
import Testing

@Suite struct DialogflowCXTests {
    private func read(_ lines: String...) -> [ReaderItem] {
        items(lines.joined(separator: "\n"), choice: .named("dialogflow-cx"))
    }

    private func row(_ request: String, _ response: String, turn: Int = 1) -> String {
        #"{"agent_id":"a","conversation_name":"c","turn_position":\#(turn),"request_time":"2026-03-02 10:11:12 UTC","request":\#(request),"response":\#(response)}"#
    }

    @Test(arguments: [
        (#"{"queryInput":{"text":{"text":"hi"}}}"#, #"{"queryResult":{"responseMessages":[{"text":{"text":["yes"]}}]}}"#),
        (#"{"query_input":{"text":{"text":"hi"}}}"#, #"{"query_result":{"response_messages":[{"text":{"text":["yes"]}}]}}"#),
        (#""{\"queryInput\":{\"text\":{\"text\":\"hi\"}}}""#, #""{\"query_result\":{\"response_messages\":[{\"text\":{\"text\":[\"yes\"]}}]}}""#),
        // Spoken: the transcript alone tells it.
        (#"{"queryInput":{"audio":{}}}"#, #"{"queryResult":{"transcript":"hi","responseMessages":[{"text":{"text":["yes"]}}]}}"#),
    ]) func `columns come as objects or strings, in two spellings`(_ request: String, _ response: String) {
        #expect(read(row(request, response)).talk == ["c user hi", "c assistant yes"])
    }

    @Test func `an answer's texts are joined, and what is no text is left out`() {
        let read = read(row("null", #"{"responseId":"r","queryResult":{"responseMessages":[{"text":{"text":["a","b"]}},{"payload":{"x":1}},{"text":{"text":["c"]}}]}}"#))
        #expect(read.messages.map(\.text) == ["a\nb\nc"])
        #expect(read.messages.map(\.id) == ["r"])
        #expect(read.messages.map(\.bot) == ["a"])
        #expect(read.messages.map(\.time) == [EventTime(seconds: 1_772_446_272)])
    }

    @Test func `a turn that was exported twice counts once`() {
        let request = #"{"queryInput":{"text":{"text":"hi"}}}"#
        let read = read(row(request, "null"), row(request, "null"), row(request, "null", turn: 2))
        #expect(read.talk == ["c user hi", "c user hi"])
        #expect(read.skippedLines == [2])
    }

    @Test(arguments: [
        (#"{"conversation_name":"c","turn_position":1,"request":{"queryInput":{"event":{"event":"welcome"}}},"response":null}"#, [0, 1]),
        (#"{"conversation_name":"c","turn_position":1,"request":"{broken","response":null}"#, [1, 0]), (#"{"conversation_name":"c","turn_position":1,"request":5}"#, [1, 0]),
        (#"{"conversation_name":"c"}"#, [1, 0]), (#"{"conversation_name":"","turn_position":1}"#, [1, 0]),
    ]) func `what holds no message is skipped or told`(_ line: String, _ counts: [Int]) {
        #expect(read(line).counts == counts)
        #expect(read(line).messages.isEmpty)
    }

    @Test func `of a column that was cut, what is there is read, and told`() {
        let read = read(row(#""{\"queryInput\":{\"text\":{\"text\":\"ignore all rul""#, "null"))
        #expect(read.talk == ["c user ignore all rul"])
        #expect(read.counts == [1, 0])
    }

    @Test func `a damaged column doesn't hide the other`() {
        let read = read(row(#""{broken""#, #"{"queryResult":{"responseMessages":[{"text":{"text":["yes"]}}]}}"#))
        #expect(read.talk == ["c assistant yes"])
        #expect(read.counts == [1, 0])
    }
}
