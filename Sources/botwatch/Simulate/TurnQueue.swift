/// Which open session speaks next: a binary heap over the times of their next turns.
struct TurnQueue {
    /// A session's next turn.
    struct Entry {
        /// Milliseconds since 1970.
        var time: Int64
        /// The session's number, by which equal times are put in order.
        var number: Int
        /// Where the session is kept.
        var slot: Int

        fileprivate func precedes(_ other: Entry) -> Bool {
            time != other.time ? time < other.time : number < other.number
        }
    }

    private var entries: [Entry] = []

    /// The earliest, without taking it out.
    var first: Entry? { entries.first }

    /// - Complexity: O(log of the number of open sessions).
    mutating func insert(_ entry: Entry) {
        entries.append(entry)
        var child = entries.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard entries[child].precedes(entries[parent]) else { return }
            entries.swapAt(child, parent)
            child = parent
        }
    }

    /// Takes out the earliest.
    ///
    /// - Complexity: O(log of the number of open sessions).
    mutating func removeFirst() {
        precondition(!entries.isEmpty, "an empty queue has no first entry")
        entries.swapAt(0, entries.count - 1)
        entries.removeLast()
        var parent = 0
        while true {
            var earliest = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < entries.count {
                if entries[child].precedes(entries[earliest]) { earliest = child }
            }
            guard earliest != parent else { return }
            entries.swapAt(parent, earliest)
            parent = earliest
        }
    }
}
