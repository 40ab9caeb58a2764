internal import KeptState

/// What ``WatchedPaths`` remembers from one run of the program to the next: no byte of a log, only places and digests.
struct KeptWatch: Equatable {
    /// What the user had typed.
    var arguments: [FilePath] = []
    /// The number that the next new source gets.
    var numbers = 0
    /// In the order in which they were met.
    var sources: [KeptSource] = []
    /// Which files were read to their end, and how far paths had come.
    var known = KeptKnowledge()
    /// What lay beside each named file when it was last looked, in the order of the names.
    var siblings: [FilePath: [RotatedSibling]] = [:]
}

/// One source of the last run.
struct KeptSource: Equatable {
    /// As in ``WatchEvent/source``.
    var number = 0
    /// As in ``Source``.
    var kind = Source.Kind.file
    var path = FilePath("")
    var argument = FilePath("")
    /// As in ``WatchedSource``.
    var bytesRead = 0
    var rotations = 0
    var truncations = 0
    /// The generation that began last; 0 before the first.
    var generation = 0
    /// The path was looked at: what comes later is new.
    var hasLooked = false
    /// Generations that had not ended, oldest first; of a pipe at most one, of which nothing but the number counts.
    var open: [KeptGeneration] = []
    /// A packed backlog that was being unpacked.
    var packed: KeptPacked?
}

/// A generation that had not ended.
struct KeptGeneration: Equatable {
    var generation = 0
    var identity = FileIdentity(device: 0, inode: 0)
    /// Where a symbolic link had led.
    var target: FilePath?
    /// Where reading goes on.
    var place = PlaceProof.blank
    /// The file's size when it was last looked at, in bytes.
    var size = 0
    /// Reading had begun within a line whose rest is not wanted.
    var skipsToNewline = false
    /// The name led to the file; otherwise it was watched for late lines.
    var isActive = false
}

/// A packed backlog that was being unpacked.
struct KeptPacked: Equatable {
    var generation = 0
    var identity = FileIdentity(device: 0, inode: 0)
    /// The end of the packed file.
    var end = PlaceProof.blank
    /// Unpacked bytes that need not be given again.
    var position = 0
}

/// What ``KnownFiles`` keeps.
struct KeptKnowledge: Equatable {
    struct Finished: Equatable {
        var identity = FileIdentity(device: 0, inode: 0)
        var place = PlaceProof.blank
    }
    struct Reached: Equatable {
        var generation = 0
        var place = PlaceProof.blank
        var isOpen = false
        var isBrokenOff = false
    }

    /// Oldest first.
    var finished: [Finished] = []
    /// For each path its generations, oldest first.
    var places: [FilePath: [Reached]] = [:]
}
