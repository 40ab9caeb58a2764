import Testing

@testable import SecuritySpend

@Suite struct SpendSettingsTests {
    @Test func `the defaults are valid`() throws {
        try SpendSettings().validate()
    }

    @Test func `a budget of nothing is refused`() throws {
        var settings = SpendSettings()
        settings.monthlyBudget = .zero
        #expect(throws: SpendSettingsError.budgetNotPositive(.zero)) { try settings.validate() }
        settings.monthlyBudget = Money(nanodollars: 1)
        try settings.validate()
    }

    @Test func `numbers without a meaning are refused by name`() {
        var settings = SpendSettings()
        settings.daysKept = -1
        #expect(throws: SpendSettingsError.outOfRange(name: "days kept", value: -1, allowed: 0...3_650)) { try settings.validate() }
        settings.daysKept = 30
        settings.reviewHourlyRate = Money(nanodollars: -1)
        #expect(throws: SpendSettingsError.negativeRate(name: "review rate", rate: Money(nanodollars: -1))) { try settings.validate() }
    }

    @Test func `an account of refused settings counts them as zero`() {
        var settings = SpendSettings()
        settings.reviewMinutes = -6
        settings.reviewHourlyRate = Money(nanodollars: -1)
        settings.inspectionMicrosecondsPerMessage = -1
        settings.cpuHourlyRate = Money(nanodollars: .min)
        settings.storageGigabyteMonthRate = Money(nanodollars: -1)
        settings.daysKept = .max
        settings.monthlyBudget = Money(nanodollars: -1)
        var account = SpendAccount(settings: settings)
        account.book(Charge(second: 0, bytesInspected: .max, bytesStored: .max), session: .min)
        account.book(Charge(second: .max, bytesInspected: .min, bytesStored: .min), session: .max)
        account.book(Charge(second: .min), session: 0)
        account.review(session: 0, seconds: nil, at: .min)
        #expect(account.total == .zero)
        #expect(account.summary().budget == nil)
    }

    // $0.05184 x 180 us / 3,600 s: 2.592 nano-dollars a message, so 1,000 are 2,592. $75 / 3,600 s x 360 s = $7.50.
    // 10^9 bytes for 2,592,000 s are $0.023.
    @Test func `the default rates are those of the spend model`() {
        let settings = SpendSettings()
        #expect(settings.messageTariff.price.amount(of: 1_000).nanodollars == 2_592)
        #expect(settings.reviewTariff.price.amount(of: Int64(settings.reviewSeconds)).usd == "7.5")
        #expect(settings.storageTariff.price.amount(of: 1_000_000_000 * 2_592_000).usd == "0.023")
    }
}
