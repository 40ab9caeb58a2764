/// A named part of a state, so that only what changed has to be written.
package struct StatePart: Hashable, Sendable {
    /// Unique in the state, such as `session/web-7`.
    package var name: String
    /// What ``StateArchive`` or another writer made; nil when there is no such part any more.
    package var bytes: [UInt8]?

    /// A part and its bytes.
    package init(name: String, bytes: [UInt8]?) {
        self.name = name
        self.bytes = bytes
    }
}
