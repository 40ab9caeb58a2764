extension SpendAccount {
    /// All that was spent: the sum of ``rows``, and of the summary's categories.
    ///
    /// - Complexity: O(1).
    package var total: Money { Money(clamping: sums.total) }

    /// The part of ``total`` that flagged sessions caused. As cheap as ``total``.
    package var flaggedTotal: Money { Money(clamping: sums.flagged) }

    /// Every row of the ledger, by hour, bot, category, model and unit.
    package var rows: [LedgerRow] {
        let booked = ledger.quantities.map { key, quantity in
            let tariff = tariffs[key.tariff]
            return LedgerRow(
                hourStart: key.hour == Ledger.Key.untimed ? nil : key.hour, bot: bots[key.bot], sku: tariff.sku,
                priceVersion: tariff.version, isFlagged: key.isFlagged, quantity: quantity,
                amount: tariff.price.amount(of: quantity))
        }
        return (booked + storageRows(flagged: false) + storageRows(flagged: true)).sorted(by: LedgerRow.precedes)
    }

    /// What storage accrued, by hour and bot. Each row has what the rounded cost of all before it grows by, so that they add up
    /// to the pool's cost exactly.
    private func storageRows(flagged: Bool) -> [LedgerRow] {
        guard let watermark else { return [] }
        let tariff = tariffs[fixed.storage]
        var accruals: [(hour: Int64, bot: String?, byteSeconds: Int128)] = []
        for (owner, bytes) in storage where owner.isFlagged == flagged {
            for hour in bytes.hours(until: watermark) where hour.byteSeconds != 0 {
                accruals.append((hour.start, bots[owner.bot], hour.byteSeconds))
            }
        }
        accruals.sort { a, b in
            if a.hour != b.hour { return a.hour < b.hour }
            guard let name = b.bot else { return false }
            return a.bot.map { $0 < name } ?? true
        }
        var sum: Int128 = 0
        var before: Int128 = 0
        return accruals.map { accrual in
            sum += accrual.byteSeconds
            let after = tariff.price.wideAmount(of: sum)
            defer { before = after }
            return LedgerRow(
                hourStart: accrual.hour, bot: accrual.bot, sku: tariff.sku, priceVersion: tariff.version, isFlagged: flagged,
                quantity: Int64(clamping: accrual.byteSeconds), amount: Money(clamping: after - before))
        }
    }

    /// The account at the latest event.
    ///
    /// - Complexity: O(hours booked).
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
            pricesAsOf: PriceList.takenOn, implausibleMessages: implausibleMessages,
            crowdedMessages: crowdedMessages)
    }

    /// The ledger's sums with what storage has accrued.
    private var sums: Ledger.Sums {
        var sums = ledger.sums
        guard let watermark else { return sums }
        let price = tariffs.rate(of: fixed.storage).price
        for (pool, isFlagged) in [(unflaggedPool, false), (flaggedPool, true)] {
            sums.add(price.wideAmount(of: pool.accrued(at: watermark)), to: .storage, isFlagged: isFlagged)
        }
        return sums
    }

    /// Spent in the hours that begin within a range, review apart; hours without a time stamp count as the first event's.
    private func spent(in range: Range<Int64>) -> (review: Money, rest: Money) {
        func counts(_ hour: Int64) -> Bool {
            range.contains(hour == Ledger.Key.untimed ? firstSecond.map(startOfHour) ?? hour : hour)
        }
        var sum: Int128 = 0
        var review: Int128 = 0
        for (hour, amount) in ledger.hours where counts(hour) { sum += amount }
        for (hour, amount) in ledger.reviewHours where counts(hour) { review += amount }
        if let watermark {
            let price = tariffs.rate(of: fixed.storage).price
            for pool in [unflaggedPool.stored, flaggedPool.stored] {
                sum += price.wideAmount(of: pool.accrued(before: range.upperBound, at: watermark))
                sum -= price.wideAmount(of: pool.accrued(before: range.lowerBound, at: watermark))
            }
        }
        return (Money(clamping: review), Money(clamping: sum - review))
    }

    private var month: UTCMonth? { watermark.map(UTCMonth.init(containing:)) }

    /// Spent in the calendar month of the latest event; all of it while no event told a time.
    private var monthToDate: Money {
        guard let month else { return total }
        let spent = spent(in: month.start..<month.end)
        return spent.review + spent.rest
    }

    /// Without human review; nil before an hour of events.
    private var hourlyRate: Money? {
        guard let watermark, let firstSecond, watermark - firstSecond >= hourSeconds else { return nil }
        let hour = (unflaggedPool.kept + flaggedPool.kept) * Int128(hourSeconds)
        return trailing.hourlyRate(at: watermark) + Money(clamping: tariffs.rate(of: fixed.storage).price.wideAmount(of: hour))
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
            recent: self.spent(in: (isLong ? windowStart : month.start)..<month.end).rest,
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
