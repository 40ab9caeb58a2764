import ConversationLog
import Testing

@Suite struct OpenWebUITests {
    private func read(_ lines: String...) -> [ReaderItem] {
        items(lines.joined(separator: "\n"), choice: .named("open-webui"))
    }

    private func chat(current: String?, _ messages: String...) -> String {
        #"{"id":"s","user_id":"u","chat":{"history":{\#(current.map { #""currentId":"\#($0)","# } ?? "")"messages":{\#(messages.joined(separator: ","))}}}}"#
    }

    private func turn(_ id: String, parent: String?, _ role: String, _ content: String, more: String = "") -> String {
        #""\#(id)":{"id":"\#(id)","parentId":\#(parent.map { "\"\($0)\"" } ?? "null"),"role":"\#(role)","content":"\#(content)","timestamp":1772446272\#(more)}"#
    }

    @Test func `the branch that the chat ended with is read, in its order, whatever the order of the map`() {
        let read = read(chat(
            current: "d", turn("d", parent: "c", "user", "4"), turn("b", parent: "a", "assistant", "left"), turn("c", parent: "a", "assistant", "2"),
            turn("a", parent: nil, "user", "1")))
        #expect(read.talk == ["s user 1", "s assistant 2", "s user 4"])
        #expect(read.messages.map(\.time) == Array(repeating: EventTime(seconds: 1_772_446_272), count: 3))
        #expect(read.messages.map(\.user) == ["u", "u", "u"])
    }

    @Test func `parents in a circle, and one that is missing, end the branch and are told`() {
        let circle = read(chat(current: "b", turn("a", parent: "b", "user", "1"), turn("b", parent: "a", "assistant", "2")))
        #expect(circle.talk == ["s user 1", "s assistant 2"])
        #expect(circle.counts == [1, 0])
        #expect(read(chat(current: "b", turn("b", parent: "x", "user", "1"))).counts == [1, 0])
    }

    @Test func `an export that comes again gives only what is new`() {
        let one = turn("a", parent: nil, "user", "1")
        let read = read(chat(current: "a", one), chat(current: "b", one, turn("b", parent: "a", "assistant", "2")))
        #expect(read.talk == ["s user 1", "s assistant 2"])
    }

    @Test(arguments: [
        (#","usage":{"prompt_tokens":9,"completion_tokens":2}"#, TokenUsage(input: 9, output: 2)), (#","usage":{"prompt_eval_count":9,"eval_count":2}"#, TokenUsage(input: 9, output: 2)),
        (#","usage":{"total_duration":5}"#, nil), ("", nil),
    ]) func `usage comes by several names, and is absent without them`(_ more: String, _ usage: TokenUsage?) {
        let message = read(chat(current: "a", turn("a", parent: nil, "assistant", "1", more: more + #","model":"m""#))).messages.first
        #expect(message?.usage == usage)
        #expect(message?.model == "m")
    }

    @Test func `older exports have a list, and contents may be parts`() {
        let line = #"{"id":"s","chat":{"messages":[{"role":"user","content":[{"type":"text","text":"1"},{"type":"image_url"}]},{"role":"assistant","content":"2"}]}}"#
        #expect(read(line).talk == ["s user 1", "s assistant 2"])
    }

    @Test(arguments: [
        (#"{"id":"s","chat":{"history":{"messages":{}}}}"#, [0, 1]), (#"{"id":"s","chat":{"history":{"messages":{"a":{"role":"user","content":"1"}}}}}"#, [1, 0]),
        (#"{"chat":{"history":{"currentId":"a","messages":{"a":{"role":"user","content":"1"}}}}}"#, [1, 0]),
        (#"{"id":"s","chat":{"history":{"currentId":"a","messages":{"a":{"role":"parrot","content":"1"}}}}}"#, [1, 0]),
        (#"{"id":"s","chat":{"history":{"currentId":"a","messages":{"a":{"role":"user","content":""}}}}}"#, [0, 1]), (#"{"id":"s","chat":{}}"#, [1, 0]),
    ]) func `what holds no message is skipped or told`(_ line: String, _ counts: [Int]) {
        #expect(read(line).counts == counts)
        #expect(read(line).messages.isEmpty)
    }
}
