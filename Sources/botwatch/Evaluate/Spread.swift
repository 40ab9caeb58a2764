/// One figure over several runs that differ in their seed.
struct Spread: Hashable {
    let mean: Double
    let least: Double
    let greatest: Double
    /// The sample standard deviation, with n - 1; nil for a single run.
    let deviation: Double?

    /// - Returns: nil where no run has a value.
    /// - Parameter values: one a run; nil where it is undefined in that run, which is then left out.
    init?(_ values: [Double?]) {
        let known = values.compactMap { $0 }
        guard let least = known.min(), let greatest = known.max() else { return nil }
        let count = Double(known.count)
        let mean = known.reduce(0, +) / count
        self.mean = mean
        self.least = least
        self.greatest = greatest
        deviation = known.count < 2 ? nil : (known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)).squareRoot()
    }
}
