internal import ConversationLog

/// Decides which session vectors the forest may learn, so that nobody can teach it that an attack is usual.
///
/// Two limits, over as many vectors as the forest's window holds:
/// - no session, user or address holds more than ``share`` of them. Where there are few to share the window, the limit is twice an
///   equal share, so that a site with one user or one proxy's address learns all;
/// - a suspect, that is a session that lies above the threshold or in which a rule has found something, is not learned, but
///   at most ``refusedShare`` of the vectors are refused for it: a change of the whole site is learned all the same. (Bounding both
///   what one can add and what can be refused: Kloft and Laskov, "Online Anomaly Detection under Adversarial Impact", AISTATS 2010.)
struct LearningGuard {
    /// The most of the window that one session, user or address may hold, over 0; 1 leaves both limits out.
    let share: Double
    /// The most of the vectors that are refused because their session is a suspect.
    static let refusedShare = 0.1
    /// Vectors of one holder that are always learned: in a small window a share means nothing.
    private static let least = 16

    /// What the ways to flood a window differ in.
    private static let kinds = 3

    private struct Entry {
        /// Hashes of session, user and address; 0 where the log tells none.
        var holders: InlineArray<3, UInt64>
    }

    private let capacity: Int
    private var entries: [Entry] = []
    private var next = 0
    private var held: [UInt64: Int] = [:]
    /// By kind: different holders in the window, and vectors of none.
    private var distinct = InlineArray<3, Int>(repeating: 0)
    private var anonymous = InlineArray<3, Int>(repeating: 0)
    /// For each of the last vectors, whether it was refused as a suspect's.
    private var refusals: [Bool] = []
    private var nextRefusal = 0
    private var recentRefusals = 0
    /// Vectors that were not learned, since the start.
    private(set) var leftOut = 0

    init(share: Double, capacity: Int) {
        precondition(share > 0 && share <= 1, "a share of the window lies over 0 and up to 1")
        self.share = share
        self.capacity = capacity
    }

    /// Whether the session's vector may be learned now; if so, it counts as learned.
    mutating func admits(_ session: SessionState, isSuspect: Bool) -> Bool {
        guard share < 1 else { return true }
        let holders = Self.holders(of: session)
        let isFlood = (0..<Self.kinds).contains { isOverShare(holders[$0], kind: $0) }
        let isRefused = !isFlood && isSuspect && Double(recentRefusals + 1) <= Self.refusedShare * Double(max(refusals.count, Self.least))
        note(refusal: isRefused)
        guard !isFlood, !isRefused else {
            leftOut += 1
            return false
        }
        add(Entry(holders: holders))
        return true
    }

    private func isOverShare(_ holder: UInt64, kind: Int) -> Bool {
        guard holder != 0, let count = held[holder], count >= Self.least else { return false }
        let sharers = distinct[kind] + anonymous[kind]
        let limit = max(share, 2 / Double(max(1, sharers)))
        return Double(count + 1) > limit * Double(min(entries.count + 1, capacity))
    }

    private mutating func add(_ entry: Entry) {
        if entries.count < capacity {
            entries.append(entry)
        } else {
            change(entries[next], by: -1)
            entries[next] = entry
            next = (next + 1) % capacity
        }
        change(entry, by: 1)
    }

    private mutating func change(_ entry: Entry, by step: Int) {
        for kind in 0..<Self.kinds {
            let holder = entry.holders[kind]
            if holder == 0 {
                anonymous[kind] += step
                continue
            }
            let before = held[holder] ?? 0
            let after = before + step
            held[holder] = after == 0 ? nil : after
            if before == 0 { distinct[kind] += 1 }
            if after == 0 { distinct[kind] -= 1 }
        }
    }

    private mutating func note(refusal: Bool) {
        if refusals.count < capacity {
            refusals.append(refusal)
        } else {
            if refusals[nextRefusal] { recentRefusals -= 1 }
            refusals[nextRefusal] = refusal
            nextRefusal = (nextRefusal + 1) % capacity
        }
        if refusal { recentRefusals += 1 }
    }

    private static func holders(of session: SessionState) -> InlineArray<3, UInt64> {
        [hash("s", session.id), session.user.map { hash("u", $0) } ?? 0, session.address.map { hash("a", $0) } ?? 0]
    }

    /// Never 0.
    private static func hash(_ kind: Character, _ name: String) -> UInt64 {
        var hash = FNV1a()
        for byte in "\(kind)\(name)".utf8 { hash.add(byte) }
        return max(1, Spreading.mixed(hash.value))
    }
}
