extension IsolationForest {
    /// What bytes of a forest begin with: a name and the version of their form.
    private static let stateVersion: UInt64 = 0x3130_5453_4549_4F42  // "BOIEST01" read backwards

    /// All that the forest is, as bytes: the configuration, the window, the trees, and the random generator.
    ///
    ///     let bytes = forest.state()
    ///     var again = try IsolationForest(state: bytes)      // goes on with the same scores, to the bit
    ///
    /// - Returns: a checksummed form of its own, least byte first, the same on every machine; with the defaults and 24 dimensions
    ///   about 2 MB.
    /// - Complexity: O(trees x sample x dimensions + window x dimensions).
    public func state() -> [UInt8] {
        var writer = StateWriter()
        writer.write(Self.stateVersion)
        writer.write(Int64(dimensions))
        configuration.write(to: &writer)
        writer.write(random.state)
        writer.write(Int64(oldest))
        writer.write(Int64(window.total))
        writer.write(window.values)
        let recent = glances.inOrder
        writer.write(Int64(recent.count))
        writer.write(recent)
        for tree in 0..<configuration.trees { bank.write(tree: tree, to: &writer) }
        writer.close()
        return writer.bytes
    }

    /// A forest as it was when its ``state()`` was taken: it goes on with the same scores and the same state, to the bit.
    ///
    /// - Throws: ``ForestStateError`` if the bytes are not what ``state()`` gave: nothing in them is believed before it is checked. The
    ///   checksum tells damage, not forgery; bytes that somebody forged can make it ask for as much memory as a configuration can.
    public init(state bytes: [UInt8]) throws(ForestStateError) {
        var reader = try StateReader(bytes)
        guard try reader.integer(UInt64.self) == Self.stateVersion else { throw .unknownVersion }
        let dimensions = try reader.integer("dimensions", in: 1...65_536)
        let configuration = try Configuration(from: &reader, dimensions: dimensions)
        let seed = try reader.integer(UInt64.self)
        let oldest = try reader.integer("oldest tree", in: 0...configuration.trees - 1)
        let total = try reader.integer("vectors learned", in: 0...Int.max / 2)
        let stride = VectorRow.laneCount(of: dimensions) * 8
        let values = try reader.numbers(min(total, configuration.window) * stride)
        try Self.check(vectors: values, dimensions: dimensions)
        let recent = try reader.numbers(try reader.integer("glances", in: 0...Self.glancesKept))
        guard recent.allSatisfy({ $0 >= 0 && $0 <= 1 }) else { throw .outOfRange("glance") }

        self.init(dimensions: dimensions, configuration: configuration)
        random = SplitMix64(seed: seed)
        self.oldest = oldest
        window = VectorWindow(capacity: configuration.window, dimensions: dimensions, total: total, values: values)
        for glance in recent { glances.insert(glance) }
        if total >= Self.leastLearned {
            for tree in 0..<configuration.trees { try bank.read(tree: tree, from: &reader) }
        }
        guard reader.isAtEnd else { throw .wrongLength }
        setLimit()
    }

    /// What a window holds: numbers that are missing or within the limit, and zeros behind the last feature.
    static func check(vectors values: [Float], dimensions: Int) throws(ForestStateError) {
        let stride = VectorRow.laneCount(of: dimensions) * 8
        for (index, value) in values.enumerated() {
            let isFine = index % stride < dimensions ? value.isNaN || abs(value) <= VectorRow.limit : value == 0
            guard isFine else { throw .outOfRange("vector") }
        }
    }
}

extension IsolationForest.Configuration {
    /// Writes all settings.
    func write(to writer: inout StateWriter) {
        for number in [trees, sample, window, shortWindow, rebuildEvery] { writer.write(Int64(number)) }
        writer.write(seed)
        writer.write([constantShare, farthest, studied])
        writer.write(Int64(units.count))
        writer.write(units)
    }

    /// Settings that are in their ranges.
    init(from reader: inout StateReader, dimensions: Int) throws(ForestStateError) {
        self.init()
        trees = try reader.integer("trees", in: 1...4_096)
        sample = try reader.integer("sample", in: 2...65_536)
        window = try reader.integer("window", in: IsolationForest.leastLearned...16_777_216)
        shortWindow = try reader.integer("short window", in: sample...max(sample, window))
        rebuildEvery = try reader.integer("rebuild", in: 1...Int.max)
        seed = try reader.integer(UInt64.self)
        constantShare = try reader.number()
        farthest = try reader.number()
        studied = try reader.number()
        units = try reader.numbers(try reader.integer("units", in: 0...dimensions))
        if let problem = problem(dimensions: dimensions) { throw .outOfRange(problem) }
    }
}

extension TreeBank {
    /// Writes a tree: the size of its sample, its scale, and the nodes that vectors can reach, each before its children.
    func write(tree: Int, to writer: inout StateWriter) {
        guard sizes[tree] > 0 else { return }
        writer.write(Int64(sizes[tree]))
        for lane in 0..<laneCount { writer.write(inverseWidths[tree * laneCount + lane]) }
        write(node: 1, of: tree, to: &writer)
    }

    private func write(node: Int, of tree: Int, to writer: inout StateWriter) {
        let firstNode = tree * inner
        writer.write(counts[2 * firstNode + node])
        guard node < inner else { return }
        let split = splits[firstNode + node]
        writer.write(split.isNone ? Int32(-1) : split.feature)
        if node == 1 || !split.isNone {
            for lane in 0..<2 * laneCount { writer.write(boxes[2 * (firstNode + node) * laneCount + lane]) }
        }
        guard !split.isNone else { return }
        writer.write(split.cut)
        writer.write(UInt8(missingGoesBelow[firstNode + node] ? 1 : 0))
        write(node: 2 * node, of: tree, to: &writer)
        write(node: 2 * node + 1, of: tree, to: &writer)
    }

    /// Reads a tree, and works out what follows from it.
    mutating func read(tree: Int, from reader: inout StateReader) throws(ForestStateError) {
        let size = try reader.integer("sample of a tree", in: 2...1 << levels)
        clear(tree: tree)
        sizes[tree] = size
        for lane in 0..<laneCount {
            let inverse = try reader.lanes()
            guard (0..<8).allSatisfy({ inverse[$0] >= 0 && inverse[$0].isFinite }) else { throw .outOfRange("scale") }
            inverseWidths[tree * laneCount + lane] = inverse
        }
        try read(node: 1, of: tree, size: size, from: &reader)
        complete(tree: tree, worth: SampleWorth(size: size, levels: levels))
    }

    private mutating func read(node: Int, of tree: Int, size: Int, from reader: inout StateReader) throws(ForestStateError) {
        let firstNode = tree * inner
        let count = try reader.integer(Int32.self)
        guard count >= 1 && count <= size else { throw .outOfRange("vectors of a node") }
        counts[2 * firstNode + node] = count
        guard node < inner else { return }
        let feature = try reader.integer(Int32.self)
        guard feature >= -1 && feature < dimensions else { throw .outOfRange("feature") }
        if node == 1 || feature >= 0 {
            for lane in 0..<2 * laneCount {
                let bound = try reader.lanes()
                guard (0..<8).allSatisfy({ abs(bound[$0]) <= VectorRow.limit }) else { throw .outOfRange("box") }
                boxes[2 * (firstNode + node) * laneCount + lane] = bound
            }
            for lane in 0..<laneCount {
                let lower = 2 * (firstNode + node) * laneCount + lane
                guard all(boxes[lower] .<= boxes[lower + laneCount]) else { throw .outOfRange("box") }
            }
        }
        guard feature >= 0 else { return }
        let cut = try reader.number()
        guard abs(cut) <= VectorRow.limit else { throw .outOfRange("cut") }
        splits[firstNode + node] = Split(feature: feature, cut: cut)
        missingGoesBelow[firstNode + node] = try reader.integer(UInt8.self) == 1
        try read(node: 2 * node, of: tree, size: size, from: &reader)
        try read(node: 2 * node + 1, of: tree, size: size, from: &reader)
    }
}
