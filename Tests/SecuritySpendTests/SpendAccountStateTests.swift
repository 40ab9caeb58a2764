import KeptState
import Testing

@testable import SecuritySpend

@Suite struct SpendAccountStateTests {
    /// The account with its open sessions, as the monitor keeps it.
    private struct Kept: KeptInParts {
        var account: SpendAccount
        var sessions: [Int] = []

        mutating func keepParts(in archive: inout PartArchive) {
            account.keepParts(in: &archive)
            for handle in archive.isReading ? archive.numbers(of: "session") : sessions {
                archive.keep("session/\(handle)") { account.keepSession(handle, in: &$0) }
            }
        }
    }

    private func restored(_ kept: Kept, _ settings: SpendSettings = SpendSettings()) throws -> Kept {
        var kept = kept
        var archive = PartArchive()
        let parts = archive.changes(of: &kept).compactMap { part in part.bytes.map { (key: part.key, bytes: $0) } }
        var again = Kept(account: SpendAccount(settings: settings), sessions: kept.sessions)
        try archive.restore(&again, from: parts)
        return again
    }

    private func charge(_ second: Int64?, bot: String? = "shop", input: Int = 1_000, bytes: Int = 400) -> Charge {
        Charge(second: second, bot: bot, model: "gpt-4o-mini", tokens: .init(input: input, output: 50), bytesInspected: bytes, bytesStored: bytes)
    }

    /// A month of random business, of which half comes after the restart.
    @Test(arguments: 1...5 as ClosedRange<UInt64>) func `a restored account tells the same rows and figures, then and later`(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        var kept = Kept(account: SpendAccount(settings: SpendSettings()), sessions: Array(0..<12))
        func book(_ account: inout SpendAccount, _ random: inout SplitMix) {
            for _ in 0..<300 {
                let handle = random.below(12)
                let time = random.below(10) == 0 ? nil : 1_772_064_000 + Int64(random.below(40 * 86_400))
                account.book(charge(time, bot: ["shop", "clinic", nil][random.below(3)], input: random.below(5_000), bytes: random.below(9_000)), session: handle)
                if random.below(30) == 0 { account.flag(session: handle) }
                if random.below(30) == 0 { account.review(session: handle, seconds: random.below(900), at: nil) }
            }
        }
        book(&kept.account, &random)
        var again = try restored(kept)
        #expect(again.account.rows == kept.account.rows)
        #expect(again.account.summary() == kept.account.summary())
        var other = random
        book(&kept.account, &random)
        book(&again.account, &other)
        #expect(again.account.rows == kept.account.rows)
        #expect(again.account.summary() == kept.account.summary())
        for handle in 0..<12 { #expect(again.account.cost(of: handle) == kept.account.cost(of: handle)) }
    }

    /// 3,600 seconds of review at $75 an hour are $75, at $150 an hour $150.
    @Test func `what was booked keeps its price when the settings change, what comes has the new one`() throws {
        var kept = Kept(account: SpendAccount(settings: SpendSettings()))
        for handle in 0..<4 { kept.account.review(session: handle, seconds: 900, at: 1_772_064_000) }
        var dearer = SpendSettings()
        dearer.reviewHourlyRate = Money(nanodollars: 150_000_000_000)
        var again = try restored(kept, dearer)
        #expect(again.account.total == Money(nanodollars: 75_000_000_000))
        for handle in 4..<8 { again.account.review(session: handle, seconds: 900, at: 1_772_064_000) }
        #expect(again.account.total == Money(nanodollars: 225_000_000_000))
    }

    /// 10^9 bytes for 30 days of 86,400 seconds and the rest of the hour they came in cost $0.023; kept for one day, a thirtieth.
    @Test func `days kept may change: bytes accrue as long as the settings of now say`() throws {
        var kept = Kept(account: SpendAccount(settings: SpendSettings()))
        kept.account.book(Charge(second: 1_772_064_000, bytesStored: 1_000_000_000), session: 1)
        kept.account.close(session: 1)
        kept.account.book(Charge(second: 1_772_064_000 + 60 * 86_400), session: 2)
        func storage(_ account: SpendAccount) -> Int64 { account.summary().categories.first { $0.category == .storage }?.amount.nanodollars ?? 0 }
        var day = SpendSettings()
        day.daysKept = 1
        #expect(storage(kept.account) == 23_031_944)  // 0.023 x 721 / 720
        #expect(storage(try restored(kept, day).account) == 798_611)  // 0.023 x 25 / 720
    }

    @Test func `made-up hours and bots fill the account up to its limit, amounts stay right, and the rest is counted`() {
        var account = SpendAccount(settings: SpendSettings(), entryLimit: 60)
        var free = SpendAccount(settings: SpendSettings())
        for number in 0..<500 {
            let charge = charge(Int64(number) * 7_200, bot: "bot \(number)", bytes: 0)
            account.book(charge, session: number)
            free.book(charge, session: number)
            account.close(session: number)
            free.close(session: number)
        }
        #expect(account.ledger.quantities.count + account.storedHours < 70)
        #expect(account.summary().crowdedMessages > 400 && free.summary().crowdedMessages == 0)
        // Rows are rounded each for itself: half a nano-dollar a row at most.
        #expect(abs(account.total.nanodollars - free.total.nanodollars) <= 750)
    }

    @Test func `marks of closed sessions go, but for those that may still be reviewed`() {
        var account = SpendAccount(settings: SpendSettings())
        for handle in 1...6 {
            account.book(charge(1_772_064_000), session: handle)
            account.flag(session: handle)
            if handle < 6 { account.close(session: handle) }
        }
        account.forgetClosed(but: [2])
        #expect(account.marksKept == 2 && account.isFlagged(session: 2) && account.isFlagged(session: 6))
        #expect(account.summary().review.waiting == 6)
        account.review(session: 2, seconds: 60, at: nil)
        #expect(account.summary().review.waiting == 5)
    }
}
