/// Follows one path by its name, through rotation, truncation, deletion and whatever else happens to a log.
///
/// It asks the system again in each ``poll(at:knowing:)`` and trusts no notification, since those are missing or lost on network file systems
/// and when queues overflow. It never gives up: a path that isn't there or can't be read is tried again. No descriptor is let go of before its
/// file was quiet for ``FollowSettings/rotateWait``.
package struct FileFollower: Sendable {
    /// The name that is followed.
    package let path: FilePath
    /// The generation that began last; 0 before the first.
    package private(set) var generation = 0

    /// How it is followed.
    let settings: FollowSettings
    /// The file that the name led to when it was last opened.
    private(set) var active: FollowedFile?
    /// Files that the name led to before, still watched for late lines.
    private(set) var lingering: [FollowedFile] = []
    private var hasLooked = false
    private var trouble = PathTrouble()
    private var copyWatch: CopyWatch?
    private var shadow: FileIdentity?
    /// Whether the generation that began last is that of a refused file's unpacked content.
    private(set) var isUnpacking = false

    /// A file that may still be growing to a copy of what was read.
    private struct CopyWatch {
        var identity: FileIdentity
        var size: Int
        var since: Duration
        /// No copying program pauses so long.
        static let wait = Duration.seconds(5)
    }

    /// Begins to follow with the first ``poll(at:knowing:)``; until then nothing is opened.
    package init(_ path: FilePath, settings: FollowSettings = FollowSettings()) {
        self.path = path
        self.settings = settings
    }

    /// Whether a generation is open: more may come of it even if the name is gone.
    package var isOpen: Bool { active != nil || !lingering.isEmpty }

    /// Whether there is no file behind the name.
    package var isWaiting: Bool { trouble.isWaiting }

    /// Why the file can't be read now.
    package var failure: SystemError? { trouble.failure }

    /// Looks once at what happened since the last time. Never waits.
    ///
    /// - Parameters:
    ///   - now: time since any fixed moment, of a clock that never goes back.
    ///   - known: the files of all paths that are followed together.
    /// - Returns: at most ``FollowSettings/chunkBytes`` of bytes. If it came to that many, there may be more already.
    package mutating func poll(at now: Duration, knowing known: inout KnownFiles) -> [FollowEvent] {
        var round = Round(now: now, left: settings.chunkBytes)
        readLingering(&round, &known)
        readActive(&round, &known)
        if lookAtName(&round, &known) { readActive(&round, &known) }
        hasLooked = true
        return round.events
    }

    /// One call of `poll`: what it yields and how much it may still read.
    private struct Round {
        let now: Duration
        var left: Int
        var events: [FollowEvent] = []

        mutating func say(_ kind: FollowEvent.Kind?, _ generation: Int = 0) {
            guard let kind else { return }
            events.append(FollowEvent(generation: generation, kind: kind))
        }
    }

    // MARK: Refused files

    /// Begins a generation for the unpacked content of the refused file.
    mutating func beginUnpacking() -> Int {
        isUnpacking = true
        generation += 1
        return generation
    }

    /// The refused file has been dealt with; the name is looked at anew.
    ///
    /// - Parameter identity: set if all of the file was read, so that it need not be read again under another name.
    mutating func forgetRefused(_ known: inout KnownFiles, readTo identity: FileIdentity?) {
        isUnpacking = false
        guard let file = active, file.refusedSize != nil else { return }
        active = nil
        let place = identity == nil ? nil : try? FilePlace(at: file.file.status().size, in: file.file)
        known.release(file.identity, at: place)
    }

    // MARK: Reading

    private mutating func readLingering(_ round: inout Round, _ known: inout KnownFiles) {
        var remaining: [FollowedFile] = []
        for var file in lingering {
            guard round.left > 0 else {
                remaining.append(file)
                continue
            }
            let step = (try? file.read(atMost: round.left, at: round.now)) ?? .quiet
            switch step {
            case .bytes(let bytes):
                round.left -= bytes.count
                round.say(.bytes(bytes), file.generation)
            case .quiet:
                break
            case .truncated:
                // It is nobody's log any more, but what is written to it after that is new.
                endByTruncation(&file, &round, &known)
            }
            if round.now - file.lastGrowth >= settings.rotateWait, file.isDrained(at: round.now) {
                end(file, &round, &known)
            } else {
                remaining.append(file)
            }
        }
        lingering = remaining
    }

    private mutating func readActive(_ round: inout Round, _ known: inout KnownFiles) {
        guard var file = active, round.left > 0 else { return }
        do throws(SystemError) {
            var step = try file.read(atMost: round.left, at: round.now)
            if case .truncated = step {
                endByTruncation(&file, &round, &known)
                step = try file.read(atMost: round.left, at: round.now)
            }
            if case .bytes(let bytes) = step { take(bytes, from: &file, &round, &known) }
            active = file
        } catch {
            active = file
            fail(error, &round)
        }
    }

    private mutating func take(_ bytes: [UInt8], from file: inout FollowedFile, _ round: inout Round, _ known: inout KnownFiles) {
        if file.place.offset == bytes.count, let refusal = Self.refusal(of: bytes) {
            file.refusedSize = bytes.count
            round.say(.ended(.dropped), file.generation)
            round.say(.refused(refusal), file.generation)
            return
        }
        round.left -= bytes.count
        known.note(file.place, for: path, generation: file.generation)
        round.say(.bytes(bytes), file.generation)
    }

    private static func refusal(of start: [UInt8]) -> FollowEvent.Refusal? {
        switch FirstBytes(start) {
        case .text: nil
        case .gzip: .gzip
        case .notText(let what): .notText(what)
        }
    }

    private mutating func endByTruncation(_ file: inout FollowedFile, _ round: inout Round, _ known: inout KnownFiles) {
        if file.refusedSize == nil { round.say(.ended(.dropped), file.generation) }
        generation += 1
        file.restart(generation: generation, at: round.now)
        round.say(.began(.truncated, offset: 0), generation)
    }

    private mutating func end(_ file: FollowedFile, _ round: inout Round, _ known: inout KnownFiles) {
        known.release(file.identity, at: file.refusedSize == nil ? file.place : nil)
        if file.refusedSize == nil { round.say(.ended(.complete), file.generation) }
    }

    // MARK: The name

    /// Looks at what the name leads to. True if a new file was opened, so that it can be read at once.
    private mutating func lookAtName(_ round: inout Round, _ known: inout KnownFiles) -> Bool {
        let status: FileStatus
        do throws(SystemError) {
            status = try FileStatus(of: path)
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
            guard failure != nil else {
                recover(&round)
                return false
            }
            return reopen(&round)
        }
        if let active, !active.isDrained(at: round.now) { return false }
        if known.isSettled(status, for: path), !lingering.contains(where: { $0.identity == status.identity }) {
            settle(status.identity, &round, &known)
            return false
        }
        return open(&round, &known)
    }

    private mutating func nameIsGone(_ round: inout Round, _ known: inout KnownFiles) {
        round.say(trouble.wait())
        shadow = nil
        active?.nameLeads(here: false, at: round.now)
        if let file = active, round.now - file.lastGrowth >= settings.rotateWait, file.isDrained(at: round.now) {
            end(file, &round, &known)
            active = nil
        }
    }

    /// The name leads to a file that another path reads, or that was read to its end.
    private mutating func settle(_ identity: FileIdentity, _ round: inout Round, _ known: inout KnownFiles) {
        recover(&round)
        if let old = active {
            lingering.append(old)
            active = nil
        }
        guard shadow != identity else { return }
        shadow = identity
        if let reader = known.reader(of: identity) { round.say(.alreadyRead(as: reader)) }
    }

    private mutating func open(_ round: inout Round, _ known: inout KnownFiles) -> Bool {
        guard trouble.allowsAttempt(at: round.now) else { return false }
        do throws(SystemError) {
            let file = try OpenFile(path)
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
                known.release(old.identity, at: old.place)
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
        _ file: OpenFile, _ status: FileStatus, _ round: inout Round, _ known: inout KnownFiles
    ) throws(SystemError) -> Bool {
        var place = FilePlace()
        var beginning = try beginningOfNewFile()
        switch try known.knowledge(of: file, status, at: path) {
        case .unknown: break
        case .readAs: return false
        case .readUpTo(let known):
            place = known
            beginning = .returned
        case .copy(let original, let known):
            place = known
            beginning = .returned
            round.say(.alreadyRead(as: original))
        case .copyInProgress(let original, let known):
            guard isQuietCopy(status, at: round.now) else { return false }
            if try known.covers(file, size: status.size) {
                place = try FilePlace(at: status.size, in: file)
                beginning = .returned
                round.say(.alreadyRead(as: original))
            }
        }
        if let old = active {
            if old.refusedSize == nil { lingering.append(old) } else { known.release(old.identity, at: nil) }
        }
        var followed = FollowedFile(file, status.identity, generation: generation + 1, place: place, at: round.now)
        var refusal: FollowEvent.Refusal?
        if beginning == .first, settings.start == .now {
            refusal = Self.refusal(of: try file.read(FirstBytes.sampleBytes, at: 0))
            if refusal == nil { try followed.skipToLastLine() } else { followed.refusedSize = status.size }
        }
        generation += 1
        active = followed
        shadow = nil
        copyWatch = nil
        known.hold(status.identity, as: path)
        // After mere waiting, the beginning says enough.
        let wasFailing = failure != nil
        let recovery = trouble.end()
        if wasFailing { round.say(recovery) }
        round.say(.began(beginning, offset: followed.place.offset), generation)
        if let refusal {
            round.say(.ended(.dropped), generation)
            round.say(.refused(refusal), generation)
        }
        return true
    }

    private func beginningOfNewFile() throws(SystemError) -> FollowEvent.Beginning {
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

    // MARK: Trouble

    /// After a failure of reading: a fresh descriptor of the same file, as a network file system needs it.
    private mutating func reopen(_ round: inout Round) -> Bool {
        guard trouble.allowsAttempt(at: round.now) else { return false }
        do throws(SystemError) {
            let file = try OpenFile(path)
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

    private mutating func recover(_ round: inout Round) {
        round.say(trouble.end())
    }

    private mutating func fail(_ error: SystemError, _ round: inout Round) {
        round.say(trouble.fail(error, at: round.now, longestPause: settings.longestRetry))
    }
}
