/// All bytes kept for flagged sessions, or for the others: what they have accrued at the latest event, without looking at
/// any hour but those that have just run out.
///
/// Bytes that are still kept accrue along one line, P + A x now, whatever hour they are of; what the others have accrued no
/// longer changes. So a message costs the same whether it comes in its time or years late.
struct StoragePool {
    private(set) var stored: StoredBytes
    /// A: bytes still kept at the latest event.
    private(set) var kept: Int128 = 0
    /// P: what the line of ``kept`` has at second 0.
    private var offset: Int128 = 0
    /// Byte-seconds of bytes that are no longer kept.
    private var ended: Int128 = 0
    /// Starts of the hours whose bytes are still kept.
    private var keptHours: Set<Int64> = []
    /// The first hour that can be among ``keptHours``.
    private var firstKept: Int64 = 0

    init(keep: Int64) {
        stored = StoredBytes(keep: keep)
    }

    /// Adds bytes written within an hour; negative numbers take them back.
    mutating func add(_ added: StoredBytes.Hour) {
        stored.add(added)
        if added.start < firstKept {
            ended += added.lead + added.bytes * Int128(stored.keep)
        } else {
            keptHours.insert(added.start)
            enter(added, times: 1)
        }
    }

    /// Lets the hours run out whose bytes aren't kept any more at `now`, which never goes back.
    ///
    /// - Complexity: amortised O(1) an hour that passes; after a jump, O(hours kept) instead.
    mutating func advance(to now: Int64) {
        // Bytes of hour h are kept while now < h + 1 hour + keep, with h on a full hour.
        let first = max(0, startOfHour(now) - stored.keep)
        guard first > firstKept else { return }
        if (first - firstKept) / hourSeconds <= Int64(keptHours.count) {
            for start in stride(from: firstKept, to: first, by: Int(hourSeconds)) where keptHours.remove(start) != nil { end(start) }
        } else {
            for start in keptHours where start < first { end(start) }
            keptHours = keptHours.filter { $0 >= first }
        }
        firstKept = first
    }

    /// Byte-seconds accrued at the latest event, which ``advance(to:)`` was told of.
    func accrued(at now: Int64) -> Int128 { ended + offset + kept * Int128(now) }

    private mutating func end(_ start: Int64) {
        guard let hour = stored[start] else { return }
        enter(hour, times: -1)
        ended += hour.lead + hour.bytes * Int128(stored.keep)
    }

    private mutating func enter(_ hour: StoredBytes.Hour, times sign: Int128) {
        kept += sign * hour.bytes
        offset += sign * (hour.lead - hour.bytes * Int128(hour.start + hourSeconds))
    }
}
