import ConversationLog
import DashboardModel
import KeptState

/// Where a run's lines come from, and when they are due: finished logs by their own clock, or live ones as they grow.
protocol Feed {
    /// Hands over what is due at `now`, for at most about 50 ms of work. The items of one source come in its order.
    ///
    /// - Parameter now: monotonic time since the run began.
    mutating func advance(at now: Duration, _ take: (ReaderItem, _ source: String) -> Void) throws -> FeedProgress

    /// Descriptors that are worth waking up for.
    var descriptors: [Int32] { get }
    var mode: RunStatus.Mode { get }
    var isPaused: Bool { get }
    var sources: [RunStatus.Source] { get }
    var linesRead: Int { get }
    /// Unpacked bytes taken in by this run.
    var bytesRead: Int { get }

    /// How far was read and what readers remember, as far as it changed since the last call: what the next run goes on from.
    mutating func changedParts() -> [StatePart]

    /// Sentences about the reading since the last call: formats found, rotations, faults.
    mutating func takeNotices() -> [String]

    mutating func togglePause(at now: Duration)
    mutating func changeSpeed(faster: Bool, at now: Duration)
}

enum FeedProgress: Hashable {
    /// There is more right now.
    case more
    /// Nothing until a descriptor is readable or this time has come.
    case idle(until: Duration)
    case ended
}
