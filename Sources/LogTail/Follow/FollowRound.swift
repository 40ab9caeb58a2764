/// One call of ``FileFollower/poll(at:knowing:)``: what it yields and how much it may still read.
struct FollowRound {
    /// The time of the call.
    let now: Duration
    /// Bytes that may still be read.
    var left: Int
    /// What is to be told, in order.
    private(set) var events: [FollowEvent] = []

    /// - Parameter left: bytes that may be read.
    init(at now: Duration, left: Int) {
        self.now = now
        self.left = left
    }

    /// Adds an event; nil is none.
    mutating func say(_ kind: FollowEvent.Kind?, _ generation: Int = 0) {
        guard let kind else { return }
        events.append(FollowEvent(generation: generation, kind: kind))
    }
}
