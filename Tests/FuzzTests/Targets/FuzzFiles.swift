import Foundation

@testable import LogTail

extension FuzzTarget {
    /// A pattern, and behind a NUL a name.
    static let globPattern = FuzzTarget("glob-pattern", longest: 512, seeds: { FuzzFiles.globSeeds }) { bytes in
        let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts.count > 1 ? Array(parts[1]) : []
        let matches = GlobPattern(parts[0]).matches(name)
        if !name.isEmpty, !GlobPattern.isPattern(parts[0]), !parts[0].contains(92) {
            try law("a name without wildcards fits itself alone", holds: matches == (Array(parts[0]) == name))
        }
        // A backslash at the end would take the star as it is.
        if matches, parts[0].last != 92 { try law("what fits, fits with a star behind it too", holds: GlobPattern(parts[0] + [42]).matches(name)) }
        try FuzzFiles.compareWithLibrary(Array(parts[0]), name, matches)
    }

    /// Packed bytes: as they are, and as the content of sound ones.
    static let gzipDecoder = FuzzTarget("gzip-decoder", seeds: { FuzzFiles.gzipSeeds }) { bytes in
        var content = bytes
        let cuts = content.takeFirst()
        var limits = UnpackLimits()
        limits.unpackedBytes = 1 << 16
        limits.ratioFreeBytes = 1 << 12
        let chunk = [1, 7, 512, 65_536][Int(cuts & 3)]
        let whole = try FuzzFiles.unpacked(content, cuts: nil, limits: limits, chunk: 4_096)
        let pieces = try FuzzFiles.unpacked(content, cuts: cuts, limits: limits, chunk: chunk)
        let common = min(whole.bytes.count, pieces.bytes.count)
        try law("pieces give the same bytes", holds: whole.bytes.prefix(common) == pieces.bytes.prefix(common))
        if !FuzzFiles.isLimit(whole.fault), !FuzzFiles.isLimit(pieces.fault), FuzzFiles.kind(whole.fault) != .damaged {
            try law("pieces give as many bytes", holds: whole.bytes.count == pieces.bytes.count)
            try law("pieces give the same verdict", holds: FuzzFiles.kind(whole.fault) == FuzzFiles.kind(pieces.fault))
        }
        let sound = try FuzzFiles.unpacked(FuzzFiles.stored(content), cuts: cuts, limits: UnpackLimits(), chunk: chunk)
        try law("what was packed is unpacked", holds: sound.bytes == content && sound.fault == nil)
    }
}

private enum FuzzFiles {
    static let globSeeds: [[UInt8]] = [
        "bot-*.log\0bot-2026.log", "[a-c]?\\*[!x]\0b1*y", "*a*a*a*b\0aaaaaaaaaaaaaaaaac", "[]a]\0]", "[\0[", "?\0\u{E9}", ".*\0.hidden", "*\0.hidden", "[^-a]\0b",
    ].map { Array($0.utf8) }

    /// fnmatch(3), where both mean the same: ASCII without a backslash, and brackets closed.
    static func compareWithLibrary(_ pattern: [UInt8], _ name: [UInt8], _ matches: Bool) throws {
        guard !name.isEmpty, (pattern + name).allSatisfy({ (1..<0x80).contains($0) }), !pattern.contains(92) else { return }
        // Where a bracket stands inside another, or `-` is at an odd place, shells and fnmatch(3) differ among themselves.
        guard !pattern.contains(UInt8(ascii: "[")) else { return }
        let expected = fnmatch(String(decoding: pattern, as: UTF8.self), String(decoding: name, as: UTF8.self), FNM_PERIOD | FNM_NOESCAPE) == 0
        try law("fnmatch says the same", holds: matches == expected)
    }

    enum Kind: Equatable { case sound, truncated, damaged, trailing, limit }

    static func kind(_ fault: UnpackFault?) -> Kind {
        switch fault {
        case nil: .sound
        case .truncated: .truncated
        case .damaged: .damaged
        case .trailingBytes: .trailing
        case .ratioExceeded, .sizeExceeded: .limit
        }
    }

    static func isLimit(_ fault: UnpackFault?) -> Bool { kind(fault) == .limit }

    static func unpacked(
        _ packed: [UInt8], cuts: UInt8?, limits: UnpackLimits, chunk: Int
    ) throws -> (bytes: [UInt8], fault: UnpackFault?) {
        let decoder = GzipDecoder(limits: limits, chunkBytes: chunk)
        var pieces = FuzzPieces(seed: cuts ?? 0)
        var rest = packed[...]
        var output: [UInt8] = []
        while true {
            switch decoder.step() {
            case .bytes(let bytes):
                try law("a step gives 1 to \(chunk) bytes", holds: (1...chunk).contains(bytes.count))
                output += bytes
                try law("no more than the limit and a chunk is unpacked", holds: output.count <= limits.unpackedBytes + chunk)
            case .end(let fault): return (output, fault)
            case .needsInput:
                if rest.isEmpty { return (output, decoder.finish()) }
                let piece = cuts == nil ? rest : rest.prefix(pieces.next())
                decoder.give(Array(piece))
                rest = rest.dropFirst(piece.count)
            }
        }
    }

    /// Gzip data that stores the bytes as they are (RFC 1951, 3.2.4; RFC 1952), made without zlib.
    static func stored(_ content: [UInt8]) -> [UInt8] {
        var packed: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        let length = UInt16(content.count)
        packed += [1, UInt8(length & 255), UInt8(length >> 8), UInt8(~length & 255), UInt8(~length >> 8)] + content
        var crc: UInt32 = ~0
        for byte in content {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        for word in [~crc, UInt32(content.count)] { packed += (0..<4).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
        return packed
    }

    static var gzipSeeds: [[UInt8]] {
        // Python 3's gzip module at level 9: `hello\nworld\n`, and two members.
        let packed = [
            "H4sIAAAAAAAC/8tIzcnJ5yrPL8pJ4QIA/13FxAwAAAA=", "H4sIAAAAAAAC/8vPS+UCAJ+oF/gEAAAAH4sIAAAAAAAC/yspz+cCAHQIF5YEAAAA",
        ].compactMap { Data(base64Encoded: $0).map(Array.init) }
        return (packed + [stored(Array("a line\n".utf8)), (packed.first ?? []) + [0, 0, 0, 7]]).flatMap { [[1] + $0, [2] + $0] }
    }
}
