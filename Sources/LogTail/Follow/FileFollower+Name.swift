/// What the name of a log leads to, and what becomes of the file that it led to before.
extension FileFollower {
    /// Looks at what the name leads to. True if a new file was opened, so that it can be read at once.
    mutating func lookAtName(_ round: inout FollowRound, _ known: inout KnownFiles) -> Bool {
        let status: FileStatus
        do throws(SystemError) {
            status = try files.currentStatus(of: path)
        } catch {
            if error.isMissing { nameIsGone(&round, &known) } else { fail(error, &round) }
            return false
        }
        guard status.kind == .regular else {
            nameIsGone(&round, &known)
            return false
        }
        let isSame = active?.identity == status.identity
        active?.nameLeads(here: isSame, at: round.now)
        if isSame {
            guard trouble.failure != nil else {
                recover(&round)
                return false
            }
            return reopen(&round)
        }
        if let active, !active.isDrained(at: round.now) { return false }
        if unresumed.contains(where: { $0.identity == status.identity }) { return false }
        if !lingering.contains(where: { $0.identity == status.identity }) {
            if known.isReadElsewhere(status.identity, than: path) {
                settle(status, &round, &known)
                return false
            }
            if shadow == Shadow(status) { return false }
        }
        return open(&round, &known)
    }

    private mutating func nameIsGone(_ round: inout FollowRound, _ known: inout KnownFiles) {
        round.say(trouble.wait())
        shadow = nil
        active?.nameLeads(here: false, at: round.now)
        if let file = active, round.now - file.lastGrowth >= settings.rotateWait, file.isDrained(at: round.now) {
            end(file, &round, &known)
            active = nil
        }
    }

    /// The name leads to a file that another path reads, or that was read to its end.
    private mutating func settle(_ status: FileStatus, _ round: inout FollowRound, _ known: inout KnownFiles) {
        recover(&round)
        if let old = active {
            lingering.append(old)
            active = nil
        }
        let isNew = shadow?.identity != status.identity
        let reader = known.reader(of: status.identity)
        shadow = Shadow(status, isHeld: reader != nil)
        if isNew, let reader { round.say(.alreadyRead(as: reader)) }
    }

    private mutating func open(_ round: inout FollowRound, _ known: inout KnownFiles) -> Bool {
        guard trouble.allowsAttempt(at: round.now) else { return false }
        do throws(SystemError) {
            let file = try OpenFile(path, in: files)
            let status = try file.status()
            guard status.kind == .regular, status.identity != active?.identity else { return false }
            if let back = lingering.firstIndex(where: { $0.identity == status.identity }) {
                let returned = lingering.remove(at: back)
                if let old = active { lingering.append(old) }
                active = returned
                active?.nameLeads(here: true, at: round.now)
                recover(&round)
                return false
            }
            if let old = active, try isContinuation(of: old, file, status) {
                // It has no name any more, so its number can only be another file's from here on.
                known.release(old.identity, at: nil)
                known.hold(status.identity, as: path)
                active?.move(to: file, status.identity)
                recover(&round)
                round.say(.continued, old.generation)
                return true
            }
            return try begin(file, status, &round, &known)
        } catch {
            fail(error, &round)
            return false
        }
    }

    /// The old file was deleted and the new one holds what was read of it: an editor, `rsync` or `sed -i` wrote it anew. A file that was
    /// renamed still exists, so then the new one is another log, however alike it begins.
    private func isContinuation(of old: FollowedFile, _ file: OpenFile, _ status: FileStatus) throws(SystemError) -> Bool {
        guard old.refusedSize == nil, old.place.isTelling, status.size >= old.place.offset else { return false }
        guard try old.file.status().links == 0 else { return false }
        return try old.place.isConfirmed(by: file)
    }

    private mutating func begin(
        _ file: OpenFile, _ status: FileStatus, _ round: inout FollowRound, _ known: inout KnownFiles
    ) throws(SystemError) -> Bool {
        var place = FilePlace()
        var isWithinLine = false
        var beginning = try beginningOfNewFile(status.identity)
        switch try known.knowledge(of: file, status, at: path) {
        case .unknown: break
        case .readAs, .copyOfOpen: return false
        case .readUpTo(status.size):
            settle(status, &round, &known)
            return false
        case .readUpTo(let offset):
            place = try FilePlace(at: offset, in: file)
            beginning = .returned
        case .copy(let original, let offset):
            place = try FilePlace(at: offset, in: file)
            isWithinLine = offset > 0 && place.marker.last != UInt8(ascii: "\n")
            beginning = .returned
            if original != path { round.say(.alreadyRead(as: original)) }
        case .copyMadeBefore(let original):
            guard isQuietCopy(status, at: round.now) else { return false }
            place = try FilePlace(at: status.size, in: file)
            beginning = .returned
            round.say(.alreadyRead(as: original))
        case .copyInProgress:
            guard isQuietCopy(status, at: round.now) else { return false }
        }
        if let old = active {
            if old.refusedSize == nil { lingering.append(old) } else { known.release(old.identity, at: nil) }
        }
        var followed = FollowedFile(
            file, status.identity, target: files.target(of: path), generation: generation + 1, place: place,
            skipsToNewline: isWithinLine, at: round.now)
        var refusal: FollowEvent.Refusal?
        if beginning == .first, settings.start == .now {
            refusal = Self.refusal(of: try file.read(FirstBytes.sampleBytes, at: 0))
            if refusal == nil { try followed.skipToLastLine() } else { followed.refusedSize = status.size }
        }
        generation += 1
        active = followed
        shadow = nil
        copyWatch = nil
        brokenOff = nil
        known.hold(status.identity, as: path)
        // After mere waiting, the beginning says enough.
        let wasFailing = trouble.failure != nil
        let recovery = trouble.end()
        if wasFailing { round.say(recovery) }
        round.say(.began(beginning, offset: followed.place.offset), generation)
        if let refusal {
            round.say(.ended(.dropped), generation)
            round.say(.refused(refusal), generation)
        }
        return true
    }

    private func beginningOfNewFile(_ identity: FileIdentity) throws(SystemError) -> FollowEvent.Beginning {
        if let brokenOff { return brokenOff == identity ? .truncated : .replaced }
        guard let active else { return hasLooked ? .appeared : .first }
        return try active.file.status().links == 0 ? .replaced : .rotated
    }

    private mutating func isQuietCopy(_ status: FileStatus, at now: Duration) -> Bool {
        if let watch = copyWatch, watch.identity == status.identity, watch.size == status.size {
            return status.size > 0 && now - watch.since >= CopyWatch.wait
        }
        copyWatch = CopyWatch(identity: status.identity, size: status.size, since: now)
        return false
    }

    /// After a failure of reading: a fresh descriptor of the same file, as a network file system needs it.
    private mutating func reopen(_ round: inout FollowRound) -> Bool {
        guard trouble.allowsAttempt(at: round.now) else { return false }
        do throws(SystemError) {
            let file = try OpenFile(path, in: files)
            guard let old = active, try file.status().identity == old.identity else { return false }
            _ = try file.read(1, at: old.place.offset)
            active?.move(to: file, old.identity)
            recover(&round)
            return true
        } catch {
            fail(error, &round)
            return false
        }
    }
}
