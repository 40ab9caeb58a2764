import OnlineForest

/// The sessions that are not ordinary, and when they begin.
struct TrafficPlan {
    /// One of them.
    struct Entry {
        /// Milliseconds after the first midnight.
        let moment: Int64
        let theme: SessionComposer.Theme
    }

    /// In the order of their beginnings.
    let entries: [Entry]

    /// Spreads attacks and oddities over the time.
    ///
    /// With a dozen attacks at most, the first two that a named rule sees by itself begin early in the morning, and all
    /// others when a third of the day's sessions have been, so that something has been learned by then.
    init(_ settings: TrafficSettings, draw: SplitMix64) {
        var draw = draw
        var entries: [Entry] = []
        let kinds = (0..<settings.attacks.total(of: settings.sessions)).map { settings.attacks.kind(at: $0) }
        let isSmall = kinds.count <= 12
        let early = isSmall ? Set(kinds.indices.filter { kinds[$0].needsNoLearning }.prefix(kinds.count >= 4 ? 2 : 0)) : []
        var places = (early: 0, late: 0)
        for (index, kind) in kinds.enumerated() {
            let quantile: Double
            if early.contains(index) {
                quantile = 0.1 + 0.06 * Double(places.early) + 0.02 * draw.unit()
                places.early += 1
            } else {
                let span = isSmall ? 0.33...0.93 : 0.06...0.97
                let step = (span.upperBound - span.lowerBound) / Double(kinds.count - early.count)
                quantile = span.lowerBound + step * (Double(places.late) + draw.unit() * 0.8)
                places.late += 1
            }
            entries.append(
                Entry(moment: ArrivalCurve.moment(quantile: quantile, days: settings.days), theme: .attacked(kind)))
        }
        for index in 0..<settings.odd {
            let oddity = Oddity.allCases[index % Oddity.allCases.count]
            // A number coprime to most counts takes the kinds out of their order.
            let place = (index &* 7 + 3) % max(settings.odd, 1)
            let quantile = 0.04 + 0.93 * (Double(place) + draw.unit()) / Double(settings.odd)
            var moment = ArrivalCurve.moment(quantile: quantile, days: settings.days)
            if oddity == .night {
                moment = Int64(draw.below(settings.days)) * 86_400_000 + Int64(draw.within(5_400_000...14_400_000))
            }
            entries.append(Entry(moment: moment, theme: .odd(oddity)))
        }
        self.entries = entries.enumerated()
            .sorted { ($0.element.moment, $0.offset) < ($1.element.moment, $1.offset) }
            .map(\.element)
    }
}
