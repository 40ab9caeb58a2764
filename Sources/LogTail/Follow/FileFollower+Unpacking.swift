/// What ``WatchedEntry`` needs to unpack a file that the follower met and refused.
extension FileFollower {
    /// Bytes of the file behind the name that are there but not given yet.
    var bytesBehind: Int? {
        guard let active, active.refusedSize == nil else { return nil }
        return max(active.size - active.place.offset, 0)
    }

    /// The reason for which the file behind the name was refused, if it still is.
    func refusal(from state: WatchedSource.State) -> FollowEvent.Refusal? {
        guard case .refused(let reason) = state, active?.refusedSize != nil else { return nil }
        return reason
    }
}
