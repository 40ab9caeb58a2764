import ConversationLog
import KeptState
import Testing

/// Reading may end at any byte and be taken up by another reader: nothing is lost and nothing comes twice.
@Suite struct ResumableReaderTests {
    /// Sample logs, examples of formats, bare and in wrappers, wrappers' examples, and some of what goes wrong.
    private static let samples: [[UInt8]] = {
        var all = Golden.samples.compactMap { try? Golden.sample($0) }
        for format in LogFormats.descriptions {
            for example in format.examples {
                let lines = example.lines + example.lines
                all.append(Array((lines.joined(separator: "\n") + "\n").utf8))
                all.append(Array(lines.enumerated().map { "2026-03-02T10:11:12Z \($0 % 3 == 0 ? "stderr" : "stdout") F \($1)\n" }.joined().utf8))
            }
        }
        for wrapper in LogWrappers.descriptions {
            for example in wrapper.examples { all.append(Array((example.lines.joined(separator: "\n") + "\n").utf8)) }
        }
        let record = #"{"session":"s","role":"user","text":"a"}"#
        all.append(Array("[\n\(record),\n{\n\"session\": \"s\",\n\"role\": \"bot\", \"text\": \"b\"\n},\n\(record)\n]\n[\(record),\(record)]\n".utf8))
        all.append(Array("{\n\"torn\": [\n\(record)\n\(record)\nevent: x\ndata: \(record)\n\ndata: [DONE]\n".utf8))
        all.append(Array("2026-03-02 10:11:12 s user: a\nmore\n\n[\n{\"x\":\n1}\n2026-03-02 10:11:13 s bot: b\n".utf8))
        // Parts of two streams that overlap for ever.
        var parts = ""
        for count in 0..<40 {
            let (one, other) = count % 2 == 0 ? ("stdout", "stderr") : ("stderr", "stdout")
            parts += "2026-03-02T10:11:12Z \(one) P {\"session\":\"s\(count)\",\n2026-03-02T10:11:12Z \(other) F \"role\":\"user\",\"text\":\"a\"}\n"
        }
        all.append(Array(parts.utf8))
        all.append(Array(repeating: UInt8(ascii: "x"), count: 700) + [10])
        return all
    }()

    private static func source(_ random: inout SeededGenerator) -> [UInt8] {
        var source: [UInt8] = []
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let sample = samples.randomElement(using: &random) ?? []
            for _ in 0..<Int.random(in: 1...2, using: &random) { source += sample }
            if source.last != 10 { source.append(10) }
            // Long enough that another format is looked for.
            if Int.random(in: 0..<8, using: &random) == 0 {
                for count in 0..<60 { source += Array("noise \(count)\n".utf8) }
            }
        }
        return source
    }

    @Test(arguments: 0..<200) func `a reader that is taken over at random moments gives what one reader gives`(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let source = Self.source(&random)
        var limits = ReaderLimits()
        limits.lineBytes = [120, 400, 1 << 20, 1 << 20].randomElement(using: &random) ?? 400
        let choices: [FormatChoice] = [.detect, .detect, .detect, .named("generic-jsonl"), .named("plain")]
        let choice = choices.randomElement(using: &random) ?? .detect
        let whole = items(source, choice: choice, lineBytes: limits.lineBytes)

        let spacing = [1, 50, 2_000].randomElement(using: &random) ?? 50
        var reader = ResumableReader(name: "log", choice: choice, limits: limits, markSpacing: spacing)
        var pieces: [ReaderItem] = []
        var position = 0
        // Each takeover goes back to where text is held from: without a bound small chunks would never get anywhere.
        var takeovers = 12
        while position < source.count {
            if takeovers > 0, Int.random(in: 0..<4, using: &random) == 0 {
                takeovers -= 1
                let checkpoint = reader.checkpoint
                #expect((0...position).contains(checkpoint.offset), "seed \(seed)")
                reader = try ResumableReader(name: "log", choice: choice, limits: limits, from: checkpoint, markSpacing: spacing)
                position = checkpoint.offset
            }
            let end = min(source.count, position + Int.random(in: 1...[7, 90, 3_000][Int(seed % 3)], using: &random))
            reader.feed(source.span.extracting(position..<end)) { pieces.append($0) }
            position = max(position, end)
        }
        reader.finish { pieces.append($0) }
        let difference = zip(pieces, whole).first { $0 != $1 }
        #expect(pieces.count == whole.count && difference == nil, "seed \(seed): \(pieces.count) of \(whole.count), \(String(describing: difference))")
    }

    @Test func `what is kept holds no text of the log, whatever is held back`() {
        let secret = "sekrit"
        let torn = [
            "[2026-03-02 10:11:12] s user: \(secret)\nmore \(secret)\nhalf \(secret)", #"{"session":"s","role":"user","text":"\#(secret)"#,
            "2026-03-02T10:11:12Z stdout P {\"text\":\"\(secret)\n", "{\n  \"text\": \"\(secret)\",\n", "user: \(secret)\n", "[{\"text\":\"\(secret)\"",
            "{\"session\":\"s\",\"role\":\"user\",\"text\":\"\(secret)\"}\n",
        ]
        for text in torn {
            var reader = ResumableReader(name: "log")
            reader.feed(Array(text.utf8).span) { _ in }
            let state = String(decoding: reader.checkpoint.state, as: UTF8.self)
            #expect(!state.contains(secret), "\(text)")
        }
    }

    @Test func `a message that is held back is read again from its first line`() throws {
        var reader = ResumableReader(name: "log")
        let text = Array("2026-03-02 10:11:12 s user: a\n2026-03-02 10:11:13 s bot: b\nmore\nha".utf8)
        var read: [ReaderItem] = []
        reader.feed(text.span) { read.append($0) }
        let checkpoint = reader.checkpoint
        // The first line has 29 bytes and its end.
        #expect(checkpoint.offset == 30)
        #expect(checkpoint.itemsToDrop == 0)
        var next = try ResumableReader(name: "log", from: checkpoint)
        next.feed((Array(text[30...]) + Array("lf\n".utf8)).span) { read.append($0) }
        next.finish { read.append($0) }
        #expect(read.messages.map(\.text) == ["a", "b\nmore\nhalf"])
        #expect(read.messages.map(\.place.line) == [1, 2])
        #expect(read.notices.count == 1)
    }

    @Test func `places and counts go on, also after a new file took the old one's place`() throws {
        let line = Array(#"{"session":"s","role":"user","text":"a"}"#.utf8) + [10]
        var reader = ResumableReader(name: "log")
        reader.feed((line + line).span) { _ in }
        reader.restart()
        reader.feed(line.span) { _ in }
        let checkpoint = reader.checkpoint
        #expect(checkpoint.offset == line.count)
        var next = try ResumableReader(name: "log", from: checkpoint)
        var read: [ReaderItem] = []
        next.feed(line.span) { read.append($0) }
        #expect(read.messages.map(\.place) == [LinePlace(line: 2, offset: line.count)])
        #expect(next.linesRead == 4)
        #expect(next.bytesRead == 4 * line.count)
    }

    @Test func `what came when the source was quiet is not given again`() throws {
        var reader = ResumableReader(name: "log")
        var read: [ReaderItem] = []
        let lines = Array("2026-03-02T10:11:12Z stdout F {\"session\":\"s\",\"role\":\"user\",\"text\":\"a\"}\n2026-03-02T10:11:12Z stdout P {\"text\":\n".utf8)
        reader.feed(lines.span) { read.append($0) }
        reader.settle { read.append($0) }
        let checkpoint = reader.checkpoint
        #expect(checkpoint.offset == lines.count)
        #expect(read.count == 3)
        var next = try ResumableReader(name: "log", from: checkpoint)
        next.finish { read.append($0) }
        #expect(read.count == 3)
    }

    @Test func `a state that is damaged, or of another choice of format, is rejected`() throws {
        var reader = ResumableReader(name: "log")
        reader.feed(Array("[2026-03-02 10:11:12] s user: a\n[2026-03-02 10:11:13] s bot: b\n".utf8).span) { _ in }
        let checkpoint = reader.checkpoint
        #expect(throws: StateFault.self) { try ResumableReader(name: "log", choice: .named("plain"), from: checkpoint) }
        for end in checkpoint.state.indices {
            let cut = ReaderCheckpoint(state: Array(checkpoint.state[..<end]), offset: checkpoint.offset, itemsToDrop: 0)
            #expect(throws: StateFault.self) { try ResumableReader(name: "log", from: cut) }
            // A changed byte may still make a state; it must not crash.
            for byte: UInt8 in [0, 1, 0x7F, 0xFF] {
                var changed = checkpoint
                changed.state[end] = byte
                var next = try? ResumableReader(name: "log", from: changed)
                next?.feed(Array("[2026-03-02 10:11:14] s user: c\nmore\n".utf8).span) { _ in }
                next?.finish { _ in }
            }
        }
        let elsewhere = ReaderCheckpoint(state: checkpoint.state, offset: checkpoint.offset + 1, itemsToDrop: 0)
        #expect(throws: StateFault.self) { try ResumableReader(name: "log", from: elsewhere) }
    }
}
