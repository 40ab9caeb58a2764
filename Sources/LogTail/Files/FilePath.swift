/// A path as the system knows it: bytes, which need not be UTF-8.
///
/// A file found in a directory can have any name; kept as a `String` it could be damaged so that it no longer opens.
package struct FilePath: Hashable, Sendable {
    /// The bytes without a final NUL.
    package let bytes: [UInt8]

    /// The path that the user typed.
    package init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// The path that the system gave, without a final NUL.
    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The path for people: bytes that are not UTF-8 show as U+FFFD. Not escaped; a screen has to do that.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The path in a text from which ``init(escaped:)`` makes it again: bytes that are no UTF-8 stand as scalars from U+10FF00
    /// on, which are private and in nobody's file name, as Python does it with surrogates (PEP 383).
    package var escaped: String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        var scalars = String.UnicodeScalarView()
        var rest = bytes[...]
        while let first = rest.first {
            let length = (1...4).first { String(validating: rest.prefix($0), as: UTF8.self) != nil && rest.count >= $0 }
            if let length, let text = String(validating: rest.prefix(length), as: UTF8.self) {
                scalars.append(contentsOf: text.unicodeScalars)
                rest = rest.dropFirst(length)
            } else {
                if let scalar = Unicode.Scalar(Self.escapeBase + UInt32(first)) { scalars.append(scalar) }
                rest = rest.dropFirst()
            }
        }
        return String(scalars)
    }

    /// The path that ``escaped`` stands for.
    package init(escaped text: String) {
        bytes = text.unicodeScalars.flatMap { scalar -> [UInt8] in
            (Self.escapeBase...Self.escapeBase + 0xFF).contains(scalar.value)
                ? [UInt8(scalar.value - Self.escapeBase)] : Array(String(scalar).utf8)
        }
    }

    private static let escapeBase: UInt32 = 0x10FF00

    /// The last component, such as `bot.log`; empty for `/`.
    package var name: ArraySlice<UInt8> {
        bytes[nameStart..<nameEnd]
    }

    /// What holds the file: `logs` of `logs/bot.log`, `.` of `bot.log`, `/` of `/bot.log`.
    package var directory: FilePath {
        guard nameStart > 0 else { return FilePath(".") }
        let end = bytes[..<nameStart].lastIndex { $0 != FilePath.slash }
        guard let end else { return FilePath("/") }
        return FilePath(bytes: Array(bytes[...end]))
    }

    /// The path of `name` within this directory.
    package func appending(_ name: some Sequence<UInt8>) -> FilePath {
        if bytes.isEmpty || bytes.last == FilePath.slash { return FilePath(bytes: bytes + name) }
        return FilePath(bytes: bytes + [FilePath.slash] + name)
    }

    /// Whether this path is what `other` may be called after a rotation: in the same directory, with `other`'s whole name
    /// and more after it, such as `bot.log.1`, `bot.log-20260801` or `bot.log.2.gz` for `bot.log`.
    func isRotatedName(of other: FilePath) -> Bool {
        name.count > other.name.count && name.starts(with: other.name) && directory == other.directory
    }

    /// As the system's calls take it: with a final NUL.
    var terminated: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }

    private static let slash = UInt8(ascii: "/")

    private var nameEnd: Int { (bytes.lastIndex { $0 != FilePath.slash } ?? -1) + 1 }

    private var nameStart: Int { (bytes[..<nameEnd].lastIndex(of: FilePath.slash) ?? -1) + 1 }
}

extension FilePath: Comparable {
    /// By bytes, so that the order is the same in every locale.
    package static func < (left: FilePath, right: FilePath) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}

extension FilePath: CustomStringConvertible {
    /// As ``text``.
    package var description: String { text }
}
