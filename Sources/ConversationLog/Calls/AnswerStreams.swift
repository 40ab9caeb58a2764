/// Answers that come in pieces, a line each, until each is whole.
///
/// Bounded: when too many or too much is held, the oldest is given as it is.
struct AnswerStreams: Sendable {
    /// Answers that are held at once.
    static let countLimit = 64
    /// Bytes of text that are held in all; of one answer alone, so many are kept.
    static let byteLimit = 1 << 20
    /// Lines without a piece after which an answer is taken to have broken off: with as many answers at once as are held, 16 pieces of each.
    static let silenceLimit = 1_024
    /// Lines that the usage may come after the end of an answer, when other answers come between.
    static let usageLimit = 64

    private var held: [HeldAnswer] = []
    private var lines = 0

    /// Where the first line begins that is held.
    var heldFrom: LinePlace? { held.first?.firstPlace }

    /// True when an answer with that key is held.
    func holds(_ key: String) -> Bool { held.contains { $0.key == key } }

    /// The key of the answer that began last among those whose keys begin so.
    func latest(_ prefix: String) -> String? { held.last { $0.key.hasPrefix(prefix) }?.key }

    /// Begins to hold an answer.
    mutating func begin(_ answer: HeldAnswer) {
        held.append(answer)
        held[held.count - 1].lastLine = lines
    }

    /// Adds a piece to the answer with that key.
    mutating func change(_ key: String, _ change: (inout HeldAnswer) -> Void) {
        guard let place = held.lastIndex(where: { $0.key == key }) else { return }
        held[place].lastLine = lines
        change(&held[place])
    }

    /// Takes out the answer with that key.
    mutating func take(_ key: String) -> HeldAnswer? {
        held.lastIndex { $0.key == key }.map { held.remove(at: $0) }
    }

    /// Another line has come: takes out what will not go on, or what there is no room for, oldest first.
    mutating func takeOverdue() -> [HeldAnswer] {
        lines &+= 1
        guard !held.isEmpty else { return [] }
        var gone: [HeldAnswer] = []
        held.removeAll { answer in
            let silence = lines &- answer.lastLine
            guard silence > (answer.isEnded ? AnswerStreams.usageLimit : AnswerStreams.silenceLimit) else { return false }
            gone.append(answer)
            return true
        }
        var bytes = held.reduce(0) { $0 + $1.bytes }
        while held.count > AnswerStreams.countLimit || (bytes > AnswerStreams.byteLimit && held.count > 1) {
            let oldest = held.removeFirst()
            bytes -= oldest.bytes
            gone.append(oldest)
        }
        return gone
    }

    /// Takes out the answers that have ended, which only their usage could follow.
    mutating func takeEnded() -> [HeldAnswer] {
        let ended = held.filter(\.isEnded)
        held.removeAll(where: \.isEnded)
        return ended
    }

    /// Takes out all.
    mutating func takeAll() -> [HeldAnswer] {
        defer { held = [] }
        return held
    }
}
