import KeptState

@testable import ConversationLog
@testable import OnlineForest

extension FuzzTarget {
    /// What a format remembers: the first byte says of which format, the rest is its archive.
    static let keptState = FuzzTarget("kept-state", seeds: { FuzzStates.formatSeeds }) { bytes in
        var content = bytes
        let description = FuzzReading.descriptions[Int(content.takeFirst()) % FuzzReading.names.count]
        guard let type = LogFormats.named(description.name), var format = FuzzStates.restored(type, from: content) else { return }
        let kept = FuzzStates.kept(&format)
        guard var again = FuzzStates.restored(type, from: kept) else { throw BrokenLaw(description: "what was kept can be read") }
        try law("what was read and is kept again is the same", holds: FuzzStates.kept(&again) == kept)
        for example in description.examples { FuzzStates.read(example.lines, by: &format) }
    }

    static let forestState = FuzzTarget("forest-state", longest: 16_384, seeds: { FuzzStates.forestSeeds }) { bytes in
        // The input leaves the checksum out: a fuzzer would never find one.
        let state = FuzzStates.checksummed(bytes)
        guard !FuzzStates.isLarge(bytes), var forest = try? IsolationForest(state: state) else { return }
        // Not the same bytes: a missing value may have been written as any NaN, and what no vector reaches is left out.
        let written = forest.state()
        try law("what was written is read as the same", holds: (try? IsolationForest(state: written))?.state() == written)
        for step in 0..<40 {
            let vector = (0..<forest.dimensions).map { Float(($0 &* 7 &+ step) % 11) }
            let score = forest.score(of: vector.span)
            try law("a score lies from 0 to 1, not at \(score)", holds: score >= 0 && score <= 1)
            forest.learn(vector.span)
        }
        let shares = forest.explain([Float](repeating: 3, count: forest.dimensions).span)
        try law("shares lie from 0 to 1", holds: shares.allSatisfy { $0 >= 0 && $0 <= 1 })
        try law("a forest that went on can be kept and read", holds: (try? IsolationForest(state: forest.state())) != nil)
    }

    static let thresholdState = FuzzTarget("threshold-state", seeds: { FuzzStates.thresholdSeeds }) { bytes in
        let state = FuzzStates.checksummed(bytes)
        guard var threshold = try? FlagThreshold(state: state) else { return }
        // Not the same bytes: a missing time may have been written as any NaN.
        let written = threshold.state()
        try law("a threshold that was read is written to as many bytes", holds: written.count == state.count)
        try law("what was written is read as the same", holds: (try? FlagThreshold(state: written))?.state() == written)
        var last: FlagThreshold.Entry?
        for step in 0..<40 {
            last = threshold.observe(Float(step % 10) / 10, at: Double(step) * 100)
            try law("a threshold is a number", holds: threshold.current.map(\.isFinite) ?? true)
        }
        if let last { threshold.raise(last, to: 1) }
        try law("a threshold that went on can be kept and read", holds: (try? FlagThreshold(state: threshold.state())) != nil)
    }
}

enum FuzzStates {
    static func restored(_ type: any LogFormat.Type, from bytes: [UInt8]) -> (any LogFormat)? {
        var archive = StateArchive(reading: bytes)
        var format = type.init(source: "log")
        format.keep(in: &archive)
        return (try? archive.finish()) == nil ? nil : format
    }

    static func kept(_ format: inout any LogFormat) -> [UInt8] {
        var archive = StateArchive()
        format.keep(in: &archive)
        return archive.bytes
    }

    static func read(_ lines: [String], by format: inout any LogFormat) {
        let parsing = LineParsing()
        var count = 0
        for (number, text) in lines.enumerated() {
            let bytes = Array(text.utf8)
            let line = parsing.line(bytes.span, at: LinePlace(line: number + 1, offset: 0), isCut: false)
            format.read(line, bytes.span) { _ in count += 1 }
        }
        format.flush { _ in count += 1 }
    }

    static var formatSeeds: [[UInt8]] {
        LogFormats.all.enumerated().flatMap { number, type in
            type.description.examples.map { example in
                var format = type.init(source: "log")
                read(example.lines, by: &format)
                return [UInt8(truncatingIfNeeded: number)] + kept(&format)
            }
        }
    }

    /// FNV-1a over 64 bits, at the end.
    static func checksummed(_ bytes: [UInt8]) -> [UInt8] {
        let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
        return bytes + (0..<8).map { UInt8(truncatingIfNeeded: hash >> UInt64($0 * 8)) }
    }

    /// Forests that are allowed, but too large to be tried a thousand times a second; the first numbers after the version are dimensions, trees,
    /// sample and window, of 8 bytes each.
    static func isLarge(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 40 else { return false }
        func number(_ place: Int) -> UInt64 { (0..<8).reduce(0) { $0 | UInt64(bytes[8 * place + $1]) << UInt64(8 * $1) } }
        let (dimensions, trees, sample, window) = (number(1), number(2), number(3), number(4))
        guard dimensions < 64, trees < 64, sample < 256, window < 4_096 else { return true }
        return dimensions * trees * sample > 1 << 16
    }

    static var forestSeeds: [[UInt8]] {
        [10, 40, 100].map { count in
            var configuration = IsolationForest.Configuration()
            (configuration.trees, configuration.sample, configuration.window, configuration.shortWindow, configuration.rebuildEvery) = (2, 8, 64, 16, 4)
            var forest = IsolationForest(dimensions: 3, configuration: configuration)
            for step in 0..<count {
                let vector: [Float] = [Float(step % 7), step % 5 == 0 ? .nan : Float(step % 3), -1]
                forest.learn(vector.span)
            }
            return forest.state().dropLast(8)
        }
    }

    static var thresholdSeeds: [[UInt8]] {
        [FlagThreshold.Setting.contamination(0.1), .flagsPerDay(5)].flatMap { setting in
            [3, 30].map { count in
                var threshold = FlagThreshold(setting, memory: 16, warmUp: 4)
                for step in 0..<count { threshold.observe(Float(step % 10) / 10, at: step < 2 ? nil : Double(step) * 60) }
                return threshold.state().dropLast(8)
            }
        }
    }
}
