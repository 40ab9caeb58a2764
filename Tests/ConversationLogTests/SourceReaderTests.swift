import ConversationLog
import Testing

/// What holds for every source, whatever is in it.
@Suite struct SourceReaderTests {
    @Test(arguments: [
        // FNV-1a 64 of each line, by python: h = 0xcbf29ce484222325; for b in line: h = (h ^ b) * 0x100000001b3 % 2**64
        ("[2026-03-02 10:11:12] s-9a1 user: Hi", UInt64(0xa31e5e89e9891aad)),
        ("{\"session_id\":\"s-1\",\"role\":\"user\",\"content\":\"Hi\"}", UInt64(0x5a2e7d7551f689df)),
    ])
    func `a message carries the hash of its line's bytes`(_ line: String, _ hash: UInt64) {
        #expect(items(line + "\n").lineHashes == [hash])
    }

    /// All examples in all formats, and what logs are full of besides, in one long mixed source.
    private static let samples: [[UInt8]] = {
        var all: [[UInt8]] = []
        for format in LogFormats.descriptions {
            for example in format.examples { all.append(Array((example.lines.joined(separator: "\n") + "\n").utf8)) }
        }
        var generic: [UInt8] = []
        for i in 0..<40 {
            let role = i % 2 == 0 ? "user" : "bot"
            let line = #"{"ts":\#(1_772_446_272 + i),"session":"s\#(i % 5)","role":"\#(role)","text":"ä😀 \#(i)"}"#
            generic += Array((line + "\r\n").utf8)
        }
        var plain: [UInt8] = []
        for i in 10..<60 { plain += Array("[2026-03-02 10:11:\(i)] s-\(i % 3) user: a\nmore\n\n".utf8) }
        let badBytes: [UInt8] = [0xFF, 0xE2, 0x82, 0, 1]
        var damaged: [UInt8] = Array(#"{"session":"s","role":"user","text":"a"#.utf8)
        damaged += badBytes
        damaged += Array("\"}\n\n".utf8)
        var hole = [UInt8](repeating: 0, count: 300)
        hole += Array("\u{FEFF}\nnoise\n".utf8)
        let weak = Array(String(repeating: "user: a\nbot: b\n", count: 20).utf8)
        var marked: [UInt8] = [0xEF, 0xBB, 0xBF]
        marked += generic
        var mixed = damaged
        for part in [generic, plain, hole, generic] { mixed += part }
        all += [generic, plain, damaged, hole, weak, marked, mixed]
        return all
    }()

    @Test(arguments: 0..<40) func `any chunks give the same items`(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var source: [UInt8] = []
        for _ in 0..<Int.random(in: 1...4, using: &random) { source += Self.samples.randomElement(using: &random) ?? [] }
        let lineBytes = [40, 200, 1 << 20].randomElement(using: &random) ?? 200
        let whole = items(source, lineBytes: lineBytes)

        var limits = ReaderLimits()
        limits.lineBytes = lineBytes
        var reader = SourceReader(name: "log", limits: limits)
        var pieces: [ReaderItem] = []
        var position = 0
        while position < source.count {
            let end = min(source.count, position + Int.random(in: 1...[3, 50, 3_000][Int(seed % 3)], using: &random))
            reader.feed(source.span.extracting(position..<end)) { pieces.append($0) }
            position = end
        }
        reader.finish { pieces.append($0) }
        #expect(pieces == whole, "seed \(seed)")
        #expect(reader.bytesRead == source.count, "seed \(seed)")
        #expect(whole.count > 0, "seed \(seed)")
    }

    @Test(arguments: 0..<20) func `every place points to its line`(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var source: [UInt8] = []
        for _ in 0..<4 { source += Self.samples.randomElement(using: &random) ?? [] }
        for item in items(source) {
            let place: LinePlace
            switch item {
            case .message(let message): place = message.place
            case .fault(let fault): place = fault.place
            case .skipped(let skipped): place = skipped
            case .format: continue
            }
            let before = source.prefix(place.offset)
            #expect(before.count { $0 == 10 } == place.line - 1, "seed \(seed)")
            // What lies between the newline before and the line is a hole or a byte order mark.
            let gap = before[((before.lastIndex(of: 10) ?? -1) + 1)...]
            #expect(gap.allSatisfy { $0 == 0 } || Array(gap) == [0xEF, 0xBB, 0xBF], "seed \(seed)")
            if case .message(let message) = item, message.marks.isEmpty, message.role == .user, !message.text.isEmpty {
                let line = source.dropFirst(place.offset).prefix { $0 != 10 }
                let said = message.text.split(separator: "\n").first.map(String.init) ?? ""
                #expect(String(decoding: line, as: UTF8.self).contains(said), "seed \(seed)")
            }
        }
    }

    @Test(arguments: 0..<30) func `random bytes never crash, and every line is accounted for`(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let alphabets: [[UInt8]] = [Array(0...255), Array("{}[]\":,\\u0 \n1-eE.tfn".utf8), Array("user: bot[2026-03-02 10:11:12]\n<>|".utf8)]
        let alphabet = alphabets[Int(seed % 3)]
        let source = (0..<4_000).map { _ in alphabet.randomElement(using: &random) ?? 0 }
        for choice in [FormatChoice.detect] + LogFormats.names.map({ .named($0) }) {
            let read = items(source, choice: choice, chunk: 1 + Int(seed) * 7, lineBytes: 64)
            var reader = SourceReader(name: "log", choice: choice)
            reader.feed(source.span) { _ in }
            reader.finish { _ in }
            let lines = source.split(separator: 10, omittingEmptySubsequences: false).count
            #expect(reader.linesRead <= lines, "seed \(seed)")
            #expect(reader.linesRead >= lines - 1, "seed \(seed)")
            let faults = read.faults.map(\.place)
            #expect(Set(faults).count == faults.count, "seed \(seed)")
        }
    }

    @Test func `the order of items is the order of lines`() {
        for sample in Self.samples {
            let lines = items(sample).compactMap { item -> Int? in
                switch item {
                case .message(let message): message.place.line
                case .fault(let fault): fault.place.line
                case .skipped(let place): place.line
                case .format: nil
                }
            }
            #expect(lines == lines.sorted())
        }
    }

    @Test func `counts go on over a restart while places begin anew`() {
        var reader = SourceReader(name: "log")
        var read: [ReaderItem] = []
        let line = Array(#"{"session":"s","role":"user","text":"a"}"#.utf8) + [10]
        reader.feed((line + [120]).span) { read.append($0) }
        reader.restart()
        reader.feed(line.span) { read.append($0) }
        #expect(read.messages.map(\.place) == [LinePlace(line: 1, offset: 0), LinePlace(line: 1, offset: 0)])
        #expect(read.notices.count == 1)
        #expect(reader.linesRead == 2)
        #expect(reader.bytesRead == 2 * line.count + 1)
    }

    @Test func `a copy goes on by itself`() {
        var first = SourceReader(name: "log")
        first.feed(Array("[2026-03-02 10:11:12] s user: a\nb".utf8).span) { _ in }
        var second = first
        var texts: [[String]] = [[], []]
        first.feed(Array("c\n".utf8).span) { texts[0] += [$0].messages.map(\.text) }
        second.feed(Array("d\n".utf8).span) { texts[1] += [$0].messages.map(\.text) }
        first.finish { texts[0] += [$0].messages.map(\.text) }
        second.finish { texts[1] += [$0].messages.map(\.text) }
        #expect(texts == [["a\nbc"], ["a\nbd"]])
    }

    @Test func `64 MiB without a newline are cut to one line, and what follows is read`() {
        var reader = SourceReader(name: "log")
        let block = [UInt8](repeating: 0x61, count: 1 << 20)
        var read: [ReaderItem] = []
        for _ in 0..<64 { reader.feed(block.span) { read.append($0) } }
        reader.feed(Array("\n{\"session\":\"s\",\"role\":\"user\",\"text\":\"a\"}\n".utf8).span) { read.append($0) }
        #expect(read.faults == [LineFault(reason: .tooLong, place: LinePlace(line: 1, offset: 0))])
        #expect(read.messages.map(\.place) == [LinePlace(line: 2, offset: (64 << 20) + 1)])
    }
}
