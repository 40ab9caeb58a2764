/// Which files are being read, and which were, so that no file is read twice under two names.
///
/// Shared by all followers: a rotation makes the file of one path the file of another, and a directory or pattern may name both.
package struct KnownFiles: Sendable {
    /// What is known of a file that was opened.
    enum Knowledge: Hashable {
        case unknown
        /// Another path is being read from this very file.
        case readAs(FilePath)
        /// It was read up to here; still to be confirmed, since numbers are used again.
        case readUpTo(FilePlace)
        /// Other content of this path is the same up to here: it is a copy (logrotate's copytruncate).
        case copy(of: FilePath, upTo: FilePlace)
        /// So far it holds only what was read as this path, but it may still be growing to a full copy.
        case copyInProgress(of: FilePath, upTo: FilePlace)
    }

    /// 5 MB at most. Older ones are forgotten first.
    private static let finishedLimit = 1024
    /// Copies come right after the truncation, so a few generations of a path suffice.
    private static let placesForPath = 4

    private var readers: [FileIdentity: FilePath] = [:]
    private var finished: [FileIdentity: FilePlace] = [:]
    private var finishedOrder: [FileIdentity] = []
    private var places: [FilePath: [(generation: Int, place: FilePlace)]] = [:]

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
        readers[identity] = nil
        guard let place else { return }
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
    func placesOfOriginals(for path: FilePath) -> [(path: FilePath, place: FilePlace)] {
        places.keys.sorted().filter { path.isRotatedName(of: $0) }.flatMap { original in
            (places[original] ?? []).map { (original, $0.place) }
        }
    }

    /// Whether the file is read under any name, or was.
    func isKnown(_ identity: FileIdentity) -> Bool { readers[identity] != nil || finished[identity] != nil }

    /// Whether nothing is to be read from the file under this path: another path does it, or it was read and has the same size still.
    func isSettled(_ status: FileStatus, for path: FilePath) -> Bool {
        if let reader = readers[status.identity] { return reader != path }
        return finished[status.identity]?.offset == status.size
    }

    /// What the file holds, seen from this path.
    func knowledge(of file: OpenFile, _ status: FileStatus, at path: FilePath) throws(SystemError) -> Knowledge {
        if let reader = readers[status.identity], reader != path { return .readAs(reader) }
        if let place = finished[status.identity], try place.isConfirmed(by: file) { return .readUpTo(place) }
        for (original, place) in placesOfOriginals(for: path).reversed() {
            if status.size >= place.offset {
                if try place.isConfirmed(by: file) { return .copy(of: original, upTo: place) }
            } else if try place.beginsLike(file, size: status.size) {
                return .copyInProgress(of: original, upTo: place)
            }
        }
        return .unknown
    }
}
