package import KeptState

extension KeptWatch: Kept {
    /// Raised whenever the bytes mean something else.
    private static let version = 2

    mutating func keep(in archive: inout StateArchive) {
        archive.keepSame(Self.version)
        archive.keep(&arguments)
        archive.keep(&numbers)
        archive.keep(&sources)
        archive.keep(&known)
        archive.keep(&siblings)
        // Numbers are given in rising order and never again.
        archive.check(numbers >= 0 && sources.allSatisfy { (0..<numbers).contains($0.number) })
        archive.check(Set(sources.map(\.number)).count == sources.count && Set(sources.map(\.path)).count == sources.count)
    }
}

extension KeptSource: KeptValue {
    static var blank: KeptSource { KeptSource() }
    static var leastBytes: Int { 11 }
    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&number)
        archive.keepCase(&kind)
        archive.keep(&path)
        archive.keep(&argument)
        archive.keep(&bytesRead)
        archive.keep(&rotations)
        archive.keep(&truncations)
        archive.keep(&generation)
        archive.keep(&hasLooked)
        archive.keep(&open)
        archive.keep(&packed)
        let numbers = open.map(\.generation) + (packed.map { [$0.generation] } ?? [])
        archive.check(min(bytesRead, rotations, truncations, generation) >= 0)
        archive.check(numbers.allSatisfy { $0 >= 1 && $0 <= generation } && Set(numbers).count == numbers.count)
        archive.check(open.filter(\.isActive).count <= 1)
    }
}

extension KeptGeneration: KeptValue {
    static var blank: KeptGeneration { KeptGeneration() }
    static var leastBytes: Int { 8 + PlaceProof.leastBytes }
    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&generation)
        archive.keep(&identity)
        archive.keep(&target)
        archive.keep(&place)
        archive.keep(&size)
        archive.keep(&skipsToNewline)
        archive.keep(&isActive)
        archive.check(size >= place.offset)
    }
}

extension KeptPacked: KeptValue {
    static var blank: KeptPacked { KeptPacked() }
    static var leastBytes: Int { 4 + PlaceProof.leastBytes }
    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&generation)
        archive.keep(&identity)
        archive.keep(&end)
        archive.keep(&position)
        archive.check(position >= 0)
    }
}

extension KeptKnowledge: Kept {
    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&finished)
        archive.keep(&places)
        archive.check(Set(finished.map(\.identity)).count == finished.count)
    }
}

extension KeptKnowledge.Finished: KeptValue {
    static var blank: Self { Self() }
    static var leastBytes: Int { 2 + PlaceProof.leastBytes }
    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&identity)
        archive.keep(&place)
    }
}

extension KeptKnowledge.Reached: KeptValue {
    static var blank: Self { Self() }
    static var leastBytes: Int { 1 + PlaceProof.leastBytes }
    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&generation)
        archive.keep(&place)
        archive.keep(&isOpen)
        archive.keep(&isBrokenOff)
    }
}

extension FilePath: KeptValue {
    package static var blank: FilePath { FilePath("") }
    package mutating func keep(in archive: inout StateArchive) {
        var bytes = bytes
        bytes.keep(in: &archive)
        guard archive.isReading else { return }
        // The system's calls take a path up to its first NUL.
        archive.check(!bytes.contains(0))
        self = FilePath(bytes: bytes)
    }
}

extension FileIdentity: KeptValue {
    package static var blank: FileIdentity { FileIdentity(device: 0, inode: 0) }
    package static var leastBytes: Int { 2 }
    package mutating func keep(in archive: inout StateArchive) {
        var (device, inode) = (device, inode)
        archive.keep(&device)
        archive.keep(&inode)
        self = FileIdentity(device: device, inode: inode)
    }
}

extension FileIdentity: Comparable {
    /// By device, then by number: any fixed order.
    package static func < (left: FileIdentity, right: FileIdentity) -> Bool {
        (left.device, left.inode) < (right.device, right.inode)
    }
}
