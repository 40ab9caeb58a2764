/// An address of the settings: a prefix such as `10.0.0.0/8` or `2001:db8::/32`, a single address, or a text with `*`.
package struct AddressPattern: Hashable, Sendable {
    private enum Form: Hashable, Sendable {
        case range(NetworkAddress, bits: Int)
        case text(NamePattern)
    }

    /// As the settings spell it.
    package let text: String
    private let form: Form

    /// - Returns: nil for what has a `/` or a `:` and no star, and yet is no address or prefix, and for what holds no sign of an address.
    package init?(_ text: String) {
        self.text = text
        if text.utf8.contains(UInt8(ascii: "*")) {
            form = .text(NamePattern(text))
            return
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let address = NetworkAddress(parts[0]) else { return nil }
        let width = address.isVersion4 ? 32 : 128
        guard parts.count == 2 else {
            form = .range(address, bits: 128)
            return
        }
        guard parts[1].utf8.count <= 3, parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let bits = Int(parts[1]), bits <= width
        else { return nil }
        form = .range(address, bits: 128 - width + bits)
    }

    /// Whether it covers what a log gives as address.
    ///
    /// A port, brackets and a zone are passed over. Of several addresses with commas, as proxies chain them, all must be covered: the
    /// first is what the caller wrote.
    package func matches(_ logged: String) -> Bool {
        // A chain of proxies is short; more is somebody's play.
        guard logged.utf8.count <= 1_024 else { return false }
        let parts = logged.split(separator: ",", omittingEmptySubsequences: false)
        return parts.allSatisfy { part in
            let text = Self.bare(String(part))
            switch form {
            case .text(let pattern): return pattern.matches(text)
            case .range(let range, let bits):
                // IPv4 lies within IPv6 (::ffff:0:0/96): a shorter prefix means IPv6 alone.
                return NetworkAddress(text).map { (bits >= 96 || range.isVersion4 == $0.isVersion4) && range.shares(bits, with: $0) } ?? false
            }
        }
    }

    /// `10.1.2.3` of ` 10.1.2.3:443`, `fe80::1` of `[fe80::1%eth0]:80`.
    private static func bare(_ text: String) -> String {
        var text = text.split(separator: " ").first.map(String.init) ?? ""
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            text = String(text[..<end].dropFirst())
        } else if text.utf8.count(where: { $0 == UInt8(ascii: ":") }) == 1, text.contains("."), let colon = text.firstIndex(of: ":") {
            text = String(text[..<colon])
        }
        return text.split(separator: "%", omittingEmptySubsequences: false).first.map(String.init) ?? ""
    }
}
