internal import ConversationLog
internal import SecuritySpend

extension Alert {
    /// `botwatch.alert.v1`: the stable contract of `--emit alerts`, one line without its end.
    package var json: String {
        var line = JSONLine()
        line.add("schema", "botwatch.alert.v1")
        line.add("id", idText)
        line.add("time", time?.rfc3339)
        line.add("session", session)
        line.add("severity", severity.rawValue)
        line.add("risk", risk)
        line.add("score", score)
        line.add("threshold", threshold)
        line.add("kind", kind)
        line.add("tags", tags)
        line.add("reasons", reasons.map(\.json))
        var place = JSONLine()
        place.add("path", source)
        place.add("line", self.place.line)
        place.add("offset", self.place.offset)
        line.add("source", place)
        line.add("excerpt", excerpt)
        var spend = JSONLine()
        spend.raw("session_usd", sessionCost.usd)
        spend.raw("attacker_usd", attackerCost.usd)
        line.add("spend", spend)
        return line.closed
    }

    /// 16 hexadecimal digits.
    package var idText: String {
        let digits = String(id, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}

extension Reason {
    fileprivate var json: JSONLine {
        var line = JSONLine()
        line.add("signal", signal)
        line.add("value", value)
        if let usual {
            line.raw(
                "usual",
                "[\(NumberText.decimal(usual.lowerBound, places: 6)),\(NumberText.decimal(usual.upperBound, places: 6))]")
        } else {
            line.raw("usual", "null")
        }
        line.add("share", share)
        line.add("text", text)
        return line
    }
}

extension ScoreRecord {
    /// The stable contract of `--emit scores`.
    package var json: String {
        var line = JSONLine()
        line.add("line", place.line)
        line.add("offset", place.offset)
        line.add("session", session)
        line.add("role", role.rawValue)
        line.add("time", time?.rfc3339)
        line.add("score", score)
        line.add("risk", risk)
        return line.closed
    }
}

extension SessionRecord {
    /// `botwatch.session.v1`: the stable contract of `--emit sessions`.
    package var json: String {
        var line = JSONLine()
        line.add("schema", "botwatch.session.v1")
        line.add("session", session)
        line.add("user", user)
        line.add("bot", bot)
        line.add("model", model)
        line.add("first", firstSeen?.rfc3339)
        line.add("last", lastSeen?.rfc3339)
        line.add("messages", messages)
        line.add("user_messages", userMessages)
        line.add("input_tokens", inputTokens)
        line.add("output_tokens", outputTokens)
        line.add("risk", risk)
        line.add("flagged", flagged?.rawValue)
        line.add("rules", rules)
        line.raw("cost_usd", cost.usd)
        line.add("end", end.rawValue)
        return line.closed
    }
}

extension Message {
    /// `botwatch.message.v1`: the stable contract of `--emit messages`.
    ///
    /// - Parameters:
    ///   - session: the session's id as alerts and scores show it.
    ///   - redacted: replaces what must not leave. Of a text that was cut the last 64 scalars go too: they may be half of a number.
    package func json(source: String, session: String, redacted: (String) -> String) -> String {
        let cut = marks.contains(.cut) ? String(String.UnicodeScalarView(text.unicodeScalars.dropLast(64))) : text
        var line = JSONLine()
        line.add("schema", "botwatch.message.v1")
        line.add("time", time?.rfc3339)
        line.add("session", session)
        line.add("user", user.map(redacted))
        line.add("bot", bot.map(redacted))
        line.add("role", role.rawValue)
        line.add("text", redacted(cut))
        line.add("bytes", textBytes)
        line.add("model", model.map(redacted))
        line.add("latency_ms", latencyMilliseconds)
        line.add("input_tokens", usage?.input)
        line.add("cached_tokens", usage?.cachedInput)
        line.add("output_tokens", usage?.output)
        line.add("tools", toolCalls.map { redacted($0.name) })
        line.add("finish", finish?.rawValue)
        line.add("cut", marks.contains(.cut))
        line.add("repaired", marks.contains(.repaired))
        line.add("without_words", marks.contains(.withoutWords))
        var place = JSONLine()
        place.add("path", source)
        place.add("line", self.place.line)
        place.add("offset", self.place.offset)
        line.add("source", place)
        return line.closed
    }
}
