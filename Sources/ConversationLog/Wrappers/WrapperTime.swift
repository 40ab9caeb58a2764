/// The time that a wrapper has, for messages of records that have none.
enum WrapperTime {
    /// Sets the time of the record's last exchange, if none of its messages has one: the last message, and those before it up to the answer before.
    ///
    /// What lies further back is history that was sent again: when it was said, the wrapper doesn't know.
    static func stand(_ time: EventTime?, inFor items: inout [ReaderItem]) {
        var isLast = true
        for item in items {
            if case .message(let message) = item, message.time != nil { return }
        }
        for index in items.indices.reversed() {
            guard case .message(var message) = items[index] else { continue }
            if !isLast, message.role == .assistant { return }
            isLast = false
            message.time = time
            items[index] = .message(message)
        }
    }
}
