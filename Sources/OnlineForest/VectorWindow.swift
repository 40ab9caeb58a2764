/// The last vectors learned, in a ring: what every tree is grown from, and what "usual" means.
struct VectorWindow: Sendable {
    /// The most vectors it holds.
    let capacity: Int
    /// Features of each vector.
    let dimensions: Int
    /// Vectors ever taken in.
    private(set) var total = 0
    private let laneCount: Int
    private var rows: [Lanes] = []

    /// An empty window.
    init(capacity: Int, dimensions: Int) {
        self.capacity = capacity
        self.dimensions = dimensions
        laneCount = VectorRow.laneCount(of: dimensions)
    }

    /// Vectors it holds now.
    var count: Int { min(total, capacity) }

    /// Takes in a vector, in place of the oldest one if it is full.
    mutating func append(_ row: VectorRow) {
        if total < capacity {
            rows.append(contentsOf: row.lanes)
        } else {
            let start = (total % capacity) * laneCount
            for lane in 0..<laneCount { rows[start + lane] = row.lanes[lane] }
        }
        total += 1
    }

    /// The vector that came `age` vectors before the latest one (0: the latest).
    func row(age: Int) -> VectorRow {
        let start = self.start(age: age)
        return VectorRow(lanes: rows[start..<start + laneCount])
    }

    /// Copies the vector of that age to the end of `destination`.
    func copyRow(age: Int, to destination: inout [Lanes]) {
        let start = self.start(age: age)
        for lane in start..<start + laneCount { destination.append(rows[lane]) }
    }

    /// The values of one feature that aren't missing, in ascending order.
    func sortedValues(ofFeature feature: Int) -> [Float] {
        var values: [Float] = []
        values.reserveCapacity(count)
        for slot in 0..<count {
            let value = rows[slot * laneCount + (feature >> 3)][feature & 7]
            if !value.isNaN { values.append(value) }
        }
        values.sort()
        return values
    }

    private func start(age: Int) -> Int {
        precondition(age >= 0 && age < count, "the window has no vector of that age")
        return ((total - 1 - age) % capacity) * laneCount
    }
}
