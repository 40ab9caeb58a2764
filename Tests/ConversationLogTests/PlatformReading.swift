import ConversationLog

extension [ReaderItem] {
    /// Each message as `session role text`, which is what most tests of platforms look at.
    var talk: [String] { messages.map { "\($0.session) \($0.role.rawValue) \($0.text)" } }

    /// How many faults and skipped lines there are.
    var counts: [Int] { [faults.count, skippedLines.count] }
}
