/// From which score on a vector is flagged: a threshold that follows the stream, so that the share of flags stays what the user asked for.
///
///     var threshold = FlagThreshold(.contamination(0.01))
///     let flagged = threshold.current.map { score > $0 } ?? false      // decide first,
///     threshold.observe(score)                                         // then take the score in
///
/// It is an exact quantile of the last scores, so under drift it is the share of flags that stays. If all scores rise, the first of
/// the new ones are flagged, until they are more than the share of the memory that was asked for (about `share x memory` of them);
/// then the threshold is among the new scores, and by the time they have filled the memory the share is what it was. If all scores
/// fall, nothing is flagged until the old ones have left the memory. A slow drift moves the threshold with it.
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

    /// The most of all vectors that a number of flags a day can come to: on a day with few vectors, asking for more would only flag
    /// what is ordinary.
    public static let greatestShare = 0.1

    /// What was asked for.
    public let setting: Setting
    /// Scores that must have been seen before there is a threshold.
    public let warmUp: Int
    private var scores: RecentQuantile
    /// For each score kept, the latest event time seen by then; NaN before the first. Only for flags a day.
    private var times: [Double] = []
    private var oldest = 0
    private var firstTime: Double?
    private var latestTime: Double?

    /// A threshold that has seen no score yet.
    ///
    /// - Parameters:
    ///   - memory: scores that it is the quantile of. 4,096 of them tell 1 % to within a sixth (41 scores above, with a standard
    ///     deviation of 6.4). A share below `1 / memory` can't be told from it: about `1 / memory` are flagged then, which for a
    ///     million vectors a day and 4,096 scores is 244 flags a day.
    ///   - warmUp: scores before the first threshold, from 1 to `memory`.
    public init(_ setting: Setting, memory: Int = 4_096, warmUp: Int = 256) {
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
    public mutating func observe(_ score: Float, at seconds: Double? = nil) {
        guard score.isFinite else { return }
        let isFull = scores.count == scores.capacity
        scores.insert(score)
        guard case .flagsPerDay = setting else { return }
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
