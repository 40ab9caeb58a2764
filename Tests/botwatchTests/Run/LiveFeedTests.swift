import ConversationLog
import Testing

@testable import botwatch

@Suite struct LiveFeedTests {
    @Test func `a time without a year is the last such moment before its line came`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("bot.log", #"<14>Dec 31 23:59:50 web1 bot[812]: {"session":"s","role":"user","text":"a"}"# + "\n")
        for (now, meant) in [("2025-01-01T00:00:10Z", "2024-12-31T23:59:50Z"), ("2031-07-01T00:00:00Z", "2030-12-31T23:59:50Z")] {
            var feed = try LiveFeed(paths: [path], fromNow: false, choice: .detect, limits: ReaderLimits())
            let moment = try #require(EventTime(now))
            feed.wallClock = { moment }
            var times: [EventTime?] = []
            // The format of one line is decided on when nothing came for half a second.
            for tenth in 0..<20 {
                _ = try feed.advance(at: .milliseconds(100 * tenth)) { item, _ in
                    if case .message(let message) = item { times.append(message.time) }
                }
            }
            #expect(times == [EventTime(meant)])
        }
    }
}
