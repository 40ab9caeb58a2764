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
        /// Other content of this path is the same up to here: it is a copy (logrotate's copytruncate).
        case copy(of: FilePath, upTo: Int)
        /// So far it holds only what was read as this path, but it may still be growing to a full copy.
        case copyInProgress(of: FilePath, upTo: any ContentPlace)
    }

    /// 100 KB at most. Older ones are forgotten first.
    private static let finishedLimit = 1024
    /// Copies come right after the truncation, so a few generations of a path suffice.
    private static let placesForPath = 4

    private var readers: [FileIdentity: FilePath] = [:]
    private var finished: [FileIdentity: PlaceProof] = [:]
    private var finishedOrder: [FileIdentity] = []
    private var places: [FilePath: [(generation: Int, place: any ContentPlace)]] = [:]

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
        var known = places[path] ?? []
        if known.last?.generation == generation { known.removeLast() }
        places[path] = (known + [(generation, place)]).suffix(Self.placesForPath)
    }

    /// Which path is being read from the file.
    func reader(of identity: FileIdentity) -> FilePath? { readers[identity] }

    /// The places that the paths of which this may be a rotated name have reached, oldest first; for packed copies.
    func placesOfOriginals(for path: FilePath) -> [(path: FilePath, place: any ContentPlace)] {
        places.keys.sorted().filter { path.isRotatedName(of: $0) }.flatMap { original in
            (places[original] ?? []).map { (original, $0.place) }
        }
    }

    /// Whether the file is read under any name, or was.
    func isKnown(_ identity: FileIdentity) -> Bool { readers[identity] != nil || finished[identity] != nil }

    /// Whether another path reads this very file.
    func isReadElsewhere(_ identity: FileIdentity, than path: FilePath) -> Bool {
        readers[identity].map { $0 != path } ?? false
    }

    /// What the file holds, seen from this path.
    func knowledge(of file: OpenFile, _ status: FileStatus, at path: FilePath) throws(SystemError) -> Knowledge {
        if let reader = readers[status.identity], reader != path { return .readAs(reader) }
        if let place = finished[status.identity], try place.isConfirmed(by: file) { return .readUpTo(place.offset) }
        for (original, place) in placesOfOriginals(for: path).reversed() {
            if status.size >= place.offset {
                if try place.isConfirmed(by: file) { return .copy(of: original, upTo: place.offset) }
            } else if try place.beginsLike(file, size: status.size) {
                return .copyInProgress(of: original, upTo: place)
            }
        }
        return .unknown
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
                    return open.place.isTelling ? KeptKnowledge.Reached(generation: generation, place: open.place) : nil
                }
                let proof = reached[index].place as? PlaceProof ?? (reached[index].place as? FilePlace).map {
                    PlaceProof($0, findsShorterCopies: true)
                }
                guard let proof else { return nil }
                // It does not change any more: hashed once.
                places[path]?[index].place = proof
                return KeptKnowledge.Reached(generation: generation, place: proof)
            }
        }
        return kept
    }

    /// Takes up what was kept.
    mutating func takeUp(_ kept: KeptKnowledge) {
        for file in kept.finished { release(file.identity, proven: file.place) }
        for (path, reached) in kept.places { places[path] = reached.map { ($0.generation, $0.place) } }
    }
}
