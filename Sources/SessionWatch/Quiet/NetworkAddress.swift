/// An IPv4 or IPv6 address as 16 bytes; an IPv4 one is written as IPv6 does, behind ::ffff:0:0/96 (RFC 4291, 2.5.5.2), so that
/// both spellings of it are equal.
struct NetworkAddress: Hashable, Sendable {
    /// The first byte first.
    let bytes: [UInt8]
    /// Whether it was written with dots alone.
    let isVersion4: Bool

    /// - Returns: nil for what is no address. A leading zero is refused: some read it as octal.
    init?(_ text: some StringProtocol) {
        if let four = Self.version4(text) {
            bytes = Self.mapped + four
            isVersion4 = true
        } else if let sixteen = Self.version6(text) {
            bytes = sixteen
            isVersion4 = false
        } else {
            return nil
        }
    }

    /// Whether the first `bits` bits are those of `other`.
    func shares(_ bits: Int, with other: NetworkAddress) -> Bool {
        let whole = bits / 8
        guard bytes[..<whole] == other.bytes[..<whole] else { return false }
        guard bits % 8 > 0 else { return true }
        return (bytes[whole] ^ other.bytes[whole]) >> UInt8(8 - bits % 8) == 0
    }

    private static let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]

    private static func version4(_ text: some StringProtocol) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bytes: [UInt8] = []
        for part in parts {
            guard (1...3).contains(part.utf8.count), part.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                part.utf8.count == 1 || part.utf8.first != 0x30, let byte = UInt8(part)
            else { return nil }
            bytes.append(byte)
        }
        return bytes
    }

    /// RFC 4291, 2.2: eight groups, one run of zero groups as `::`, the last two perhaps as IPv4.
    private static func version6(_ text: some StringProtocol) -> [UInt8]? {
        guard text.utf8.count <= 45 else { return nil }
        let groups = text.split(separator: ":", omittingEmptySubsequences: false)
        guard groups.count >= 3 else { return nil }
        var front: [UInt8] = []
        var back: [UInt8]?
        for (index, group) in groups.enumerated() {
            let isLast = index == groups.count - 1
            var part: [UInt8] = []
            if group.isEmpty {
                // An empty group is the run of zeros; beside the ends there are two of them for one run.
                if index == 0 {
                    guard groups[1].isEmpty else { return nil }
                } else if isLast {
                    guard groups[index - 1].isEmpty else { return nil }
                } else {
                    guard back == nil else { return nil }
                    back = []
                }
                continue
            } else if isLast, let four = version4(group) {
                part = four
            } else {
                guard group.utf8.count <= 4, group.utf8.first != UInt8(ascii: "+"), let value = UInt16(group, radix: 16) else { return nil }
                part = [UInt8(value >> 8), UInt8(value & 0xFF)]
            }
            if back == nil { front += part } else { back?.append(contentsOf: part) }
        }
        guard let back else { return front.count == 16 ? front : nil }
        guard front.count + back.count <= 14 else { return nil }
        return front + Array(repeating: 0, count: 16 - front.count - back.count) + back
    }
}
