/// Which files are being read, and which were, so that no file is read twice under two names.
///
/// Shared by all followers: a rotation makes the file of one path the file of another, and a directory or pattern may name both.
package struct KnownFiles: Sendable {
    /// What is known of a file that was opened.
    enum Knowledge {
        case unknown
        /// Another path is being read from this very file.
        case readAs(FilePath)
        /// It was read up to here.
        case readUpTo(Int)
        /// Other content of this path, of which nothing more comes there, is the same up to here: it is a copy (logrotate's copytruncate).
        case copy(of: FilePath, upTo: Int)
        /// All that it holds was read as this path, unless it is still growing to a full copy.
        case copyMadeBefore(FilePath)
        /// So far it begins as what was read; it may still be growing to a copy of it.
        case copyInProgress
        /// It is a copy of what is still being read as this path: what more it holds comes there too.
        case copyOfOpen(FilePath)
    }

    /// How far a path was read of which another may be a rotated name.
    struct Original: Sendable {
        var path: FilePath
        var place: any ContentPlace
        /// More may come of it there.
        var isOpen: Bool
    }

    /// 100 KB at most. Older ones are forgotten first.
    private static let finishedLimit = 1024
    /// Copies come right after the truncation, so a few generations of a path suffice, even if it is cut once a second while a copy is waited for.
    private static let placesForPath = 8

    private var readers: [FileIdentity: FilePath] = [:]
    private var finished: [FileIdentity: PlaceProof] = [:]
    private var finishedOrder: [FileIdentity] = []
    private var places: [FilePath: [Reached]] = [:]

    /// How far a generation came.
    private struct Reached: Sendable {
        var generation: Int
        var place: any ContentPlace
        /// More may come of it.
        var isOpen = true
        /// Its file was gone when the program was started again; it may come back to the name.
        var isBrokenOff = false
    }

    /// Nothing is known yet.
    package init() {}

    /// The path reads this file from now on.
    mutating func hold(_ identity: FileIdentity, as path: FilePath) {
        readers[identity] = path
    }

    /// The path reads this file no more.
    ///
    /// - Parameter place: how far it was read; nil if it was none of ours to read.
    mutating func release(_ identity: FileIdentity, at place: FilePlace?) {
        release(identity, proven: place.map { PlaceProof($0) })
    }

    /// The path reads this file no more; `proof` says how far it was read.
    mutating func release(_ identity: FileIdentity, proven proof: PlaceProof?) {
        readers[identity] = nil
        guard let place = proof else { return }
        if finished.updateValue(place, forKey: identity) == nil { finishedOrder.append(identity) }
        if finishedOrder.count > Self.finishedLimit {
            finished[finishedOrder.removeFirst()] = nil
        }
    }

    /// A generation of the path reached this place.
    mutating func note(_ place: FilePlace, for path: FilePath, generation: Int) {
        guard place.isTelling else { return }
        let reached = Reached(generation: generation, place: place)
        // Not only the last one grows: whoever wrote a rotated file may go on for a while.
        if let index = places[path]?.firstIndex(where: { $0.generation == generation }) {
            places[path]?[index] = reached
        } else {
            places[path] = ((places[path] ?? []) + [reached]).suffix(Self.placesForPath)
        }
    }

    /// Nothing more comes of a generation.
    ///
    /// - Parameters:
    ///   - lastLine: what becomes of the line that was begun; one that is dropped is to be read anew from a copy.
    ///   - isBrokenOff: its file was gone when the program was started again.
    mutating func close(_ path: FilePath, generation: Int, _ lastLine: FollowEvent.LastLine, isBrokenOff: Bool = false) {
        guard let index = places[path]?.firstIndex(where: { $0.generation == generation }), var reached = places[path]?[index]
        else { return }
        reached.isOpen = false
        reached.isBrokenOff = isBrokenOff
        if lastLine == .dropped, let place = reached.place as? FilePlace { reached.place = place.lineStart }
        places[path]?[index] = reached
    }

    /// Which path is being read from the file.
    func reader(of identity: FileIdentity) -> FilePath? { readers[identity] }

    /// The places that the paths of which this may be a rotated name have reached, oldest first; for packed copies.
    func placesOfOriginals(for path: FilePath) -> [Original] {
        places.keys.sorted().filter { path.isRotatedName(of: $0) }.flatMap { original in
            (places[original] ?? []).map { Original(path: original, place: $0.place, isOpen: $0.isOpen) }
        }
    }

    /// Whether a file that appeared beside `original` holds what was not read, as far as can be told from what it holds now.
    ///
    /// - Parameter wasThere: it has been there since before, so that it is of interest only as a copy of what was read.
    func isNews(_ path: FilePath, _ identity: FileIdentity, wasThere: Bool, in files: any FileSystem) throws(SystemError) -> Bool {
        guard readers[identity] == nil else { return false }
        guard wasThere || finished[identity] != nil else { return true }
        // A number is used again, so only the content tells.
        let file = try OpenFile(path, in: files)
        let status = try file.status()
        switch try knowledge(of: file, status, at: path) {
        case .readUpTo(let offset): return offset < status.size
        case .copy: return true
        default: return !wasThere
        }
    }

    /// Whether another path reads this very file.
    func isReadElsewhere(_ identity: FileIdentity, than path: FilePath) -> Bool {
        readers[identity].map { $0 != path } ?? false
    }

    /// What the file holds, seen from this path.
    func knowledge(of file: OpenFile, _ status: FileStatus, at path: FilePath) throws(SystemError) -> Knowledge {
        if let reader = readers[status.identity], reader != path { return .readAs(reader) }
        var end: Int?
        if let place = finished[status.identity], try place.isConfirmed(by: file) {
            if place.offset >= status.size { return .readUpTo(place.offset) }
            end = place.offset
        }
        for original in places.keys.sorted().reversed() where path.isRotatedName(of: original) {
            guard let found = try knowledge(of: file, status, places[original] ?? [], as: original) else { continue }
            // A number that is used again can be that of an earlier state of the same content.
            switch found {
            case .copy(_, let offset) where offset <= end ?? -1: break
            case .copyInProgress where end != nil: break
            default: return found
            }
        }
        if let end { return .readUpTo(end) }
        for reached in (places[path] ?? []).reversed() where reached.isBrokenOff && reached.place.offset <= status.size {
            if try reached.place.isConfirmed(by: file) { return .copy(of: path, upTo: reached.place.offset) }
        }
        return .unknown
    }

    private func knowledge(
        of file: OpenFile, _ status: FileStatus, _ places: [Reached], as original: FilePath
    ) throws(SystemError) -> Knowledge? {
        var mayGrow: Knowledge?
        for reached in places.reversed() {
            let place = reached.place
            if status.size > place.offset {
                guard try place.isConfirmed(by: file) else { continue }
                return reached.isOpen ? .copyOfOpen(original) : .copy(of: original, upTo: place.offset)
            } else if try place.covers(file, size: status.size) {
                return reached.isOpen ? .copyOfOpen(original) : .copyMadeBefore(original)
            } else if mayGrow == nil, try place.beginsLike(file, size: status.size) {
                mayGrow = .copyInProgress
            }
        }
        return mayGrow
    }

    // MARK: Outliving the process

    /// What is to be kept.
    ///
    /// - Parameter open: for the paths' generations that have not ended, from where reading shall go on.
    mutating func kept(open: [FilePath: [KeptGeneration]]) -> KeptKnowledge {
        var kept = KeptKnowledge()
        kept.finished = finishedOrder.compactMap { identity in
            finished[identity].map { KeptKnowledge.Finished(identity: identity, place: $0) }
        }
        for (path, reached) in places {
            kept.places[path] = reached.indices.compactMap { index in
                let generation = reached[index].generation
                if let open = open[path]?.first(where: { $0.generation == generation }) {
                    return open.place.isTelling ? KeptKnowledge.Reached(generation: generation, place: open.place, isOpen: true, isBrokenOff: false) : nil
                }
                let proof = reached[index].place as? PlaceProof ?? (reached[index].place as? FilePlace).map {
                    PlaceProof($0, findsShorterCopies: true)
                }
                guard let proof else { return nil }
                // It does not change any more: hashed once.
                places[path]?[index].place = proof
                return KeptKnowledge.Reached(generation: generation, place: proof, isOpen: reached[index].isOpen, isBrokenOff: reached[index].isBrokenOff)
            }
        }
        return kept
    }

    /// Takes up what was kept.
    mutating func takeUp(_ kept: KeptKnowledge) {
        for file in kept.finished { release(file.identity, proven: file.place) }
        for (path, reached) in kept.places {
            places[path] = reached.map { Reached(generation: $0.generation, place: $0.place, isOpen: $0.isOpen, isBrokenOff: $0.isBrokenOff) }
        }
    }
}
