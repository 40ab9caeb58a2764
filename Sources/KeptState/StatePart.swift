/// A named part of a state, as a store keeps it.
package struct StatePart: Hashable, Sendable {
    /// A short name of printable ASCII, unique in its state; a number ends it where there are many of a kind: `session/12`.
    package let key: String
    /// What the part is now; nil when it is gone.
    package let bytes: [UInt8]?

    /// A part by its name.
    package init(key: String, bytes: [UInt8]?) {
        self.key = key
        self.bytes = bytes
    }
}

/// A state that is too large to be written whole each second: cut into named parts, of which only those are given that have changed.
package protocol KeptInParts {
    /// Names the value's parts to the archive, which writes or reads each; the counterpart of ``Kept/keep(in:)``.
    mutating func keepParts(in archive: inout PartArchive)
}
