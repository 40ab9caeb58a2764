import ConversationLog
import Testing

/// What every sample log gives without any flag, held to files that a person has read: one line an item, every field that is there.
@Suite struct SampleLogTests {
    @Test(arguments: Golden.compared) func `a sample gives the messages of its golden file`(_ name: String) throws {
        let read = items(try Golden.sample(name), name: "log")
        try Golden.compare(read.map { $0.goldenLine + "\n" }.joined(), with: name + ".txt")
    }

    @Test func `there are samples`() {
        #expect(Golden.samples.count >= 50)
    }
}

extension ReaderItem {
    /// The item as one line: fields that are missing are left out, texts are in quotes.
    fileprivate var goldenLine: String {
        switch self {
        case .format(let notice): "format: \(notice.summary)"
        case .message(let message): message.goldenLine
        case .fault(let fault): "\(fault.place.goldenText) fault \(fault.reason.rawValue)"
        case .skipped(let place): "\(place.goldenText) skipped"
        }
    }
}

extension LinePlace {
    fileprivate var goldenText: String { "line \(line) at \(offset):" }
}

extension Message {
    fileprivate var goldenLine: String {
        var parts = ["\(place.goldenText) \(role.rawValue) \(text.debugDescription)"]
        func add(_ name: String, _ value: String?) {
            if let value { parts.append("\(name)=\(value)") }
        }
        add("session", session.debugDescription + (sessionIsDerived ? " (derived)" : ""))
        add("time", time.map { $0.rfc3339 })
        // What milliseconds don't show.
        add("nanoseconds", time.flatMap { $0.nanoseconds % 1_000_000 == 0 ? nil : "\($0.nanoseconds)" })
        add("bytes", textBytes == text.utf8.count ? nil : "\(textBytes)")
        add("user", user?.debugDescription)
        add("address", address)
        add("bot", bot?.debugDescription)
        add("model", model)
        add("latency", latencyMilliseconds.map { "\($0)ms" })
        add("usage", usage.map { "in \($0.input) (cached \($0.cachedInput), written \($0.cacheWrite)) out \($0.output)" })
        add("cost", reportedCostNanodollars.map { "\($0)n$" })
        add("tools", toolCalls.isEmpty ? nil : toolCalls.map { "\($0.name)/\($0.argumentBytes)/\(String($0.argumentHash, radix: 16))" }.joined(separator: "+"))
        add("finish", finish?.rawValue)
        add("id", id?.debugDescription)
        if marks.contains(.cut) { parts.append("cut") }
        if marks.contains(.repaired) { parts.append("repaired") }
        if marks.contains(.withoutWords) { parts.append("without words") }
        add("hash", String(lineHash, radix: 16))
        return parts.joined(separator: "  ")
    }
}
