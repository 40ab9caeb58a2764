extension Optional: Kept where Wrapped: KeptValue {
    package mutating func keep(in archive: inout StateArchive) {
        var isThere = self != nil
        isThere.keep(in: &archive)
        guard isThere else {
            self = nil
            return
        }
        var value: Wrapped = self ?? Wrapped.blank
        value.keep(in: &archive)
        self = value
    }
}

extension Optional: KeptValue where Wrapped: KeptValue {
    package static var blank: Wrapped? { nil }
}

extension Array: Kept where Element: KeptValue {
    package mutating func keep(in archive: inout StateArchive) {
        let count = archive.keepCount(count, leastBytes: Element.leastBytes)
        if archive.isReading {
            self = []
            reserveCapacity(count)
            for _ in 0..<count where archive.fault == nil {
                var element = Element.blank
                element.keep(in: &archive)
                append(element)
            }
        } else {
            // Over copies: writing must not make a shared array its own.
            for element in self {
                var element = element
                element.keep(in: &archive)
            }
        }
    }
}

extension Array: KeptValue where Element: KeptValue {
    package static var blank: [Element] { [] }
}

extension Dictionary: Kept where Key: KeptValue & Comparable, Value: KeptValue {
    package mutating func keep(in archive: inout StateArchive) {
        let count = archive.keepCount(count, leastBytes: Key.leastBytes + Value.leastBytes)
        if archive.isReading {
            self = [:]
            reserveCapacity(count)
            for _ in 0..<count where archive.fault == nil {
                var key = Key.blank
                var value = Value.blank
                key.keep(in: &archive)
                value.keep(in: &archive)
                archive.check(updateValue(value, forKey: key) == nil)
            }
        } else {
            for (key, value) in self.sorted(by: { $0.key < $1.key }) {
                var key = key
                var value = value
                key.keep(in: &archive)
                value.keep(in: &archive)
            }
        }
    }
}

extension Dictionary: KeptValue where Key: KeptValue & Comparable, Value: KeptValue {
    package static var blank: [Key: Value] { [:] }
}

extension Set: Kept where Element: KeptValue & Comparable {
    package mutating func keep(in archive: inout StateArchive) {
        var elements = sorted()
        elements.keep(in: &archive)
        guard archive.isReading else { return }
        self = Set(elements)
        archive.check(count == elements.count)
    }
}

extension Set: KeptValue where Element: KeptValue & Comparable {
    package static var blank: Set<Element> { [] }
}

extension StateArchive {
    /// An array of fixed length, such as a ring.
    package mutating func keep<let count: Int, Element: KeptValue>(_ values: inout InlineArray<count, Element>) {
        for index in values.indices { values[index].keep(in: &self) }
    }

    /// An array whose length the settings give.
    package mutating func keepFixedCount<Element: KeptValue>(_ values: inout [Element]) {
        let expected = values.count
        values.keep(in: &self)
        check(values.count == expected)
    }
}
