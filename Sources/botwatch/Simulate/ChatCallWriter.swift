/// Writes calls of the model as OpenAI's chat completions have them: each request sends the history again.
struct ChatCallWriter {
    /// Request and response on one line, with the time and the latency around them; else each on its own line.
    let pairs: Bool

    /// Messages that the shop's program sends again at most; longer talks lose their beginning, as in many real programs.
    static let keptMessages = 24

    /// Appends the lines of one turn; see ``TurnWriter/write(_:of:at:memory:to:)``.
    func write(
        _ turn: SimulatedTurn, of session: SimulatedSession, at time: Int64, memory: inout TurnWriter.Memory,
        to bytes: inout [UInt8]
    ) -> Int {
        switch turn.speaker {
        case .user:
            remember(message("user", turn.text), tokens: SimulatedSession.tokens(of: turn.text.count) + 4, in: &memory)
            guard !pairs else { return 0 }
            writeRequest(of: session, memory: memory, to: &bytes)
            bytes.append(UInt8(ascii: "\n"))
            return 1
        case .assistant:
            let answer = message("assistant", turn.text)
            let lines = writeCall(
                answer: answer, finish: "stop", completion: turn.completionTokens, latency: turn.gap, of: session, at: time,
                memory: &memory, to: &bytes)
            remember(answer, tokens: turn.completionTokens + 4, in: &memory)
            return lines
        case .tool(let name, let arguments):
            let id = "call_\(memory.calls)"
            var request = Array(
                "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"\(id)\",\"type\":\"function\",".utf8)
            request += "\"function\":{\"name\":".utf8
            LogJSON.write(name, to: &request)
            request += ",\"arguments\":".utf8
            LogJSON.write(arguments, to: &request)
            request += "}}]}".utf8
            let lines = writeCall(
                answer: request, finish: "tool_calls", completion: turn.completionTokens, latency: turn.gap, of: session,
                at: time, memory: &memory, to: &bytes)
            remember(request, tokens: turn.completionTokens + 4, in: &memory)
            var result = Array("{\"role\":\"tool\",\"tool_call_id\":\"\(id)\",\"content\":".utf8)
            LogJSON.write(turn.text, to: &result)
            result += "}".utf8
            remember(result, tokens: SimulatedSession.tokens(of: turn.text.count) + 4, in: &memory)
            guard !pairs else { return lines }
            writeRequest(of: session, memory: memory, to: &bytes)
            bytes.append(UInt8(ascii: "\n"))
            return lines + 1
        }
    }

    /// The response, and in pairs the request before it.
    private func writeCall(
        answer: [UInt8], finish: String, completion: Int, latency: Int, of session: SimulatedSession, at time: Int64,
        memory: inout TurnWriter.Memory, to bytes: inout [UInt8]
    ) -> Int {
        if pairs {
            bytes += "{\"ts\":\"".utf8
            LogTimestamp(milliseconds: time).writeRFC3339(to: &bytes)
            bytes += "\",\"request\":".utf8
            writeRequest(of: session, memory: memory, to: &bytes)
            bytes += ",\"response\":".utf8
        }
        let prompt = SimulatedSession.standingTokens + memory.history.reduce(0) { $0 + $1.tokens }
        // The provider keeps a prompt's beginning in steps of 128 tokens, from 1,024 on; a talk that was cut at its
        // front has only the standing part in common with the call before.
        let common = memory.history.count < Self.keptMessages ? memory.lastPrompt : min(memory.lastPrompt, 1_090)
        let cached = common >= 1_024 ? common / 128 * 128 : 0
        bytes += "{\"id\":\"chatcmpl-".utf8
        bytes += session.id.dropFirst(2)
        LogJSON.write(100 + memory.calls, to: &bytes)
        bytes += "\",\"object\":\"chat.completion\",\"created\":".utf8
        LogJSON.write(Int(time / 1_000), to: &bytes)
        bytes += ",\"model\":\"".utf8
        bytes += session.model
        bytes += "\",\"choices\":[{\"index\":0,\"message\":".utf8
        bytes += answer
        bytes +=
            ",\"finish_reason\":\"\(finish)\"}],\"usage\":{\"prompt_tokens\":\(prompt),\"completion_tokens\":\(completion),"
            .utf8
        bytes += "\"total_tokens\":\(prompt + completion),\"prompt_tokens_details\":{\"cached_tokens\":\(cached)}}}".utf8
        if pairs { bytes += ",\"latency_ms\":\(latency)}".utf8 }
        bytes.append(UInt8(ascii: "\n"))
        memory.lastPrompt = prompt
        memory.calls += 1
        return 1
    }

    private func writeRequest(of session: SimulatedSession, memory: TurnWriter.Memory, to bytes: inout [UInt8]) {
        bytes += "{\"model\":\"".utf8
        // The request names the family, the response the dated model: `gpt-4o-mini-2024-07-18` less its last 11 letters.
        bytes += session.model.dropLast(11)
        bytes += "\",\"messages\":[".utf8
        bytes += Self.systemMessage
        for entry in memory.history {
            bytes.append(UInt8(ascii: ","))
            bytes += entry.json
        }
        bytes += "],\"temperature\":0.2,\"metadata\":{\"session_id\":\"".utf8
        bytes += session.id
        bytes += "\"},\"safety_identifier\":\"".utf8
        bytes += session.user
        bytes += "\"}".utf8
    }

    private func remember(_ json: [UInt8], tokens: Int, in memory: inout TurnWriter.Memory) {
        memory.history.append((json, tokens))
        if memory.history.count > Self.keptMessages { memory.history.removeFirst(2) }
    }

    private func message(_ role: String, _ text: [UInt8]) -> [UInt8] {
        var bytes = Array("{\"role\":\"\(role)\",\"content\":".utf8)
        LogJSON.write(text, to: &bytes)
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }

    private static let systemMessage: [UInt8] = {
        var bytes = Array("{\"role\":\"system\",\"content\":".utf8)
        LogJSON.write(Array(ShopBot.systemPrompt.utf8), to: &bytes)
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }()
}
