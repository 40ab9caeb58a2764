/// Follows one path by its name, through rotation, truncation, deletion and whatever else happens to a log.
///
/// It asks the system again in each ``poll(at:knowing:)`` and trusts no notification, since those are missing or lost on network file systems
/// and when queues overflow. It never gives up: a path that isn't there or can't be read is tried again. No descriptor is let go of before its
/// file was quiet for ``FollowSettings/rotateWait``.
package struct FileFollower: Sendable {
    /// The name that is followed.
    package let path: FilePath
    /// The generation that began last; 0 before the first.
    package internal(set) var generation = 0

    /// Where it is looked for.
    let files: any FileSystem
    /// How it is followed.
    let settings: FollowSettings
    /// The file that the name led to when it was last opened.
    var active: FollowedFile?
    /// Files that the name led to before, still watched for late lines.
    var lingering: [FollowedFile] = []
    /// Generations of the program's last run whose files can't be looked at yet.
    var unresumed: [KeptGeneration] = []
    /// The path was looked at: what comes later is new.
    var hasLooked = false
    /// What stands between the path and reading it.
    var trouble = PathTrouble()
    /// What stands between ``unresumed`` and its files.
    var resumeTrouble = PathTrouble()
    /// The file that the name led to when ``unresumed`` were last looked for.
    var nameWhenResuming: FileIdentity?
    /// The last round was over before all open files had been looked at.
    private var wasCutShort = false
    /// A file that may still be growing to a copy of what was read.
    var copyWatch: CopyWatch?
    /// The file that the name leads to, of which nothing is to be read.
    var shadow: Shadow?
    /// The file of the last run's generation that could not go on.
    var brokenOff: FileIdentity?
    /// Whether the generation that began last is that of a refused file's unpacked content.
    var isUnpacking = false

    /// Begins to follow with the first ``poll(at:knowing:)``; until then nothing is opened.
    package init(_ path: FilePath, in files: any FileSystem = SystemFiles(), settings: FollowSettings = FollowSettings()) {
        self.path = path
        self.files = files
        self.settings = settings
    }

    /// Whether a generation is open: more may come of it even if the name is gone.
    package var isOpen: Bool { active != nil || !lingering.isEmpty || !unresumed.isEmpty }

    /// Whether so little is known of what it reads that a copy of it would not be told from another log.
    var isToBeSeen: Bool {
        wasCutShort || (lingering + (active.map { [$0] } ?? [])).contains(where: \.isToBeSeen)
    }

    /// Whether there is no file behind the name.
    package var isWaiting: Bool { trouble.isWaiting }

    /// Why the file can't be read now.
    package var failure: SystemError? { trouble.failure ?? resumeTrouble.failure }

    /// Looks once at what happened since the last time. Never waits.
    ///
    /// - Parameters:
    ///   - now: time since any fixed moment, of a clock that never goes back.
    ///   - known: the files of all paths that are followed together.
    /// - Returns: at most ``FollowSettings/chunkBytes`` of bytes. If it came to that many, there may be more already.
    package mutating func poll(at now: Duration, knowing known: inout KnownFiles) -> [FollowEvent] {
        var round = FollowRound(at: now, left: settings.chunkBytes)
        wasCutShort = false
        if !unresumed.isEmpty {
            var finder = FileFinder(in: files)
            resume(&round, &known, &finder)
        }
        readLingering(&round, &known)
        readActive(&round, &known)
        if lookAtName(&round, &known) { readActive(&round, &known) }
        hasLooked = true
        return round.events
    }

    // MARK: Reading

    private mutating func readLingering(_ round: inout FollowRound, _ known: inout KnownFiles) {
        var remaining: [FollowedFile] = []
        for var file in lingering {
            guard round.left > 0 else {
                wasCutShort = true
                remaining.append(file)
                continue
            }
            switch (try? file.read(atMost: round.left, at: round.now)) ?? .quiet {
            case .bytes(let bytes):
                round.left -= bytes.count
                known.note(file.place, for: path, generation: file.generation)
                round.say(.bytes(bytes), file.generation)
            case .skipped(let count):
                round.say(.skipped(count), file.generation)
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

    private mutating func readActive(_ round: inout FollowRound, _ known: inout KnownFiles) {
        guard var file = active else { return }
        guard round.left > 0 else {
            wasCutShort = true
            return
        }
        do throws(SystemError) {
            var step = try file.read(atMost: round.left, at: round.now)
            if case .truncated = step {
                endByTruncation(&file, &round, &known)
                step = try file.read(atMost: round.left, at: round.now)
            }
            switch step {
            case .bytes(let bytes): take(bytes, from: &file, &round, &known)
            case .skipped(let count): round.say(.skipped(count), file.generation)
            case .quiet, .truncated: break
            }
            active = file
        } catch {
            active = file
            fail(error, &round)
        }
    }

    private mutating func take(_ bytes: [UInt8], from file: inout FollowedFile, _ round: inout FollowRound, _ known: inout KnownFiles) {
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

    /// Why nothing is to be read of a file that begins like this; nil for text.
    static func refusal(of start: [UInt8]) -> FollowEvent.Refusal? {
        switch FirstBytes(start) {
        case .text: nil
        case .gzip: .gzip
        case .notText(let what): .notText(what)
        }
    }

    private mutating func endByTruncation(_ file: inout FollowedFile, _ round: inout FollowRound, _ known: inout KnownFiles) {
        if file.refusedSize == nil {
            known.close(path, generation: file.generation, .dropped)
            let unread = file.sizeBefore - file.place.offset
            if unread > 0 { round.say(.lost(atLeast: unread), file.generation) }
            round.say(.ended(.dropped), file.generation)
        }
        generation += 1
        file.restart(generation: generation, at: round.now)
        round.say(.began(.truncated, offset: 0), generation)
    }

    /// Nothing more is expected of the file.
    mutating func end(_ file: FollowedFile, _ round: inout FollowRound, _ known: inout KnownFiles) {
        known.release(file.identity, at: file.refusedSize == nil ? file.place : nil)
        known.close(path, generation: file.generation, .complete)
        if file.refusedSize == nil { round.say(.ended(.complete), file.generation) }
    }

    // MARK: Trouble

    /// The path can be read again.
    mutating func recover(_ round: inout FollowRound) {
        round.say(trouble.end())
    }

    /// The path can't be read.
    mutating func fail(_ error: SystemError, _ round: inout FollowRound) {
        round.say(trouble.fail(error, at: round.now, longestPause: settings.longestRetry))
    }
}
