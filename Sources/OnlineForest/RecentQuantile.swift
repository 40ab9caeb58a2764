/// The exact quantiles of the last so many values of a stream.
///
///     var recent = RecentQuantile(capacity: 4_096)
///     recent.insert(0.41)
///     recent.value(at: 0.99)
///
/// The values are kept twice, in a ring by age and in ascending order. The order is one array, since moving a few kilobytes costs
/// less than following a tree's pointers at the sizes that a threshold needs.
public struct RecentQuantile: Sendable {
    /// The most values it keeps; the oldest goes when a new one comes.
    public let capacity: Int
    private var ring: [Float] = []
    private var sorted: [Float] = []
    private var oldest = 0
    /// Values ever inserted.
    private(set) var inserted = 0

    /// A memory without any value yet.
    ///
    /// - Precondition: `capacity` lies between 1 and 1,048,576.
    public init(capacity: Int) {
        precondition(capacity >= 1 && capacity <= 1_048_576, "a recent quantile keeps 1 to 1,048,576 values")
        self.capacity = capacity
    }

    /// A memory that holds `values`, the oldest first, the last of the `inserted` that came.
    init(capacity: Int, inserted: Int, values: [Float]) {
        self.init(capacity: capacity)
        self.inserted = inserted
        ring = values
        sorted = values.sorted()
    }

    /// Values kept now.
    public var count: Int { sorted.count }

    /// The values kept, the oldest first.
    var inOrder: [Float] { Array(ring[oldest...] + ring[..<oldest]) }

    /// Takes in a value, in place of the oldest one if the memory is full. A value that isn't finite is left out.
    ///
    /// - Complexity: O(log(capacity)) comparisons, and two moves of at most 4 x `capacity` bytes.
    public mutating func insert(_ value: Float) {
        guard value.isFinite else { return }
        let value = value + 0  // -0 is 0, so that equal values have equal bits
        inserted += 1
        if ring.count < capacity {
            ring.append(value)
            sorted.insert(value, at: place(of: value))
            return
        }
        let gone = ring[oldest]
        ring[oldest] = value
        oldest = (oldest + 1) % capacity
        replace(gone, with: value)
    }

    /// Forgets the oldest value before its time.
    mutating func removeOldest() {
        guard !ring.isEmpty else { return }
        ring = inOrder
        oldest = 0
        sorted.remove(at: place(of: ring.removeFirst()))
    }

    /// Puts `value` in place of the one that was inserted as number `number`, counted from 0, if that is still kept and less.
    mutating func raise(_ number: Int, to value: Float) {
        let age = number - (inserted - ring.count)
        guard value.isFinite, age >= 0, number < inserted else { return }
        let place = (oldest + age) % ring.count
        guard ring[place] < value else { return }
        replace(ring[place], with: value)
        ring[place] = value
    }

    /// The value that a new one of the same stream exceeds with probability `1 - probability`; nil while there is no value.
    ///
    /// Of n values in ascending order, the k-th is taken to stand at k/(n + 1), which holds exactly for values that come in random
    /// order without ties; between two of them it is interpolated (type 6 of Hyndman and Fan, "Sample Quantiles in Statistical
    /// Packages", 1996, doi:10.2307/2684934). Beyond the first and the last it is these.
    ///
    /// - Precondition: `probability` lies between 0 and 1.
    public func value(at probability: Double) -> Float? {
        precondition(probability >= 0 && probability <= 1, "a probability lies between 0 and 1")
        guard let least = sorted.first, let greatest = sorted.last else { return nil }
        let place = probability * Double(sorted.count + 1)
        if place <= 1 { return least }
        if place >= Double(sorted.count) { return greatest }
        let below = Int(place)
        let fraction = place - Double(below)
        return Float(Double(sorted[below - 1]) * (1 - fraction) + Double(sorted[below]) * fraction)
    }

    /// How many of the values lie below `value`; also the place where it would be put in order.
    private func place(of value: Float) -> Int {
        var lower = 0
        var upper = sorted.count
        while lower < upper {
            let middle = (lower + upper) / 2
            if sorted[middle] < value { lower = middle + 1 } else { upper = middle }
        }
        return lower
    }

    /// Takes one `gone` out of the order and puts `new` in.
    private mutating func replace(_ gone: Float, with new: Float) {
        sorted.remove(at: place(of: gone))
        sorted.insert(new, at: place(of: new))
    }
}
