extension JSONValue {
    /// The moment that a number or a string tells; nil when it tells none.
    var moment: EventTime? {
        if let number { return EventTime(epoch: number, exactly: integer) }
        return isString ? withBytes { EventTime($0) } : nil
    }

    /// A name or a number as an id, bounded; nil for everything else and for an empty string.
    var identifier: String? {
        guard let text = scalarText, !text.isEmpty else { return nil }
        return Identifier.bounded(text)
    }

    /// A count of tokens, also when it is written as a string: 0 to 1e12, more than any model takes, small enough that sums of a year stay far
    /// below Int.max; nil for everything else.
    var tokenCount: Int? {
        guard let number = integer ?? string.flatMap({ Int($0) }), (0...1_000_000_000_000).contains(number) else { return nil }
        return number
    }

    /// US dollars, as a number or in a string, in billionths; nil for what is negative, not finite or over a million.
    var nanodollars: Int? {
        guard let dollars = lenientNumber, dollars.isFinite, (0...1_000_000).contains(dollars) else { return nil }
        return Int((dollars * 1_000_000_000).rounded())
    }

    /// Milliseconds that are no negative and no impossible time.
    var milliseconds: Double? {
        guard let number, number.isFinite, number >= 0 else { return nil }
        return number
    }

    /// Seconds, as a number or in a string, as milliseconds; nil for a negative and for an impossible time.
    var secondsAsMilliseconds: Double? {
        guard let seconds = lenientNumber, seconds.isFinite, seconds >= 0 else { return nil }
        return seconds * 1_000
    }

    /// A number, also when it is written as a string.
    var lenientNumber: Double? { number ?? string.flatMap { Double($0) } }

    /// The first member that is there and not null, for names that are spelt in several ways.
    subscript(names: String...) -> JSONValue? {
        for name in names {
            if let value = self[name] { return value }
        }
        return nil
    }

    /// The string of a member, if it is one of these words; for fields with a fixed set of values.
    func word(_ name: String, among words: [String]) -> String? {
        guard let value = self[name] else { return nil }
        return words.first { value.hasText($0) }
    }

    /// The first element of an array; nil for an empty one and for everything else.
    var firstElement: JSONValue? { elements.first { _ in true } }

    /// True when there is a member of that name, null or not.
    func has(_ name: String) -> Bool { members.contains { $0.key.hasBytes(of: name) } }
}

extension MessageText {
    /// The texts of several strings, each on its own line; empty ones and what is no string are left out.
    init(joining values: some Sequence<JSONValue>) {
        var joined: [UInt8] = []
        for value in values where value.isString {
            value.withBytes { bytes in
                guard !bytes.isEmpty else { return }
                if !joined.isEmpty { joined.append(UInt8(ascii: "\n")) }
                joined.append(copying: bytes)
            }
        }
        self.init(joined.span)
    }
}
