/// A state as named parts: all are read at once, and only those are written that differ from what was written or read before.
///
/// The first part, ``PartArchive/summaryKey``, holds a sum over the hashes of all others. So a part that is damaged, missing, left over,
/// of an older moment or of another run is told before anything of the state is used.
package struct PartArchive {
    /// True when values are set to what the parts say; false when they are written.
    package private(set) var isReading = false
    /// The first thing that was wrong while reading.
    package private(set) var fault: StateFault?
    /// Hash of each part as it was last written or read.
    private var hashes: [String: UInt64] = [:]
    /// Over ``hashes``, those of no part left out.
    private var sum: UInt64 = 0
    private var changed: [StatePart] = []
    /// The parts that are read and were not taken yet.
    private var unread: [String: [UInt8]] = [:]
    /// Bytes of one part are gathered here: its memory is used again.
    private var scratch = StateArchive()

    /// The part that holds the sum.
    package static let summaryKey = "summary"

    /// An archive of which nothing was written yet.
    package init() {}

    /// Whether a part was ever written or read.
    package var isEmpty: Bool { hashes.isEmpty }

    // MARK: Writing

    /// The parts of `state` that have changed since the last call, the summary last; none when nothing has.
    package mutating func changes(of state: inout some KeptInParts) -> [StatePart] {
        isReading = false
        state.keepParts(in: &self)
        guard !changed.isEmpty || hashes.isEmpty else { return [] }
        defer { changed = [] }
        return changed + [StatePart(key: Self.summaryKey, bytes: Self.summary(of: sum, count: hashes.count))]
    }

    /// A part is gone.
    package mutating func drop(_ key: String) {
        guard !isReading, let hash = hashes.removeValue(forKey: key) else { return }
        sum &-= hash
        changed.append(StatePart(key: key, bytes: nil))
    }

    // MARK: Reading

    /// Sets `state` to what the parts say.
    ///
    /// - Throws: what was wrong; then `state` holds anything, and this archive must not be used either.
    package mutating func restore(_ state: inout some KeptInParts, from parts: [(key: String, bytes: [UInt8])]) throws(StateFault) {
        self = PartArchive()
        isReading = true
        var summary: [UInt8]?
        for part in parts {
            if part.key == Self.summaryKey {
                guard summary == nil else { throw .outOfRange }
                summary = part.bytes
                continue
            }
            guard unread.updateValue(part.bytes, forKey: part.key) == nil else { throw .outOfRange }
            let hash = Self.hash(of: part.key, part.bytes)
            hashes[part.key] = hash
            sum &+= hash
        }
        guard let summary else { throw .tooShort }
        guard summary == Self.summary(of: sum, count: hashes.count) else { throw .outOfRange }
        state.keepParts(in: &self)
        if let fault { throw fault }
        guard unread.isEmpty else { throw .tooLong }
        isReading = false
    }

    /// While reading: something is wrong with the state.
    package mutating func reject(_ fault: StateFault = .outOfRange) {
        if isReading, self.fault == nil { self.fault = fault }
    }

    /// Rejects what was read unless it is so.
    package mutating func check(_ isSound: Bool) {
        if !isSound { reject() }
    }

    /// While reading: the numbers that end the names of the parts not read yet that begin with `kind` and a slash, in ascending order.
    package func numbers(of kind: String) -> [Int] {
        names(from: kind + "/").compactMap { Int($0) }.sorted()
    }

    /// While reading: the ends of the names of the parts not read yet that begin with `start`, in order.
    package func names(from start: String) -> [String] {
        unread.keys.filter { $0.hasPrefix(start) }.map { String($0.dropFirst(start.count)) }.sorted()
    }

    // MARK: Both

    /// Keeps a part.
    ///
    /// - Parameters:
    ///   - hasChanged: false leaves a part out that can't have changed since it was last written; where in doubt, true.
    ///   - body: writes or reads it, by what the archive's ``StateArchive/isReading`` says.
    package mutating func keep(_ key: String, hasChanged: Bool = true, _ body: (inout StateArchive) -> Void) {
        if isReading {
            guard fault == nil else { return }
            guard let bytes = unread.removeValue(forKey: key) else { return reject(.tooShort) }
            var part = StateArchive(reading: bytes)
            body(&part)
            if let fault = part.outcome { reject(fault) }
        } else {
            let before = hashes[key]
            guard hasChanged || before == nil else { return }
            scratch.clear()
            body(&scratch)
            note(key, scratch.bytes)
        }
    }

    /// A part is to be written, unless it is what it was.
    private mutating func note(_ key: String, _ bytes: [UInt8]) {
        let hash = Self.hash(of: key, bytes)
        let before = hashes.updateValue(hash, forKey: key)
        guard hash != before else { return }
        sum = sum &- (before ?? 0) &+ hash
        changed.append(StatePart(key: key, bytes: bytes))
    }

    /// Keeps a part that has a form of its own.
    package mutating func keep(_ key: String, bytes: inout [UInt8]) {
        if isReading {
            guard fault == nil else { return }
            guard let part = unread.removeValue(forKey: key) else { return reject(.tooShort) }
            bytes = part
        } else {
            note(key, bytes)
        }
    }

    /// Keeps numbered parts, `kind/0` and so on, of which each holds `size` of `count` entries, the last one fewer.
    ///
    /// - Parameter body: writes or reads the entries of a range.
    package mutating func keepBlocks(
        _ kind: String, count: Int, size: Int, hasChanged: (Int) -> Bool = { _ in true }, _ body: (Range<Int>, inout StateArchive) -> Void
    ) {
        for (number, start) in stride(from: 0, to: count, by: size).enumerated() {
            keep("\(kind)/\(number)", hasChanged: hasChanged(number)) { body(start..<min(count, start + size), &$0) }
        }
    }

    /// The summary that belongs to these parts, which are all but it.
    package static func summary(of parts: some Sequence<(key: String, value: [UInt8])>) -> [UInt8] {
        var (sum, count) = (UInt64(0), 0)
        for part in parts {
            sum &+= hash(of: part.key, part.value)
            count += 1
        }
        return summary(of: sum, count: count)
    }

    private static func summary(of sum: UInt64, count: Int) -> [UInt8] {
        var archive = StateArchive()
        var (sum, count) = (sum, count)
        archive.keepHash(&sum)
        count.keep(in: &archive)
        return archive.bytes
    }

    private static func hash(of key: String, _ bytes: [UInt8]) -> UInt64 {
        // Never 0, which stands for no part.
        max(1, PartHash.of(bytes, seed: PartHash.of(Array(key.utf8), seed: 0)))
    }
}

/// Tells bytes apart that differ by chance, eight at a time; not those that somebody made to be alike.
///
/// Each word is multiplied in after FNV-1a's manner (Fowler, Noll and Vo), with the multiplier and the final mixing of MurmurHash3
/// (Appleby, public domain).
enum PartHash {
    static func of(_ bytes: [UInt8], seed: UInt64) -> UInt64 {
        var hash = seed ^ UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
        let span = bytes.span
        var index = 0
        while index + 8 <= span.count {
            var word: UInt64 = 0
            for byte in 0..<8 { word |= UInt64(span[index + byte]) << UInt64(8 * byte) }
            hash = (hash ^ word) &* 0xFF51_AFD7_ED55_8CCD
            hash ^= hash >> 32
            index += 8
        }
        while index < span.count {
            hash = (hash ^ UInt64(span[index])) &* 0xFF51_AFD7_ED55_8CCD
            hash ^= hash >> 32
            index += 1
        }
        hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        return hash ^ (hash >> 33)
    }
}
