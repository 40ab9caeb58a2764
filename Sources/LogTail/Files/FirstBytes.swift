/// What a file that is no text seems to be.
package enum NotText: Hashable, Sendable {
    /// A known signature at the start; the name is for people, such as `a PNG image`.
    case known(String)
    /// Text in UTF-16 or UTF-32, which has to be converted to UTF-8 first.
    case wideText(String)
    /// No signature is known, but hardly any of it can be printed.
    case unprintable
}

/// What the first bytes of a file say about the whole.
package enum FirstBytes: Hashable, Sendable {
    /// Lines may be read from it.
    case text
    /// To be unpacked first; what is in it shows then.
    case gzip
    /// Nothing to read lines from.
    case notText(NotText)

    /// How many bytes are looked at.
    package static let sampleBytes = 4096

    /// Judges the start of a file; an empty file is text.
    ///
    /// UTF-8, Latin-1 and other 8-bit text pass, and so do NUL bytes inside text, which a crash or a truncation under a writer leaves behind.
    ///
    /// - Parameter bytes: from the file's first byte on; only ``sampleBytes`` of them are looked at.
    package init(_ bytes: some Collection<UInt8>) {
        let start = Array(bytes.prefix(Self.sampleBytes))
        if start.starts(with: [0x1F, 0x8B]) {
            self = .gzip
        } else if let name = Self.signature(of: start) {
            self = .notText(.known(name))
        } else if let name = Self.wideEncoding(of: start) {
            self = .notText(.wideText(name))
        } else {
            self = Self.isMostlyPrintable(start) ? .text : .notText(.unprintable)
        }
    }

    /// Signatures as registered with the formats' makers and collected in file(1)'s magic. Those that could begin a line of text
    /// (`BM`, `MZ`, `PK` alone) count only with the bytes that follow in the real thing.
    private static let signatures: [(bytes: [UInt8], offset: Int, name: String)] = [
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], 0, "a PNG image"),
        ([0xFF, 0xD8, 0xFF], 0, "a JPEG image"),
        (Array("GIF87a".utf8), 0, "a GIF image"),
        (Array("GIF89a".utf8), 0, "a GIF image"),
        (Array("WEBP".utf8), 8, "a WebP image"),
        (Array("%PDF-".utf8), 0, "a PDF document"),
        ([0x50, 0x4B, 0x03, 0x04], 0, "a zip archive or an office document"),
        ([0x50, 0x4B, 0x05, 0x06], 0, "an empty zip archive"),
        ([0x7F, 0x45, 0x4C, 0x46], 0, "an ELF program"),
        ([0xFE, 0xED, 0xFA, 0xCF], 0, "a Mach-O program"),
        ([0xCF, 0xFA, 0xED, 0xFE], 0, "a Mach-O program"),
        (Array("SQLite format 3\0".utf8), 0, "an SQLite database"),
        ([0x28, 0xB5, 0x2F, 0xFD], 0, "a zstd archive"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], 0, "an xz archive"),
        (Array("BZh".utf8) + [0x31], 0, "a bzip2 archive"),
        (Array("BZh9".utf8), 0, "a bzip2 archive"),
        ([0x04, 0x22, 0x4D, 0x18], 0, "an lz4 archive"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], 0, "a 7-zip archive"),
        (Array("ustar".utf8), 257, "a tar archive"),
        (Array("PAR1".utf8), 0, "a Parquet file"),
        ([0x1F, 0x9D], 0, "a compress archive"),
    ]

    private static func signature(of start: [UInt8]) -> String? {
        signatures.first { start.dropFirst($0.offset).starts(with: $0.bytes) }?.name
    }

    /// By byte order mark, else by where the NUL bytes of mostly western text stand.
    private static func wideEncoding(of start: [UInt8]) -> String? {
        if start.starts(with: [0xFF, 0xFE, 0, 0]) || start.starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32" }
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
        // JSON and Latin text in UTF-16 have a NUL in nearly every second place and hardly any in the others.
        guard start.count >= 4 else { return nil }
        var zeros = [0, 0]
        for (index, byte) in start.enumerated() where byte == 0 { zeros[index & 1] += 1 }
        let half = start.count / 2
        let isWide = (zeros[0] * 10 > half * 7 && zeros[1] * 10 < half) || (zeros[1] * 10 > half * 7 && zeros[0] * 10 < half)
        return isWide ? "UTF-16" : nil
    }

    /// At most 3 in 10 of the bytes may be control characters (file(1) allows none; a log with colours has about 1 in 10); in bytes that are
    /// largely not UTF-8, 1 in 20: old 8-bit text has next to none, compressed and encrypted data have 29 in 256.
    ///
    /// NUL bytes pass where they stand together as a hole does, 16 or more in a row; single ones count as control characters.
    private static func isMostlyPrintable(_ start: [UInt8]) -> Bool {
        var controls = 0
        var holes = 0
        var run = 0
        for byte in start + [UInt8(ascii: "\n")] {
            if byte == 0 {
                run += 1
                continue
            }
            if run >= 16 { holes += run } else { controls += run }
            run = 0
            let isControl = (byte < 0x20 && !(0x08...0x0D).contains(byte) && byte != 0x1B) || byte == 0x7F
            if isControl { controls += 1 }
        }
        let count = start.count - holes
        if controls * 20 > count, isLargelyInvalid(start) { return false }
        return controls * 10 <= count * 3
    }

    /// Whether more than 1 in 10 of the bytes is not valid UTF-8.
    private static func isLargelyInvalid(_ start: [UInt8]) -> Bool {
        var decoder = UTF8()
        var iterator = start.makeIterator()
        var errors = 0
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue: continue
            case .error: errors += 1
            case .emptyInput: return errors * 10 > start.count
            }
        }
    }
}
