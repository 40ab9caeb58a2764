/// How generations outlive the process.
extension FileFollower {
    /// Follows a path that was followed in the last run. Its generations are looked for by ``resume(_:_:_:)``.
    init(resuming kept: KeptSource, in files: any FileSystem, settings: FollowSettings) {
        self.init(kept.path, in: files, settings: settings)
        generation = kept.generation
        hasLooked = kept.hasLooked
        unresumed = kept.open
    }

    /// The generations that have not ended.
    ///
    /// - Parameter readFrom: for a generation's number, from which offset reading shall go on; nil where all that was given is done with.
    mutating func kept(readFrom: (Int) -> Int?) -> [KeptGeneration] {
        var all = unresumed
        // Another file has the name by now.
        if active != nil { for index in all.indices { all[index].isActive = false } }
        for index in lingering.indices {
            let offset = readFrom(lingering[index].generation) ?? lingering[index].place.offset
            if let kept = lingering[index].kept(readFrom: offset, isActive: false) { all.append(kept) }
        }
        if let file = active, let kept = active?.kept(readFrom: readFrom(file.generation) ?? file.place.offset, isActive: true) {
            all.append(kept)
        }
        return all
    }

    /// Looks for the files of the last run's generations, and goes on in those that still hold what was read.
    ///
    /// A generation whose file can't be looked at for now is tried again in the next poll.
    mutating func resume(_ round: inout FollowRound, _ known: inout KnownFiles, _ finder: inout FileFinder) {
        // Another file behind the name may hold what can't be read of the last one, and must not be taken for a new one before that is clear.
        let identity = (try? files.currentStatus(of: path))?.identity
        guard resumeTrouble.allowsAttempt(at: round.now) || identity != nameWhenResuming else { return }
        nameWhenResuming = identity
        var later: [KeptGeneration] = []
        for kept in unresumed {
            do throws(SystemError) {
                if let found = try file(of: kept, known, &finder, at: round.now) {
                    goOn(in: found, kept, &round, &known)
                } else {
                    giveUp(kept, &round, &known)
                }
            } catch {
                later.append(kept)
                // What is missing comes with its folder, and looking for that costs nothing; the name's own trouble tells that it is waited for.
                if !error.isMissing { round.say(resumeTrouble.fail(error, at: round.now, longestPause: settings.longestRetry)) }
            }
        }
        unresumed = later
        if later.isEmpty { round.say(resumeTrouble.end()) }
    }

    private mutating func goOn(
        in file: FollowedFile, _ kept: KeptGeneration, _ round: inout FollowRound, _ known: inout KnownFiles
    ) {
        if file.identity != kept.identity { known.release(kept.identity, at: nil) }
        known.hold(file.identity, as: path)
        if kept.isActive, active == nil { active = file } else { lingering.append(file) }
        round.say(.began(.resumed, offset: kept.place.offset), kept.generation)
    }

    private mutating func giveUp(_ kept: KeptGeneration, _ round: inout FollowRound, _ known: inout KnownFiles) {
        known.release(kept.identity, at: nil)
        known.close(path, generation: kept.generation, .dropped, isBrokenOff: true)
        if kept.isActive, active == nil { brokenOff = kept.identity }
        // It was to be gone on with all the same, so that whoever has its reader is told of its end.
        round.say(.lost(atLeast: kept.size - kept.place.offset), kept.generation)
        round.say(.ended(.dropped), kept.generation)
    }

    /// The file that a generation goes on in: the same file, whatever it is called now, else one with the same content.
    ///
    /// - Returns: nil if there is none.
    /// - Throws: why a file that may be the one can't be read, or why it can't be found out whether there is one.
    private func file(
        of kept: KeptGeneration, _ known: KnownFiles, _ finder: inout FileFinder, at now: Duration
    ) throws(SystemError) -> FollowedFile? {
        let names = kept.target.map { [path, $0] } ?? [path]
        var failure: SystemError?
        func attempt(_ candidate: FilePath, isSame: Bool) -> FollowedFile? {
            do throws(SystemError) {
                return try open(candidate, for: kept, isSame: isSame, at: now)
            } catch {
                if !error.isMissing { failure = error }
                return nil
            }
        }
        for name in names where (try? files.currentStatus(of: name))?.identity == kept.identity {
            if let file = attempt(name, isSame: true) { return file }
            if failure == nil { return try copy(of: kept, named: names, known, &finder, at: now) }
        }
        for name in names {
            for candidate in finder.paths(of: kept.identity, in: name.directory) {
                if let file = attempt(candidate, isSame: true) { return file }
            }
        }
        if let failure { throw failure }
        if let file = try copy(of: kept, named: names, known, &finder, at: now) { return file }
        if finder.isHidden(path.directory) { throw SystemError.missing }
        return nil
    }

    /// A file that holds the content of a generation whose own file does not, or is gone: an editor saved it anew, or it was copied before it
    /// was cut.
    private func copy(
        of kept: KeptGeneration, named names: [FilePath], _ known: KnownFiles, _ finder: inout FileFinder, at now: Duration
    ) throws(SystemError) -> FollowedFile? {
        guard kept.place.isTelling else { return nil }
        var candidates = kept.isActive ? [path] : []
        for name in names { candidates += finder.rotated(of: name).map(\.path) }
        var failure: SystemError?
        for candidate in candidates {
            do throws(SystemError) {
                let status = try files.currentStatus(of: candidate)
                guard status.kind == .regular, status.size >= kept.place.offset, status.identity != kept.identity,
                    known.reader(of: status.identity) == nil, let file = try open(candidate, for: kept, isSame: false, at: now)
                else { continue }
                return file
            } catch {
                if !error.isMissing { failure = error }
            }
        }
        if let failure { throw failure }
        return nil
    }

    private func open(
        _ candidate: FilePath, for kept: KeptGeneration, isSame: Bool, at now: Duration
    ) throws(SystemError) -> FollowedFile? {
        let file = try OpenFile(candidate, in: files)
        let status = try file.status()
        guard status.kind == .regular, !isSame || status.identity == kept.identity, let place = try kept.place.place(in: file)
        else { return nil }
        return FollowedFile(
            file, status.identity, target: candidate == path ? files.target(of: path) : kept.target, generation: kept.generation, place: place,
            skipsToNewline: kept.skipsToNewline, at: now)
    }
}
