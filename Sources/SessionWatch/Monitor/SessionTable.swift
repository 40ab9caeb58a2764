internal import ConversationLog
internal import KeptState
internal import SecuritySpend

/// The open sessions, by id, and in the order in which they were last heard of.
///
/// Slots are reused, so memory is bounded by ``capacity`` sessions and ``byteLimit`` bytes. Lookups take one dictionary access; the order is a
/// linked list through the slots, so that no decision depends on the order of a dictionary.
struct SessionTable {
    private struct Slot {
        var state: SessionState
        var previous: Int
        var next: Int
        /// What ``SessionTable/bytes`` counts for it.
        var bytes = 0
    }

    /// Open sessions at most.
    let capacity: Int
    /// Bytes that open sessions take at most, as ``SessionState/bytes`` counts them; one session may take more.
    let byteLimit: Int
    /// Bytes that they take now, each as it was last weighed.
    private(set) var bytes = 0
    private var slots: [Slot?] = []
    private var free: [Int] = []
    private var slotOf: [String: Int] = [:]
    /// Least and most recently heard of; -1 for none.
    private var oldest = -1
    private var newest = -1
    private var handles = 0

    // What the state must tell of the table since it was last written.
    /// The monitor's count of messages then: whatever was heard of later has changed.
    private var keptAtMessage = 0
    /// Slots that have changed otherwise.
    private var changedSlots: Set<Int> = []
    /// Handles of sessions that have left; only once a state was written, since nobody else empties it.
    private var leftHandles: [Int] = []
    private var isKept = false

    init(capacity: Int, byteLimit: Int = .max) {
        precondition(capacity > 0, "a session table needs room for a session")
        self.capacity = capacity
        self.byteLimit = byteLimit
    }

    var count: Int { slotOf.count }
    var isFull: Bool { count >= capacity }
    /// Whether sessions take more than they may, and one can go.
    var isTooHeavy: Bool { bytes > byteLimit && count > 1 }

    /// The session's slot, made when it is new, and moved to the newest end.
    mutating func slot(for id: String, shownAs: (_ id: String, _ handle: Int) -> String) -> (slot: Int, isNew: Bool) {
        if let slot = slotOf[id] {
            unlink(slot)
            append(slot)
            return (slot, false)
        }
        precondition(!isFull, "make room first")
        handles += 1
        return (insert(SessionState(id: id, shownID: shownAs(id, handles), handle: handles)), true)
    }

    private mutating func insert(_ state: SessionState) -> Int {
        let entry = Slot(state: state, previous: -1, next: -1)
        let slot: Int
        if let reused = free.popLast() {
            slot = reused
            slots[slot] = entry
        } else {
            slot = slots.count
            slots.append(entry)
        }
        slotOf[state.id] = slot
        append(slot)
        return slot
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
    var oldestHeardAt: EventTime? { oldest < 0 ? nil : slots[oldest]?.state.heardAt }

    /// The monitor's count of messages then.
    var oldestHeardAtMessage: Int? { oldest < 0 ? nil : slots[oldest]?.state.heardAtMessage }

    /// Sessions heard of since that count of messages were heard of at `time`.
    mutating func hear(since message: Int, at time: EventTime) {
        keptAtMessage = min(keptAtMessage, message - 1)
        var slot = newest
        while slot >= 0, self[slot].heardAtMessage >= message {
            self[slot].heardAt = time
            slot = slots[slot]?.previous ?? -1
        }
    }

    /// The shown id of an open session.
    func shownID(of id: String) -> String? { slotOf[id].map { self[$0].shownID } }

    /// The session has changed: what it takes is counted anew.
    ///
    /// - Parameter booked: entries that the account keeps of it.
    mutating func weigh(_ slot: Int, booked: Int) {
        let now = self[slot].bytes + booked * Self.bytesBooked
        bytes += now - (slots[slot]?.bytes ?? 0)
        slots[slot]?.bytes = now
    }

    /// Bytes of an entry of a session's spend, in its list and its sums: measured 120 to 170.
    private static let bytesBooked = 160

    /// The slot of an open session that was changed without a message, which the state must tell; nil if it isn't open.
    ///
    /// - Complexity: O(sessions).
    mutating func change(handle: Int) -> Int? {
        let slot = slots.firstIndex { $0?.state.handle == handle }
        if let slot { changedSlots.insert(slot) }
        return slot
    }

    mutating func removeOldest() -> SessionState? { oldest < 0 ? nil : remove(oldest) }

    /// Takes out the session that is missed least: of the ``searched`` that have been quiet longest the one with the least risk, flagged ones
    /// last, and of equal ones the one that has been quiet longest. Never the newest one, unless it is alone.
    mutating func removeLeastMissed() -> SessionState? {
        guard oldest >= 0 else { return nil }
        var least = oldest
        var slot = oldest
        for _ in 0..<Self.searched where slot >= 0 && slot != newest {
            if isMissedLess(slot, than: least) { least = slot }
            slot = slots[slot]?.next ?? -1
        }
        return remove(least)
    }

    /// Sessions looked at to find one that may go: enough that one quiet session is among them while few are suspect, few enough to cost nothing.
    static let searched = 16

    private func isMissedLess(_ slot: Int, than other: Int) -> Bool {
        guard let a = slots[slot]?.state.risk, let b = slots[other]?.state.risk else { return false }
        if (a.alerted == nil) != (b.alerted == nil) { return a.alerted == nil }
        return a.greatest < b.greatest
    }

    private mutating func remove(_ slot: Int) -> SessionState {
        let state = self[slot]
        unlink(slot)
        bytes -= slots[slot]?.bytes ?? 0
        slots[slot] = nil
        free.append(slot)
        slotOf[state.id] = nil
        changedSlots.remove(slot)
        if isKept { leftHandles.append(state.handle) }
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

extension SessionTable {
    private static let kind = "session"

    /// Keeps the table's own number and one part for each session, with what the account keeps of it. The order follows from the
    /// messages at which sessions were heard of, of which no two are alike; links, slots and weights are made anew.
    ///
    /// - Parameters:
    ///   - message: the monitor's count of messages.
    ///   - examiner: redacts what the user asked to see unredacted.
    mutating func keepParts(at message: Int, account: inout SpendAccount, examiner: TextExaminer, in archive: inout PartArchive) {
        archive.keep("sessions") { $0.keepTally(&handles) }
        if archive.isReading {
            read(before: message, account: &account, from: &archive)
        } else {
            for handle in leftHandles { archive.drop("\(Self.kind)/\(handle)") }
            var slot = newest
            while slot >= 0, self[slot].heardAtMessage > keptAtMessage {
                write(slot, account: &account, examiner: examiner, to: &archive)
                changedSlots.remove(slot)
                slot = slots[slot]?.previous ?? -1
            }
            for slot in changedSlots.sorted() { write(slot, account: &account, examiner: examiner, to: &archive) }
        }
        leftHandles = []
        changedSlots = []
        keptAtMessage = message
        isKept = true
    }

    private mutating func write(_ slot: Int, account: inout SpendAccount, examiner: TextExaminer, to archive: inout PartArchive) {
        let handle = self[slot].handle
        let shown = self[slot].transcript
        if !examiner.storesAsShown { self[slot].transcript = shown.replacingTexts(examiner.stored) }
        archive.keep("\(Self.kind)/\(handle)") { part in
            var (id, shownID) = (self[slot].id, self[slot].shownID)
            part.keep(&id)
            part.keep(&shownID)
            // In place: a copy would count some twenty references.
            self[slot].keep(in: &part)
            account.keepSession(handle, in: &part)
        }
        if !examiner.storesAsShown { self[slot].transcript = shown }
    }

    private mutating func read(before message: Int, account: inout SpendAccount, from archive: inout PartArchive) {
        var states: [SessionState] = []
        for handle in archive.numbers(of: Self.kind) {
            archive.check(handle >= 1 && handle <= handles)
            archive.keep("\(Self.kind)/\(handle)") { part in
                var (id, shownID) = ("", "")
                part.keep(&id)
                part.keep(&shownID)
                var state = SessionState(id: id, shownID: shownID, handle: handle)
                state.keep(in: &part)
                account.keepSession(handle, in: &part)
                if part.fault == nil { states.append(state) }
            }
        }
        states.sort { $0.heardAtMessage < $1.heardAtMessage }
        var before = 0
        for state in states where archive.fault == nil {
            archive.check(state.heardAtMessage > before && state.heardAtMessage <= message && slotOf[state.id] == nil)
            guard archive.fault == nil else { return }
            before = state.heardAtMessage
            let slot = insert(state)
            weigh(slot, booked: account.entriesKept(of: state.handle))
        }
    }
}
