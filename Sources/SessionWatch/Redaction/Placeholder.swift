/// What stands for a value that was taken out: `<EMAIL:7f3a9c1e2b40>`, or `<CARD>` for what must not even be joined.
///
/// 12 hex digits are 48 bits of a keyed hash: among 1 million different values two collide with a chance of 0.2 %
/// (n squared / 2^49). The same value gives the same placeholder under the same key, so conversations can still be joined.
enum Placeholder {
    /// Digits of the hash that are shown.
    static let hexDigits = 12

    /// Cards and secrets stay plain: a hash of a card number can be tried out (PCI DSS 4.0, 3.5.1.1), a key has no use in a report.
    static func isKeyed(_ entity: Redactor.Entity) -> Bool { entity != .card && entity != .secret }

    /// - Parameter key: nil for placeholders without a hash. An unkeyed hash would be no better than the value: all
    ///   telephone numbers can be tried out in minutes.
    static func text(_ entity: Redactor.Entity, canonical: [UInt8], key: HMACSHA256?) -> String {
        let name = entity.rawValue.uppercased()
        guard isKeyed(entity), let key else { return "<\(name)>" }
        let code = key.code(for: Array("v1|\(name)|".utf8) + canonical)
        let hex = code.prefix(hexDigits / 2).map { byte in
            String(decoding: [Self.digits[Int(byte >> 4)], Self.digits[Int(byte & 15)]], as: UTF8.self)
        }
        return "<\(name):\(hex.joined())>"
    }

    /// Bytes of the placeholder that begins here; nil when none does.
    static func length(in utf8: [UInt8], at start: Int) -> Int? {
        for entity in names {
            var end = start + entity.name.count
            guard end < utf8.count, utf8[start..<end].elementsEqual(entity.name) else { continue }
            if entity.isKeyed, utf8[end] == UInt8(ascii: ":") {
                guard end + 1 + hexDigits < utf8.count,
                    utf8[(end + 1)...(end + hexDigits)].allSatisfy({ digits.contains($0) })
                else { return nil }
                end += 1 + hexDigits
            }
            return utf8[end] == UInt8(ascii: ">") ? end + 1 - start : nil
        }
        return nil
    }

    private static let digits = Array("0123456789abcdef".utf8)
    private static let names = Redactor.Entity.allCases.map { (name: Array("<\($0.rawValue.uppercased())".utf8), isKeyed: isKeyed($0)) }
}
