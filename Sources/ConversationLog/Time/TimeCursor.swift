/// Reads the pieces of a time stamp from left to right.
///
/// It copies the few bytes that a time stamp can take, since a stored span would tie its own lifetime.
struct TimeCursor {
    private let bytes: [UInt8]
    /// Bytes taken so far.
    private(set) var position = 0

    /// The longest stamp that is read: date, time, nine digits of fraction and more, a zone.
    private static let longest = 64

    /// - Parameter bytes: the text; what lies beyond the longest stamp is not looked at.
    init(bytes: Span<UInt8>) {
        var copy: [UInt8] = []
        copy.append(copying: bytes.extracting(0..<min(bytes.count, TimeCursor.longest)))
        self.bytes = copy
    }

    /// The byte that comes next; 0 at the end.
    var next: UInt8 { position < bytes.count ? bytes[position] : 0 }

    /// Exactly so many digits, as a number.
    mutating func digits(_ count: Int) -> Int? {
        guard position + count <= bytes.count else { return nil }
        var number = 0
        for byte in bytes[position..<position + count] {
            guard isDigit(byte) else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        position += count
        return number
    }

    /// A month's English name in three letters, whatever their case: 1 to 12.
    mutating func monthName() -> Int? {
        guard position + 3 <= bytes.count else { return nil }
        let name = bytes[position..<position + 3].map { $0 | 0x20 }
        guard let month = TimeCursor.months.firstIndex(where: { $0.utf8.elementsEqual(name) }) else { return nil }
        position += 3
        return month + 1
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// Takes the next byte if it is one of these.
    mutating func skip(_ wanted: UInt8...) -> Bool {
        guard position < bytes.count, wanted.contains(bytes[position]) else { return false }
        position += 1
        return true
    }

    /// A point or a comma and the digits after it, as nanoseconds; nil, and nothing taken, when no digit follows.
    mutating func fraction() -> Int? {
        guard position + 1 < bytes.count, isDigit(bytes[position + 1]) else { return nil }
        position += 1
        var nanos = 0
        var scale = 100_000_000
        while isDigit(next) {
            nanos += Int(next - UInt8(ascii: "0")) * scale
            scale /= 10
            position += 1
        }
        return nanos
    }

    /// The zone as seconds east of UTC: `Z`, `UTC`, `GMT`, `+01:00`, `+0100`, `+01`, also after one blank; 0 without one, nil for an impossible one.
    mutating func zone() -> Int? {
        let start = position
        if next == UInt8(ascii: " ") { position += 1 }
        switch next {
        case UInt8(ascii: "Z"), UInt8(ascii: "z"):
            position += 1
            if !isWordByte(next) { return 0 }
        case UInt8(ascii: "U"), UInt8(ascii: "G"):
            let word = bytes[position...].prefix(3)
            position += word.count
            if word.elementsEqual("UTC".utf8) || word.elementsEqual("GMT".utf8), !isWordByte(next) { return 0 }
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            let isEast = next == UInt8(ascii: "+")
            position += 1
            if let hours = digits(2) {
                let afterHours = position
                var minutes = 0
                let colon = skip(UInt8(ascii: ":"))
                if let read = digits(2) { minutes = read } else if colon { position = afterHours }
                if hours > 23 || minutes > 59 { return nil }
                return (isEast ? 1 : -1) * (hours * 3_600 + minutes * 60)
            }
        default: break
        }
        position = start
        return 0
    }

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private func isWordByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
    }
}
