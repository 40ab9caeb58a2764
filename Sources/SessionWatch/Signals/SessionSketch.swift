internal import ConversationLog
internal import KeptState
internal import RealModule

/// In how many different sessions a key (a text, a user, an address) occurred lately, and how usual that key is.
///
/// A table of fixed size in sets of ``ways`` slots: memory is bounded whatever a log holds, and where a set is full the
/// key that was least seen makes room, so that a flood of single keys can't push out the usual ones. Counting by event
/// time alone; a log of several sources may step back in time.
struct SessionSketch: Sendable {
    /// What is known of a key when a session has brought it.
    struct Sighting: Equatable, Sendable {
        /// Different sessions within the window of this moment, this one included; 16 stands for 16 or more.
        var recent: Int
        /// Sessions before the window, each worth e^(-age / ``memorySeconds``); a crowd that goes on counts once it has ended.
        var older: Float
    }

    /// Sessions remembered a key.
    static let depth = 16
    private static let ways = 8
    private static let sets = 1 << 11
    /// A week: what is pressed or said on every working day is still known after a weekend.
    static let memorySeconds = 7 * 86_400.0

    fileprivate struct Slot {
        var key: UInt64 = 0
        /// Sessions so far, the older ones worth less.
        var weight: Float = 0
        /// Seconds since 1970 to which ``weight`` has been brought.
        var weighedAt = 0.0
        var handles = InlineArray<16, Int>(repeating: 0)
        var times = InlineArray<16, Double>(repeating: 0)
        var count = 0
        /// Sessions that had no more room among the last 16 while they were recent: they are not usual yet.
        var crowded: Float = 0
        /// When the last of them came.
        var crowdedAt = 0.0

        func weight(at seconds: Double) -> Float {
            weight * Float(Double.exp(-max(0, seconds - weighedAt) / SessionSketch.memorySeconds))
        }
    }

    /// How far from now a session is recent, in seconds.
    private let seconds: Double
    /// Empty until the first key comes: most logs name no address.
    private var slots: [Slot?] = []
    /// Of each block of ``slotsPerPart`` slots, whether it changed since the state was last written.
    private var changed = [Bool](repeating: true, count: ways * sets / slotsPerPart)
    private static let slotsPerPart = 128

    /// - Parameter seconds: how far from now a session counts as recent.
    init(seconds: Double) {
        self.seconds = seconds
    }

    /// Session `handle` has brought `key` at `time`. A session counts once while it is among the key's last 16.
    mutating func take(_ key: UInt64, session handle: Int, at time: EventTime) -> Sighting {
        if slots.isEmpty { slots = Array(repeating: nil, count: Self.ways * Self.sets) }
        let now = Double(time.nanoseconds) / 1e9
        let place = place(of: key, at: now)
        var slot = slots[place].flatMap { $0.key == key ? $0 : nil } ?? Slot(key: key)
        let kept = min(slot.count, Self.depth)
        if !(0..<kept).contains(where: { slot.handles[$0] == handle }) {
            slot.weight = slot.weight(at: now) + 1
            slot.weighedAt = max(slot.weighedAt, now)
            let place = slot.count % Self.depth
            if abs(now - slot.crowdedAt) > seconds { slot.crowded = 0 }
            if slot.count >= Self.depth, abs(now - slot.times[place]) <= seconds {
                slot.crowded += 1
                slot.crowdedAt = now
            }
            slot.handles[place] = handle
            slot.times[place] = now
            slot.count += 1
        }
        slots[place] = slot
        changed[place / Self.slotsPerPart] = true
        var recent = 0
        var weightOfRecent: Float = 0
        for index in 0..<min(slot.count, Self.depth) where abs(now - slot.times[index]) <= seconds {
            recent += 1
            weightOfRecent += Float(Double.exp(-max(0, now - slot.times[index]) / Self.memorySeconds))
        }
        if abs(now - slot.crowdedAt) <= seconds { weightOfRecent += slot.crowded }
        return Sighting(recent: recent, older: max(0, slot.weight(at: now) - weightOfRecent))
    }

    /// The key's slot; else a free one of its set; else that of the key least seen, the first of equals.
    private func place(of key: UInt64, at now: Double) -> Int {
        let first = Int(truncatingIfNeeded: Spreading.mixed(key) & UInt64(Self.sets - 1)) * Self.ways
        var least = first
        var leastWeight = Float.infinity
        for index in first..<first + Self.ways {
            guard let slot = slots[index] else {
                if leastWeight >= 0 { (least, leastWeight) = (index, -1) }
                continue
            }
            if slot.key == key { return index }
            let weight = slot.weight(at: now)
            if weight < leastWeight { (least, leastWeight) = (index, weight) }
        }
        return least
    }
}

extension SessionSketch {
    /// Keeps whether a key ever came.
    mutating func keepUse(in archive: inout StateArchive) {
        var isUsed = !slots.isEmpty
        archive.keep(&isUsed)
        if archive.isReading { slots = isUsed ? Array(repeating: nil, count: Self.ways * Self.sets) : [] }
    }

    /// Keeps the slots, if there are any: ``keepUse(in:)`` comes first.
    mutating func keepSlots(_ kind: String, in archive: inout PartArchive) {
        guard !slots.isEmpty else { return }
        archive.keepBlocks(kind, count: slots.count, size: Self.slotsPerPart, hasChanged: { changed[$0] }) { range, part in
            for index in range { slots[index].keep(in: &part) }
        }
        for block in changed.indices { changed[block] = false }
    }
}

extension SessionSketch.Slot: KeptValue {
    static var blank: SessionSketch.Slot { SessionSketch.Slot() }

    mutating func keep(in archive: inout StateArchive) {
        archive.keepHash(&key)
        archive.keep(&weight)
        archive.keep(&weighedAt)
        archive.keepTally(&count)
        for index in 0..<min(count, SessionSketch.depth) {
            archive.keep(&handles[index])
            archive.keep(&times[index])
        }
        archive.keep(&crowded)
        archive.keep(&crowdedAt)
    }
}
