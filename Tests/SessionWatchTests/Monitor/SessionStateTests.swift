import ConversationLog
import Testing

@testable import SessionWatch

@Suite struct TimingStateTests {
    private func timing(_ seconds: [Double?], text: String = "hello") -> TimingState {
        var timing = TimingState()
        for second in seconds { timing.take(Fixture.message(.user, text, at: second), digest: TextDigest(text)) }
        return timing
    }

    @Test func `the median gap is that in the middle, from two gaps on`() {
        #expect(timing([0, 10]).medianGap == nil)
        // Gaps 10, 20 and 3.
        #expect(timing([0, 10, 30, 33]).medianGap == 10)
    }

    @Test func `the variation of the gaps is their deviation over their mean, from four gaps on`() throws {
        #expect(timing([0, 2, 6, 10]).gapVariation == nil)
        // Gaps 2, 4, 4 and 6: mean 4, variance (4 + 0 + 0 + 4) / 4 = 2, so 1.41421 / 4.
        #expect(abs(try #require(timing([0, 2, 6, 10, 16]).gapVariation) - 0.353553) < 1e-5)
        #expect(timing([0, 2, 4, 6, 8]).gapVariation == 0)
    }

    @Test func `only the last 16 gaps count`() {
        let slow = (0...10).map { Double($0) * 100 }
        let fast = (1...16).map { 1_000 + Double($0) * 3 }
        #expect(timing(slow + fast).medianGap == 3)
        #expect(timing(slow + fast).gapVariation == 0)
        #expect(timing(slow + fast).gapCount == 26)
    }

    @Test func `time that goes back is no gap below zero`() {
        #expect(timing([100, 50, 110, 120]).medianGap == 10)
    }

    @Test func `without times there is no pace`() {
        let timing = timing([nil, nil, nil, nil, nil, nil])
        #expect(timing.medianGap == nil && timing.gapVariation == nil && timing.fastestTyping == nil)
    }

    @Test func `typing speed is of turns of 40 characters or more, after whatever was said before`() {
        let text = String(repeating: "a", count: 40)
        // 40 characters in 10 s, then in 2 s.
        #expect(timing([0, 10, 12], text: text).fastestTyping == 20)
        #expect(timing([0, 10, 12], text: String(text.dropLast())).fastestTyping == nil)
    }

    @Test func `latency is the answers', and a negative one is none`() {
        var timing = TimingState()
        for (role, latency) in [(Message.Role.assistant, 300.0), (.user, 9_000), (.assistant, -5), (.assistant, 500)] {
            timing.take(Fixture.message(role, "hello", latency: latency), digest: TextDigest("hello"))
        }
        #expect(timing.latency.greatest == 500 && timing.latency.mean == 400)
    }
}

@Suite struct RecentTextsTests {
    private func texts(_ texts: [String]) -> RecentTexts {
        var recent = RecentTexts()
        for text in texts { recent.add(TextDigest(text)) }
        return recent
    }

    @Test func `a template with other numbers repeats`() {
        let recent = texts((0..<5).map { "show me order number \(4_000 + $0) please" })
        #expect(recent.maskedRepeats == 4)
        #expect(recent.alikeInARow == 4)
    }

    @Test func `texts under four words say nothing`() {
        let recent = texts(["yes please do", "yes please do", "yes please do"])
        #expect(recent.maskedRepeats == 0 && recent.longestAlikeRun == 0)
    }

    @Test func `a row of alike texts ends with another one, and the longest is kept`() {
        let answer = "I am sorry, could you tell me your order number please?"
        let recent = texts([answer, answer, answer, "The shop opens at nine on Saturdays and closes at six"])
        #expect(recent.alikeInARow == 0 && recent.longestAlikeRun == 2)
    }

    @Test func `it looks back at eight texts and no further`() {
        let others = ["apple pie with cream", "blue jacket in store", "green bike for children", "red shoes size nine",
            "opening hours on Sunday", "invoice of last month", "parcel lost in transit", "gift card for grandma"]
        #expect(texts(["where is my parcel"] + others.dropLast() + ["where is my parcel"]).maskedRepeats == 1)
        #expect(texts(["where is my parcel"] + others + ["where is my parcel"]).maskedRepeats == 0)
    }
}

@Suite struct SideStateTests {
    @Test func `a jump is a message against the mean of those before, with 20 characters of grace`() throws {
        var side = SideState()
        for length in [20, 20, 180] {
            side.take(TextDigest(String(repeating: "a", count: length)), SiteLanguage.Strangeness())
        }
        // (180 + 20) / (20 + 20) = 5 times.
        let jump = try #require(SessionSignals.all.first { $0.name == "user.jump" })
        #expect(abs(jump.natural(side.greatestJump) - 5) < 1e-4)
        #expect(abs(side.characters.mean - 73.3333) < 1e-3)
        #expect(side.characters.greatest == 180)
    }

    @Test func `a message without a text is a message and no measurement`() {
        var side = SideState(), worded = SideState()
        for length in [100, 0, 100, 0] {
            let digest = TextDigest(String(repeating: "a", count: length))
            side.take(digest, SiteLanguage.Strangeness())
            if length > 0 { worded.take(digest, SiteLanguage.Strangeness()) }
        }
        #expect(side.count == 4 && side.texts == 2)
        // Two texts of 100 characters: mean 100, and the second is once the first: ln(1 + 1). With zeros taken in the mean were 50, and the
        // jump 120 against 70.
        #expect(side.characters.mean == 100 && abs(side.greatestJump - 0.693147) < 1e-5)
        side.count = worded.count
        #expect("\(side)" == "\(worded)")
    }

    @Test func `a peak keeps the greatest and knows when nothing was measured`() {
        var peak = Peak()
        peak.add(nil)
        #expect(peak.value == nil)
        for sample in [-3, -2, -5] as [Float?] { peak.add(sample) }
        #expect(peak.value == -2)
    }
}

@Suite struct SessionStateTests {
    @Test func `it keeps the last 60 messages`() {
        var ring = TranscriptRing()
        for line in 1...70 { ring.add(Fixture.message(.user, "hello", line: line), text: "hello") }
        #expect(ring.entries.map(\.line) == Array(11...70))
    }

    @Test func `of long messages it keeps 2,000 bytes each and 24,000 in all, no letter cut in half`() throws {
        let examiner = try Fixture.examiner()
        var ring = TranscriptRing()
        // U+00E4 has two bytes: 2,000 bytes end in the middle of one, so 1,999 are kept, and 12 of those are 23,988.
        for line in 1...70 {
            let message = Fixture.message(.user, "a" + String(repeating: "ä", count: 1_000), line: line)
            ring.add(message, text: examiner.examine(message).transcriptText)
        }
        #expect(ring.entries.map(\.line) == Array(59...70))
        #expect(ring.entries.allSatisfy { $0.text == "a" + String(repeating: "ä", count: 999) })
    }

    @Test(arguments: 1_960...2_010) func `a number at the cut leaves no half of it`(_ padding: Int) throws {
        let message = Fixture.message(.assistant, String(repeating: "a ", count: padding / 2) + "4111 1111 1111 1111 and more")
        let kept = try Fixture.examiner().examine(message).transcriptText
        #expect(!Redactor(key: []).redact(kept).contains("4111"))
    }

    @Test func `what this user typed is no leak, and each leaked value counts once`() throws {
        let examiner = try Fixture.examiner()
        var session = SessionState(id: "s", shownID: "s", handle: 1)
        var reading = ReadingCounts()
        func take(_ role: Message.Role, _ text: String) -> Int {
            let message = Fixture.message(role, text)
            return session.take(message, examiner.examine(message), SiteLanguage.Strangeness(), clock: nil, &reading).count
        }
        #expect(take(.user, "my card is 4111 1111 1111 1111") == 0)
        #expect(take(.assistant, "4111-1111-1111-1111, thank you") == 0)
        #expect(take(.assistant, "the other card is 5555 5555 5555 4444") == 1)
        #expect(take(.assistant, "as I said, 5555 5555 5555 4444") == 1)
        #expect(session.leakedValues.count == 1)
        #expect(session.messages == 4)
    }

    @Test func `answers without a text count with their tokens, tools and latency, and every text signal of the bot is missing`() throws {
        let examiner = try Fixture.examiner()
        var session = SessionState(id: "s", shownID: "s", handle: 1)
        var reading = ReadingCounts()
        func value(_ name: String) throws -> Float? { try #require(SessionSignals.all.first { $0.name == name }).value(session) }
        for second in [0.0, 9] {
            var message = Fixture.message(.assistant, "", at: second, latency: 900, usage: TokenUsage(input: 30, output: 4))
            message.toolCalls = [ToolCall(name: "find", argumentBytes: 1, argumentHash: 1)]
            _ = session.take(message, examiner.examine(message), SiteLanguage.Strangeness(), clock: nil, &reading)
        }
        #expect(session.messages == 2 && session.botSide.count == 2)
        #expect(session.inputTokens == 60 && session.outputTokens == 8 && session.toolCalls == 2)
        #expect(session.timing.latency.mean == 900)
        for signal in SessionSignals.all where signal.name.hasPrefix("bot.") { #expect(signal.value(session) == nil, "\(signal.name)") }
        #expect(try value("turns") != nil && value("tools") != nil && value("latency") != nil && value("tokens.out") != nil)
    }

    @Test func `answers that end in an error or were cut off count as errors`() throws {
        let examiner = try Fixture.examiner()
        var session = SessionState(id: "s", shownID: "s", handle: 1)
        var reading = ReadingCounts()
        for finish in [Message.Finish.stop, .error, .length, .filter] {
            var message = Fixture.message(.assistant, "hello")
            message.finish = finish
            message.toolCalls = [ToolCall(name: "find", argumentBytes: 1, argumentHash: 1)]
            _ = session.take(message, examiner.examine(message), SiteLanguage.Strangeness(), clock: nil, &reading)
        }
        #expect(session.errors == 2 && session.toolCalls == 4)
    }
}
