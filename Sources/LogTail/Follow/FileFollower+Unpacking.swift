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

    /// Begins a generation for the unpacked content of the refused file.
    mutating func beginUnpacking() -> Int {
        isUnpacking = true
        generation += 1
        return generation
    }

    /// The refused file has been dealt with; the name is looked at anew.
    ///
    /// - Parameter isRead: whether all of the file was read, so that it need not be read again under another name.
    /// - Throws: why its end can't be read now, by which it is known again; then nothing is forgotten.
    mutating func forgetRefused(_ known: inout KnownFiles, isRead: Bool) throws(SystemError) {
        if let file = active, file.refusedSize != nil {
            let place = isRead ? try FilePlace(at: file.file.status().size, in: file.file) : nil
            known.release(file.identity, at: place)
            active = nil
        }
        isUnpacking = false
    }

    /// The generation of unpacked content that was open in the last run goes on.
    mutating func resumeUnpacking(_ file: OpenFile, _ identity: FileIdentity, size: Int, at now: Duration, _ known: inout KnownFiles) {
        isUnpacking = true
        var refused = FollowedFile(file, identity, target: nil, generation: generation, place: FilePlace(), at: now)
        refused.refusedSize = size
        active = refused
        known.hold(identity, as: path)
    }
}
