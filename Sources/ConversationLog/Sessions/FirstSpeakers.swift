internal import KeptState

/// Who began each conversation: on platforms that tell no roles, the customer.
///
/// Bounded: the conversations used last are kept. In one that was forgotten, the next speaker is taken for the customer.
struct FirstSpeakers: Sendable, Kept {
    /// Conversations remembered: at 600 bytes each, 5 MB at most.
    static let limit = 8_192

    private var speakers = RecentTable<String, String>(limit: FirstSpeakers.limit)

    /// True when this speaker began the conversation, or begins it now.
    mutating func isFirst(_ speaker: String, in session: String) -> Bool {
        let first = speakers.value(of: session) ?? speaker
        _ = speakers.set(first, for: session)
        return first == speaker
    }

    /// Takes the platform's own word on who the customer is.
    mutating func set(_ speaker: String, in session: String) {
        _ = speakers.set(speaker, for: session)
    }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&speakers)
    }
}
