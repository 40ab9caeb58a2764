/// The boxes of all samples, feature by feature: how far a vector lies outside what each tree has seen.
///
/// Most features of most vectors lie within every sample. So the bounds that all boxes share are kept too, and only features outside
/// them are looked up tree by tree, eight trees at a time.
struct RootBoxes: Sendable {
    /// Groups of eight trees.
    let groups: Int
    private let dimensions: Int
    /// By feature, and for each by group of trees. Trees that are not there are endlessly wide.
    private var lower: [Lanes]
    private var upper: [Lanes]
    private var inverseWidths: [Lanes]
    /// By feature: values between these lie within all boxes.
    private var insideLower: [Float]
    private var insideUpper: [Float]
    /// By group: the boxes' widths, and what a vector is worth that the first cut sets apart.
    private var widths: [Lanes]
    private var powers: [Lanes]

    /// Boxes that hold everything.
    init(trees: Int, dimensions: Int) {
        groups = (trees + 7) >> 3
        self.dimensions = dimensions
        lower = Array(repeating: Lanes(repeating: -.infinity), count: groups * dimensions)
        upper = Array(repeating: Lanes(repeating: .infinity), count: groups * dimensions)
        inverseWidths = Array(repeating: Lanes(), count: groups * dimensions)
        insideLower = Array(repeating: -.infinity, count: dimensions)
        insideUpper = Array(repeating: .infinity, count: dimensions)
        widths = Array(repeating: Lanes(repeating: 1), count: groups)
        powers = Array(repeating: Lanes(), count: groups)
    }

    /// Takes in the box of one tree, whose lower bounds begin at `start` of `box`, the upper ones behind them.
    mutating func set(tree: Int, box: [Lanes], at start: Int, inverseWidths given: [Lanes], width: Float, power: Float) {
        let laneCount = VectorRow.laneCount(of: dimensions)
        let group = tree >> 3
        let place = tree & 7
        for feature in 0..<dimensions {
            let inverse = given[tree * laneCount + feature >> 3][feature & 7]
            let index = feature * groups + group
            // A feature without any value in the sample says nothing.
            lower[index][place] = inverse > 0 ? box[start + feature >> 3][feature & 7] : -.infinity
            upper[index][place] = inverse > 0 ? box[start + laneCount + feature >> 3][feature & 7] : .infinity
            inverseWidths[index][place] = inverse
            var least = lower[feature * groups]
            var greatest = upper[feature * groups]
            for other in 1..<max(1, groups) {
                least.replace(with: lower[feature * groups + other], where: lower[feature * groups + other] .> least)
                greatest.replace(with: upper[feature * groups + other], where: upper[feature * groups + other] .< greatest)
            }
            insideLower[feature] = least.max()
            insideUpper[feature] = greatest.min()
        }
        widths[group][place] = width
        powers[group][place] = power
    }

    /// What is known of a vector before any tree is walked.
    struct Look {
        /// By group of trees, how far the vector lies outside, in widths of the samples; empty if it lies within all boxes.
        var distances: [Lanes] = []
        /// Whether a feature has no value.
        var hasMissing = false
    }

    /// Looks at every feature of a vector once. A distance counts up to `farthest`.
    func look(at vector: Span<Float>, farthest: Float) -> Look {
        var look = Look()
        let limit = Lanes(repeating: farthest)
        for feature in vector.indices {
            let value = VectorRow.cut(vector[feature])
            if value >= insideLower[feature] && value <= insideUpper[feature] { continue }
            if value.isNaN {
                look.hasMissing = true
                continue
            }
            if farthest == 0 { continue }
            if look.distances.isEmpty { look.distances = Array(repeating: Lanes(), count: groups) }
            let values = Lanes(repeating: value)
            for group in 0..<groups {
                let index = feature * groups + group
                look.distances[group] += Outside.distance(values, lower[index], upper[index], inverseWidths[index], limit)
            }
        }
        return look
    }

    /// Of eight trees, what the vector is worth in each, if it is worth `inside` for the way that the cuts send it: with the
    /// probability that the first cut falls between it and the sample, it is worth what is alone after one cut.
    @inline(__always)
    func worth(group: Int, inside: Lanes, distance: Lanes) -> Lanes {
        // No division by 0: where the width is 0 and nothing lies outside, the distance is 0 over a tiny number.
        let apart = distance / (widths[group] + distance + Lanes(repeating: .leastNormalMagnitude))
        return inside + apart * (powers[group] - inside)
    }
}

/// How far values lie outside bounds.
enum Outside {
    /// Distances in widths of the sample, each at most `farthest`; 0 within the bounds and for missing values.
    @inline(__always)
    static func distance(_ value: Lanes, _ lower: Lanes, _ upper: Lanes, _ inverseWidth: Lanes, _ farthest: Lanes) -> Lanes {
        let above = value - upper
        let below = lower - value
        var distance = above
        distance.replace(with: below, where: below .> above)
        distance *= inverseWidth
        distance.replace(with: 0 as Float, where: .!(distance .> 0))
        distance.replace(with: farthest, where: distance .> farthest)
        return distance
    }
}
