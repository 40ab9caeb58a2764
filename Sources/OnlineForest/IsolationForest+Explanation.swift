extension IsolationForest {
    /// Vectors of the window that stand for what is typical.
    private static let probes = 33

    /// The score of a typical vector of the window: the root mean square over 33 of them, evenly spaced in age; 0.5 until there are
    /// trees.
    ///
    /// - Complexity: that of 33 studied scores.
    public func typicalScore() -> Float {
        guard count >= Self.leastLearned else { return 0.5 }
        var sum: Float = 0
        for probe in 0..<Self.probes {
            let score = score(of: probeVector(probe).span)
            sum += score * score
        }
        return (sum / Float(Self.probes)).squareRoot()
    }

    /// Which features make a vector unusual, and by how much.
    ///
    /// For each feature: by how much it raised the vector's worth (the square of a studied score) at the cuts that isolated it and by
    /// lying outside what the cuts divide (the separation probabilities of Guha et al. 2016, which random cut forests attribute
    /// their score by), less what the same feature does for typical vectors of the window. Negative shares are left out, and the
    /// rest scaled to the score's excess.
    ///
    /// - Parameter vector: as in ``score(of:)``.
    /// - Returns: one share a feature, none negative, that sum to `score(of: vector) - typicalScore()`; all 0 if the score is not
    ///   above the typical one, or if only missing features raised it. A missing feature has no share.
    /// - Precondition: `vector.count == dimensions`.
    /// - Complexity: that of about 100 studied scores; meant for the vectors that are shown to somebody.
    public func explain(_ vector: Span<Float>) -> [Float] {
        precondition(vector.count == dimensions, "a vector has one number for each feature")
        let nothing = [Float](repeating: 0, count: dimensions)
        let excess = score(of: vector) - typicalScore()
        guard count >= Self.leastLearned, excess > 0 else { return nothing }

        let row = VectorRow(vector)
        var shares = [Double](repeating: 0, count: dimensions)
        bank.addShares(of: row, to: &shares)
        let typical = typicalShares()
        var total = 0.0
        for feature in shares.indices {
            shares[feature] -= typical[feature]
            if shares[feature] < 0 || row[feature].isNaN { shares[feature] = 0 }
            total += shares[feature]
        }
        guard total > 0 else { return nothing }
        return shares.map { Float($0 / total) * excess }
    }

    /// The mean of the raw shares of 33 vectors of the window.
    private func typicalShares() -> [Double] {
        var mean = [Double](repeating: 0, count: dimensions)
        for probe in 0..<Self.probes { bank.addShares(of: VectorRow(probeVector(probe).span), to: &mean) }
        return mean.map { $0 / Double(Self.probes) }
    }

    private func probeVector(_ probe: Int) -> [Float] {
        window.vector(age: probe * (window.count - 1) / (Self.probes - 1))
    }
}
