package import KeptState

/// The account as parts: one for what it knows, one for each hour that something was booked in, and one value for each open session, which
/// the caller keeps with the session. Sums, pools and what follows from the settings are worked out again.
extension SpendAccount: KeptInParts {
    package mutating func keepParts(in archive: inout PartArchive) {
        archive.keep("account") { keepTables(in: &$0) }
        archive.keep("marks") { part in
            part.keep(&marks)
            part.check(marks.allSatisfy { bots.knows($0.value.bot) })
        }
        if archive.isReading {
            for hour in archive.numbers(of: Self.hourKind) {
                archive.check(Ledger.Key.isHour(Int64(hour), orUntimed: true))
                archive.keep("\(Self.hourKind)/\(hour)") { keep(hour: Int64(hour), in: &$0) }
            }
            if archive.fault == nil { settle() }
        } else {
            for hour in changedHours.sorted() {
                archive.keep("\(Self.hourKind)/\(hour)") { keep(hour: hour, in: &$0) }
            }
        }
        changedHours = []
    }

    /// Keeps what an open session has used.
    package mutating func keepSession(_ handle: Int, in archive: inout StateArchive) {
        var session = archive.isReading ? nil : sessions[handle]
        archive.keep(&session)
        guard archive.isReading else { return }
        if let session { archive.check(session.isKnown(by: bots, tariffs)) }
        sessions[handle] = session
    }

    /// Entries that are kept of an open session: by hour, bot and tariff.
    package func entriesKept(of handle: Int) -> Int {
        sessions[handle].map { $0.shares.entries.count + $0.stored.entries.count } ?? 0
    }

    private static let hourKind = "hour"

    private mutating func keepTables(in archive: inout StateArchive) {
        archive.keep(&watermark)
        archive.keep(&firstSecond)
        archive.check((watermark == nil) == (firstSecond == nil))
        if let watermark, let firstSecond {
            archive.check(firstSecond >= 0 && firstSecond <= watermark && watermark <= Self.latestSecond)
        }
        archive.keep(&tariffs)
        archive.keep(&bots)
        archive.keep(&trailing)
        archive.keep(&unpriced)
        archive.keepTally(&estimatedMessages)
        archive.keepTally(&implausibleMessages)
        archive.keepTally(&crowdedMessages)
        archive.keepTally(&reviews.waiting)
        archive.keepTally(&reviews.reviewed)
        archive.keepTally(&reviews.seconds)
    }

    /// The rows of an hour, then the bytes that were written in it.
    private mutating func keep(hour: Int64, in archive: inout StateArchive) {
        let (tariffs, bots) = (tariffs, bots)
        ledger.keepRows(of: hour, rate: { bots.knows($0.bot) && tariffs.knows($0.tariff) ? tariffs.rate(of: $0.tariff) : nil }, in: &archive)
        var owners = archive.isReading ? [] : storage.keys.filter { storage[$0]?[hour] != nil }.sorted(by: StorageOwner.precedes)
        let count = archive.keepCount(owners.count, leastBytes: 6)
        archive.check(count == 0 || hour >= 0)
        for index in 0..<count where archive.fault == nil {
            var owner = archive.isReading ? StorageOwner(bot: .unnamed, isFlagged: false) : owners[index]
            var written = storage[owner]?[hour] ?? StoredBytes.Hour(start: hour)
            owner.keep(in: &archive)
            if archive.isReading { written = StoredBytes.Hour(start: hour) }
            written.keep(in: &archive)
            guard archive.isReading, archive.fault == nil else { continue }
            guard bots.knows(owner.bot), owners.last.map({ StorageOwner.precedes($0, owner) }) ?? true else { return archive.reject() }
            owners.append(owner)
            keep(written, for: owner)
        }
    }

    /// All was read: what follows from it and from the settings of now.
    private mutating func settle() {
        fixed = FixedTariffs(settings, in: &tariffs)
        guard let watermark else { return }
        unflaggedPool.advance(to: watermark)
        flaggedPool.advance(to: watermark)
    }
}

extension StorageOwner {
    mutating fileprivate func keep(in archive: inout StateArchive) {
        var (bot, isFlagged) = (bot, isFlagged)
        archive.keep(&bot)
        archive.keep(&isFlagged)
        if archive.isReading { self = StorageOwner(bot: bot, isFlagged: isFlagged) }
    }

    /// By bot, and flagged after unflagged.
    fileprivate static func precedes(_ a: StorageOwner, _ b: StorageOwner) -> Bool {
        a.bot != b.bot ? a.bot.index < b.bot.index : !a.isFlagged && b.isFlagged
    }
}
