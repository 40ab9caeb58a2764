import KeptState
import Testing

@Suite struct SHA256Tests {
    private func hex(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// NIST CSRC, "SHA-256 examples" (one and two blocks), the empty message and the million of FIPS 180-2, appendix B.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
    ])
    func `SHA-256 gives the published digests`(_ message: String, _ digest: String) {
        #expect(hex(SHA256.digest(message.utf8)) == digest)
    }

    @Test func `a long message gives the published digest`() {
        #expect(
            hex(SHA256.digest(repeatElement(UInt8(ascii: "a"), count: 1_000_000)))
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test func `a message in pieces gives the digest of the whole`() {
        let message = (0..<300).map { UInt8(truncatingIfNeeded: $0 * 7) }
        for cut in message.indices {
            var hash = SHA256()
            hash.add(message[..<cut])
            hash.add(message[cut...])
            #expect(hash.digest() == SHA256.digest(message), "cut at \(cut)")
        }
    }
}
