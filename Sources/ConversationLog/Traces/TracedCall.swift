/// One call to a model, or one span around such calls, as a tracing tool logged it.
struct TracedCall {
    /// Where in its trace it stands.
    enum Level: UInt64 {
        /// The call itself: what it used is counted.
        case inner = 1
        /// A span of the application around calls: repeats their words, and often sums what they used, so that only its words may count.
        case outer = 2
    }

    /// Where in its trace it stands.
    var level = Level.inner
    /// The trace that it belongs to.
    var trace: String?
    /// Its own id: a call that is logged twice is read once.
    var id: String?
    /// The id of the answer, where it has another than the call.
    var answerID: String?
    /// True for one of several records that tell of one call, all under its id.
    var isPart = false
    /// The conversation that it names.
    var session: String?
    /// The end user whom it names.
    var user: String?
    /// The end user's network address, where the log has it.
    var address: String?
    /// The bot that it names.
    var bot: String?
    /// When the model was asked.
    var start: EventTime?
    /// When it had answered.
    var end: EventTime?
    /// What the model was given: often all of the conversation so far.
    var input: [TracedTurn] = []
    /// What it answered.
    var output: [TracedTurn] = []
    /// The model that answered, as the log spells it.
    var model: String?
    /// Milliseconds from question to answer.
    var latencyMilliseconds: Double?
    /// What the call used.
    var usage: TokenUsage?
    /// Why the model stopped, where the turns don't tell.
    var finish: Message.Finish?

    /// True when the log tells any of the words.
    var hasWords: Bool { !input.isEmpty || !output.isEmpty }

    /// The time from start to end in milliseconds; nil when one is missing, or they are in the wrong order.
    var spanMilliseconds: Double? {
        guard let start, let end, end >= start else { return nil }
        let (nanoseconds, overflows) = end.nanoseconds.subtractingReportingOverflow(start.nanoseconds)
        return overflows ? nil : Double(nanoseconds) / 1e6
    }
}

extension TokenUsage {
    /// Counts as a log tells them; nil when it tells neither input nor output.
    ///
    /// - Parameters:
    ///   - input: all input, cached and written included.
    ///   - cached: the part of it that was read from a cache.
    ///   - written: the part of it that was written to one.
    init?(input: Int?, output: Int?, cached: Int?, written: Int?) {
        guard input != nil || output != nil else { return nil }
        let input = input ?? 0
        let cached = min(input, cached ?? 0)
        self.init(input: input, cachedInput: cached, cacheWrite: min(input - cached, written ?? 0), output: output ?? 0)
    }
}
