/// How a source outlives the process.
extension WatchedEntry {
    /// A source of the last run. Nothing is opened before ``resume(at:knowing:finding:into:)``.
    init(_ source: Source, in files: any FileSystem, resuming kept: KeptSource, settings: FollowSettings) {
        self.init(source, number: kept.number, in: files, settings: settings)
        status.bytesRead = kept.bytesRead
        status.rotations = kept.rotations
        status.truncations = kept.truncations
        bytesOfLastRuns = kept.bytesRead
        hasBegun = kept.generation > 0
        guard source.kind == .file else {
            pipeGeneration = kept.generation + 1
            return
        }
        let follower = FileFollower(resuming: kept, in: files, settings: settings)
        reader = kept.packed.map { .unresumed(follower, $0) } ?? .follower(follower)
    }

    /// Looks for what was open in the last run.
    ///
    /// - Parameter lost: generations of a pipe, which nobody can go back in.
    mutating func resume(
        at now: Duration, lost: [KeptGeneration], knowing known: inout KnownFiles, finding finder: inout FileFinder, into events: inout [WatchEvent]
    ) {
        switch reader {
        case .follower(var follower):
            var round = FollowRound(at: now, left: 0)
            follower.resume(&round, &known, &finder)
            reader = .follower(follower)
            for event in round.events { emit(event.kind, generation: event.generation, &events) }
        case .unresumed(let follower, let kept):
            _ = resumeUnpacking(follower, kept, at: now, &known, &finder, &events)
        case .unopened:
            for kept in lost {
                emit(.lost(atLeast: 0), generation: kept.generation, &events)
                emit(.ended(.dropped), generation: kept.generation, &events)
            }
        case .packed, .piped, .over: break
        }
    }

    /// Goes on unpacking where the last run was, if the packed file is the same still.
    ///
    /// - Returns: whether there may be more already.
    mutating func resumeUnpacking(
        _ given: FileFollower, _ kept: KeptPacked, at now: Duration, _ known: inout KnownFiles, _ finder: inout FileFinder,
        _ events: inout [WatchEvent]
    ) -> Bool {
        var follower = given
        var names = finder.paths(of: kept.identity, in: source.path.directory)
        if (try? files.currentStatus(of: source.path))?.identity == kept.identity { names.insert(source.path, at: 0) }
        var isUnreadable = finder.isHidden(source.path.directory)
        for name in names {
            let file: OpenFile
            do throws(SystemError) {
                file = try OpenFile(name, in: files)
                guard try file.status().identity == kept.identity, try kept.end.place(in: file) != nil else { continue }
            } catch {
                isUnreadable = isUnreadable || !error.isMissing
                continue
            }
            let packedSource = Source(kind: .file, path: name, foundBy: source.argument)
            guard let packed = try? PackedBacklog(packedSource, in: files, resumingAt: kept.position) else { continue }
            follower.resumeUnpacking(file, kept.identity, size: kept.end.offset, at: now, &known)
            reader = .packed(follower, packed, kept.identity)
            emit(.began(.resumed, offset: kept.position), generation: kept.generation, &events)
            return true
        }
        guard !isUnreadable else { return false }
        known.release(kept.identity, at: nil)
        emit(.lost(atLeast: 0), generation: kept.generation, &events)
        emit(.ended(.dropped), generation: kept.generation, &events)
        reader = .follower(follower)
        return true
    }

    /// What is to be kept of it.
    ///
    /// - Parameter readFrom: for a generation's number, from which offset reading shall go on.
    mutating func kept(readFrom: (Int) -> Int?) -> KeptSource {
        var kept = KeptSource(
            number: number, kind: source.kind, path: source.path, argument: source.argument, bytesRead: status.bytesRead,
            rotations: status.rotations, truncations: status.truncations)
        switch reader {
        case .follower(var follower):
            kept.generation = follower.generation
            kept.hasLooked = follower.hasLooked
            kept.open = follower.kept(readFrom: readFrom)
            reader = .follower(follower)
        case .packed(let follower, let packed, let identity):
            kept.generation = follower.generation
            kept.hasLooked = follower.hasLooked
            if follower.isUnpacking {
                kept.packed = follower.active?.keptPacked(
                    follower.generation, identity, position: readFrom(follower.generation) ?? packed.position)
            }
        case .unresumed(let follower, let packed):
            kept.generation = follower.generation
            kept.hasLooked = follower.hasLooked
            kept.packed = packed
        case .unopened:
            kept.generation = pipeGeneration - 1
        case .piped:
            kept.generation = pipeGeneration
            kept.open = [KeptGeneration(generation: pipeGeneration)]
        case .over:
            kept.generation = source.kind == .file ? 0 : pipeGeneration
        }
        return kept
    }
}

extension FollowedFile {
    /// A packed file that is being unpacked, with its end as proof; nil if that can't be read, so that it is unpacked anew.
    fileprivate func keptPacked(_ generation: Int, _ identity: FileIdentity, position: Int) -> KeptPacked? {
        guard let size = refusedSize, let end = try? FilePlace(at: size, in: file) else { return nil }
        return KeptPacked(generation: generation, identity: identity, end: PlaceProof(end), position: position)
    }
}
