@testable import ConversationLog
import Testing

/// What every wrapper must hold to; a new one is held to it by being in the list.
@Suite struct WrapperConformanceTests {
    private static let examples = LogWrappers.descriptions.flatMap { wrapper in wrapper.examples.map { (wrapper.name, $0) } }

    private static func path(_ name: String) -> LayerPath {
        LayerPath().appending(LogWrappers.names.firstIndex(of: name) ?? 0)
    }

    /// What is in the lines, by the wrapper of that name alone.
    private static func unwrapped(_ lines: [[UInt8]], by layers: LayerPath?, limit: Int = 1 << 20) -> [RecordItem] {
        var unwrapping = Unwrapping(layers: layers, limit: limit, parsing: LineParsing())
        var items: [RecordItem] = []
        for (index, line) in lines.enumerated() {
            items += unwrapping.take(line.span, at: LinePlace(line: index + 1, offset: index), isCut: false)
        }
        return items + unwrapping.flush()
    }

    @Test func `names are unique, short and can be typed`() {
        let names = LogWrappers.names
        #expect(Set(names).count == names.count)
        #expect(Set(names).isDisjoint(with: LogFormats.names))
        for name in names {
            #expect(name.utf8.allSatisfy { ($0 >= 97 && $0 <= 122) || ($0 >= 48 && $0 <= 57) || $0 == 45 }, "\(name)")
            #expect((3...24).contains(name.count), "\(name)")
        }
    }

    @Test func `every wrapper has a title and examples`() {
        for wrapper in LogWrappers.descriptions {
            #expect(!wrapper.title.isEmpty, "\(wrapper.name)")
            #expect(wrapper.examples.contains { !$0.contents.isEmpty }, "\(wrapper.name)")
        }
    }

    @Test(arguments: examples) func `examples give what stands beside them`(_ name: String, _ example: WrapperExample) {
        var contents: [WrapperExample.Content] = []
        for item in Self.unwrapped(example.lines.map { Array($0.utf8) }, by: Self.path(name)) {
            switch item {
            case .record(let record):
                contents.append(.init(line: record.line.place.line, time: record.line.time, text: String(decoding: record.bytes, as: UTF8.self)))
            case .blank(let place):
                let time = example.contents.first { $0.line == place.line }?.time
                contents.append(.init(line: place.line, time: time, text: ""))
            case .skipped: break
            case .fault(let fault): Issue.record("line \(fault.place.line) is \(fault.reason)")
            }
        }
        #expect(contents == example.contents)
    }

    @Test(arguments: examples) func `nobody else claims an example, and its first line is claimed`(_ name: String, _ example: WrapperExample) {
        for (index, text) in example.lines.enumerated() {
            let bytes = Array(text.utf8)
            let line = LineParsing().line(bytes.span, at: LinePlace(line: 1, offset: 0), isCut: false)
            let claiming = LogWrappers.all.filter { $0.claims(line, bytes.span) }.map { $0.description.name }
            #expect(claiming == [name] || (index > 0 && claiming.isEmpty), "\(text)")
        }
    }

    @Test(arguments: LogFormats.descriptions.flatMap { format in format.examples.map { (format.name, $0) } })
    func `no wrapper claims an example of a format`(_ name: String, _ example: FormatExample) {
        for text in example.lines {
            let bytes = Array(text.utf8)
            let line = LineParsing().line(bytes.span, at: LinePlace(line: 1, offset: 0), isCut: false)
            #expect(LogWrappers.claiming(line, bytes.span) == nil, "\(name): \(text)")
        }
    }

    @Test(arguments: examples) func `no cut and no changed byte of an example crashes`(_ name: String, _ example: WrapperExample) {
        let paths: [LayerPath?] = [Self.path(name), nil]
        for (index, text) in example.lines.enumerated() {
            let bytes = Array(text.utf8)
            var lines = example.lines.map { Array($0.utf8) }
            for (turn, path) in paths.enumerated() {
                for end in Places.sample(bytes.count + 1, turn: index + turn) {
                    lines[index] = Array(bytes[..<end])
                    _ = Self.unwrapped(lines, by: path)
                    if end > 0 { _ = Self.unwrapped(example.lines.map { Array($0.utf8) }, by: path, limit: end) }
                }
                // Of nine bytes three at each place, in turn.
                let changes: [UInt8] = [0x00, 0x20, 0x22, 0x39, 0x5B, 0x5C, 0x7D, 0xC0, 0xFF]
                for position in Places.sample(bytes.count, turn: index + turn) {
                    for more in 0..<3 {
                        lines[index] = bytes
                        lines[index][position] = changes[(position + 3 * more) % changes.count]
                        _ = Self.unwrapped(lines, by: path)
                    }
                }
                lines[index] = bytes
            }
        }
    }

    @Test func `a line that is not of the wrapper is a malformed line`() {
        for name in LogWrappers.names {
            let items = Self.unwrapped([Array("noise".utf8), Array(#"{"a":1}"#.utf8)], by: Self.path(name))
            for item in items {
                if case .fault(let fault) = item { #expect(fault.reason == .malformed, "\(name)") } else { Issue.record("\(name) takes anything") }
            }
            #expect(items.count == 2, "\(name)")
        }
    }
}
