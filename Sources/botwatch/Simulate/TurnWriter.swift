/// Writes turns as lines of a log, in one style.
struct TurnWriter {
    /// How the lines are written.
    let style: LogStyle

    /// What a session's earlier calls leave behind for its next one; empty in the styles that send no history.
    struct Memory {
        /// Messages as JSON, oldest first, each with its tokens.
        var history: [(json: [UInt8], tokens: Int)] = []
        /// The prompt of the call before, in tokens.
        var lastPrompt = 0
        var calls = 0
    }

    /// Appends the lines of one turn, line ends included.
    ///
    /// - Parameter time: milliseconds since 1970.
    /// - Returns: how many lines that were; 0 when this style says it later or not at all.
    func write(
        _ turn: SimulatedTurn, of session: SimulatedSession, at time: Int64, memory: inout Memory, to bytes: inout [UInt8]
    ) -> Int {
        switch style {
        case .genericJSONL: return writeGeneric(turn, of: session, at: time, to: &bytes)
        case .plain: return writePlain(turn, of: session, at: time, to: &bytes)
        case .openAIPairs, .openAILines:
            return ChatCallWriter(pairs: style == .openAIPairs)
                .write(turn, of: session, at: time, memory: &memory, to: &bytes)
        }
    }

    private func writeGeneric(_ turn: SimulatedTurn, of session: SimulatedSession, at time: Int64, to bytes: inout [UInt8])
        -> Int
    {
        bytes += "{\"timestamp\":\"".utf8
        LogTimestamp(milliseconds: time).writeRFC3339(to: &bytes)
        bytes += "\",\"session_id\":\"".utf8
        bytes += session.id
        switch turn.speaker {
        case .user: bytes += "\",\"role\":\"user\",\"content\":".utf8
        case .assistant: bytes += "\",\"role\":\"assistant\",\"content\":".utf8
        case .tool: bytes += "\",\"role\":\"tool\",\"content\":".utf8
        }
        LogJSON.write(turn.text, to: &bytes)
        if turn.speaker == .assistant {
            bytes += ",\"model\":\"".utf8
            bytes += session.model
            bytes += "\",\"latency_ms\":".utf8
            LogJSON.write(turn.gap, to: &bytes)
            bytes += ",\"prompt_tokens\":".utf8
            LogJSON.write(turn.promptTokens, to: &bytes)
            bytes += ",\"completion_tokens\":".utf8
            LogJSON.write(turn.completionTokens, to: &bytes)
        }
        bytes += ",\"user\":\"".utf8
        bytes += session.user
        bytes += "\"}\n".utf8
        return 1
    }

    /// Tools do not show in this style. Empty lines within a text are left out: a reader may take them for a text's end.
    private func writePlain(_ turn: SimulatedTurn, of session: SimulatedSession, at time: Int64, to bytes: inout [UInt8]) -> Int
    {
        guard turn.speaker == .user || turn.speaker == .assistant else { return 0 }
        bytes.append(UInt8(ascii: "["))
        LogTimestamp(milliseconds: time).writePlain(to: &bytes)
        bytes += "] ".utf8
        bytes += session.id
        bytes += turn.speaker == .user ? " user: ".utf8 : " bot: ".utf8
        var lines = 1
        for byte in turn.text {
            if byte == UInt8(ascii: "\n") {
                if bytes.last == byte { continue }
                lines += 1
            }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\n"))
        return lines
    }
}
