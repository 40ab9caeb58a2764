internal import KeptState

/// The keyed hash HMAC-SHA-256 of RFC 2104, ready for many messages under one key.
struct HMACSHA256: Sendable {
    /// Hashes that have taken in the key already: a message then costs two blocks less.
    private let inner: SHA256
    private let outer: SHA256

    /// - Parameter key: any length; one longer than 64 bytes is hashed first, as the RFC says.
    init(key: [UInt8]) {
        var block = key.count > SHA256.blockBytes ? SHA256.digest(key) : key
        block += repeatElement(0, count: SHA256.blockBytes - block.count)
        var inner = SHA256()
        inner.add(block.map { $0 ^ 0x36 })
        var outer = SHA256()
        outer.add(block.map { $0 ^ 0x5c })
        self.inner = inner
        self.outer = outer
    }

    /// The 32 bytes that only a holder of the key can make for this message.
    func code(for message: some Sequence<UInt8>) -> [UInt8] {
        var inner = inner
        inner.add(message)
        var outer = outer
        outer.add(inner.digest())
        return outer.digest()
    }
}
