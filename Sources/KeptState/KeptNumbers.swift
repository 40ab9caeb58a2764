extension UInt64: KeptValue {
    package static var blank: UInt64 { 0 }
    package mutating func keep(in archive: inout StateArchive) { archive.keepVarint(&self) }
}

extension Int64: KeptValue {
    package static var blank: Int64 { 0 }
    package mutating func keep(in archive: inout StateArchive) {
        var zigzag = UInt64(bitPattern: self << 1 ^ self >> 63)
        archive.keepVarint(&zigzag)
        if archive.isReading { self = Int64(bitPattern: zigzag >> 1) ^ -Int64(zigzag & 1) }
    }
}

extension Int: KeptValue {
    package static var blank: Int { 0 }
    package mutating func keep(in archive: inout StateArchive) {
        var value = Int64(self)
        value.keep(in: &archive)
        if archive.isReading { self = Int(value) }
    }
}

extension Int128: KeptValue {
    package static var blank: Int128 { 0 }
    package static var leastBytes: Int { 2 }
    package mutating func keep(in archive: inout StateArchive) {
        var high = Int64(truncatingIfNeeded: self >> 64)
        var low = UInt64(truncatingIfNeeded: self)
        high.keep(in: &archive)
        low.keep(in: &archive)
        if archive.isReading { self = Int128(high) << 64 | Int128(low) }
    }
}

extension UInt32: KeptValue {
    package static var blank: UInt32 { 0 }
    package mutating func keep(in archive: inout StateArchive) { archive.keepNarrow(&self) }
}

extension UInt8: KeptValue {
    package static var blank: UInt8 { 0 }
    package mutating func keep(in archive: inout StateArchive) { archive.keepNarrow(&self) }
}

extension Bool: KeptValue {
    package static var blank: Bool { false }
    package mutating func keep(in archive: inout StateArchive) {
        var value: UInt8 = self ? 1 : 0
        archive.keepFixed(&value)
        guard archive.isReading else { return }
        archive.check(value <= 1)
        self = value == 1
    }
}

extension Float: KeptValue {
    package static var blank: Float { 0 }
    package static var leastBytes: Int { 4 }
    package mutating func keep(in archive: inout StateArchive) {
        var bits = bitPattern
        archive.keepFixed(&bits)
        if archive.isReading { self = Float(bitPattern: bits) }
    }
}

extension Double: KeptValue {
    package static var blank: Double { 0 }
    package static var leastBytes: Int { 8 }
    package mutating func keep(in archive: inout StateArchive) {
        var bits = bitPattern
        archive.keepFixed(&bits)
        if archive.isReading { self = Double(bitPattern: bits) }
    }
}

extension String: KeptValue {
    package static var blank: String { "" }
    package mutating func keep(in archive: inout StateArchive) {
        guard archive.isReading else { return archive.write(utf8: utf8) }
        var content: [UInt8] = []
        archive.keepBytes(&content)
        let text = String(validating: content, as: UTF8.self)
        archive.check(text != nil)
        self = text ?? ""
    }
}

extension StateArchive {
    /// Eight bytes of any value, such as a hash: a varint would take ten.
    package mutating func keepHash(_ value: inout UInt64) { keepFixed(&value) }

    /// How many of something there were: 0 or more, and so far below the greatest number that counting on never overflows.
    package mutating func keepTally(_ value: inout Int) {
        value.keep(in: &self)
        check(value >= 0 && value <= Int.max / 4)
        if fault != nil { value = 0 }
    }

    /// A value of a fixed set, by its raw value.
    package mutating func keepCase<Value: RawRepresentable>(_ value: inout Value) where Value.RawValue: KeptValue {
        var raw = value.rawValue
        raw.keep(in: &self)
        guard isReading else { return }
        if let read = Value(rawValue: raw) { value = read } else { reject() }
    }

    /// A value of a fixed set that may be missing.
    package mutating func keepCase<Value: RawRepresentable>(_ value: inout Value?) where Value.RawValue: KeptValue {
        var raw = value?.rawValue
        raw.keep(in: &self)
        guard isReading else { return }
        value = raw.flatMap { Value(rawValue: $0) }
        check((raw == nil) == (value == nil))
    }

    fileprivate mutating func keepNarrow<Number: FixedWidthInteger & UnsignedInteger>(_ value: inout Number) {
        var wide = UInt64(value)
        keepVarint(&wide)
        guard isReading else { return }
        if let narrow = Number(exactly: wide) { value = narrow } else { reject() }
    }
}
