internal import ConversationLog

/// The open sessions, by id, and in the order in which they were last heard of.
///
/// Slots are reused, so memory is bounded by ``capacity`` sessions. Lookups take one dictionary access; the order is a
/// linked list through the slots, so that no decision depends on the order of a dictionary.
struct SessionTable {
    private struct Slot {
        var state: SessionState
        var previous: Int
        var next: Int
    }

    /// Open sessions at most.
    let capacity: Int
    private var slots: [Slot?] = []
    private var free: [Int] = []
    private var slotOf: [String: Int] = [:]
    /// Least and most recently heard of; -1 for none.
    private var oldest = -1
    private var newest = -1
    private var handles = 0

    init(capacity: Int) {
        precondition(capacity > 0, "a session table needs room for a session")
        self.capacity = capacity
    }

    var count: Int { slotOf.count }
    var isFull: Bool { count >= capacity }

    /// The session's slot, made when it is new, and moved to the newest end.
    mutating func slot(for id: String, shownAs: (_ id: String, _ handle: Int) -> String) -> (slot: Int, isNew: Bool) {
        if let slot = slotOf[id] {
            unlink(slot)
            append(slot)
            return (slot, false)
        }
        precondition(!isFull, "make room with removeOldest() first")
        handles += 1
        let entry = Slot(state: SessionState(id: id, shownID: shownAs(id, handles), handle: handles), previous: -1, next: -1)
        let slot: Int
        if let reused = free.popLast() {
            slot = reused
            slots[slot] = entry
        } else {
            slot = slots.count
            slots.append(entry)
        }
        slotOf[id] = slot
        append(slot)
        return (slot, true)
    }

    /// - Precondition: `slot` holds a session.
    subscript(slot: Int) -> SessionState {
        get {
            guard let entry = slots[slot] else { preconditionFailure("no session in slot \(slot)") }
            return entry.state
        }
        _modify {
            precondition(slots[slot] != nil, "no session in slot")
            yield &slots[slot]!.state
        }
    }

    func contains(_ id: String) -> Bool { slotOf[id] != nil }

    /// The monitor's clock when that session was last heard of that has been quiet longest.
    var oldestHeardAt: EventTime? { oldest < 0 ? nil : self[oldest].heardAt }

    /// The monitor's count of messages then.
    var oldestHeardAtMessage: Int? { oldest < 0 ? nil : self[oldest].heardAtMessage }

    /// Sessions heard of since that count of messages were heard of at `time`.
    mutating func hear(since message: Int, at time: EventTime) {
        var slot = newest
        while slot >= 0, self[slot].heardAtMessage >= message {
            self[slot].heardAt = time
            slot = slots[slot]?.previous ?? -1
        }
    }

    /// The shown id of an open session.
    func shownID(of id: String) -> String? { slotOf[id].map { self[$0].shownID } }

    mutating func removeOldest() -> SessionState? {
        guard oldest >= 0 else { return nil }
        let slot = oldest
        let state = self[slot]
        unlink(slot)
        slots[slot] = nil
        free.append(slot)
        slotOf[state.id] = nil
        return state
    }

    private mutating func append(_ slot: Int) {
        slots[slot]?.previous = newest
        slots[slot]?.next = -1
        if newest >= 0 { slots[newest]?.next = slot } else { oldest = slot }
        newest = slot
    }

    private mutating func unlink(_ slot: Int) {
        guard let entry = slots[slot] else { return }
        if entry.previous >= 0 { slots[entry.previous]?.next = entry.next } else { oldest = entry.next }
        if entry.next >= 0 { slots[entry.next]?.previous = entry.previous } else { newest = entry.previous }
    }
}
