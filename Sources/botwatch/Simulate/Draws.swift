import OnlineForest

/// Draws that the simulator makes of the forest's generator.
///
/// Only additions, shifts and multiplications are used, also in ``spread(around:by:)``, since the logarithm of the C
/// library may differ in its last bit from one system to the next.
extension SplitMix64 {
    /// An own generator for one numbered thing, so that a change in one session leaves the others as they are.
    init(seed: UInt64, stream: UInt64) {
        var mixer = SplitMix64(seed: seed ^ (stream &* 0xd1b5_4a32_d192_ed03))
        self.init(seed: mixer.next())
    }

    /// A number from 0 up to, not including, `bound`; its bias is below `bound` in 2^64.
    mutating func below(_ bound: Int) -> Int {
        precondition(bound > 0, "a range to draw from has at least one number")
        return Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A number of the range, each as likely as the other.
    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    /// A number from 0 up to, not including, 1, in steps of 2^-53.
    mutating func unit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// True with the given probability, 0 to 1.
    mutating func chance(_ probability: Double) -> Bool {
        unit() < probability
    }

    /// One of the elements.
    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[below(elements.count)]
    }

    /// A positive number with the given median, log-normal: two thirds lie between `median / e^sigma` and `median * e^sigma`.
    ///
    /// The normal part is the sum of twelve even draws (Irwin-Hall), the exponential (1 + x/1024)^1024.
    mutating func spread(around median: Double, by sigma: Double) -> Double {
        var sum = -6.0
        for _ in 0..<12 { sum += unit() }
        var power = 1 + sum * sigma / 1024
        for _ in 0..<10 { power *= power }
        return median * power
    }
}
