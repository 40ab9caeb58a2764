internal import KeptState

/// A dictionary that holds what was used last, up to a limit.
///
/// When it is full, the half that was used longest ago goes at once: O(log n) a use on average, and no order that depends on hashing.
struct RecentTable<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    /// The most entries it holds.
    let limit: Int
    private var entries: [Key: (value: Value, used: Int)] = [:]
    private var uses = 0

    /// - Precondition: `limit > 1`.
    init(limit: Int) {
        precondition(limit > 1, "A table of recent things needs room for two.")
        self.limit = limit
    }

    /// Entries held now.
    var count: Int { entries.count }

    /// The keys, that which was used longest ago first.
    var keysByAge: [Key] { entries.sorted { $0.value.used < $1.value.used }.map(\.key) }

    /// The value of a key; asking is no use.
    func value(of key: Key) -> Value? { entries[key]?.value }

    /// Sets a value, which counts as its use, and gives back what had to go, oldest first.
    mutating func set(_ value: Value, for key: Key) -> [(key: Key, value: Value)] {
        uses += 1
        entries[key] = (value, uses)
        guard entries.count > limit else { return [] }
        let byAge = entries.sorted { $0.value.used < $1.value.used }
        let gone = byAge.prefix(entries.count - limit / 2)
        for entry in gone { entries[entry.key] = nil }
        return gone.map { ($0.key, $0.value.value) }
    }

    /// Changes a value in its place, or a new one, which counts as its use; gives back what had to go.
    mutating func update(_ key: Key, default value: Value, _ change: (inout Value) -> Void) -> [(key: Key, value: Value)] {
        if entries[key] != nil {
            uses += 1
            entries[key]?.used = uses
            change(&entries[key, default: (value, uses)].value)
            return []
        }
        var value = value
        change(&value)
        return set(value, for: key)
    }
}

extension RecentTable: Kept where Key: KeptValue, Value: KeptValue {
    /// In the order of use, so that the same table gives the same bytes.
    mutating func keep(in archive: inout StateArchive) {
        archive.keepTally(&uses)
        var byAge = entries.map { Entry(key: $0.key, value: $0.value.value, used: $0.value.used) }.sorted { $0.used < $1.used }
        byAge.keep(in: &archive)
        guard archive.isReading else { return }
        entries = [:]
        for entry in byAge { entries[entry.key] = (entry.value, entry.used) }
        archive.check(entries.count == byAge.count && byAge.count <= limit)
        // Each use has a number of its own: of two with one, the order of a dictionary would say which is older.
        archive.check(zip(byAge, byAge.dropFirst()).allSatisfy { $0.used < $1.used })
        archive.check(byAge.allSatisfy { (0...uses).contains($0.used) })
    }

    private struct Entry: KeptValue {
        var key: Key
        var value: Value
        var used: Int

        static var blank: Entry { Entry(key: .blank, value: .blank, used: 0) }

        mutating func keep(in archive: inout StateArchive) {
            archive.keep(&key)
            archive.keep(&value)
            archive.keep(&used)
        }
    }
}
