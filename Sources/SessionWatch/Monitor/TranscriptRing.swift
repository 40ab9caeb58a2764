internal import ConversationLog
package import KeptState

/// The last messages of a session, for the case that it is flagged: redacted, unless the user asked for unredacted texts.
package struct TranscriptRing: Sendable {
    package struct Entry: Sendable {
        var time: EventTime?
        var role: Message.Role
        var text: String
        var line: Int
    }

    /// Messages, bytes of each, and bytes in all that are kept at most.
    package static let depth = 60
    package static let textBytes = 2_000
    package static let bytes = 24_000

    package private(set) var entries: [Entry] = []
    /// Bytes of the texts in ``entries``.
    private(set) var bytesKept = 0

    /// - Parameter text: the message's text as it may leave the program, at most ``textBytes`` of it.
    mutating func add(_ message: Message, text: String) {
        bytesKept += text.utf8.count
        while entries.count >= Self.depth || (bytesKept > Self.bytes && !entries.isEmpty) {
            bytesKept -= entries.removeFirst().text.utf8.count
        }
        entries.append(Entry(time: message.time, role: message.role, text: text, line: message.place.line))
    }

    /// The same with other texts, such as redacted ones.
    func replacingTexts(_ change: (String) -> String) -> TranscriptRing {
        var ring = self
        for index in ring.entries.indices { ring.entries[index].text = change(ring.entries[index].text) }
        return ring
    }
}

extension TranscriptRing: Kept {
    package mutating func keep(in archive: inout StateArchive) {
        guard archive.isReading else {
            // Over places rather than copies: this is most of what a state is.
            _ = archive.keepCount(entries.count, leastBytes: Entry.leastBytes)
            for index in entries.indices { entries[index].keep(in: &archive) }
            return
        }
        archive.keep(&entries)
        archive.check(entries.count <= Self.depth)
        bytesKept = entries.reduce(0) { $0 + $1.text.utf8.count }
    }
}

extension TranscriptRing.Entry: KeptValue {
    package static var blank: TranscriptRing.Entry { TranscriptRing.Entry(time: nil, role: .user, text: "", line: 0) }
    package static var leastBytes: Int { 7 }

    package mutating func keep(in archive: inout StateArchive) {
        archive.keep(&time)
        archive.keepCase(&role)
        archive.keep(&text)
        archive.keep(&line)
    }
}
