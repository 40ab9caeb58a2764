internal import KeptState

/// Ids of messages that were read, so that what a platform sends again is read once: webhooks that are tried again, edits, exports that overlap.
///
/// Bounded: the ids used last are kept.
struct SeenMessages: Sendable, Kept {
    /// Ids remembered: at 300 bytes each, 5 MB at most.
    static let limit = 16_384

    private var seen = RecentTable<String, Bool>(limit: SeenMessages.limit)

    /// True the first time that an id comes in a conversation, and always for a message without an id.
    mutating func isFirst(_ id: String?, in session: String) -> Bool {
        guard let id else { return true }
        // The length keeps apart pairs that are spelt alike when they are joined.
        let key = "\(id.utf8.count) \(id) \(session)"
        let isNew = seen.value(of: key) == nil
        _ = seen.set(true, for: key)
        return isNew
    }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&seen)
    }
}
