import Testing

@testable import SessionWatch

@Suite struct NamePatternTests {
    /// By POSIX fnmatch(3) with `*` alone.
    @Test(arguments: [
        ("cust-812", "cust-812", true), ("cust-812", "cust-8123", false), ("cust-*", "cust-", true), ("cust-*", "cust", false),
        ("*@test.example", "anna@test.example", true), ("*@test.example", "anna@test.example.org", false),
        ("a*b*c", "axxbyyc", true), ("a*b*c", "axxbyy", false), ("a*bc", "abcbc", true), ("*", "", true), ("", "", true),
        ("", "a", false), ("**", "x", true), ("Cust", "cust", false), ("a?c", "abc", false), ("[a]", "a", false), ("ü*", "über", true),
    ] as [(String, String, Bool)])
    func `a star stands for any run, all else for itself`(_ pattern: String, _ name: String, _ matches: Bool) {
        #expect(NamePattern(pattern).matches(name) == matches)
    }

    @Test func `many stars over a long name end soon`() {
        // A backtracking matcher would try some 1,000^20 ways.
        let pattern = NamePattern(String(repeating: "*a", count: 20) + "b")
        #expect(!pattern.matches(String(repeating: "a", count: 1_000)))
        #expect(pattern.matches(String(repeating: "a", count: 1_000) + "b"))
    }
}
