import Testing

@testable import SecuritySpend

@Suite struct ProjectionTests {
    /// The spend model's worked example, a clinic's bot: day 10 of a 30-day month, budget $3,600, fixed costs of $1,000 and 30/92 of $2,500 a month.
    private func workedExample() throws -> Projection {
        Projection(
            budget: try Money(usd: "3600"), fixedFullMonth: try Money(usd: "1815.217391304"),
            fixedToDate: try Money(usd: "605.072463768"), variableToDate: try Money(usd: "365.361510067"),
            recent: try Money(usd: "365.361510067"), recentSeconds: 864_000, elapsed: 864_000, remaining: 1_728_000,
            monthLength: 2_592_000)
    }

    @Test func `the worked example comes out to the nano-dollar`() throws {
        let projection = try workedExample()
        #expect(projection.monthToDate.usd == "970.433973835")
        #expect(projection.left.usd == "2629.566026165")
        #expect(projection.projected.usd == "2911.301921505")
        #expect(projection.burnPermille == 809)  // 0.8087
        #expect(projection.secondsLeft == nil)  // 27.097 days, with 20 left
        #expect(!projection.isUncertain)
    }

    // The same with a month that is long enough: 2,629.566026165 / (1,815.217391304 / 30 + 365.361510067 / 10) = 27.0968... days.
    @Test func `the days to exhaustion are those of the worked example`() throws {
        var projection = try workedExample()
        projection.remaining = 2_592_000
        let seconds = try #require(projection.secondsLeft)
        #expect((27.0965 * 86_400..<27.0975 * 86_400).contains(Double(seconds)))
    }

    private func projection(budget: Int64, spent: Int64, elapsed: Int64, recent: Int64, recentSeconds: Int64) -> Projection {
        Projection(
            budget: Money(nanodollars: budget), variableToDate: Money(nanodollars: spent), recent: Money(nanodollars: recent),
            recentSeconds: recentSeconds, elapsed: elapsed, remaining: 2_592_000 - elapsed, monthLength: 2_592_000)
    }

    @Test func `an overspent budget is negative and has no time left`() {
        let projection = projection(budget: 100, spent: 250, elapsed: 864_000, recent: 250, recentSeconds: 864_000)
        #expect(projection.left.nanodollars == -150)
        #expect(projection.secondsLeft == 0)
        #expect(projection.projected.nanodollars == 750)
        #expect(projection.burnPermille == 7_500)  // (250 / 10 d) / (100 / 30 d)
    }

    @Test func `a month without spending lasts for ever`() {
        let projection = projection(budget: 100, spent: 0, elapsed: 864_000, recent: 0, recentSeconds: 604_800)
        #expect(projection.secondsLeft == nil)
        #expect(projection.projected == .zero)
        #expect(projection.burnPermille == 0)
    }

    // $60 left at $1 an hour is 60 hours.
    @Test func `the time left is what is left over the recent rate`() {
        let projection = projection(
            budget: 100_000_000_000, spent: 40_000_000_000, elapsed: 864_000, recent: 168_000_000_000, recentSeconds: 604_800)
        #expect(projection.secondsLeft == 60 * 3_600)
        #expect(projection.projected.usd == "520")  // 40 + 480 hours at $1
    }

    @Test func `less than an hour counts as an hour`() {
        let projection = projection(budget: 1_000_000, spent: 10, elapsed: 1, recent: 10, recentSeconds: 1)
        #expect(projection.projected.nanodollars == 10 + 7_200)  // 2,591,999 s / 3,600 s x 10 = 7,199.997
        #expect(projection.isUncertain)
    }

    @Test(arguments: [(172_799, true), (172_800, false)])
    func `a projection is uncertain before 48 hours`(_ elapsed: Int64, _ isUncertain: Bool) {
        #expect(projection(budget: 1, spent: 0, elapsed: elapsed, recent: 0, recentSeconds: elapsed).isUncertain == isUncertain)
    }

    @Test func `the largest amounts don't overflow`() {
        let most = projection(budget: .max, spent: .max, elapsed: 2_592_000, recent: .max, recentSeconds: 3_600)
        #expect(most.left == .zero)
        #expect(most.projected.nanodollars == .max)
        let least = projection(budget: 1, spent: .max, elapsed: 3_600, recent: .max, recentSeconds: 3_600)
        #expect(least.burnPermille == Int.max)
        #expect(least.projected.nanodollars == .max)
    }
}
