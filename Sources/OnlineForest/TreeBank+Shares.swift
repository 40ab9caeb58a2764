/// How much each feature had to do with a vector's worth.
extension TreeBank {
    /// Adds to `shares` by how much each feature raised the vector's worth over that of a root, 1/4, in the mean over all trees.
    ///
    /// A vector that reaches a node is worth the node's worth, if chance cut it further. If it is set apart there, what it gains
    /// goes to the features by how far the vector lies outside the box, as in the attribution of random cut forests. If it goes on
    /// to a child, the difference of the worths, which may be negative, goes to the feature that was cut. Each worth is taken back
    /// by the next step, so that the sum over all is exactly ``study(of:)`` less 1/4.
    func addShares(of row: borrowing VectorRow, to shares: inout [Double]) {
        for tree in 0..<trees { addShares(of: row, in: tree, to: &shares) }
    }

    private func addShares(of row: borrowing VectorRow, in tree: Int, to shares: inout [Double]) {
        let firstNode = tree * inner
        let firstPower = tree * (levels + 2)
        var node = 1
        var reached = 1 / Double(trees)
        for depth in 0..<levels {
            let split = splits[firstNode + node]
            if split.isNone { return }
            let here = Double(worths[2 * firstNode + node])
            let distances = farthest == 0 ? [] : distances(of: row, from: node, in: tree)
            var total = Lanes()
            for lanes in distances { total += lanes }
            let distance = Double(total.sum())
            if distance > 0 {
                let apart = reached * distance / (Double(widths[firstNode + node]) + distance)
                let gain = apart * (Double(powers[firstPower + depth + 1]) - here)
                for feature in shares.indices {
                    shares[feature] += gain * Double(distances[feature >> 3][feature & 7]) / distance
                }
                reached -= apart
            }
            node = child(of: node, in: tree, for: row)
            shares[Int(split.feature)] += reached * (Double(worths[2 * firstNode + node]) - here)
        }
    }
}
