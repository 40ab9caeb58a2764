import OnlineForest

/// Writes the traffic of a small web shop's support bot, with attacks in it, as a log and its labels.
///
/// A function of its settings: no clock, no file, no system randomness. Lines come in the order of time, the sessions
/// interleaved as they would be, and no more than the open sessions is kept in memory.
struct TrafficSimulator {
    /// What was asked for.
    let settings: TrafficSettings

    /// - Precondition: ``TrafficSettings/problem`` is nil.
    init(_ settings: TrafficSettings) {
        precondition(settings.problem == nil, "the settings were not checked")
        self.settings = settings
    }

    /// Makes all traffic.
    ///
    /// - Parameter lines: is given the bytes of one or more whole lines, line ends included, in order. The array is used
    ///   again for the next ones.
    /// - Returns: a label for each session, in the order of their beginnings.
    /// - Throws: what `lines` throws; nothing else can fail.
    /// - Complexity: O(lines x log(open sessions)) time, O(open sessions + labels) memory.
    func run<Failure: Error>(lines: ([UInt8]) throws(Failure) -> Void) throws(Failure) -> [SessionLabel] {
        var root = SplitMix64(seed: settings.seed)
        let plan = TrafficPlan(settings, draw: SplitMix64(seed: root.next()))
        var arrivals = SessionArrivals(
            count: settings.sessions - plan.entries.count, days: settings.days, draw: SplitMix64(seed: root.next()))
        var plain = arrivals.next()
        var special = plan.entries[...]
        var talks = OpenTalks(writer: TurnWriter(style: settings.style), seed: settings.seed)
        while let moment = [plain, special.first?.moment].compactMap({ $0 }).min() {
            let start = settings.start * 1_000 + moment
            try talks.advance(to: start, lines: lines)
            if let entry = special.first, entry.moment == moment {
                special.removeFirst()
                talks.open(entry.theme, at: start)
            } else {
                plain = arrivals.next()
                talks.open(.ordinary, at: start)
            }
        }
        try talks.advance(to: .max, lines: lines)
        return talks.labels
    }
}

/// The sessions that are going on.
private struct OpenTalks {
    private struct Talk {
        let session: SimulatedSession
        /// The next turn.
        var turn = 0
        var memory = TurnWriter.Memory()
        /// The attack has begun, and no line has told of it yet.
        var attackIsUntold = false
    }

    let writer: TurnWriter
    let seed: UInt64
    private(set) var labels: [SessionLabel] = []
    private var talks: [Talk?] = []
    private var freeSlots: [Int] = []
    private var queue = TurnQueue()
    private var lineCount = 0
    private var bytes: [UInt8] = []

    init(writer: TurnWriter, seed: UInt64) {
        self.writer = writer
        self.seed = seed
    }

    /// A session begins; `time` in milliseconds since 1970.
    mutating func open(_ theme: SessionComposer.Theme, at time: Int64) {
        let talk = Talk(session: SessionComposer.session(number: labels.count, theme: theme, seed: seed))
        let slot: Int
        if let free = freeSlots.popLast() {
            slot = free
            talks[slot] = talk
        } else {
            slot = talks.count
            talks.append(talk)
        }
        queue.insert(TurnQueue.Entry(time: time, number: labels.count, slot: slot))
        labels.append(talk.session.label)
    }

    /// Writes all turns before `time`.
    mutating func advance<Failure: Error>(
        to time: Int64, lines: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        while let next = queue.first, next.time < time {
            queue.removeFirst()
            bytes.removeAll(keepingCapacity: true)
            if let following = speak(next) { queue.insert(following) }
            if !bytes.isEmpty { try lines(bytes) }
        }
    }

    /// Writes one turn into ``bytes``, and gives when the session speaks again.
    private mutating func speak(_ entry: TurnQueue.Entry) -> TurnQueue.Entry? {
        guard var talk = talks[entry.slot] else { preconditionFailure("a queued session is open") }
        talks[entry.slot] = nil
        let turn = talk.session.turns[talk.turn]
        let count = writer.write(turn, of: talk.session, at: entry.time, memory: &talk.memory, to: &bytes)
        talk.attackIsUntold = talk.attackIsUntold || turn.attacks
        if count > 0, talk.attackIsUntold {
            talk.attackIsUntold = false
            if labels[entry.number].firstAttackLine == nil { labels[entry.number].firstAttackLine = lineCount + 1 }
        }
        lineCount += count
        talk.turn += 1
        guard talk.turn < talk.session.turns.count else {
            freeSlots.append(entry.slot)
            return nil
        }
        let gap = Int64(talk.session.turns[talk.turn].gap)
        talks[entry.slot] = talk
        return TurnQueue.Entry(time: entry.time + gap, number: entry.number, slot: entry.slot)
    }
}
