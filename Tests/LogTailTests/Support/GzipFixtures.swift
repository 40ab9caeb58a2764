import Foundation

/// Gzip data made by Python 3's gzip module at level 9, without name and time.
enum GzipFixtures {
    /// `hello\nworld\n`.
    static let hello = bytes(
        """
        H4sIAAAAAAAC/8tIzcnJ5yrPL8pJ4QIA/13FxAwAAAA=
        """)

    /// A member with `one\n` and one with `two\n`.
    static let twoMembers = bytes(
        """
        H4sIAAAAAAAC/8vPS+UCAJ+oF/gEAAAAH4sIAAAAAAAC/yspz+cCAHQIF5YEAAAA
        """)

    /// What ``sixtyLinesText`` gives.
    static let sixtyLines = bytes(
        """
        H4sIAAAAAAAC/53WO2pDMRCF4T6rCKpdaF56ZD8qAsEm1jUETPaem86oEed0EuhvPoZBzzTHnJ+3a/pIM6dLut++xnl+zHE/b8f4Oc7b92PM43z0ntPv2/M1
        kW0ia6LbRNfEtomtiW8TX5PYJrEmZZuUNdkjVxy54cgdR5aMK4vgzKK4sxgOLU6Mc+DUUgjrSlg3wrrj1ppxaxXcWpXYHYZbq+PWGri1FsK6EtaNsO64tWVi
        UQtubYpbm+HW5ri1BW5thbCuhHUjrDtu7Rm3dsGtXXFrN9zaHbf2IH4ghbCuhHUjrDtuHRm3DsGtQ3HrMOK757h1BG4dhbCuhHUjrP/n4A8TxVVaJgwAAA==
        """)

    /// 1,048,576 times `a`: about 1000 to one.
    static let mebibyteOfA = bytes(
        """
        H4sIAAAAAAAC/+3BMQEAAADCoKzrX8IQvkABAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAHwGclbN1wAAEAA=
        """)

    static let sixtyLinesText = (0..<60)
        .map { "{\"session\":\"s\($0 % 7)\",\"role\":\"user\",\"text\":\"question \($0)\"}\n" }.joined()

    /// Gzip data that stores the bytes as they are, written after RFC 1951 section 3.2.4 and RFC 1952, without zlib.
    static func stored(_ content: [UInt8]) -> [UInt8] {
        var packed: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        var rest = content[...]
        repeat {
            let block = rest.prefix(65_535)
            rest = rest.dropFirst(block.count)
            let length = UInt16(block.count)
            packed += [rest.isEmpty ? 1 : 0, UInt8(length & 255), UInt8(length >> 8), UInt8(~length & 255), UInt8(~length >> 8)]
            packed += block
        } while !rest.isEmpty
        for word in [crc(content), UInt32(truncatingIfNeeded: content.count)] {
            packed += (0..<4).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) }
        }
        return packed
    }

    /// The checksum of RFC 1952 section 8, bit by bit.
    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        var value = ~UInt32(0)
        for byte in bytes {
            value ^= UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? (value >> 1) ^ 0xEDB8_8320 : value >> 1 }
        }
        return ~value
    }

    private static func bytes(_ base64: String) -> [UInt8] {
        Array(Data(base64Encoded: base64, options: .ignoreUnknownCharacters) ?? Data())
    }
}
