import ConversationLog
import SecuritySpend
import Testing

@testable import SessionWatch

/// What becomes of sessions, lines and money: everything is counted, and once.
@Suite struct ConversationMonitorCountsTests {
    private static let tags = String(String.UnicodeScalarView((0..<12).map { Unicode.Scalar(0xE0041 + $0)! }))

    private func ends(_ effects: [Effect]) -> [String] {
        Fixture.closed(effects).map { "\($0.session) \($0.end.rawValue)" }
    }

    @Test func `a session is over when it was quiet for longer than the limit, in event time`() throws {
        func ends(after seconds: Double) throws -> [String] {
            try self.ends(
                Fixture.run([
                    Fixture.message(.user, "hello", session: "a", at: 0),
                    Fixture.message(.user, "hello", session: "b", at: seconds, line: 2),
                ]).effects)
        }
        // The limit is 1,800 seconds.
        #expect(try ends(after: 1_800) == [])
        #expect(try ends(after: 1_801) == ["a idle"])
    }

    @Test func `the session that was quiet longest makes room`() throws {
        var settings = MonitorSettings()
        settings.openSessions = 2
        let messages = ["a", "b", "a", "c", "d"].enumerated().map { line, session in
            Fixture.message(.user, "hello", session: session, at: Double(line), line: line + 1)
        }
        let (effects, monitor) = try Fixture.run(messages, settings: settings, finishing: true)
        #expect(ends(effects) == ["b evicted", "a evicted", "c input", "d input"])
        #expect(monitor.snapshot.counts.sessions == 4 && monitor.snapshot.counts.openSessions == 0)
    }

    @Test func `every session is closed exactly once`() throws {
        let messages = Fixture.shopTalk(sessions: 20)
        let (effects, monitor) = try Fixture.run(messages, finishing: true)
        let closed = Fixture.closed(effects)
        #expect(closed.map(\.session).sorted() == Set(messages.map(\.session)).sorted())
        #expect(closed.map(\.messages).reduce(0, +) == messages.count)
        #expect(closed.contains { $0.end == .idle } && closed.contains { $0.end == .input })
        #expect(monitor.snapshot.counts.openSessions == 0)
    }

    @Test func `a session that comes back after its end is a new one`() throws {
        let messages = [0.0, 4_000, 8_000].enumerated().map {
            Fixture.message(.user, "hello", session: "a", at: $0.element, line: $0.offset + 1)
        }
        // Advancing closes the old "a" before its new message is taken in.
        let (effects, monitor) = try Fixture.run(messages, finishing: true)
        #expect(ends(effects) == ["a idle", "a idle", "a input"])
        #expect(monitor.snapshot.counts.sessions == 3)
    }

    @Test func `a record holds the session's own figures`() throws {
        let messages = [
            Fixture.message(.user, "hello there", at: 10), Fixture.message(.system, "be kind", at: 11, line: 2),
            Fixture.message(.assistant, "hi", at: 12, line: 3, usage: TokenUsage(input: 30, output: 4), model: "gpt-4o-mini"),
        ]
        let record = try #require(Fixture.closed(Fixture.run(messages, finishing: true).effects).first)
        #expect(record.messages == 3 && record.userMessages == 1)
        #expect(record.inputTokens == 30 && record.outputTokens == 4)
        #expect(record.firstSeen == messages[0].time && record.lastSeen == messages[2].time)
        #expect(record.model == "gpt-4o-mini" && record.flagged == nil && record.rules == [] && record.end == .input)
    }

    @Test func `counts, rates and the histogram add up`() throws {
        let messages = Fixture.shopTalk(sessions: 30) + [Fixture.message(.user, "hello" + Self.tags, session: "x", at: 5_400, line: 9_000)]
        let snapshot = try Fixture.run(messages).monitor.snapshot
        let counts = snapshot.counts
        #expect(counts.messages == messages.count)
        #expect(counts.userMessages == messages.count { $0.role == .user })
        #expect(counts.botMessages == messages.count { $0.role == .assistant })
        #expect(counts.sessions == 31 && counts.flaggedSessions >= 1)
        #expect(counts.inputTokens == messages.compactMap(\.usage?.input).reduce(0, +))
        #expect(counts.outputTokens == messages.compactMap(\.usage?.output).reduce(0, +))
        #expect(snapshot.riskHistogram.count == 20 && snapshot.riskHistogram.reduce(0, +) == 31)
        // 31 sessions in an hour and a half: all of them within the day that the coarse slots span.
        let slots = snapshot.rates.coarse
        #expect(slots.map(\.messages).reduce(0, +) == counts.messages)
        #expect(slots.map(\.inputTokens).reduce(0, +) == counts.inputTokens)
        #expect(slots.map(\.outputTokens).reduce(0, +) == counts.outputTokens)
        #expect(slots.map(\.flags).reduce(0, +) == counts.flaggedSessions)
        #expect(slots.map(\.nanodollars).reduce(0, +) == snapshot.spend.total.nanodollars)
    }

    @Test func `the categories sum to the total to the nano-dollar`() throws {
        let spend = try Fixture.run(Fixture.shopTalk(sessions: 10)).monitor.snapshot.spend
        #expect(spend.categories.map(\.amount.nanodollars).reduce(0, +) == spend.total.nanodollars)
        #expect(spend.total > .zero && spend.estimatedMessages == 0)
    }

    @Test func `what reading tells is counted by kind`() throws {
        var monitor = ConversationMonitor(settings: MonitorSettings(), examiner: try Fixture.examiner())
        let place = LinePlace(line: 1, offset: 0)
        var cut = Fixture.message(.user, "hello")
        cut.marks = [.cut, .repaired]
        let items: [ReaderItem] = [
            .format(FormatNotice(format: "plain", summary: "plain")), .skipped(place), .skipped(place),
            .fault(LineFault(reason: .malformed, place: place)), .fault(LineFault(reason: .incomplete, place: place)),
            .fault(LineFault(reason: .tooLong, place: place)), .fault(LineFault(reason: .tooLong, place: place)), .message(cut),
            .fault(LineFault(reason: .leftOut, place: place)),
        ]
        for item in items { monitor.take(item, from: "test.jsonl") { _ in } }
        monitor.linesRead = 8
        let reading = monitor.snapshot.reading
        #expect(reading.lines == 8 && reading.skipped == 2)
        #expect(reading.malformed == 1 && reading.incomplete == 1 && reading.tooLong == 2 && reading.leftOut == 1 && reading.damaged == 5)
        #expect(reading.cut == 1 && reading.repaired == 1)
        #expect(monitor.snapshot.counts.messages == 1)
    }

    @Test func `messages without words are counted, each, and a line's cut is still counted once`() throws {
        func message(_ marks: LineMarks, line: Int) -> Message {
            var message = Fixture.message(.assistant, "", line: line)
            message.marks = marks
            return message
        }
        // The third has no text and no mark: an answer that only calls a tool has no words to tell.
        let messages = [
            message(.withoutWords, line: 1), message([.withoutWords, .cut], line: 1), message([], line: 2), message([.withoutWords, .cut], line: 1),
        ]
        let snapshot = try Fixture.run(messages).monitor.snapshot
        #expect(snapshot.reading.withoutWords == 3 && snapshot.reading.cut == 1)
        #expect(snapshot.counts.botMessages == 4)
    }

    @Test func `a log without times is read, scored and closed, and has no pace`() throws {
        let messages = Fixture.shopTalk(sessions: 40).map { message in
            var message = message
            message.time = nil
            return message
        }
        let (effects, monitor) = try Fixture.run(messages, finishing: true)
        let snapshot = monitor.snapshot
        #expect(snapshot.clock == nil && snapshot.reading.untimed == messages.count)
        #expect(snapshot.rates.coarse.isEmpty)
        #expect(Fixture.closed(effects).count == 40)
        #expect(Fixture.closed(effects).allSatisfy { $0.firstSeen == nil && $0.lastSeen == nil })
        #expect(Fixture.scores(effects).contains { $0.score != nil })
        let timing = Set(["gap.median", "gap.variation", "typing.speed"])
        #expect(Fixture.alerts(effects).flatMap(\.reasons).allSatisfy { !timing.contains($0.signal) })
    }

    @Test func `an untimed message counts as said at the time of the one before`() throws {
        let messages = [
            Fixture.message(.user, "hello", session: "a", at: 100),
            Fixture.message(.user, "hello", session: "b", at: nil, line: 2),
        ]
        let records = Fixture.closed(try Fixture.run(messages, finishing: true).effects)
        #expect(records.first { $0.session == "b" }?.firstSeen == messages[0].time)
    }

    @Test func `times that go back within a session are counted, and the clock stays`() throws {
        let seconds = [100.0, 50, 120, 119]
        let messages = seconds.enumerated().map { Fixture.message(.user, "hello", at: $0.element, line: $0.offset + 1) }
        let snapshot = try Fixture.run(messages).monitor.snapshot
        #expect(snapshot.reading.backwards == 2)
        #expect(snapshot.clock == messages[2].time)
        let sessions = ["a", "b"].enumerated().map {
            Fixture.message(.user, "hello", session: $0.element, at: 100 - Double($0.offset), line: $0.offset + 1)
        }
        #expect(try Fixture.run(sessions).monitor.snapshot.reading.backwards == 0)
    }

    @Test func `what a flagged session costs moves to flagged, and the total stays`() throws {
        let usage = TokenUsage(input: 1_000_000, output: 100_000)
        let messages = [
            Fixture.message(.user, "hello", session: "good", at: 0),
            Fixture.message(.assistant, "hi", session: "good", at: 1, line: 2, usage: usage, model: "gpt-4o-mini"),
            Fixture.message(.user, "hello", session: "bad", at: 2, line: 3),
            Fixture.message(.assistant, "hi", session: "bad", at: 3, line: 4, usage: usage, model: "gpt-4o-mini"),
            Fixture.message(.user, "hello" + Self.tags, session: "bad", at: 4, line: 5),
        ]
        var silent = MonitorSettings()
        silent.rulesOff = ["hidden-tags"]
        let quiet = try Fixture.run(messages, settings: silent).monitor.snapshot.spend
        let (effects, monitor) = try Fixture.run(messages)
        let spend = monitor.snapshot.spend
        #expect(quiet.flagged == .zero)
        #expect(spend.total == quiet.total)
        // gpt-4o-mini: $0.15 and $0.60 a million tokens, so $0.21 a session, and a little for looking at it.
        #expect((210_000_000...211_000_000).contains(spend.flagged.nanodollars))
        let alert = try #require(Fixture.alerts(effects).first)
        #expect(alert.sessionCost == spend.flagged && alert.attackerCost == spend.flagged)
        #expect(monitor.snapshot.flagged.first?.cost == spend.flagged)
    }

    @Test func `a review books the seconds that it took`() throws {
        var (_, monitor) = try Fixture.run([Fixture.message(.user, "hello" + Self.tags)])
        #expect(monitor.snapshot.spend.review.waiting == 1)
        // Six minutes at $75 an hour.
        #expect(monitor.snapshot.spend.review.backlog == Money(nanodollars: 7_500_000_000))
        monitor.review(session: "s-1", seconds: 90)
        monitor.review(session: "nobody", seconds: 90)
        let review = monitor.snapshot.spend.review
        #expect(review.secondsSpent == 90 && review.reviewed == 1 && review.waiting == 0)
        // 90 / 3,600 of $75 are $1.875.
        #expect(monitor.snapshot.spend.categories.first { $0.category == .review }?.amount == Money(nanodollars: 1_875_000_000))
    }

    @Test func `an answer is estimated only while the log has told no counts`() throws {
        func estimated(_ messages: [Message]) throws -> Int {
            try Fixture.run(messages).monitor.snapshot.spend.estimatedMessages
        }
        let without = (1...3).map { Fixture.message(.assistant, "hello", at: Double($0), line: $0, model: "gpt-4o-mini") }
        let with = Fixture.message(.assistant, "hello", at: 9, line: 9, usage: TokenUsage(input: 5, output: 5), model: "gpt-4o-mini")
        #expect(try estimated(without) == 3)
        #expect(try estimated([with] + without) == 0)
    }

    @Test func `sessions make room by bytes, are counted, and come back as new ones`() throws {
        var settings = MonitorSettings()
        settings.sessionBytes = 9_000
        let ids = (0..<30).map { "s-\($0)" } + ["s-0"]
        let messages = ids.enumerated().map { Fixture.message(.user, "hello there", session: $0.element, at: Double($0.offset), line: $0.offset + 1) }
        let (effects, monitor) = try Fixture.run(messages, settings: settings)
        let counts = monitor.snapshot.counts
        #expect(counts.sessions == 31 && counts.openSessions + counts.evictedSessions == 31)
        #expect(counts.openSessions >= 2 && counts.openSessions <= 3)
        #expect(Fixture.closed(effects).map(\.session) == ids.prefix(counts.evictedSessions).map { $0 })
        #expect(Fixture.closed(effects).allSatisfy { $0.end == .evicted })
    }

    @Test func `one session over the bound stays while it is alone`() throws {
        var settings = MonitorSettings()
        settings.sessionBytes = 3_000
        let messages = (0..<20).map { Fixture.message(.user, String(repeating: "word ", count: 100), session: "long", at: Double($0), line: $0 + 1) }
        #expect(try Fixture.run(messages, settings: settings).monitor.snapshot.counts.evictedSessions == 0)
    }

    @Test func `of thousands of sources that tell counts the latest are remembered`() throws {
        var monitor = ConversationMonitor(settings: MonitorSettings(), examiner: try Fixture.examiner())
        func answer(_ source: String, usage: TokenUsage?) -> Int {
            let before = monitor.snapshot.spend.estimatedMessages
            let message = Fixture.message(.assistant, "an answer of some words", usage: usage, model: "gpt-4o-mini")
            monitor.take(.message(message), from: source) { _ in }
            return monitor.snapshot.spend.estimatedMessages - before
        }
        for number in 0..<1_000 { #expect(answer("bot-\(number)", usage: TokenUsage(input: 9, output: 9)) == 0) }
        #expect(answer("bot-999", usage: nil) == 0)
        #expect(answer("bot-0", usage: nil) == 1)
    }
}
