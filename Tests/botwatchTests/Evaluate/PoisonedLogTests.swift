import ConversationLog
import SessionWatch
import Testing

@testable import botwatch

@Suite struct PoisonedLogTests {
    /// Eight harmless sessions and two attacked ones, four messages each, a minute apart.
    private static func log() throws -> (items: [StreamItem], labels: LabelTable) {
        var items: [StreamItem] = []
        var rows = "session_id,label,attack_kind,first_attack_line,hard_negative\n"
        for number in 0..<10 {
            let isAttack = number % 5 == 4
            rows += "s\(number),\(isAttack ? 1 : 0),\(isAttack ? "leak" : ""),,\n"
            for turn in 0..<4 {
                let time = EventTime(nanoseconds: Int64(number * 4 + turn) * 60_000_000_000)
                let message = Message(
                    time: time, session: "s\(number)", role: turn % 2 == 0 ? .user : .assistant,
                    text: "\(isAttack ? "bad" : "good") words number \(turn)", place: LinePlace(line: number * 4 + turn + 1, offset: 0))
                items.append(StreamItem(item: .message(message), source: "log"))
            }
        }
        return (items, try LabelTable(CSVTable(Array(rows.utf8))))
    }

    private static func messages(_ items: [StreamItem]) -> [Message] {
        items.compactMap { if case .message(let message) = $0.item { message } else { nil } }
    }

    @Test func `what is mixed in comes to the share of all sessions, in order of time, and leaves the log's own lines as they are`() throws {
        let (items, labels) = try Self.log()
        for attack in PoisonedLog.Attack.allCases where attack != .none {
            var poisoned = PoisonedLog(items, labels: labels, seed: 1)
            #expect(poisoned.canBePoisoned)
            // 0.5 of all: as many as the log has.
            let mixed = Self.messages(poisoned.items(with: attack, share: 0.5))
            let own = mixed.filter { labels.place(of: $0.session) != nil }
            #expect(own == Self.messages(items), "\(attack)")
            #expect(Set(mixed.map(\.session)).count == 20, "\(attack)")
            let times = mixed.compactMap(\.time)
            #expect(times == times.sorted() && times.count == mixed.count, "\(attack)")
        }
    }

    @Test func `a flood comes from three users, a crowd from none, and both are of the log's words`() throws {
        let (items, labels) = try Self.log()
        var poisoned = PoisonedLog(items, labels: labels, seed: 2)
        let flood = Self.messages(poisoned.items(with: .flood, share: 0.5)).filter { $0.session.hasPrefix("flood") }
        #expect(Set(flood.map(\.user)).count == 3 && Set(flood.map(\.address)).count == 3)
        let crowd = Self.messages(poisoned.items(with: .crowd, share: 0.5)).filter { $0.session.hasPrefix("crowd") }
        #expect(crowd.allSatisfy { $0.user == nil && $0.address == nil })
        let words: Set<Substring> = ["good", "bad", "words", "number", "0", "1", "2", "3"]
        #expect((flood + crowd).allSatisfy { $0.text.split(separator: " ").allSatisfy(words.contains) })
    }

    @Test func `a drift begins harmless and ends as the attacks do`() throws {
        let (items, labels) = try Self.log()
        var poisoned = PoisonedLog(items, labels: labels, seed: 3)
        let mixed = Self.messages(poisoned.items(with: .drift, share: 0.5)).filter { $0.session.hasPrefix("drift") }
        #expect(mixed.filter { $0.session == "drift-0" }.allSatisfy { $0.text.hasPrefix("good") })
        // Nine tenths of four messages, rounded.
        #expect(mixed.filter { $0.session == "drift-9" && $0.text.hasPrefix("bad") }.count == 4)
    }

    @Test func `the same seed mixes in the same, another seed not`() throws {
        let (items, labels) = try Self.log()
        func texts(_ seed: UInt64) -> [String] {
            var poisoned = PoisonedLog(items, labels: labels, seed: seed)
            return Self.messages(poisoned.items(with: .crowd, share: 0.3)).map(\.text)
        }
        #expect(texts(1) == texts(1))
        #expect(texts(1) != texts(2))
    }
}
