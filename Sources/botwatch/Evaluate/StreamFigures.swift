/// How well detection did on a labelled log: the figures of one run.
///
/// A session's score is the greatest risk that it ever had, and -1 if it never had one. A figure that the labels or the log
/// leave undefined is nil.
struct StreamFigures: Hashable {
    /// Sessions of one kind of attack, and how many of them were found.
    struct Kind: Hashable {
        var name: String
        var sessions: Int
        var found: Int

        /// The share of them that was found, 0 to 1.
        var recall: Double { Double(found) / Double(sessions) }
    }

    /// What came of the alerts that were really raised.
    struct Alerts: Hashable {
        /// Sessions that got an alert, those without a label included.
        var sessions: Int
        /// Of them, those without a label: nobody knows whether they are right.
        var unlabelled: Int
        /// Sessions that got an alert, over the days of event time in the log.
        var perDay: Double?
        /// The share of attacks among the labelled sessions that got an alert.
        var precision: Double?
        /// The share of the attacks that got an alert.
        var recall: Double?
        /// In the order of the names.
        var kinds: [Kind]
    }

    /// Scored messages, those of sessions without a label included.
    var messages: Int
    /// Sessions that have a label, and those of them that were attacked.
    var sessions: Int
    var attacks: Int
    /// Labelled sessions that never got a score.
    var withoutScore: Int
    /// Sessions in the log that have no label; only their messages and alerts are counted.
    var unlabelled: Int

    /// Attacks against all benign sessions, and against the hard negatives alone.
    var rocAUC: Double?
    var rocAUCAgainstHardNegatives: Double?
    var averagePrecision: Double?
    /// Recall with 1 % and with 0.1 % of the benign sessions flagged, one at least.
    var recallAtOnePercent: Double?
    var recallAtOnePerMille: Double?
    /// Benign sessions above the 1 % threshold, and the hard negatives among them: ties with the threshold count as not flagged.
    var benignFlagged: Int
    var hardNegativesFlagged: Int
    /// Recall by kind of attack at the 1 % threshold, in the order of the names.
    var kinds: [Kind]
    /// Messages of an attacked session from its first attacking line to the one that lifted it over the 1 % threshold: the upper median
    /// over the attacks found.
    var medianDelay: Int?

    var alerts: Alerts
}
