import OnlineForest

/// When customers come: hardly anybody at night, a peak before noon and one after work.
enum ArrivalCurve {
    /// The share of a day's sessions that begin in each hour from midnight, before scaling; drawn by hand after the usual
    /// two-humped day of a shop that is written to from home and from work.
    static let hourWeights: [Double] = [
        0.04, 0.02, 0.02, 0.02, 0.03, 0.08, 0.3, 0.9, 1.8, 2.8, 3.2, 3.1,
        2.5, 2.4, 2.6, 2.8, 3.0, 3.0, 2.4, 2.0, 1.6, 1.0, 0.4, 0.1,
    ]

    /// Milliseconds after the first midnight by which the share `quantile` (0 to 1) of all sessions has begun.
    static func moment(quantile: Double, days: Int) -> Int64 {
        let position = min(max(quantile, 0), 0.999_999_999) * Double(days)
        let day = position.rounded(.down)
        var rest = (position - day) * total
        for (hour, weight) in hourWeights.enumerated() {
            if rest < weight { return Int64(day) * 86_400_000 + Int64((Double(hour) + rest / weight) * 3_600_000) }
            rest -= weight
        }
        return Int64(day + 1) * 86_400_000 - 1
    }

    private static let total = hourWeights.reduce(0, +)
}

/// The beginnings of the sessions that are neither odd nor attacked, in order, with no more than a block of them in memory.
struct SessionArrivals {
    private let count: Int
    private let days: Int
    private var draw: SplitMix64
    private var made = 0
    /// Latest first.
    private var block: [Int64] = []

    /// Sessions a block: within one they fall freely, as in a Poisson stream, and each block has its even share of the day.
    private static let blockSize = 24

    /// - Parameter count: how many there will be in all.
    init(count: Int, days: Int, draw: SplitMix64) {
        self.count = count
        self.days = days
        self.draw = draw
    }

    /// Milliseconds after the first midnight; nil after the last.
    mutating func next() -> Int64? {
        if block.isEmpty, made < count {
            let size = min(Self.blockSize, count - made)
            block = (0..<size).map { _ in
                ArrivalCurve.moment(quantile: (Double(made) + draw.unit() * Double(size)) / Double(count), days: days)
            }.sorted(by: >)
            made += size
        }
        return block.popLast()
    }
}
