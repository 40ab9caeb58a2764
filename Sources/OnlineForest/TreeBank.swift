/// All trees of a forest in flat storage: a few arrays, in which each tree has a stretch of its own.
///
/// A tree is a heap: the root is node 1, and the children of node n are 2n (values below the cut) and 2n + 1. All trees are
/// ``levels`` cuts deep. Where a part of the sample needs no more cuts, every value lies below an infinite cut until the last level,
/// so that a vector takes the same steps through every tree and eight trees can be walked side by side.
struct TreeBank: Sendable {
    /// The feature that is cut, and the value that it is cut at; the value itself belongs to the upper side.
    struct Split: Hashable, Sendable {
        var feature: Int32
        var cut: Float

        /// Everything lies below: the part of the sample was not cut further.
        static let none = Split(feature: 0, cut: .infinity)
        /// Whether the part was not cut further.
        var isNone: Bool { cut == .infinity }
    }

    /// Trees in the bank.
    let trees: Int
    /// Features of each vector.
    let dimensions: Int
    /// Cuts from the root to a place at the end: ceil(log2(sample)), as in Liu et al. 2008.
    let levels: Int
    /// Lanes of a vector.
    let laneCount: Int
    /// How far outside a box a value counts to lie at most, in widths of the sample.
    let farthest: Float

    /// Node by node, ``inner`` for each tree; node 0 is not used.
    var splits: [Split]
    /// Whether vectors without a value in the cut feature go to the child below: it had more of the sample.
    var missingGoesBelow: [Bool]
    /// What a vector is worth in a node if chance cut it further: 4^(-(depth + c(count)) / c(n)). `2 x inner` for each tree, the
    /// places at the end included.
    var worths: [Float]
    /// Of each inner node, the lower bounds of its box and then the upper ones.
    var boxes: [Lanes]
    /// Of each inner node, the width of its box in widths of the whole sample's, summed over the features.
    var widths: [Float]
    /// One over the width of the whole sample's box, by tree and feature; zero where there is no feature, or no value of it.
    var inverseWidths: [Lanes]
    /// 4^(-depth / c(n)) for the depths 0 to `levels` + 1, by tree: what a vector is worth that is alone after so many cuts.
    var powers: [Float]
    /// Vectors in the sample of each tree; 0 before it is first grown.
    var sizes: [Int]
    /// Vectors of the sample in each node, `2 x inner` for each tree.
    var counts: [Int32]
    /// The boxes of all roots, by feature.
    var roots: RootBoxes

    /// Inner nodes of a tree, and as many places at its end.
    var inner: Int { 1 << levels }

    /// Trees that have not been grown.
    init(dimensions: Int, configuration: IsolationForest.Configuration) {
        trees = configuration.trees
        self.dimensions = dimensions
        levels = Self.levels(ofSample: configuration.sample)
        laneCount = VectorRow.laneCount(of: dimensions)
        farthest = configuration.farthest
        let nodes = trees << levels
        splits = Array(repeating: .none, count: nodes)
        missingGoesBelow = Array(repeating: true, count: nodes)
        worths = Array(repeating: 0, count: 2 * nodes)
        boxes = Array(repeating: Lanes(), count: 2 * nodes * laneCount)
        widths = Array(repeating: 0, count: nodes)
        inverseWidths = Array(repeating: Lanes(), count: trees * laneCount)
        powers = Array(repeating: 0, count: trees * (levels + 2))
        sizes = Array(repeating: 0, count: trees)
        counts = Array(repeating: 0, count: 2 * nodes)
        roots = RootBoxes(trees: trees, dimensions: dimensions)
    }

    /// ceil(log2(sample)), at least 1.
    static func levels(ofSample sample: Int) -> Int {
        max(1, Int.bitWidth - (sample - 1).leadingZeroBitCount)
    }

    /// Takes all cuts out of a tree.
    mutating func clear(tree: Int) {
        for node in tree * inner..<(tree + 1) * inner {
            splits[node] = .none
            missingGoesBelow[node] = true
        }
        for node in 2 * tree * inner..<2 * (tree + 1) * inner { counts[node] = 0 }
    }

    /// Works out all that follows from the splits, counts, boxes and size of a tree, which have just been set.
    mutating func complete(tree: Int, worth: SampleWorth) {
        let firstPower = tree * (levels + 2)
        for depth in 0...levels + 1 { powers[firstPower + depth] = worth.ofDepth(depth) }
        let firstNode = tree * inner
        for node in 1..<inner where node == 1 || !splits[firstNode + node].isNone {
            widths[firstNode + node] = scaledWidth(of: firstNode + node, tree: tree)
        }
        // A node under a part that was not cut has that part's worth: the way to the end changes nothing.
        worths[2 * firstNode + 1] = worth.ofNode(depth: 0, count: Int(counts[2 * firstNode + 1]))
        var depth = 1
        for node in 2..<2 * inner {
            if node == 2 << depth { depth += 1 }
            let isCut = !splits[firstNode + node / 2].isNone
            worths[2 * firstNode + node] =
                isCut
                ? worth.ofNode(depth: depth, count: Int(counts[2 * firstNode + node])) : worths[2 * firstNode + node / 2]
        }
        roots.set(tree: tree, box: boxes, at: 2 * (firstNode + 1) * laneCount, inverseWidths: inverseWidths, width: widths[firstNode + 1], power: powers[firstPower + 1])
    }

    private func scaledWidth(of node: Int, tree: Int) -> Float {
        var sum = Lanes()
        for lane in 0..<laneCount {
            let lower = 2 * node * laneCount + lane
            sum += (boxes[lower + laneCount] - boxes[lower]) * inverseWidths[tree * laneCount + lane]
        }
        return sum.sum()
    }
}
