internal import ConversationLog
internal import KeptState

/// Whose the last vectors are that the forest learned: by session, user and address.
struct HolderWindow {
    /// Hashes of session, user and address; 0 where the log tells none.
    typealias Holders = InlineArray<3, UInt64>

    /// Vectors of one holder that are always learned: in a small window a share means nothing.
    static let least = 16
    private static let kinds = 3

    private let capacity: Int
    private var entries: [Holders] = []
    private var next = 0
    private var held: [UInt64: Int] = [:]
    /// By kind: different holders in the window, and vectors of none.
    private var distinct = InlineArray<3, Int>(repeating: 0)
    private var anonymous = InlineArray<3, Int>(repeating: 0)

    /// A window that nobody holds anything of.
    init(capacity: Int) {
        self.capacity = capacity
    }

    /// Whether one more vector would bring one of the holders over its limit: the share of the window, or twice an equal share where
    /// there are few of its kind. Vectors without a holder of the kind count as one sharer each.
    func isOver(_ share: Double, _ holders: Holders) -> Bool {
        (0..<Self.kinds).contains { kind in
            guard holders[kind] != 0, let count = held[holders[kind]], count >= Self.least else { return false }
            let limit = max(share, 2 / Double(max(1, distinct[kind] + anonymous[kind])))
            return Double(count + 1) > limit * Double(min(entries.count + 1, capacity))
        }
    }

    /// Takes in a vector's holders, in place of the oldest one's if the window is full.
    mutating func add(_ holders: Holders) {
        if entries.count < capacity {
            entries.append(holders)
        } else {
            change(entries[next], by: -1)
            entries[next] = holders
            next = (next + 1) % capacity
        }
        change(holders, by: 1)
    }

    private mutating func change(_ holders: Holders, by step: Int) {
        for kind in 0..<Self.kinds {
            let holder = holders[kind]
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

    /// Whose a session's vectors are.
    static func holders(of session: SessionState) -> Holders {
        [hash("s", session.id), session.user.map { hash("u", $0) } ?? 0, session.address.map { hash("a", $0) } ?? 0]
    }

    /// Never 0.
    private static func hash(_ kind: Character, _ name: String) -> UInt64 {
        var hash = FNV1a()
        for byte in "\(kind)\(name)".utf8 { hash.add(byte) }
        return max(1, Spreading.mixed(hash.value))
    }
}

extension HolderWindow {
    /// Keeps the ring; who holds how many follows from it.
    mutating func keepParts(_ kind: String, in archive: inout PartArchive) {
        var count = entries.count
        archive.keep(kind) { part in
            part.keepTally(&count)
            part.keepTally(&next)
            part.check(count <= capacity && next < max(1, count))
        }
        guard archive.fault == nil else { return }
        if archive.isReading { entries = Array(repeating: Holders(repeating: 0), count: count) }
        archive.keepBlocks(kind, count: count, size: Self.entriesPerPart) { range, part in
            for index in range {
                for holder in entries[index].indices { part.keepHash(&entries[index][holder]) }
            }
        }
        if archive.isReading {
            for entry in entries { change(entry, by: 1) }
        }
    }

    private static let entriesPerPart = 128
}
