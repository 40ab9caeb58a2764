import ConversationLog
import OnlineForest
import SessionWatch

/// A labelled log with sessions mixed in that try to teach the forest a wrong idea of what is usual.
///
/// What is mixed in is made of the log itself, so that it needs no texts of its own; its sessions have no label, so that figures
/// are of the log's own sessions alone.
struct PoisonedLog {
    /// A way to poison.
    enum Attack: String, CaseIterable, Sendable {
        /// The log as it is.
        case none
        /// Junk: words of the log in any order, from three users at three addresses.
        case flood
        /// The same junk, each session as a user of its own without an address.
        case crowd
        /// Sessions that are harmless at first and, in steps too small to stand out, become like the log's attacks.
        case drift
    }

    /// Seconds between two messages of a session that is mixed in.
    private static let pace = 8
    /// Users, and addresses, that a flood comes from.
    private static let flooders = 3

    private let items: [StreamItem]
    private var random: SplitMix64
    private var sessions: [[Message]] = []
    private var attacks: [[Message]] = []
    private var benign: [[Message]] = []
    private var words: [Substring] = []

    /// - Parameters:
    ///   - items: a log in which messages have times.
    ///   - labels: which of its sessions are attacks.
    ///   - seed: of all draws.
    init(_ items: [StreamItem], labels: LabelTable, seed: UInt64) {
        self.items = items
        random = SplitMix64(seed: seed)
        var places: [String: Int] = [:]
        for case .message(let message) in items.map(\.item) {
            if let place = places[message.session] {
                sessions[place].append(message)
            } else {
                places[message.session] = sessions.count
                sessions.append([message])
            }
            if words.count < 200_000 { words += message.text.split(separator: " ") }
        }
        for session in sessions {
            guard let place = labels.place(of: session[0].session) else { continue }
            if labels.sessions[place].isAttack { attacks.append(session) } else { benign.append(session) }
        }
    }

    /// Whether there is all that the attacks are made of.
    var canBePoisoned: Bool { !attacks.isEmpty && !benign.isEmpty && !words.isEmpty && timed.count > 1 }

    private var timed: [EventTime] { items.compactMap { if case .message(let message) = $0.item { message.time } else { nil } } }

    /// The log with sessions mixed in that come to `share` of all sessions.
    ///
    /// - Parameter share: from 0 up to, but not including, 1.
    /// - Precondition: ``canBePoisoned``.
    mutating func items(with attack: Attack, share: Double) -> [StreamItem] {
        guard attack != .none else { return items }
        let times = timed
        let count = Int((Double(sessions.count) * share / (1 - share)).rounded())
        var mixed: [(time: EventTime, order: Int, item: StreamItem)] = []
        var clock = times[0]
        for (order, entry) in items.enumerated() {
            if case .message(let message) = entry.item, let time = message.time { clock = max(clock, time) }
            mixed.append((clock, order, entry))
        }
        let source = items[0].source
        for number in 0..<count {
            // Evenly over the log's own busy and quiet hours.
            let start = times[number * times.count / count]
            for (place, message) in session(number, of: count, attack).enumerated() {
                var message = message
                let time = start.later(byWhole: Self.pace * place)
                message.time = time
                mixed.append((time, items.count + mixed.count, StreamItem(item: .message(message), source: source)))
            }
        }
        mixed.sort { $0.time != $1.time ? $0.time < $1.time : $0.order < $1.order }
        return mixed.map(\.item)
    }

    private mutating func session(_ number: Int, of count: Int, _ attack: Attack) -> [Message] {
        var messages = attack == .drift ? drifted(progress: Double(number) / Double(count)) : junk()
        for place in messages.indices {
            messages[place].session = "\(attack.rawValue)-\(number)"
            messages[place].id = nil
            messages[place].user = attack == .flood ? "flooder-\(number % Self.flooders)" : nil
            messages[place].address = attack == .flood ? "192.0.2.\(number % Self.flooders + 1)" : nil
        }
        return messages
    }

    /// A harmless session's shape with random words of the log.
    private mutating func junk() -> [Message] {
        var messages = benign[random.below(benign.count)]
        for place in messages.indices {
            let length = 1 + random.below(60)
            let text = (0..<length).map { _ in String(words[random.below(words.count)]) }.joined(separator: " ")
            messages[place].text = text
            messages[place].textBytes = text.utf8.count
        }
        return messages
    }

    /// A harmless session whose end is an attack's beginning: the further the log has come, the more of it.
    private mutating func drifted(progress: Double) -> [Message] {
        let attack = attacks[random.below(attacks.count)]
        let kept = benign[random.below(benign.count)]
        let taken = attack.prefix(Int((progress * Double(attack.count)).rounded()))
        return Array(kept.prefix(max(2, kept.count - taken.count))) + taken
    }
}

extension EventTime {
    /// So many seconds later, or the last moment that can be told.
    fileprivate func later(byWhole seconds: Int) -> EventTime {
        let (sum, isOver) = nanoseconds.addingReportingOverflow(Int64(seconds) * 1_000_000_000)
        return EventTime(nanoseconds: isOver ? .max : sum)
    }
}
