@testable import LogTail

/// A follower, polled by hand, and all that it has said.
struct Following {
    var follower: FileFollower
    var known = KnownFiles()
    var now = Duration.zero
    private(set) var events: [FollowEvent] = []

    init(_ path: FilePath, _ settings: FollowSettings = FollowSettings()) {
        follower = FileFollower(path, settings: settings)
    }

    /// Polls as the program's loop would, a quarter of a second apart.
    @discardableResult
    mutating func poll(_ times: Int = 1) -> [FollowEvent] {
        var all: [FollowEvent] = []
        for _ in 0..<times {
            all += follower.poll(at: now, knowing: &known)
            now += .milliseconds(250)
        }
        events += all
        return all
    }

    /// All bytes of a generation as text.
    func text(_ generation: Int) -> String {
        Self.text(of: events, generation)
    }

    /// All bytes in the order in which they came, of any generation.
    var allText: String {
        String(decoding: events.flatMap(\.givenBytes), as: UTF8.self)
    }

    /// The events without bytes, as short words: `1 began rotated@0`.
    var story: [String] { events.compactMap(\.word) }

    static func text(of events: [FollowEvent], _ generation: Int) -> String {
        String(decoding: events.filter { $0.generation == generation }.flatMap(\.givenBytes), as: UTF8.self)
    }
}

extension FollowEvent {
    var givenBytes: [UInt8] {
        if case .bytes(let bytes) = kind { bytes } else { [] }
    }

    var word: String? {
        switch kind {
        case .bytes: nil
        case .began(let beginning, let offset): "\(generation) began \(beginning)@\(offset)"
        case .skipped(let count): "\(generation) skipped \(count)"
        case .lost(let count): "\(generation) lost \(count)"
        case .ended(let line): "\(generation) ended \(line)"
        case .waiting: "waiting"
        case .failed(let error): "failed \(error.number)"
        case .recovered: "recovered"
        case .continued: "\(generation) continued"
        case .refused(let refusal): "refused \(refusal)"
        case .alreadyRead(let path): "already read as \(String(decoding: path.name, as: UTF8.self))"
        case .vanished: "vanished"
        case .damaged(let fault): "damaged \(fault)"
        }
    }
}

/// SplitMix64, so that a seed gives the same test everywhere. Steele, Lea and Flood, OOPSLA 2014, doi:10.1145/2660193.2660195.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
