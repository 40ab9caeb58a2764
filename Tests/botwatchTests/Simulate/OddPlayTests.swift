import Foundation
import Testing

@testable import botwatch

@Suite struct OddPlayTests {
    /// What the customer says in the odd session of this sort, and when it begins, seconds since the day's midnight.
    private func session(_ oddity: Oddity) throws -> (texts: [String], start: Double) {
        var settings = TrafficSettings()
        settings.seed = 5
        settings.sessions = 11
        settings.attacks = .count(0)
        settings.odd = 11
        let traffic = SimulatedTraffic(settings)
        let label = try #require(traffic.labels.first { $0.oddity == oddity })
        let objects = try traffic.objects().filter { $0["session_id"] as? String == label.session }
        let time = try #require(objects.first?["timestamp"] as? String)
        let start = try Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(time).timeIntervalSince1970
        let texts = objects.filter { $0["role"] as? String == "user" }.compactMap { $0["content"] as? String }
        return (texts, start - Double(settings.start))
    }

    private func texts(_ oddity: Oddity) throws -> [String] { try session(oddity).texts }

    @Test func `each sort stands out by what it is named for`() throws {
        #expect(try texts(.pastedLog).contains { $0.split(separator: "\n").count > 12 })
        #expect(try texts(.capitals).allSatisfy { !$0.contains(/[a-z]/) })
        #expect(try texts(.codeSnippet).contains { $0.contains("<script") })
        #expect(try texts(.nonLatin).contains { $0.unicodeScalars.count { $0.value > 0x24f } > 5 })
        #expect(try texts(.emoji).contains { $0.unicodeScalars.count { $0.value > 0x1f000 } > 4 })
        #expect(try texts(.longComplaint).contains { $0.count > 800 })
        #expect(try texts(.asksWhatBotIs).contains { $0.lowercased().contains(/model|ai|work/) })
        #expect(try texts(.pastedTable).contains { $0.contains("article | name") })
        #expect(try (5_400...14_500).contains(session(.night).start))
        #expect(try texts(.quotesOverride).contains { $0.lowercased().contains("instructions") })
        #expect(try texts(.veryShort).count == 1)
    }
}
