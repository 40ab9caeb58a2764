/// The last vectors learned, in a ring: what every tree is grown from, and what "usual" means.
struct VectorWindow: Sendable {
    /// The most vectors it holds.
    let capacity: Int
    /// Features of each vector.
    let dimensions: Int
    /// Vectors ever taken in.
    private(set) var total = 0
    /// Vector by vector, each in ``stride`` numbers: its features, then zeros.
    private(set) var values: [Float] = []

    /// An empty window.
    init(capacity: Int, dimensions: Int) {
        self.capacity = capacity
        self.dimensions = dimensions
    }

    /// A window as it was: the vectors slot by slot, as ``values`` has them.
    init(capacity: Int, dimensions: Int, total: Int, values: [Float]) {
        precondition(values.count == min(total, capacity) * (VectorRow.laneCount(of: dimensions) * 8), "a window of another size")
        self.capacity = capacity
        self.dimensions = dimensions
        self.total = total
        self.values = values
    }

    /// Vectors it holds now.
    var count: Int { min(total, capacity) }

    /// Numbers that a vector takes in ``values``: a multiple of eight.
    var stride: Int { VectorRow.laneCount(of: dimensions) * 8 }

    /// Takes in a vector, in place of the oldest one if it is full. Values beyond ``VectorRow/limit`` are cut.
    mutating func append(_ vector: Span<Float>) {
        if total < capacity {
            for index in vector.indices { values.append(VectorRow.cut(vector[index])) }
            for _ in dimensions..<stride { values.append(0) }
        } else {
            let start = (total % capacity) * stride
            for index in vector.indices { values[start + index] = VectorRow.cut(vector[index]) }
        }
        total += 1
    }

    /// Where in ``values`` the vector begins that came `age` vectors before the latest one (0: the latest).
    func start(age: Int) -> Int {
        precondition(age >= 0 && age < count, "the window has no vector of that age")
        return ((total - 1 - age) % capacity) * stride
    }

    /// The vector of that age.
    func vector(age: Int) -> [Float] {
        let start = start(age: age)
        return Array(values[start..<start + dimensions])
    }

    /// The values of one feature that aren't missing, in ascending order.
    func sortedValues(ofFeature feature: Int) -> [Float] {
        var found: [Float] = []
        found.reserveCapacity(count)
        for slot in 0..<count {
            let value = values[slot * stride + feature]
            if !value.isNaN { found.append(value) }
        }
        found.sort()
        return found
    }
}
