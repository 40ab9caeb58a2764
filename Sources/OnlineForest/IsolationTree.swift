/// One tree of the forest: random cuts of a sample, with the box that each part of the sample fills.
///
/// Nodes lie in one array, the two children of a node side by side; boxes in another, the lower bounds of a node's box followed by
/// the upper.
struct IsolationTree: Sendable {
    /// A part of the sample: cut in two, or a leaf.
    struct Node: Sendable {
        /// The feature that is cut, or -1 in a leaf.
        var feature: Int32
        /// The value that the feature is cut at; it belongs to the upper side.
        var cut: Float
        /// The child for values below the cut; the other child is the next node.
        var below: Int32
        /// Whether the child below has more of the sample: vectors without a value in the feature go to the larger child.
        var missingGoesBelow: Bool
        /// Vectors of the sample in the node.
        var count: Int32
        /// Cuts above the node.
        var depth: Int32
        /// The width of the node's box, in widths of the whole sample's, summed over the features.
        var width: Float
        /// c(count): the mean depth below the node, if chance cut it further. See ``PathLength/average(over:)``.
        var expectedDepth: Float

        /// Whether it isn't cut further.
        var isLeaf: Bool { feature < 0 }
    }

    /// All nodes, the root first.
    private(set) var nodes: [Node] = []
    /// Of each node, the lower bounds of its box and then the upper ones, both in as many lanes as a vector takes.
    private(set) var boxes: [Lanes] = []
    /// One over the width of the whole sample's box, by feature; zero in lanes that hold no feature.
    private(set) var inverseWidths: [Lanes] = []
    /// One over c(n) of the whole sample.
    private(set) var inverseExpectedDepth = 0.0
    /// See ``IsolationForest/Configuration/farthest``; the same in all lanes.
    private let farthest: Lanes

    /// A tree to be, without any node yet.
    init(farthest: Float) {
        self.farthest = Lanes(repeating: farthest)
    }

    /// Takes on the tree that `grower` has just grown, and gives the old one's memory to it for the next.
    mutating func replace(with grower: inout TreeGrower) {
        swap(&nodes, &grower.nodes)
        swap(&boxes, &grower.boxes)
        swap(&inverseWidths, &grower.inverseWidths)
        inverseExpectedDepth = 1 / PathLength.average(over: Int(nodes[0].count))
    }

    /// How deep a vector lies in the tree, as a share of what is to be expected: near 0 for one that the first cut sets apart.
    ///
    /// At each node, the vector is set apart from the node's box with the probability that a cut of the box which both fill falls
    /// between them (``separation(of:at:)``), and its depth is then that of a leaf below the node; else it goes on to the child on
    /// its side of the cut. The depth is the mean over both. In a leaf, c(count) is added as in Liu et al. 2008.
    func relativeDepth(of row: borrowing VectorRow) -> Double {
        var index = 0
        var reached = 1.0
        var depth = 0.0
        while true {
            let node = nodes[index]
            if node.isLeaf {
                depth += reached * (Double(node.depth) + Double(node.expectedDepth))
                break
            }
            let apart = Double(separation(of: row, at: index))
            depth += reached * apart * Double(node.depth + 1)
            reached *= 1 - apart
            index = child(of: node, for: row)
        }
        return depth * inverseExpectedDepth
    }

    /// Adds to `shares` by how much each feature shortened the vector's way: c(n) less its depth, as a share of c(n), taken apart
    /// node by node.
    ///
    /// At a node of n vectors c(n) more cuts were to be expected. If the vector is set apart there, it needed one: the gain c(n) -
    /// 1 goes to the features by how far the vector lies outside the box, as in the attribution of random cut forests. If it goes
    /// on to a child of m vectors, the gain c(n) - 1 - c(m), which may be negative, goes to the feature that was cut. Every c(m) is
    /// taken back by the next node, so that the sum over all is exactly 1 - ``relativeDepth(of:)``.
    func addShares(of row: borrowing VectorRow, to shares: inout [Double]) {
        var index = 0
        var reached = inverseExpectedDepth
        while !nodes[index].isLeaf {
            let node = nodes[index]
            let apart = Double(separation(of: row, at: index))
            if apart > 0 {
                let gain = reached * apart * (Double(node.expectedDepth) - 1)
                spread(gain, over: &shares, of: row, at: index)
            }
            reached *= 1 - apart
            index = child(of: node, for: row)
            let gain = Double(node.expectedDepth) - 1 - Double(nodes[index].expectedDepth)
            shares[Int(node.feature)] += reached * gain
        }
    }

    /// The child that the vector goes to.
    private func child(of node: Node, for row: borrowing VectorRow) -> Int {
        let value = row[Int(node.feature)]
        if value < node.cut || (value.isNaN && node.missingGoesBelow) { return Int(node.below) }
        return Int(node.below) + 1
    }

    /// The probability that the vector is cut off from the box of a node, 0 if it lies within.
    ///
    /// With e the distance to the box, capped, and w the width of the box, by feature and in widths of the whole sample, it is sum
    /// e / (sum w + sum e): Guha, Mishra, Roy and Schrijvers, "Robust Random Cut Forest Based Anomaly Detection on Streams", ICML
    /// 2016, section 2, for features brought to one scale. A missing value lies within.
    private func separation(of row: borrowing VectorRow, at index: Int) -> Float {
        if farthest[0] == 0 { return 0 }
        let total = distances(of: row, at: index) { _, _ in }
        return total > 0 ? total / (nodes[index].width + total) : 0
    }

    /// Spreads `gain` over the features by how far each lies outside the box of the node.
    ///
    /// - Precondition: at least one does.
    private func spread(_ gain: Double, over shares: inout [Double], of row: borrowing VectorRow, at index: Int) {
        let perWidth = gain / Double(distances(of: row, at: index) { _, _ in })
        _ = distances(of: row, at: index) { lane, distance in
            for place in 0..<min(8, shares.count - 8 * lane) {
                shares[8 * lane + place] += perWidth * Double(distance[place])
            }
        }
    }

    /// Gives each lane's distances from the box to `take`, and returns their sum.
    @inline(__always)
    private func distances(of row: borrowing VectorRow, at index: Int, _ take: (Int, Lanes) -> Void) -> Float {
        let laneCount = inverseWidths.count
        let lower = 2 * index * laneCount
        var sum = Lanes()
        for lane in 0..<laneCount {
            let distance = outside(
                row.lanes[lane], boxes[lower + lane], boxes[lower + laneCount + lane], inverseWidths[lane], farthest)
            take(lane, distance)
            sum += distance
        }
        return sum.sum()
    }
}

/// How far values lie outside bounds, in widths of the sample, each at most `farthest`; 0 within them and for missing values.
@inline(__always)
private func outside(_ value: Lanes, _ lower: Lanes, _ upper: Lanes, _ inverseWidth: Lanes, _ farthest: Lanes) -> Lanes {
    var distance = value - upper
    distance.replace(with: lower - value, where: value .< lower)
    distance *= inverseWidth
    distance.replace(with: 0 as Float, where: .!(distance .> 0))
    distance.replace(with: farthest, where: distance .> farthest)
    return distance
}
