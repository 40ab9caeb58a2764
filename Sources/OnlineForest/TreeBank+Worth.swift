/// The way of a vector through all trees: the one hot loop of the library, and its only unsafe code.
extension TreeBank {
    /// The mean worth of a vector by the cuts of all trees and by the boxes of their roots.
    ///
    /// - Complexity: O(trees x levels + features), and O(trees) for each feature that lies outside a sample.
    func glance(at vector: Span<Float>) -> Float {
        let look = roots.look(at: vector, farthest: farthest)
        var sum = Lanes()
        for group in 0..<roots.groups {
            var worths = leaves(of: group, vector, hasMissing: look.hasMissing)
            if !look.distances.isEmpty { worths = roots.worth(group: group, inside: worths, distance: look.distances[group]) }
            sum += worths
        }
        return sum.sum() / Float(trees)
    }

    /// What the vector is worth at the ends of its ways through the eight trees of a group; 0 for trees that are not there.
    ///
    /// Each step waits for the one before, so eight trees are walked at once.
    @inline(__always)
    private func leaves(of group: Int, _ vector: Span<Float>, hasMissing: Bool) -> Lanes {
        let first = group * 8
        var result = Lanes()
        guard first + 8 <= trees, !hasMissing else {
            for tree in first..<min(first + 8, trees) { result[tree - first] = worths[2 * tree * inner + end(of: tree, vector)] }
            return result
        }
        let splits = self.splits.span
        let nodes = inner
        var at = InlineArray<8, Int>(repeating: 1)
        for _ in 0..<levels {
            for place in 0..<8 {
                // Safe because a node's number stays under `inner` while levels are left, each tree has `inner` splits, and their
                // features lie within the vector, whose size was checked where it came in.
                let split = unsafe splits[unchecked: (first + place) * nodes + at[unchecked: place]]
                let value = unsafe vector[unchecked: Int(split.feature)]
                unsafe at[unchecked: place] = 2 * at[unchecked: place] + (value < split.cut ? 0 : 1)
            }
        }
        let worths = self.worths.span
        for place in 0..<8 {
            // Safe because after `levels` steps a node's number lies under 2 x `inner`, and each tree has as many worths.
            result[place] = unsafe worths[unchecked: 2 * (first + place) * nodes + at[unchecked: place]]
        }
        return result
    }

    /// The node at the end of the vector's way through one tree.
    private func end(of tree: Int, _ vector: Span<Float>) -> Int {
        let splits = self.splits.span
        let missing = missingGoesBelow.span
        let firstNode = tree * inner
        var node = 1
        for _ in 0..<levels {
            // Safe for the reasons given above.
            let split = unsafe splits[unchecked: firstNode + node]
            let value = unsafe vector[unchecked: Int(split.feature)]
            let goesBelow = unsafe value < split.cut || (value.isNaN && missing[unchecked: firstNode + node])
            node = 2 * node + (goesBelow ? 0 : 1)
        }
        return node
    }

    /// The mean worth of a vector by the cuts of all trees and by the boxes of all nodes on its way.
    ///
    /// - Complexity: O(trees x levels x features).
    func study(of row: borrowing VectorRow) -> Float {
        var sum: Float = 0
        for tree in 0..<trees { sum += studiedWorth(of: row, in: tree) }
        return sum / Float(trees)
    }

    /// What a vector is worth in one tree.
    ///
    /// At each node it is set apart from the node's box with the probability that a cut of the box which both fill falls between
    /// them, and is then alone after one cut more; else it goes on to the child on its side of the cut. The worth is the mean over
    /// both.
    private func studiedWorth(of row: borrowing VectorRow, in tree: Int) -> Float {
        let firstNode = tree * inner
        let firstPower = tree * (levels + 2)
        var node = 1
        var reached: Float = 1
        var worth: Float = 0
        for depth in 0..<levels {
            let split = splits[firstNode + node]
            if split.isNone { break }
            let distance = distance(of: row, from: node, in: tree)
            if distance > 0 {
                let apart = reached * distance / (widths[firstNode + node] + distance)
                worth += apart * powers[firstPower + depth + 1]
                reached -= apart
            }
            node = child(of: node, in: tree, for: row)
        }
        return worth + reached * worths[2 * firstNode + node]
    }

    /// The child that the vector goes to.
    func child(of node: Int, in tree: Int, for row: borrowing VectorRow) -> Int {
        let split = splits[tree * inner + node]
        let value = row[Int(split.feature)]
        let goesBelow = value < split.cut || (value.isNaN && missingGoesBelow[tree * inner + node])
        return 2 * node + (goesBelow ? 0 : 1)
    }

    /// How far a vector lies outside a node's box, in widths of the tree's sample, summed over the features, each capped.
    private func distance(of row: borrowing VectorRow, from node: Int, in tree: Int) -> Float {
        let boxes = self.boxes.span
        let inverse = inverseWidths.span
        let values = row.lanes.span
        let limit = Lanes(repeating: farthest)
        let lower = 2 * (tree * inner + node) * laneCount
        var sum = Lanes()
        for lane in 0..<laneCount {
            // Safe because the node is an inner one of the tree, and each has two rows of `laneCount` lanes.
            sum += unsafe Outside.distance(
                values[unchecked: lane], boxes[unchecked: lower + lane], boxes[unchecked: lower + laneCount + lane],
                inverse[unchecked: tree * laneCount + lane], limit)
        }
        return sum.sum()
    }

    /// The distances of which ``distance(of:from:in:)`` is the sum, by feature, eight by eight.
    func distances(of row: borrowing VectorRow, from node: Int, in tree: Int) -> [Lanes] {
        let limit = Lanes(repeating: farthest)
        let lower = 2 * (tree * inner + node) * laneCount
        return (0..<laneCount).map { lane in
            Outside.distance(row.lanes[lane], boxes[lower + lane], boxes[lower + laneCount + lane], inverseWidths[tree * laneCount + lane], limit)
        }
    }
}
