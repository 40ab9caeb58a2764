import CaseStore
import KeptState
import SecuritySpend
import SessionWatch

/// Keeps a run's state in batches: what was told, how far was read and what was learned, together or not at all.
struct StateKeeper {
    /// A batch ends after so long, after so many bytes read, or when there is nothing to read.
    private static let longest = Duration.seconds(1)
    private static let mostBytes = 16 << 20
    /// Alerts and sessions that wait for a disk with room; what comes beyond is counted.
    private static let mostWaiting = 100_000

    private let store: CaseStore
    private let folder: String
    /// What was told since the last batch that was kept, and what of earlier ones could not be kept.
    private var waiting = StateBatch()
    /// When the batch began, and what had been read then.
    private var begun = Duration.zero
    private var bytesAtBegin = 0
    private var retryAt = Duration.zero
    /// Why the last batch could not be kept, in a sentence; nil while all is well.
    private(set) var trouble: String?
    private var leftOut = 0
    private var notices: [String] = []

    init(_ state: OpenState) {
        store = state.store
        folder = state.folder
    }

    /// What an effect means for the store.
    mutating func note(_ effect: Effect) {
        guard waiting.alerts.count + waiting.sessions.count < Self.mostWaiting else {
            if case .score = effect { return }
            leftOut += 1
            return
        }
        switch effect {
        case .alert(let alert): waiting.alerts.append(alert)
        case .sessionClosed(let session): waiting.sessions.append(session)
        case .score: break
        }
    }

    /// Whether a batch is to be kept now.
    ///
    /// - Parameters:
    ///   - bytes: read so far by the run.
    ///   - isIdle: there is nothing to read at the moment.
    func isDue(at now: Duration, bytes: Int, isIdle: Bool) -> Bool {
        guard now >= retryAt else { return false }
        return now - begun >= Self.longest || bytes - bytesAtBegin >= Self.mostBytes || (isIdle && bytes > bytesAtBegin)
    }

    /// Keeps a batch. If it can't be kept, it is tried again with the next.
    ///
    /// - Parameters:
    ///   - parts: of the state, all that changed since the last call.
    ///   - ledger: the account now.
    ///   - bytes: read so far by the run.
    mutating func keep(_ parts: [StatePart], ledger: @autoclosure () -> [LedgerRow], output: AlertFile?, bytes: Int, at now: Duration) {
        (begun, bytesAtBegin) = (now, bytes)
        guard !parts.isEmpty || !waiting.isEmpty || output?.trouble != nil else { return }
        var batch = StateBatch()
        batch.parts = parts
        batch.ledger = ledger()
        batch.output = output?.length
        waiting.append(batch)
        do throws(StoreError) {
            // Alerts that are not in the file yet must not count as told.
            if let problem = output?.trouble { throw .failed(problem) }
            try store.commit(waiting)
            waiting = StateBatch()
            if trouble != nil { notices.append("the state is kept again") }
            if leftOut > 0 { notices.append("the state lacks \(NumberText.grouped(leftOut)) alerts and sessions: they were too many to wait for the disk") }
            (trouble, leftOut) = (nil, 0)
        } catch {
            let sentence = UserError(error, folder: folder).sentence
            if trouble != sentence { notices.append("\(sentence); reading goes on, and is read again after a restart") }
            trouble = sentence
            retryAt = now + Self.longest
        }
    }

    /// Sentences since the last call.
    mutating func takeNotices() -> [String] {
        defer { notices = [] }
        return notices
    }
}
