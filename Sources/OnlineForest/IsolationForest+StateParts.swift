extension IsolationForest {
    /// A named part of a forest's state: what a store writes that does not want to write the whole each time.
    public struct StatePart: Hashable, Sendable {
        /// `head`, `tree/12` or `vectors/3`.
        public let name: String
        /// A checksummed form of its own, least byte first, the same on every machine.
        public let bytes: [UInt8]

        /// A part as a store kept it.
        public init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// The parts that have changed since the last call, or since the forest was made of parts; at first all there are.
    ///
    ///     for part in forest.changedStateParts() { store[part.name] = part.bytes }
    ///     let again = try IsolationForest(stateParts: store.map { .init(name: $0.key, bytes: $0.value) })
    ///
    /// A tree's part changes when the tree is grown anew, that of 64 vectors when one of them is learned, the head with every vector.
    /// All parts, each as it was last given, are the forest at the last call.
    ///
    /// - Complexity: O(what changed); with the defaults and 24 dimensions a tree is about 27 KB, 64 vectors 6 KB, the head 1 KB.
    public mutating func changedStateParts() -> [StatePart] {
        guard totalInParts == 0 || window.total > totalInParts else { return [] }
        var parts = [StatePart(name: Self.headName, bytes: head)]
        for block in changedBlocks { parts.append(StatePart(name: "\(Self.vectorsName)/\(block)", bytes: vectors(ofBlock: block))) }
        for tree in regrown.indices where regrown[tree] {
            parts.append(StatePart(name: "\(Self.treeName)/\(tree)", bytes: Self.part(number: tree) { bank.write(tree: tree, to: &$0) }))
            regrown[tree] = false
        }
        totalInParts = window.total
        return parts
    }

    /// A forest as it was when ``changedStateParts()`` last gave some of these parts: it goes on with the same scores and parts, to the bit.
    ///
    /// - Parameter parts: each part as it was last given, in any order.
    /// - Throws: ``ForestStateError`` if they are not: nothing in them is believed before it is checked. A part of an older moment or of another
    ///   forest of the same form can't be told by the part alone; a store that could mix them must see to it itself.
    public init(stateParts parts: [StatePart]) throws(ForestStateError) {
        var bytes: [String: [UInt8]] = [:]
        for part in parts where bytes.updateValue(part.bytes, forKey: part.name) != nil { throw .outOfRange("part given twice") }
        var reader = try StateReader(bytes.removeValue(forKey: Self.headName) ?? [])
        guard try reader.integer(UInt64.self) == Self.partVersion else { throw .unknownVersion }
        let dimensions = try reader.integer("dimensions", in: 1...65_536)
        let configuration = try Configuration(from: &reader, dimensions: dimensions)
        let seed = try reader.integer(UInt64.self)
        let oldest = try reader.integer("oldest tree", in: 0...configuration.trees - 1)
        let total = try reader.integer("vectors learned", in: 0...Int.max / 2)
        let recent = try reader.numbers(try reader.integer("glances", in: 0...Self.glancesKept))
        guard recent.allSatisfy({ $0 >= 0 && $0 <= 1 }) else { throw .outOfRange("glance") }
        guard reader.isAtEnd else { throw .wrongLength }

        let values = try Self.values(of: &bytes, count: min(total, configuration.window), dimensions: dimensions)
        let isGrown = total >= Self.leastLearned
        guard bytes.count == (isGrown ? configuration.trees : 0) else { throw .wrongLength }
        self.init(dimensions: dimensions, configuration: configuration)
        random = SplitMix64(seed: seed)
        self.oldest = oldest
        window = VectorWindow(capacity: configuration.window, dimensions: dimensions, total: total, values: values)
        for glance in recent { glances.insert(glance) }
        if isGrown {
            for tree in 0..<configuration.trees {
                var reader = try Self.reader(of: bytes["\(Self.treeName)/\(tree)"] ?? [], number: tree)
                try bank.read(tree: tree, from: &reader)
                guard reader.isAtEnd else { throw .wrongLength }
            }
        }
        setLimit()
        totalInParts = total
    }

    private static let partVersion: UInt64 = 0x3130_5452_4150_4F42  // "BOPART01" read backwards
    private static let headName = "head"
    private static let treeName = "tree"
    private static let vectorsName = "vectors"
    /// Vectors of one part.
    private static let block = 64

    private var head: [UInt8] {
        var writer = StateWriter()
        writer.write(Self.partVersion)
        writer.write(Int64(dimensions))
        configuration.write(to: &writer)
        writer.write(random.state)
        writer.write(Int64(oldest))
        writer.write(Int64(window.total))
        let recent = glances.inOrder
        writer.write(Int64(recent.count))
        writer.write(recent)
        writer.close()
        return writer.bytes
    }

    /// The blocks in which vectors came since the last call, in ascending order.
    private var changedBlocks: [Int] {
        let new = window.total - totalInParts
        guard new < window.capacity else { return Array(0...(window.capacity - 1) / Self.block) }
        var blocks: [Int] = []
        for number in totalInParts..<window.total {
            let block = number % window.capacity / Self.block
            if blocks.last != block { blocks.append(block) }
        }
        // Round the ring's end, the first block may come twice.
        return Array(Set(blocks)).sorted()
    }

    private func vectors(ofBlock block: Int) -> [UInt8] {
        let first = block * Self.block * window.stride
        let end = min(window.values.count, first + Self.block * window.stride)
        return Self.part(number: block) { $0.write(window.values[first..<end]) }
    }

    private static func values(
        of bytes: inout [String: [UInt8]], count: Int, dimensions: Int
    ) throws(ForestStateError) -> [Float] {
        let stride = VectorRow.laneCount(of: dimensions) * 8
        var values: [Float] = []
        var number = 0
        while values.count < count * stride {
            var reader = try reader(of: bytes.removeValue(forKey: "\(vectorsName)/\(number)") ?? [], number: number)
            values += try reader.numbers(min(block * stride, count * stride - values.count))
            guard reader.isAtEnd else { throw .wrongLength }
            number += 1
        }
        try check(vectors: values, dimensions: dimensions)
        return values
    }

    /// A part that says which one it is.
    private static func part(number: Int, _ write: (inout StateWriter) -> Void) -> [UInt8] {
        var writer = StateWriter()
        writer.write(Int64(number))
        write(&writer)
        writer.close()
        return writer.bytes
    }

    private static func reader(of bytes: [UInt8], number: Int) throws(ForestStateError) -> StateReader {
        var reader = try StateReader(bytes)
        guard try reader.integer(Int64.self) == number else { throw .outOfRange("number of a part") }
        return reader
    }
}
