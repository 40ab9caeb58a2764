import ConversationLog
import Testing

/// What every format must hold to; a new one is held to it by being in the list.
@Suite struct FormatConformanceTests {
    private static let examples = LogFormats.descriptions.flatMap { format in format.examples.map { (format.name, $0) } }

    @Test func `names are unique, short and can be typed`() {
        let names = LogFormats.names
        #expect(Set(names).count == names.count)
        for name in names {
            #expect(name.utf8.allSatisfy { ($0 >= 97 && $0 <= 122) || $0 == 45 }, "\(name)")
            #expect((3...24).contains(name.count), "\(name)")
        }
    }

    @Test func `every format has a title and examples`() {
        for format in LogFormats.descriptions {
            #expect(!format.title.isEmpty, "\(format.name)")
            #expect(!format.examples.isEmpty, "\(format.name)")
            #expect(format.examples.allSatisfy { !$0.messages.isEmpty }, "\(format.name)")
        }
    }

    @Test(arguments: examples) func `examples give what stands beside them`(_ name: String, _ example: FormatExample) {
        let read = items(example.lines.joined(separator: "\n"), name: "example", choice: .named(name))
        #expect(read.messages == example.messages)
        #expect(read.faults.isEmpty)
    }

    @Test(arguments: examples) func `detection knows each example by its first line, and reads the same`(_ name: String, _ example: FormatExample) {
        let read = items(example.lines.joined(separator: "\n"), name: "example")
        #expect(read.notices.map(\.format) == [name])
        #expect(read.messages == example.messages)
        let first = FormatInspection(of: Array(example.lines[0].utf8).span, name: "example")
        #expect(first.chosen?.format == name)
    }

    /// Examples with their numbers, which say at which places they are cut and changed.
    private static let numbered = examples.enumerated().map { ($0.offset, $0.element) }

    /// What lies before the line with the cut is read once.
    @Test(arguments: numbered) func `no cut of an example crashes`(_ number: Int, _ named: (String, FormatExample)) {
        let (name, example) = named
        var before = SourceReader(name: "log", choice: .named(name))
        for (index, line) in example.lines.enumerated() {
            let bytes = Array((line + "\n").utf8)
            for end in Places.sample(bytes.count, turn: number + index) {
                var reader = before
                reader.feed(bytes.span.extracting(..<end)) { _ in }
                reader.finish { _ in }
            }
            before.feed(bytes.span) { _ in }
        }
        // Cut by the limit, a line goes through the salvage.
        let text = Array(example.lines.joined(separator: "\n").utf8)
        for limit in Places.sample(example.lines.map(\.utf8.count).max() ?? 0, turn: number) where limit > 0 {
            _ = items(text, choice: .named(name), lineBytes: limit)
        }
    }

    /// Of nine bytes three at each place, in turn; what lies before the changed line is read once.
    @Test(arguments: numbered) func `no changed byte of an example crashes`(_ number: Int, _ named: (String, FormatExample)) {
        let (name, example) = named
        let changes: [UInt8] = [0x00, 0x0A, 0x22, 0x39, 0x5B, 0x5C, 0x7D, 0xC0, 0xFF]
        var before = SourceReader(name: "log", choice: .named(name))
        for (index, line) in example.lines.enumerated() {
            var rest = Array(example.lines.dropFirst(index).joined(separator: "\n").utf8)
            for (turn, position) in Places.sample(line.utf8.count, turn: number + index).enumerated() {
                let original = rest[position]
                for more in 0..<3 {
                    rest[position] = changes[(turn + number + 3 * more) % changes.count]
                    var reader = before
                    reader.feed(rest.span) { _ in }
                    reader.finish { _ in }
                }
                rest[position] = original
            }
            before.feed(Array((line + "\n").utf8).span) { _ in }
        }
    }
}
