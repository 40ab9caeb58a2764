import Foundation

@testable import OnlineForest

/// The forest straight from the papers: recursive, on arrays of arrays, in double precision where nothing else is demanded, and slow.
///
/// It makes the same draws in the same order as the forest (sample; then node by node, the lower child first, features until one
/// varies, and a cut), so that both must give the same scores.
struct ReferenceForest {
    indirect enum Tree {
        case leaf(depth: Int, count: Int)
        case cut(
            feature: Int, at: Float, depth: Int, lower: [Float], upper: [Float], missingGoesBelow: Bool, below: Tree, above: Tree)
    }

    let configuration: IsolationForest.Configuration
    private var random: SplitMix64
    private var learned: [[Float]] = []
    private var trees: [(tree: Tree, size: Int, widths: [Double])] = []
    private var oldest = 0
    /// Mean worths at a glance of every 16th vector, the latest last.
    private var glances: [Double] = []

    init(configuration: IsolationForest.Configuration) {
        self.configuration = configuration
        random = SplitMix64(seed: configuration.seed)
    }

    mutating func learn(_ vector: [Float]) {
        if !trees.isEmpty, learned.count % 16 == 0 { glances.append(worth(vector, boxesTo: 1)) }
        learned.append(vector.map { $0.isNaN ? $0 : min(max($0, -1e18), 1e18) })
        let doublings = sequence(first: 32) { $0 * 2 }.prefix { $0 <= configuration.window }
        if doublings.contains(learned.count) {
            trees = []
            for number in 0..<configuration.trees { trees.append(grow(number)) }
        } else if learned.count > 32, learned.count.isMultiple(of: configuration.rebuildEvery) {
            trees[oldest] = grow(oldest)
            oldest = (oldest + 1) % configuration.trees
        }
    }

    func score(_ vector: [Float]) -> Double {
        if trees.isEmpty { return 0.5 }
        let glance = worth(vector, boxesTo: 1)
        return sqrt(isStudied(glance) ? worth(vector, boxesTo: .max) : glance)
    }

    /// Whether a vector of that worth is among the share that looks most unusual: quantile of type 6 of the last 256 glances.
    func isStudied(_ glance: Double) -> Bool {
        let recent = glances.suffix(256).sorted()
        if recent.count < 64 || configuration.studied >= 1 { return true }
        if configuration.studied == 0 { return false }
        let place = (1 - Double(configuration.studied)) * Double(recent.count + 1)
        let below = min(max(Int(place), 1), recent.count)
        let above = min(below + 1, recent.count)
        return glance > recent[below - 1] + (place - Double(below)) * (recent[above - 1] - recent[below - 1])
    }

    static func c(_ n: Int) -> Double {
        switch n {
        case ...1: 0
        case 2: 1
        default: 2 * (log(Double(n - 1)) + 0.5772156649015329) - 2 * Double(n - 1) / Double(n)
        }
    }

    private mutating func grow(_ number: Int) -> (Tree, Int, [Double]) {
        let reach = number % 2 == 0 ? configuration.window : configuration.shortWindow
        var latest = Array(learned.reversed().prefix(reach))
        let size = min(configuration.sample, latest.count)
        for place in 0..<size { latest.swapAt(place, place + random.index(below: latest.count - place)) }
        let sample = Array(latest.prefix(size))
        let widths = sample[0].indices.map { feature in
            let values = sample.map { $0[feature] }.filter { !$0.isNaN }
            guard let least = values.min(), let greatest = values.max() else { return Double.infinity }
            let unit = configuration.units.isEmpty ? 1 : configuration.units[feature]
            return Double(max(greatest - least, unit * configuration.constantShare))
        }
        let root = (lower: [Float](repeating: 0, count: widths.count), upper: [Float](repeating: 0, count: widths.count))
        let limit = Int(ceil(log2(Double(configuration.sample))))
        return (grow(sample, depth: 0, limit: limit, within: root, candidates: Array(widths.indices)), size, widths)
    }

    private mutating func grow(
        _ points: [[Float]], depth: Int, limit: Int, within parent: (lower: [Float], upper: [Float]), candidates given: [Int]
    ) -> Tree {
        var box = parent
        var varying: Set<Int> = []
        for feature in parent.lower.indices {
            let values = points.map { $0[feature] }.filter { !$0.isNaN }
            guard let least = values.min(), let greatest = values.max() else { continue }
            box.lower[feature] = least
            box.upper[feature] = greatest
            if least < greatest { varying.insert(feature) }
        }
        if points.count <= 1 || depth >= limit { return .leaf(depth: depth, count: points.count) }

        var candidates = given
        var chosen: Int?
        while chosen == nil, !candidates.isEmpty {
            let feature = candidates[random.index(below: candidates.count)]
            if varying.contains(feature) { chosen = feature } else { candidates.removeAll { $0 == feature } }
        }
        guard let feature = chosen else { return .leaf(depth: depth, count: points.count) }
        let width = box.upper[feature] - box.lower[feature]
        var cut = min(box.lower[feature] + random.positiveFraction() * width, box.upper[feature])
        if cut <= box.lower[feature] { cut = box.upper[feature] }
        var below = points.filter { $0[feature] < cut }
        var above = points.filter { $0[feature] >= cut }
        let missingGoesBelow = below.count >= above.count
        let missing = points.filter { $0[feature].isNaN }
        if missingGoesBelow { below += missing } else { above += missing }
        let lowerChild = grow(below, depth: depth + 1, limit: limit, within: box, candidates: candidates)
        let upperChild = grow(above, depth: depth + 1, limit: limit, within: box, candidates: candidates)
        return .cut(
            feature: feature, at: cut, depth: depth, lower: box.lower, upper: box.upper, missingGoesBelow: missingGoesBelow,
            below: lowerChild, above: upperChild)
    }

    /// The mean over all trees of 4^(-depth / c(n)), with the boxes of nodes less than so deep.
    private func worth(_ vector: [Float], boxesTo depth: Int) -> Double {
        let row = vector.map { $0.isNaN ? $0 : min(max($0, -1e18), 1e18) }
        let worths = trees.map { worth(of: row, in: $0.tree, widths: $0.widths, expected: Self.c($0.size), boxesTo: depth) }
        return worths.reduce(0, +) / Double(trees.count)
    }

    private func worth(of row: [Float], in tree: Tree, widths: [Double], expected: Double, boxesTo limit: Int) -> Double {
        switch tree {
        case .leaf(let depth, let count):
            return pow(4, -(Double(depth) + Self.c(count)) / expected)
        case .cut(let feature, let cut, let depth, let lower, let upper, let missingGoesBelow, let below, let above):
            var outside = 0.0
            var width = 0.0
            for index in row.indices where depth < limit {
                width += Double(upper[index] - lower[index]) / widths[index]
                let distance = max(lower[index] - row[index], row[index] - upper[index], 0)
                if !row[index].isNaN { outside += min(Double(distance) / widths[index], Double(configuration.farthest)) }
            }
            let apart = outside > 0 ? outside / (width + outside) : 0
            let goesBelow = row[feature].isNaN ? missingGoesBelow : row[feature] < cut
            let further = worth(of: row, in: goesBelow ? below : above, widths: widths, expected: expected, boxesTo: limit)
            return apart * pow(4, -Double(depth + 1) / expected) + (1 - apart) * further
        }
    }
}
