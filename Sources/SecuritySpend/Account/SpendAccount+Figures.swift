extension SpendAccount {
    /// All that was spent: the sum of ``rows``, and of the summary's categories.
    ///
    /// - Complexity: O(bots) while events come in the order of time.
    package var total: Money { Money(clamping: sums.total) }

    /// The part of ``total`` that flagged sessions caused. As cheap as ``total``.
    package var flaggedTotal: Money { Money(clamping: sums.flagged) }

    /// Every row of the ledger, by hour, bot, category, model and unit.
    package var rows: [LedgerRow] {
        var quantities = ledger.quantities
        if let watermark {
            for (key, byteSeconds) in openStorage(at: watermark) {
                quantities[key] = byteSeconds == 0 ? nil : byteSeconds
            }
        }
        let rows = quantities.map { key, quantity in
            let tariff = tariffs[key.tariff]
            return LedgerRow(
                hourStart: key.hour == Ledger.Key.untimed ? nil : key.hour, bot: bots[key.bot], sku: tariff.sku,
                priceVersion: tariff.version, isFlagged: key.isFlagged, quantity: quantity,
                amount: tariff.price.amount(of: quantity))
        }
        return rows.sorted(by: LedgerRow.precedes)
    }

    /// The account at the latest event.
    ///
    /// - Complexity: O(hours booked + bots).
    package func summary() -> SpendSummary {
        let sums = sums
        let categories = SpendCategory.allCases.map {
            CategoryAmount(category: $0, amount: Money(clamping: sums.categories[$0.rank]))
        }
        let monthToDate = monthToDate
        return SpendSummary(
            categories: categories, total: Money(clamping: sums.total), flagged: Money(clamping: sums.flagged),
            unpriced: unpriced.list, estimatedMessages: estimatedMessages, monthToDate: monthToDate,
            hourlyRate: hourlyRate, budget: budgetState(spent: monthToDate), review: reviewState,
            pricesAsOf: PriceList.takenOn, implausibleMessages: implausibleMessages)
    }

    /// The ledger's sums with what storage has accrued since it was last taken down.
    private var sums: Ledger.Sums {
        var sums = ledger.sums
        for (key, change) in openStorageChanges { sums.add(change, to: .storage, isFlagged: key.isFlagged) }
        return sums
    }

    /// How the rows of storage differ from what the ledger has, in nano-dollars.
    private var openStorageChanges: [(key: Ledger.Key, change: Int128)] {
        guard let watermark else { return [] }
        let price = tariffs.rate(of: fixed.storage).price
        return openStorage(at: watermark).map { key, byteSeconds in
            (key, Ledger.change(from: ledger.quantities[key] ?? 0, to: byteSeconds, price))
        }
    }

    /// Spent in the hours that begin within a range; hours without a time stamp count as the first event's.
    private func spent(in range: Range<Int64>) -> Money {
        func counts(_ hour: Int64) -> Bool {
            range.contains(hour == Ledger.Key.untimed ? firstSecond.map(startOfHour) ?? hour : hour)
        }
        var sum: Int128 = 0
        for (hour, amount) in ledger.hours where counts(hour) { sum += amount }
        for (key, change) in openStorageChanges where counts(key.hour) { sum += change }
        return Money(clamping: sum)
    }

    private var month: UTCMonth? { watermark.map(UTCMonth.init(containing:)) }

    /// Spent in the calendar month of the latest event; all of it while no event told a time.
    private var monthToDate: Money {
        guard let month else { return total }
        return spent(in: month.start..<month.end)
    }

    /// Nil before an hour of events.
    private var hourlyRate: Money? {
        guard let watermark, let firstSecond, watermark - firstSecond >= hourSeconds else { return nil }
        let kept = storage.values.reduce(Int64(0)) { saturatingSum($0, $1.kept(at: watermark)) }
        let (hour, overflows) = kept.multipliedReportingOverflow(by: hourSeconds)
        return trailing.hourlyRate(at: watermark) + tariffs.rate(of: fixed.storage).price.amount(of: overflows ? .max : hour)
    }

    /// Nil without a budget. Before any time stamp, nothing is known of the month but what was spent.
    private func budgetState(spent: Money) -> BudgetState? {
        guard let budget = settings.monthlyBudget, budget > .zero else { return nil }
        guard let watermark, let firstSecond, let month else {
            let left = budget - spent
            return BudgetState(
                monthly: budget, left: left, projected: spent, projectionIsUncertain: true, burnPermille: 0,
                secondsLeft: left > .zero ? nil : 0)
        }
        let elapsed = watermark - max(month.start, firstSecond)
        let isLong = elapsed > Projection.window
        let windowStart = startOfHour(watermark) - Projection.window
        let projection = Projection(
            budget: budget, variableToDate: spent,
            recent: isLong ? self.spent(in: windowStart..<month.end) : spent,
            recentSeconds: isLong ? watermark - windowStart : elapsed,
            elapsed: elapsed, remaining: month.end - watermark, monthLength: month.length)
        return BudgetState(
            monthly: budget, left: projection.left, projected: projection.projected,
            projectionIsUncertain: projection.isUncertain, burnPermille: projection.burnPermille,
            secondsLeft: projection.secondsLeft)
    }

    private var reviewState: ReviewState {
        let (seconds, overflows) = Int64(reviews.waiting).multipliedReportingOverflow(by: Int64(settings.reviewSeconds))
        return ReviewState(
            waiting: reviews.waiting, backlog: tariffs.rate(of: fixed.review).price.amount(of: overflows ? .max : seconds),
            reviewed: reviews.reviewed, secondsSpent: reviews.seconds)
    }
}
