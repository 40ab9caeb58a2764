/// A name in which `*` stands for any run of characters, none included. Everything else is taken as it is, case too.
package struct NamePattern: Hashable, Sendable {
    /// As the settings spell it.
    package let text: String
    private let pattern: [UInt8]

    /// A pattern; any text is one.
    package init(_ text: String) {
        self.text = text
        pattern = Array(text.utf8)
    }

    /// Whether the pattern covers the whole name.
    ///
    /// A star takes as little as it can and only the last one is ever widened, which is enough: what an earlier star could take
    /// more of, the last can.
    ///
    /// - Complexity: O(name x pattern), whatever the stars.
    package func matches(_ name: String) -> Bool {
        let name = Array(name.utf8)
        var at = 0
        var next = 0
        var widened: (pattern: Int, name: Int)?
        while at < name.count {
            if next < pattern.count, pattern[next] == UInt8(ascii: "*") {
                widened = (next + 1, at)
                next += 1
            } else if next < pattern.count, pattern[next] == name[at] {
                next += 1
                at += 1
            } else if let star = widened {
                widened = (star.pattern, star.name + 1)
                next = star.pattern
                at = star.name + 1
            } else {
                return false
            }
        }
        return pattern[next...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
