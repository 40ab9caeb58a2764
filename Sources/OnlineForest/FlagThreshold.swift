/// From which score on a vector is flagged: a threshold that follows the stream, so that the share of flags stays what the user asked for.
///
///     var threshold = FlagThreshold(.contamination(0.01))
///     let flagged = threshold.current.map { score > $0 } ?? false      // decide first,
///     threshold.observe(score)                                         // then take the score in
///
/// It is an exact quantile of the last scores, so under drift it is the share of flags that stays. If all scores rise, the first of
/// the new ones are flagged, until they are more than the share of the memory that was asked for (about `share x memory` of them);
/// then the threshold is among the new scores, and by the time they have filled the memory the share is what it was. If all scores
/// fall, nothing is flagged until the old ones have left the memory. A slow drift moves the threshold with it. Scores that rise
/// without end are all flagged, as long as they rise.
///
/// The method was chosen by measurement, on this library's scores of eleven streams (flags as a multiple of those asked for; at
/// 0.1 % fewer than 100 were expected on the eight short ones, so that chance has its part):
///
/// | method | 1 %: least - greatest | 1 %, new regimes | 0.1 %: least - greatest |
/// |---|---|---|---|
/// | last 1,024 scores | 0.96 - 1.31 | 1.04, 1.05 | 0.71 - 1.87 |
/// | last 2,048 scores | 0.93 - 1.18 | 1.08, 1.18 | 0.56 - 1.59 |
/// | last 4,096 scores | 0.93 - 1.34 | 1.14, 1.34 | 0.84 - 2.01 |
/// | last 8,192 scores | 0.85 - 1.57 | 1.17, 1.57 | 0.56 - 2.22 |
/// | SPOT | 0.83 - 11.7 | 5.5, 11.7 | 0.79 - 31 |
/// | SPOT that learns flagged scores | 0.83 - 2.06 | 1.64, 2.06 | 0.02 - 3.42 |
/// | DSPOT, depth 450 | 1.99 - 13.3 | 6.8, 13.3 | 0.00 - 31 |
/// | DSPOT that learns flagged scores | 0.93 - 1.83 | 1.83, 1.42 | 0.00 - 2.06 |
///
/// SPOT and DSPOT (Siffer et al., "Anomaly Detection in Streams with Extreme Value Theory", KDD 2017; Grimshaw's fit, rescaled
/// peaks) leave flagged scores out of what they learn, so that a new regime is flagged for long; and they forget nothing.
///
/// It doesn't decide whether anything is wrong: the share is flagged on a quiet day too. Flags are scores strictly above the
/// threshold, so that many equal scores give fewer flags, never more.
public struct FlagThreshold: Sendable {
    /// How many flags the user wants.
    public enum Setting: Hashable, Sendable {
        /// The share of vectors to be flagged, over 0 and up to 0.5 (the range that scikit-learn gives the setting of this name).
        case contamination(Double)
        /// Flags in 24 hours of event time, over 0, however many vectors come. At most ``FlagThreshold/greatestShare`` of the
        /// vectors are flagged for it.
        case flagsPerDay(Double)
    }

    /// A score that was taken in, so that it can be raised later.
    public struct Entry: Hashable, Sendable {
        /// Scores that had been taken in before it.
        package let number: Int

        /// The entry that was taken in after so many others, as a kept state names it. One that is not in the memory raises nothing.
        ///
        /// - Precondition: `number >= 0`.
        package init(number: Int) {
            precondition(number >= 0, "a score's number counts from 0")
            self.number = number
        }
    }

    /// The most of all vectors that a number of flags a day can come to: on a day with few vectors, asking for more would only flag
    /// what is ordinary.
    public static let greatestShare = 0.1

    /// What was asked for.
    public let setting: Setting
    /// Scores that must have been seen before there is a threshold.
    public let warmUp: Int
    /// The last scores; until it is full it holds the later half of all scores: a forest's first ones are higher than those that follow, and would
    /// make it deaf until they have left.
    var scores: RecentQuantile
    /// For each score kept, the latest event time seen by then; NaN before the first. Only for flags a day.
    var times: [Double] = []
    private var oldest = 0
    var firstTime: Double?
    var latestTime: Double?
    var timesInOrder: [Double] { Array(times[oldest...] + times[..<oldest]) }

    /// A threshold that has seen no score yet.
    ///
    /// - Parameters:
    ///   - memory: scores that it is the quantile of. 2,048 of them tell 1 % to within a quarter (20 scores above, with a standard
    ///     deviation of 4.5). A share below `1 / memory` can't be told from it: about `1 / memory` are flagged then, which for a
    ///     million vectors a day and 2,048 scores is 488 flags a day.
    ///   - warmUp: scores before the first threshold, from 1 to `memory`.
    public init(_ setting: Setting, memory: Int = 2_048, warmUp: Int = 256) {
        switch setting {
        case .contamination(let share): precondition(share > 0 && share <= 0.5, "contamination lies over 0 and up to 0.5")
        case .flagsPerDay(let flags): precondition(flags > 0 && flags.isFinite, "flags a day are a number over 0")
        }
        precondition(warmUp >= 1 && warmUp <= memory, "a warm-up takes from 1 score to the memory's size")
        self.setting = setting
        self.warmUp = warmUp
        scores = RecentQuantile(capacity: memory)
    }

    /// Scores above it are to be flagged; nil during warm-up, and with flags a day as long as no event time has passed.
    public var current: Float? {
        guard scores.count >= warmUp, let share = currentShare else { return nil }
        return scores.value(at: 1 - share)
    }

    /// The share of vectors that is flagged now: the setting itself, or flags a day over vectors a day in the memory.
    public var currentShare: Double? {
        switch setting {
        case .contamination(let share):
            return share
        case .flagsPerDay(let flags):
            guard let perDay = vectorsPerDay else { return nil }
            return min(flags / perDay, Self.greatestShare)
        }
    }

    /// Takes in the score of one more vector.
    ///
    /// Give it every score that means something, flagged or not, and none of a forest that has not learned its
    /// ``IsolationForest/leastLearned`` vectors.
    ///
    /// - Parameters:
    ///   - score: from 0 to 1; a score that isn't finite is left out.
    ///   - seconds: event time from any fixed moment on, if known. Times that go backwards count as the latest one seen.
    /// - Returns: by which to ``raise(_:to:)`` the score; nil if it was left out.
    @discardableResult public mutating func observe(_ score: Float, at seconds: Double? = nil) -> Entry? {
        guard score.isFinite else { return nil }
        let isFull = scores.count == scores.capacity
        scores.insert(score)
        if case .flagsPerDay = setting { note(seconds, isFull: isFull) }
        if scores.count > max(warmUp, scores.inserted / 2) {
            scores.removeOldest()
            if !times.isEmpty { times.removeFirst() }
        }
        return Entry(number: scores.inserted - 1)
    }

    /// What had that score has a greater one by now: it counts once, with the greater one, and is as old as it was. Nothing changes
    /// if the entry has left the memory or isn't less.
    public mutating func raise(_ entry: Entry, to score: Float) { scores.raise(entry.number, to: score) }

    private mutating func note(_ seconds: Double?, isFull: Bool) {
        if let seconds, seconds.isFinite {
            firstTime = firstTime ?? seconds
            latestTime = max(latestTime ?? seconds, seconds)
        }
        let time = latestTime ?? .nan
        if isFull {
            times[oldest] = time
            oldest = (oldest + 1) % times.count
        } else {
            times.append(time)
        }
    }

    /// Vectors in 24 hours of event time, over the memory; nil as long as no time has passed in it.
    private var vectorsPerDay: Double? {
        guard !times.isEmpty, let firstTime, let latestTime else { return nil }
        let start = times[oldest].isNaN ? firstTime : times[oldest]
        let span = latestTime - start
        guard span > 0 else { return nil }
        return Double(times.count - 1) / span * 86_400
    }
}
