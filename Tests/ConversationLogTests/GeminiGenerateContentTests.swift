import ConversationLog
import Testing

@Suite struct GeminiGenerateContentTests {
    private func read(_ lines: [String]) -> [ReaderItem] { items(lines.joined(separator: "\n"), choice: .named("gemini")) }

    @Test func `cached input is part of the prompt's count, thoughts are output`() {
        let read = read([
            #"{"candidates":[{"content":{"parts":[{"text":"a"}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":100,"cachedContentTokenCount":60,"candidatesTokenCount":5,"thoughtsTokenCount":7}}"#
        ])
        #expect(read.messages.map(\.usage) == [TokenUsage(input: 100, cachedInput: 60, output: 12)])
    }

    @Test func `thoughts are not what it says`() {
        let read = read([#"{"candidates":[{"content":{"role":"model","parts":[{"text":"secret","thought":true},{"text":"a"},{"text":"b"}]},"finishReason":"MAX_TOKENS"}],"modelVersion":"g"}"#])
        #expect(read.messages.map(\.text) == ["a\nb"])
        #expect(read.messages.map(\.finish) == [.length])
    }

    @Test func `history that is sent again is read once`() {
        let read = read([
            #"{"contents":[{"role":"user","parts":[{"text":"1"}]}]}"#,
            #"{"candidates":[{"content":{"role":"model","parts":[{"text":"one"}]},"finishReason":"STOP"}],"responseId":"g1"}"#,
            #"{"contents":[{"role":"user","parts":[{"text":"1"}]},{"role":"model","parts":[{"text":"one"}]},{"role":"user","parts":[{"text":"2"}]}]}"#,
        ])
        #expect(read.messages.map(\.text) == ["1", "one", "2"])
        #expect(Set(read.messages.map(\.session)) == ["log#1"])
    }

    @Test func `a blocked question is answered by the filter`() {
        let read = read([#"{"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"},"usageMetadata":{"promptTokenCount":4}}"#])
        #expect(read.messages.map(\.finish) == [.filter])
        #expect(read.messages.map(\.usage) == [TokenUsage(input: 4, output: 0)])
    }

    @Test(arguments: [("STOP", Message.Finish.stop), ("SAFETY", .filter), ("RECITATION", .filter), ("MALFORMED_FUNCTION_CALL", .error), ("OTHER", nil)])
    func `reasons to stop have one meaning`(_ word: String, _ finish: Message.Finish?) {
        #expect(read([#"{"candidates":[{"finishReason":"\#(word)"}],"modelVersion":"g"}"#]).messages.map(\.finish) == [finish])
    }

    @Test func `responses of one id are one answer, whose last count holds`() {
        func piece(_ text: String, _ count: Int, _ more: String = "") -> String {
            #"{"candidates":[{"content":{"parts":[{"text":"\#(text)"}]}\#(more)}],"usageMetadata":{"promptTokenCount":4,"candidatesTokenCount":\#(count)},"responseId":"g"}"#
        }
        let read = read([piece("a", 1), piece("b", 2), piece("c", 3, #","finishReason":"STOP""#)])
        #expect(read.messages.map(\.text) == ["abc"])
        #expect(read.messages.map(\.usage) == [TokenUsage(input: 4, output: 3)])
    }

    @Test func `a response without counts has no usage`() {
        #expect(read([#"{"candidates":[{"content":{"parts":[{"text":"a"}]},"finishReason":"STOP"}]}"#]).messages.map(\.usage) == [nil])
    }
}
