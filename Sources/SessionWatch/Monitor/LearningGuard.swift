internal import ConversationLog
internal import KeptState

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
    /// The memory of all trees, and that of the trees which draw from the latest vectors alone: a burst fills it sooner.
    private var windows: [HolderWindow]
    private let capacity: Int
    /// For each of the last vectors, whether it was refused as a suspect's.
    private var refusals: [Bool] = []
    private var nextRefusal = 0
    private var recentRefusals = 0
    /// Vectors that were not learned, since the start.
    private(set) var leftOut = 0

    /// - Parameters:
    ///   - share: as in ``share``.
    ///   - window: vectors that the forest's trees draw from.
    ///   - shortWindow: vectors that half of them draw from.
    init(share: Double, window: Int, shortWindow: Int) {
        precondition(share > 0 && share <= 1, "a share of the window lies over 0 and up to 1")
        self.share = share
        capacity = window
        windows = [HolderWindow(capacity: window), HolderWindow(capacity: shortWindow)]
    }

    /// Whether the session's vector may be learned now; if so, it counts as learned.
    mutating func admits(_ session: SessionState, isSuspect: Bool) -> Bool {
        guard share < 1 else { return true }
        let holders = HolderWindow.holders(of: session)
        let isFlood = windows.contains { $0.isOver(share, holders) }
        let isRefused =
            !isFlood && isSuspect && Double(recentRefusals + 1) <= Self.refusedShare * Double(max(refusals.count, HolderWindow.least))
        note(refusal: isRefused)
        guard !isFlood, !isRefused else {
            leftOut += 1
            return false
        }
        for index in windows.indices { windows[index].add(holders) }
        return true
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
}

extension LearningGuard: KeptInParts {
    mutating func keepParts(in archive: inout PartArchive) {
        for index in windows.indices { windows[index].keepParts("guard.window\(index)", in: &archive) }
        archive.keep("guard") { part in
            part.keepTally(&leftOut)
            part.keep(&refusals)
            part.keepTally(&nextRefusal)
            part.check(refusals.count <= capacity && nextRefusal < max(1, refusals.count))
            if part.isReading { recentRefusals = refusals.count { $0 } }
        }
    }
}
