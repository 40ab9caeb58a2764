/// One source of ``WatchedPaths`` with whatever reads it.
struct WatchedEntry {
    enum Reader {
        case follower(FileFollower)
        /// The follower met gzip data, which is unpacked before the name is looked at again.
        case packed(FileFollower, PackedBacklog, FileIdentity)
        /// Gzip data that was being unpacked in the last run is looked for.
        case unresumed(FileFollower, KeptPacked)
        case piped(PipedInput)
        /// A pipe or standard input that is not open yet.
        case unopened
        case over
    }

    /// What was found for the argument.
    let source: Source
    /// As in ``WatchEvent/source``.
    let number: Int
    /// Where it is looked for.
    let files: any FileSystem
    /// For the screen, as of the last poll.
    var status: WatchedSource
    /// Something was read, or at least opened.
    var hasBegun = false
    /// All that it held when it was looked into had been read under another name.
    private var wasReadBefore = false
    /// What it is read with now.
    var reader: Reader
    /// The generation of a pipe's bytes: a run of the program each.
    var pipeGeneration = 1
    /// As ``WatchedSource/bytesRead``, when this run began.
    var bytesOfLastRuns = 0

    /// Nothing is opened before the first poll.
    init(_ source: Source, number: Int, in files: any FileSystem, settings: FollowSettings) {
        self.source = source
        self.files = files
        self.number = number
        status = WatchedSource(
            number: number, path: source.path, state: .reading, bytesRead: 0, bytesBehind: nil, rotations: 0, truncations: 0)
        reader = source.kind == .file ? .follower(FileFollower(source.path, in: files, settings: settings)) : .unopened
    }

    /// Nothing can come of it any more.
    var isOver: Bool {
        if case .over = reader { true } else { false }
    }

    /// No file is behind the name and nothing more can come of the last one.
    var isGone: Bool {
        switch reader {
        case .follower(let follower): !follower.isOpen && follower.isWaiting
        case .packed, .unresumed: false
        case .piped, .unopened, .over: true
        }
    }

    /// The name leads to the very file that is being read.
    var readsWhatNameLeadsTo: Bool {
        guard case .follower(let follower) = reader, let active = follower.active, follower.unresumed.isEmpty else { return false }
        return (try? files.currentStatus(of: source.path))?.identity == active.identity
    }

    /// Nobody knows what it held: nothing is behind the name, and there was nothing the first time, or it was not looked at yet.
    var isUnknown: Bool {
        guard case .follower(let follower) = reader, !hasBegun, !wasReadBefore else { return false }
        return follower.isWaiting || !follower.hasLooked
    }

    /// Files that had the name before may still give lines.
    var watchesRotated: Bool {
        if case .follower(let follower) = reader { !follower.lingering.isEmpty } else { false }
    }

    /// As in ``FileFollower``.
    var isToBeSeen: Bool {
        if case .follower(let follower) = reader { follower.isToBeSeen } else { false }
    }

    /// How many generations there were.
    var generation: Int {
        if case .follower(let follower) = reader { follower.generation } else { 0 }
    }

    /// How many generations of the last run are looked for still.
    var unresumedCount: Int {
        if case .follower(let follower) = reader { follower.unresumed.count } else { 0 }
    }

    /// To be polled for input; nil for files.
    /// Standard input's; a named pipe without a writer would wake the caller all the time.
    var descriptor: Int32? {
        if case .piped(let input) = reader, source.kind == .standardInput { input.descriptor } else { nil }
    }

    /// An event of this source.
    func event(_ kind: FollowEvent.Kind, generation: Int = 0) -> WatchEvent {
        WatchEvent(source: number, path: source.path, event: FollowEvent(generation: generation, kind: kind))
    }

    /// - Returns: how many bytes were given, and whether there may be more already.
    mutating func poll(at now: Duration, knowing known: inout KnownFiles, into events: inout [WatchEvent]) -> (Int, Bool) {
        let before = status.bytesRead
        var isBusy = false
        switch reader {
        case .follower(let follower): isBusy = pollFollower(follower, at: now, &known, &events)
        case .packed(let follower, let packed, let identity):
            isBusy = unpack(follower, packed, identity, at: now, &known, &events)
        case .unresumed(let follower, let kept):
            var finder = FileFinder(in: files)
            isBusy = resumeUnpacking(follower, kept, at: now, &known, &finder, &events)
        case .unopened: isBusy = openPipe(&events)
        case .piped(let input): isBusy = readPipe(input, &events)
        case .over: break
        }
        return (status.bytesRead - before, isBusy)
    }

    /// Adds an event and counts it.
    mutating func emit(_ kind: FollowEvent.Kind, generation: Int, _ events: inout [WatchEvent]) {
        switch kind {
        case .bytes(let bytes): status.bytesRead += bytes.count
        case .began(let beginning, _):
            hasBegun = true
            if beginning == .rotated || beginning == .replaced { status.rotations += 1 }
            if beginning == .truncated { status.truncations += 1 }
        case .alreadyRead: wasReadBefore = true
        default: break
        }
        events.append(event(kind, generation: generation))
    }

    private mutating func pollFollower(
        _ given: FileFollower, at now: Duration, _ known: inout KnownFiles, _ events: inout [WatchEvent]
    ) -> Bool {
        var follower = given
        let before = status.bytesRead
        var refusal: FollowEvent.Refusal?
        for event in follower.poll(at: now, knowing: &known) {
            emit(event.kind, generation: event.generation, &events)
            if case .refused(let reason) = event.kind { refusal = reason }
        }
        let given = status.bytesRead - before
        reader = .follower(follower)
        status.bytesBehind = follower.bytesBehind
        if let failure = follower.failure {
            status.state = .failed(failure)
        } else if follower.isWaiting {
            status.state = .waiting
        } else if let refusal = refusal ?? follower.refusal(from: status.state) {
            status.state = .refused(refusal)
        } else {
            status.state = follower.bytesBehind == 0 ? .caughtUp : .reading
        }
        if refusal == .gzip, follower.settings.start == .beginning, let identity = follower.active?.identity {
            do throws(SourceError) {
                let packed = try PackedBacklog(source, in: files, originals: known.placesOfOriginals(for: source.path))
                reader = .packed(follower, packed, identity)
            } catch .notText(_, let what) {
                emit(.refused(.notText(what)), generation: 0, &events)
                status.state = .refused(.notText(what))
            } catch {
                // It was replaced or spoiled meanwhile; the follower sees what is there now.
                try? follower.forgetRefused(&known, isRead: false)
                reader = .follower(follower)
            }
        }
        return given >= FileReader.chunkBytes
    }

    private mutating func unpack(
        _ given: FileFollower, _ packed: PackedBacklog, _ identity: FileIdentity, at now: Duration,
        _ known: inout KnownFiles, _ events: inout [WatchEvent]
    ) -> Bool {
        var follower = given
        var packed = packed
        defer { if case .packed = reader { reader = .packed(follower, packed, identity) } }
        do throws(SourceError) {
            switch try packed.step(at: now, originals: { known.placesOfOriginals(for: source.path) }) {
            case .busy: return true
            case .waiting: return false
            case .alreadyRead(let path):
                emit(.alreadyRead(as: path), generation: 0, &events)
                return true
            case .bytes(let bytes):
                if !follower.isUnpacking {
                    let beginning = packed.position - bytes.count
                    emit(.began(.first, offset: beginning), generation: follower.beginUnpacking(), &events)
                }
                emit(.bytes(bytes), generation: follower.generation, &events)
                status.state = .reading
                return true
            case .fault(let fault):
                emit(.damaged(fault), generation: follower.generation, &events)
                return true
            case .end: break
            }
        } catch {
            if case .notReadable(_, let error) = error {
                // Nothing was taken in, so it is tried again.
                if status.state != .failed(error) { emit(.failed(error), generation: 0, &events) }
                status.state = .failed(error)
                return false
            }
            // Anything else was found out when unpacking began, or the file went away, which the follower tells.
        }
        let wasUnpacking = follower.isUnpacking
        do throws(SystemError) {
            try follower.forgetRefused(&known, isRead: true)
        } catch {
            status.state = .failed(error)
            return false
        }
        if wasUnpacking { emit(.ended(.complete), generation: follower.generation, &events) }
        status.state = .ended
        reader = .follower(follower)
        return false
    }
}
