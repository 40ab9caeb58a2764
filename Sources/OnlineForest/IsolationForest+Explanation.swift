internal import RealModule

extension IsolationForest {
    /// Vectors of the window that stand for what is typical.
    private static let probes = 33

    /// The score of a typical vector of the window: the geometric mean over 33 of them, evenly spaced in age; 0.5 until there are trees.
    ///
    /// - Complexity: that of about 50 scores.
    public func typicalScore() -> Float {
        guard count >= Self.leastLearned else { return 0.5 }
        return Self.score(ofShares: typicalShares())
    }

    /// Which features make a vector unusual, and by how much.
    ///
    /// For each feature: by how much of the way that was to be expected it set the vector apart, at the cuts that isolated it and
    /// by lying outside what the cuts divide (the separation probabilities of Guha et al. 2016, which random cut forests attribute
    /// their score by), less what the same feature does for typical vectors of the window. Negative shares are left out, and the
    /// rest scaled to the score's excess.
    ///
    /// - Parameter vector: as in ``score(of:)``.
    /// - Returns: one share a feature, none negative, that sum to `score(of: vector) - typicalScore()`; all 0 if the score is not
    ///   above the typical one. A missing feature has no share.
    /// - Precondition: `vector.count == dimensions`.
    /// - Complexity: that of about 50 scores; meant for the vectors that are shown to somebody.
    public func explain(_ vector: Span<Float>) -> [Float] {
        precondition(vector.count == dimensions, "a vector has one number for each feature")
        let nothing = [Float](repeating: 0, count: dimensions)
        guard count >= Self.leastLearned else { return nothing }

        let row = VectorRow(vector)
        let typical = typicalShares()
        let excess = score(of: row) - Self.score(ofShares: typical)
        guard excess > 0 else { return nothing }

        var shares = rawShares(of: row)
        for feature in shares.indices { shares[feature] -= typical[feature] }
        var total = 0.0
        for feature in shares.indices {
            if shares[feature] < 0 || row[feature].isNaN { shares[feature] = 0 }
            total += shares[feature]
        }
        guard total > 0 else { return nothing }
        return shares.map { Float($0 / total) * excess }
    }

    /// The signed shares of each feature in 1 - E[depth]/c(n), the mean over all trees.
    private func rawShares(of row: borrowing VectorRow) -> [Double] {
        var shares = [Double](repeating: 0, count: dimensions)
        for tree in trees { tree.addShares(of: row, to: &shares) }
        for feature in shares.indices { shares[feature] /= Double(trees.count) }
        return shares
    }

    /// The mean of the raw shares of 33 vectors of the window.
    private func typicalShares() -> [Double] {
        var mean = [Double](repeating: 0, count: dimensions)
        for probe in 0..<Self.probes {
            let row = window.row(age: probe * (window.count - 1) / (Self.probes - 1))
            let shares = rawShares(of: row)
            for feature in mean.indices { mean[feature] += shares[feature] / Double(Self.probes) }
        }
        return mean
    }

    /// 2^(-E[depth]/c(n)), from raw shares, which sum to 1 - E[depth]/c(n).
    private static func score(ofShares shares: [Double]) -> Float {
        Float(Double.exp2(shares.reduce(0, +) - 1))
    }
}
