import ConversationLog
import Testing

@Suite struct BotFrameworkTests {
    private func read(_ lines: String...) -> [ReaderItem] {
        items(lines.joined(separator: "\n"), choice: .named("bot-framework"))
    }

    private func activity(_ id: Int, _ text: String, from: String, to: String, more: String = "") -> String {
        #"{"type":"message","id":"\#(id)","channelId":"c","conversation":{"id":"s"},"from":{\#(from)},"recipient":{\#(to)},"text":"\#(text)"\#(more)}"#
    }

    private let user = #""id":"u","role":"user""#
    private let bot = #""id":"b","role":"bot""#

    @Test func `the speaker is told by either side's role`() {
        let read = read(
            activity(1, "a", from: user, to: bot), activity(2, "b", from: bot, to: user), activity(3, "c", from: #""id":"u""#, to: bot),
            activity(4, "d", from: #""id":"b""#, to: user))
        #expect(read.talk == ["s user a", "s assistant b", "s user c", "s assistant d"])
        #expect(read.messages.map(\.user) == ["u", "u", "u", "u"])
        #expect(read.messages.map(\.bot) == ["b", "b", "b", "b"])
    }

    @Test func `without roles what replies to an activity is the bot's`() {
        let read = read(activity(1, "a", from: #""id":"u""#, to: #""id":"b""#), activity(2, "b", from: #""id":"b""#, to: #""id":"u""#, more: #","replyToId":"1""#))
        #expect(read.talk == ["s user a", "s assistant b"])
    }

    @Test func `a transcript in one object is read, its other activities give nothing, and a repeat counts once`() {
        let one = activity(1, "a", from: user, to: bot)
        let typing = #"{"type":"typing","from":{"id":"b"},"conversation":{"id":"s"}}"#
        let read = read(#"{"transcript":[\#(one),\#(typing),\#(one),5]}"#)
        #expect(read.talk == ["s user a"])
        #expect(read.counts == [1, 0])
    }

    @Test(arguments: [
        (#"{"type":"message","conversation":{"id":"s"},"from":{"id":"u"},"attachments":[{}]}"#, [0, 1]), (#"{"type":"typing","from":{"id":"b"}}"#, [0, 1]),
        (#"{"type":"message","from":{"id":"u"},"text":"a"}"#, [1, 0]), (#"{"type":"message","conversation":{"id":"s"},"text":"a"}"#, [1, 0]), (#"{"transcript":[]}"#, [0, 1]),
        (#"{"type":5}"#, [1, 0]),
    ]) func `what holds no message is skipped or told`(_ line: String, _ counts: [Int]) {
        #expect(read(line).counts == counts)
        #expect(read(line).messages.isEmpty)
    }
}
