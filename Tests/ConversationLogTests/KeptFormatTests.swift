@testable import ConversationLog
import KeptState
import Testing

/// What formats remember over a restart of the program.
@Suite struct KeptFormatTests {
    private static let examples = LogFormats.descriptions.flatMap { format in format.examples.map { (format.name, $0) } }

    /// Reads by the format alone, line by line, without detection or wrappers.
    private struct Reading {
        var format: any LogFormat
        var items: [ReaderItem] = []
        private let parsing = LineParsing()

        init(_ format: any LogFormat) { self.format = format }

        mutating func read(_ lines: ArraySlice<String>) {
            for (number, text) in zip(lines.indices, lines) {
                let bytes = Array(text.utf8)
                let line = parsing.line(bytes.span, at: LinePlace(line: number + 1, offset: 0), isCut: false)
                var given: [ReaderItem] = []
                format.read(line, bytes.span) { given.append($0) }
                items += given
            }
        }

        mutating func flush() {
            var given: [ReaderItem] = []
            format.flush { given.append($0) }
            items += given
        }
    }

    private static func restored(_ format: any LogFormat, from bytes: [UInt8]) throws -> any LogFormat {
        var archive = StateArchive(reading: bytes)
        var format = format
        format.keep(in: &archive)
        try archive.finish()
        return format
    }

    /// The examples are read three times over, so that there is something to remember.
    @Test(arguments: examples) func `reading may be broken off after each line and taken up from what was kept`(_ name: String, _ example: FormatExample) throws {
        let type = try #require(LogFormats.named(name))
        let lines = example.lines + example.lines + example.lines
        var whole = Reading(type.init(source: "example"))
        whole.read(lines[...])
        whole.flush()
        for cut in 0...lines.count {
            var first = Reading(type.init(source: "example"))
            first.read(lines[..<cut])
            var format = first.format
            var archive = StateArchive()
            format.keep(in: &archive)
            // Lines of which text is held back are read again; where others gave something since, the reader does not break off here.
            let goOn = (first.format.heldFrom?.line).map { $0 - 1 } ?? cut
            guard first.format.heldFrom == nil || Self.isQuiet(since: goOn + 1, first.items) else { continue }
            var second = Reading(try Self.restored(type.init(source: "example"), from: archive.bytes))
            second.read(lines[goOn...])
            second.flush()
            #expect(first.items + second.items == whole.items, "cut after line \(cut)")
        }
    }

    /// True when no item came of a line after that one, so that reading can go on there.
    private static func isQuiet(since line: Int, _ items: [ReaderItem]) -> Bool {
        !items.contains { item in
            switch item {
            case .message(let message): message.place.line > line
            case .fault(let fault): fault.place.line > line
            case .skipped(let place): place.line > line
            case .format: false
            }
        }
    }

    @Test(arguments: examples) func `the same memory is the same bytes, and each shorter or changed one is refused or read without harm`(
        _ name: String, _ example: FormatExample
    ) throws {
        let type = try #require(LogFormats.named(name))
        var reading = Reading(type.init(source: "example"))
        reading.read(example.lines[...])
        var archive = StateArchive()
        reading.format.keep(in: &archive)
        let bytes = archive.bytes
        var back = try Self.restored(type.init(source: "example"), from: bytes)
        var second = StateArchive()
        back.keep(in: &second)
        #expect(second.bytes == bytes)
        for length in bytes.indices {
            #expect(throws: StateFault.self) { try Self.restored(type.init(source: "example"), from: Array(bytes.prefix(length))) }
        }
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= 0x55
            if let format = try? Self.restored(type.init(source: "example"), from: changed) {
                var reading = Reading(format)
                reading.read(example.lines[...])
                #expect(!reading.items.isEmpty || reading.format.heldFrom != nil)
            }
        }
    }

    @Test(arguments: examples) func `no text is kept`(_ name: String, _ example: FormatExample) throws {
        let type = try #require(LogFormats.named(name))
        var reading = Reading(type.init(source: "example"))
        reading.read(example.lines[...])
        var archive = StateArchive()
        reading.format.keep(in: &archive)
        let kept = String(decoding: archive.bytes, as: UTF8.self)
        for message in example.messages where message.text.count > 8 {
            #expect(!kept.contains(message.text))
        }
    }
}
