import Foundation

@testable import OnlineForest

/// The forest straight from the papers: recursive, on arrays of arrays, in double precision where nothing else is demanded, and slow.
///
/// It makes the same draws in the same order as the forest (sample; then node by node, the lower child first, a feature and a cut),
/// so that both must give the same scores.
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

    init(configuration: IsolationForest.Configuration) {
        self.configuration = configuration
        random = SplitMix64(seed: configuration.seed)
    }

    mutating func learn(_ vector: [Float]) {
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
        let row = vector.map { $0.isNaN ? $0 : min(max($0, -1e18), 1e18) }
        let depths = trees.map { expectedDepth(of: row, in: $0.tree, widths: $0.widths) / Self.c($0.size) }
        return pow(2, -depths.reduce(0, +) / Double(trees.count))
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
        let limit = Int(ceil(log2(Double(size))))
        return (grow(sample, depth: 0, limit: limit, within: root), size, widths)
    }

    private mutating func grow(_ points: [[Float]], depth: Int, limit: Int, within parent: (lower: [Float], upper: [Float])) -> Tree {
        var box = parent
        var varying: [Int] = []
        for feature in parent.lower.indices {
            let values = points.map { $0[feature] }.filter { !$0.isNaN }
            guard let least = values.min(), let greatest = values.max() else { continue }
            box.lower[feature] = least
            box.upper[feature] = greatest
            if least < greatest { varying.append(feature) }
        }
        if points.count <= 1 || depth >= limit || varying.isEmpty { return .leaf(depth: depth, count: points.count) }

        let feature = varying[random.index(below: varying.count)]
        let width = box.upper[feature] - box.lower[feature]
        var cut = min(box.lower[feature] + random.positiveFraction() * width, box.upper[feature])
        if cut <= box.lower[feature] { cut = box.upper[feature] }
        var below = points.filter { $0[feature] < cut }
        var above = points.filter { $0[feature] >= cut }
        let missingGoesBelow = below.count >= above.count
        let missing = points.filter { $0[feature].isNaN }
        if missingGoesBelow { below += missing } else { above += missing }
        let lowerChild = grow(below, depth: depth + 1, limit: limit, within: box)
        let upperChild = grow(above, depth: depth + 1, limit: limit, within: box)
        return .cut(
            feature: feature, at: cut, depth: depth, lower: box.lower, upper: box.upper, missingGoesBelow: missingGoesBelow,
            below: lowerChild, above: upperChild)
    }

    private func expectedDepth(of row: [Float], in tree: Tree, widths: [Double]) -> Double {
        switch tree {
        case .leaf(let depth, let count):
            return Double(depth) + Self.c(count)
        case .cut(let feature, let cut, let depth, let lower, let upper, let missingGoesBelow, let below, let above):
            var outside = 0.0
            var width = 0.0
            for index in row.indices {
                width += Double(upper[index] - lower[index]) / widths[index]
                let distance = max(lower[index] - row[index], row[index] - upper[index], 0)
                if !row[index].isNaN { outside += min(Double(distance) / widths[index], Double(configuration.farthest)) }
            }
            let apart = outside > 0 ? outside / (width + outside) : 0
            let goesBelow = row[feature].isNaN ? missingGoesBelow : row[feature] < cut
            let further = expectedDepth(of: row, in: goesBelow ? below : above, widths: widths)
            return apart * Double(depth + 1) + (1 - apart) * further
        }
    }
}
