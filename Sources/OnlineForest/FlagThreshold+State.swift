extension RecentQuantile {
    /// What bytes of a memory begin with: a name and the version of their form.
    private static let stateVersion: UInt64 = 0x3130_5453_544E_5142  // "BQNTST01" read backwards

    /// All that the memory is, as bytes: its size and its values, the oldest first.
    ///
    /// - Returns: a checksummed form of its own, least byte first, the same on every machine; 4 bytes a value and 40 more.
    public func state() -> [UInt8] {
        var writer = StateWriter()
        writer.write(Self.stateVersion)
        write(to: &writer)
        writer.close()
        return writer.bytes
    }

    /// A memory as it was when its ``state()`` was taken.
    ///
    /// - Throws: ``ForestStateError`` if the bytes are not what ``state()`` gave.
    public init(state bytes: [UInt8]) throws(ForestStateError) {
        var reader = try StateReader(bytes)
        guard try reader.integer(UInt64.self) == Self.stateVersion else { throw .unknownVersion }
        try self.init(from: &reader)
        guard reader.isAtEnd else { throw .wrongLength }
    }

    fileprivate func write(to writer: inout StateWriter) {
        writer.write(Int64(capacity))
        writer.write(Int64(inserted))
        writer.write(Int64(count))
        writer.write(inOrder)
    }

    fileprivate init(from reader: inout StateReader) throws(ForestStateError) {
        let capacity = try reader.integer("capacity", in: 1...1_048_576)
        let inserted = try reader.integer("values inserted", in: 0...Int.max / 2)
        let count = try reader.integer("values kept", in: 0...min(capacity, inserted))
        let values = try reader.numbers(count)
        guard values.allSatisfy({ $0.isFinite && ($0 != 0 || $0.sign == .plus) }) else { throw .outOfRange("value") }
        self.init(capacity: capacity, inserted: inserted, values: values)
    }
}

extension FlagThreshold {
    /// What bytes of a threshold begin with: a name and the version of their form.
    private static let stateVersion: UInt64 = 0x3130_5453_5248_5442  // "BTHRST01" read backwards

    /// All that the threshold is, as bytes: the setting, the scores it is the quantile of, and their times.
    ///
    ///     let bytes = threshold.state()
    ///     var again = try FlagThreshold(state: bytes)      // goes on with the same thresholds, to the bit
    ///
    /// - Returns: a checksummed form of its own, least byte first, the same on every machine; with the defaults 8 KB, with flags a
    ///   day 24 KB. An ``Entry`` of the one is an entry of the other.
    public func state() -> [UInt8] {
        var writer = StateWriter()
        writer.write(Self.stateVersion)
        switch setting {
        case .contamination(let share):
            writer.write(UInt8(0))
            writer.write(share.bitPattern)
        case .flagsPerDay(let flags):
            writer.write(UInt8(1))
            writer.write(flags.bitPattern)
        }
        writer.write(Int64(warmUp))
        scores.write(to: &writer)
        if case .flagsPerDay = setting {
            writer.write((firstTime ?? .nan).bitPattern)
            writer.write((latestTime ?? .nan).bitPattern)
            for time in timesInOrder { writer.write(time.bitPattern) }
        }
        writer.close()
        return writer.bytes
    }

    /// A threshold as it was when its ``state()`` was taken: it goes on with the same thresholds and the same state, to the bit.
    ///
    /// - Throws: ``ForestStateError`` if the bytes are not what ``state()`` gave: nothing in them is believed before it is checked.
    public init(state bytes: [UInt8]) throws(ForestStateError) {
        var reader = try StateReader(bytes)
        guard try reader.integer(UInt64.self) == Self.stateVersion else { throw .unknownVersion }
        let kind = try reader.integer("kind of setting", byte: 0...1)
        let asked = try reader.double()
        guard kind == 0 ? asked > 0 && asked <= 0.5 : asked > 0 && asked.isFinite else { throw .outOfRange("setting") }
        let warmUp = try reader.integer("warm-up", in: 1...1_048_576)
        let scores = try RecentQuantile(from: &reader)
        guard warmUp <= scores.capacity else { throw .outOfRange("warm-up") }
        guard scores.count <= max(warmUp, scores.inserted / 2) else { throw .outOfRange("values kept") }
        self.init(kind == 0 ? .contamination(asked) : .flagsPerDay(asked), memory: scores.capacity, warmUp: warmUp)
        self.scores = scores
        if kind == 1 { try readTimes(from: &reader) }
        guard reader.isAtEnd else { throw .wrongLength }
    }

    /// Times never go back, and are missing only before the first.
    private mutating func readTimes(from reader: inout StateReader) throws(ForestStateError) {
        let first = try reader.double()
        let latest = try reader.double()
        guard first.isNaN == latest.isNaN, first.isNaN || (first.isFinite && latest.isFinite && first <= latest) else {
            throw .outOfRange("time")
        }
        firstTime = first.isNaN ? nil : first
        latestTime = latest.isNaN ? nil : latest
        var before = -Double.infinity
        for _ in 0..<scores.count {
            let time = try reader.double()
            guard time.isNaN ? before == -.infinity : time >= max(before, first) && time <= latest else { throw .outOfRange("time") }
            if !time.isNaN { before = time }
            times.append(time.isNaN ? .nan : time)
        }
        guard scores.count == 0 ? first.isNaN : times.last == latestTime || first.isNaN else { throw .outOfRange("time") }
    }
}

extension StateReader {
    fileprivate mutating func double() throws(ForestStateError) -> Double { Double(bitPattern: try integer(UInt64.self)) }

    fileprivate mutating func integer(_ name: String, byte range: ClosedRange<UInt8>) throws(ForestStateError) -> UInt8 {
        let value = try integer(UInt8.self)
        guard range.contains(value) else { throw .outOfRange(name) }
        return value
    }
}
