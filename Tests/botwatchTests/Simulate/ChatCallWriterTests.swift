import Foundation
import Testing

@testable import botwatch

@Suite struct ChatCallWriterTests {
    private func calls(_ style: LogStyle) throws -> [[String: Any]] {
        var settings = TrafficSettings()
        settings.seed = 21
        settings.sessions = 30
        settings.attacks = .kinds([.scraping])
        settings.odd = 2
        settings.style = style
        return try SimulatedTraffic(settings).objects()
    }

    private func session(of request: [String: Any]) -> String? {
        (request["metadata"] as? [String: Any])?["session_id"] as? String
    }

    private func contents(_ request: [String: Any]) throws -> [String] {
        try #require(request["messages"] as? [[String: Any]]).map {
            "\($0["role"] ?? ""): \($0["content"] ?? $0["tool_calls"] ?? "")"
        }
    }

    @Test func `each request sends the history again, and the answer returns in the next one`() throws {
        var before: [String: [String]] = [:]
        var answers: [String: String] = [:]
        var grown = 0
        for call in try calls(.openAIPairs) {
            let request = try #require(call["request"] as? [String: Any])
            let id = try #require(session(of: request))
            let messages = try contents(request)
            #expect(messages[0].hasPrefix("system: You are Velo"))
            if let earlier = before[id], messages.count > earlier.count {
                #expect(Array(messages.prefix(earlier.count)) == earlier)
                if let answer = answers[id] { #expect(messages.contains("assistant: " + answer)) }
                grown += 1
            }
            before[id] = messages
            let choices = try #require((call["response"] as? [String: Any])?["choices"] as? [[String: Any]])
            answers[id] = (choices[0]["message"] as? [String: Any])?["content"] as? String
        }
        #expect(grown > 50)
    }

    @Test func `a long history loses its beginning`() throws {
        let lengths = try calls(.openAIPairs).map { try contents(try #require($0["request"] as? [String: Any])).count }
        // 24 kept; an answer makes 24 of them, the next question a 25th and so two leave: 23, and the system message.
        #expect(lengths.max() == 24)
    }

    @Test func `usage adds up, and the cached part is a multiple of 128 from 1,024 on`() throws {
        var cachedCalls = 0
        for call in try calls(.openAIPairs) {
            let usage = try #require((call["response"] as? [String: Any])?["usage"] as? [String: Any])
            let prompt = try #require(usage["prompt_tokens"] as? Int)
            let completion = try #require(usage["completion_tokens"] as? Int)
            let cached = try #require((usage["prompt_tokens_details"] as? [String: Any])?["cached_tokens"] as? Int)
            #expect(usage["total_tokens"] as? Int == prompt + completion)
            #expect(cached == 0 || (cached >= 1_024 && cached.isMultiple(of: 128) && cached < prompt))
            if cached > 0 { cachedCalls += 1 }
        }
        #expect(cachedCalls > 50)
    }

    @Test func `tool calls have an id that their result names`() throws {
        var results = 0
        for call in try calls(.openAIPairs) {
            let messages = try #require((call["request"] as? [String: Any])?["messages"] as? [[String: Any]])
            let ids = messages.compactMap { ($0["tool_calls"] as? [[String: Any]])?.first?["id"] as? String }
            for message in messages where message["role"] as? String == "tool" {
                let content = try #require(message["content"] as? String)
                #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(content.utf8)) }
                // The first of a cut history may have lost its call.
                if messages.count < 23 { #expect(ids.contains(try #require(message["tool_call_id"] as? String))) }
                results += 1
            }
        }
        #expect(results > 10)
    }

    @Test func `on lines of their own, each response follows a request of its session`() throws {
        var open: [String: Int] = [:]
        var responses = 0
        for line in try calls(.openAILines) {
            if line["messages"] != nil {
                open[try #require(session(of: line)), default: 0] += 1
            } else {
                #expect(line["object"] as? String == "chat.completion")
                // `chatcmpl-`, the session's ten digits, the number of the call.
                let id = "s-" + (try #require(line["id"] as? String)).dropFirst(9).prefix(10)
                // Two are open when an impatient customer has written again before the answer.
                #expect((1...2).contains(open[id] ?? 0))
                open[id] = 0
                responses += 1
            }
        }
        #expect(responses > 200)
        #expect(open.values.allSatisfy { $0 == 0 })
    }
}
