/// What stands between a path and reading it, said once, and when to try again.
struct PathTrouble: Hashable, Sendable {
    private enum Kind: Hashable, Sendable {
        case none, waiting
        case failed(SystemError)
    }

    private var kind = Kind.none
    /// When to try next to open a file that refuses.
    private var notBefore = Duration.zero
    private var pause = Self.firstPause

    private static let firstPause = Duration.milliseconds(250)

    /// Nothing is behind the name.
    var isWaiting: Bool { kind == .waiting }

    /// Why the file can't be read now.
    var failure: SystemError? {
        if case .failed(let error) = kind { error } else { nil }
    }

    /// Whether the pause after the last failed attempt is over.
    func allowsAttempt(at now: Duration) -> Bool { now >= notBefore }

    /// - Returns: the event, if this is new.
    mutating func wait() -> FollowEvent.Kind? {
        guard kind != .waiting else { return nil }
        kind = .waiting
        return .waiting
    }

    /// Each failed attempt doubles the pause before the next one.
    ///
    /// - Returns: the event, if this is new.
    mutating func fail(_ error: SystemError, at now: Duration, longestPause: Duration) -> FollowEvent.Kind? {
        if allowsAttempt(at: now) {
            notBefore = now + pause
            pause = min(pause * 2, longestPause)
        }
        guard kind != .failed(error) else { return nil }
        kind = .failed(error)
        return .failed(error)
    }

    /// - Returns: the event, if there was trouble.
    mutating func end() -> FollowEvent.Kind? {
        guard kind != .none else { return nil }
        self = PathTrouble()
        return .recovered
    }
}
