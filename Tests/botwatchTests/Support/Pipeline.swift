import ConversationLog
import SessionWatch

@testable import botwatch

/// Readers and monitor without a program around them, and their effects as the lines that headless prints.
enum Pipeline {
    /// Compiled once for all tests, since it takes half a second.
    private static let databases = Result { try PhraseDatabases() }

    static func examiner() throws -> TextExaminer {
        try TextExaminer(phrases: PhraseScanner(databases.get()), redactor: Redactor(key: []))
    }

    static func monitor(_ settings: MonitorSettings = MonitorSettings()) throws -> ConversationMonitor {
        ConversationMonitor(settings: settings, examiner: try examiner())
    }

    /// What a reader yields for these bytes.
    ///
    /// - Parameter size: bytes of the next chunk; all at once without it.
    static func items(of bytes: [UInt8], name: String, chunk size: (() -> Int)? = nil) -> [ReaderItem] {
        var reader = SourceReader(name: name)
        var items: [ReaderItem] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let next = rest.prefix(max(1, size?() ?? rest.count))
            reader.feed(Array(next).span) { items.append($0) }
            rest = rest.dropFirst(next.count)
        }
        reader.finish { items.append($0) }
        return items
    }

    /// Every effect of a feed that is driven to its end, as lines; the clock jumps to where the feed waits for.
    static func lines(of feed: inout some Feed, _ settings: MonitorSettings = MonitorSettings()) throws -> [String] {
        var recorder = try EffectRecorder(settings)
        var now = Duration.zero
        while true {
            let progress = try feed.advance(at: now) { recorder.take($0, from: $1) }
            if progress == .ended { break }
            if case .idle(let until) = progress { now = until }
        }
        recorder.finish()
        return recorder.lines
    }
}

/// A monitor, and its effects as lines.
struct EffectRecorder {
    var monitor: ConversationMonitor
    private(set) var lines: [String] = []

    /// - Parameter lines: what was told before.
    init(_ settings: MonitorSettings = MonitorSettings(), lines: [String] = []) throws {
        monitor = try Pipeline.monitor(settings)
        self.lines = lines
    }

    mutating func take(_ item: ReaderItem, from source: String) {
        var new: [String] = []
        monitor.take(item, from: source) { new.append(Self.line(of: $0)) }
        lines += new
    }

    mutating func finish() {
        var new: [String] = []
        monitor.finish { new.append(Self.line(of: $0)) }
        lines += new
    }

    var alerts: [String] { lines.filter { $0.hasPrefix("{\"schema\":\"botwatch.alert.v1\"") } }

    private static func line(of effect: Effect) -> String {
        switch effect {
        case .alert(let alert): alert.json
        case .score(let score): score.json
        case .sessionClosed(let session): session.json
        }
    }
}

/// A linear congruential generator (Knuth's MMIX constants): only for test data.
struct SeededDraws {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }
}
