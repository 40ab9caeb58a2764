extension IsolationForest {
    /// What is usual for a feature: quantiles of its values in the window, missing ones left out.
    ///
    ///     forest.quantiles(ofFeature: 3)                      // 5th and 95th percentile
    ///     forest.quantiles(ofFeature: 3, at: [0.25, 0.5])     // first quartile and median
    ///
    /// Values between two observed ones are interpolated as numpy's and R's default does (type 7 of Hyndman and Fan, 1996,
    /// doi:10.2307/2684934).
    ///
    /// - Parameter probabilities: numbers from 0 to 1, in any order.
    /// - Returns: one number for each probability, in their order; nil if the window has no value of the feature.
    /// - Precondition: `0 <= feature < dimensions`.
    /// - Complexity: O(window x log(window)); nothing is kept, so ask for what is shown to somebody.
    public func quantiles(ofFeature feature: Int, at probabilities: [Double] = [0.05, 0.95]) -> [Float]? {
        precondition(feature >= 0 && feature < dimensions, "there is no such feature")
        let values = window.sortedValues(ofFeature: feature)
        if values.isEmpty { return nil }
        return probabilities.map { Self.quantile($0, of: values) }
    }

    private static func quantile(_ probability: Double, of sorted: [Float]) -> Float {
        precondition(probability >= 0 && probability <= 1, "a probability lies between 0 and 1")
        let place = probability * Double(sorted.count - 1)
        let below = Int(place)
        let above = min(below + 1, sorted.count - 1)
        let fraction = place - Double(below)
        return Float(Double(sorted[below]) * (1 - fraction) + Double(sorted[above]) * fraction)
    }
}
