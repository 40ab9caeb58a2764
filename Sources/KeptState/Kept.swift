/// State that outlives the process: one function writes it and takes it up again, so that both can't drift apart.
///
/// What comes from the settings is not kept: a value is made anew by its settings, then its state is taken up.
package protocol Kept {
    /// Writes all that the value remembers to the archive, or sets it to what the archive holds; see ``StateArchive/isReading``.
    ///
    /// After a fault the value may hold anything and must not be used.
    mutating func keep(in archive: inout StateArchive)
}

/// Kept state of which a new one can be made before its content is known, so that it can stand in arrays, optionals and tables.
package protocol KeptValue: Kept {
    /// What is filled when an archive is read.
    static var blank: Self { get }
    /// The fewest bytes that one of them takes: what bounds the count of a list whose archive may be damaged.
    static var leastBytes: Int { get }
}

extension KeptValue {
    package static var leastBytes: Int { 1 }
}

/// Why bytes can't be taken for a state.
package enum StateFault: Error, Hashable, Sendable {
    /// They end before the state does.
    case tooShort
    /// They go on after the state.
    case tooLong
    /// A value is not one that the state can have.
    case outOfRange
    /// Another version of the program wrote it, in a form that this one does not know.
    case otherVersion
    /// It was made with other settings, with which it can't go on.
    case otherSettings
}
