/// What the account needs to know about the business: its prices, rates and budget.
///
/// Every default is a starting point to be edited; its reason stands beside it. ``validate()`` says what is wrong with a
/// value that was typed.
package struct SpendSettings: Hashable, Sendable {
    /// The user's own model prices, by model name; they win over the built-in list.
    package var ownPrices: [String: ModelPrice] = [:]
    /// True to use no built-in price at all: what isn't in ``ownPrices`` is then unpriced.
    package var usesOwnPricesOnly = false
    /// Over zero; nil for no budget.
    package var monthlyBudget: Money?
    /// Minutes that a person takes for one flagged session, where it wasn't measured. Six: an assumption, for reading a dozen
    /// messages and deciding.
    package var reviewMinutes = 6
    /// What an hour of that person costs. $75: the US median wage of an information security analyst (Bureau of Labor
    /// Statistics, $49.33 an hour in 2021) with an assumed load of 1.4 for benefits is $69, and wages have risen since.
    package var reviewHourlyRate = Money(nanodollars: 75_000_000_000)
    /// Microseconds of CPU to inspect one message. 180: assumed for a whole message of 1,900 bytes.
    package var inspectionMicrosecondsPerMessage = 180
    /// Microseconds of CPU for each 1,024 bytes of inspected text, on top. 0, since the 180 above are for a whole message;
    /// set both once they are measured on the machine at hand.
    package var inspectionMicrosecondsPerKiB = 0
    /// What an hour of one virtual CPU costs. $0.05184: assumed, $37.32 for a month of 30 days.
    package var cpuHourlyRate = Money(nanodollars: 51_840_000)
    /// What keeping 10^9 bytes for a month of 30 days costs. $0.023: assumed, of the order of cloud object storage.
    package var storageGigabyteMonthRate = Money(nanodollars: 23_000_000)
    /// Days that messages are kept: the baseline where no regulation asks for more.
    package var daysKept = 30

    package init() {}

    /// Refuses values without a meaning, so that the user hears of them; the account itself counts anything below zero as zero.
    package func validate() throws(SpendSettingsError) {
        if let budget = monthlyBudget, budget <= .zero { throw .budgetNotPositive(budget) }
        let counts = [
            ("review minutes", reviewMinutes, Self.mostReviewMinutes), ("days kept", daysKept, Self.mostDaysKept),
            ("inspection microseconds per message", inspectionMicrosecondsPerMessage, Self.mostMicroseconds),
            ("inspection microseconds per KiB", inspectionMicrosecondsPerKiB, Self.mostMicroseconds),
        ]
        for (name, value, most) in counts where !(0...most).contains(value) {
            throw .outOfRange(name: name, value: value, allowed: 0...most)
        }
        let rates = [
            ("review rate", reviewHourlyRate), ("CPU rate", cpuHourlyRate), ("storage rate", storageGigabyteMonthRate),
        ]
        for (name, rate) in rates where rate < .zero { throw .negativeRate(name: name, rate: rate) }
    }

    /// A day.
    static let mostReviewMinutes = 24 * 60
    /// Ten years; regulations ask for six or seven.
    static let mostDaysKept = 3_650
    /// A minute of CPU.
    static let mostMicroseconds = 60_000_000
}

/// Which setting has no meaning, and why.
package enum SpendSettingsError: Error, Hashable, Sendable {
    case budgetNotPositive(Money)
    case negativeRate(name: String, rate: Money)
    case outOfRange(name: String, value: Int, allowed: ClosedRange<Int>)
}

extension SpendSettings {
    /// For one inspected message.
    var messageTariff: Tariff {
        let price = cpuPrice(microseconds: inspectionMicrosecondsPerMessage, per: 1)
        return Tariff(sku: .inspectedMessages, price: price, version: .settings)
    }

    /// For one inspected byte.
    var byteTariff: Tariff {
        let price = cpuPrice(microseconds: inspectionMicrosecondsPerKiB, per: 1_024)
        return Tariff(sku: .inspectedBytes, price: price, version: .settings)
    }

    /// For one byte kept for one second.
    var storageTariff: Tariff {
        let month = Int64(1_000_000_000) * 30 * UTCMonth.day
        return Tariff(
            sku: .storedByteSeconds, price: Price(nanodollars: max(0, storageGigabyteMonthRate.nanodollars), block: month),
            version: .settings)
    }

    /// For one second of review.
    var reviewTariff: Tariff {
        Tariff(
            sku: .reviewSeconds, price: Price(nanodollars: max(0, reviewHourlyRate.nanodollars), block: hourSeconds),
            version: .settings)
    }

    /// Seconds of a review that wasn't measured.
    var reviewSeconds: Int { min(max(0, reviewMinutes), Self.mostReviewMinutes) * 60 }

    /// Seconds that messages are kept.
    var keep: Int64 { Int64(min(max(0, daysKept), Self.mostDaysKept)) * UTCMonth.day }

    /// What CPU costs for a block of units that take some microseconds each block; an hour has 3.6e9 of them.
    private func cpuPrice(microseconds: Int, per units: Int64) -> Price {
        let time = Int64(min(max(0, microseconds), Self.mostMicroseconds))
        let (nanodollars, overflows) = max(0, cpuHourlyRate.nanodollars).multipliedReportingOverflow(by: time)
        return Price(nanodollars: overflows ? .max : nanodollars, block: 3_600_000_000 * units)
    }
}
