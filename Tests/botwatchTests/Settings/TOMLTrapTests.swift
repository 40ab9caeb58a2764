import Testing

@testable import botwatch

@Suite struct TOMLTrapTests {
    private func refusal(_ text: String) -> UserError? {
        do { _ = try SettingsFile(text, path: "b.toml") } catch { return error as? UserError }
        return nil
    }

    /// The TOML library stopped the program on these.
    @Test(arguments: [
        ("[=\n", 1), ("[é]\n", 1), ("[.a]\n", 1), ("[\n", 1), ("[\r\n", 1), ("[[#\n", 1), ("[ \u{FFFD}\u{5A7}\n", 1), ("\u{FEFF}[+]", 1), ("[[[mute]]\n", 1), ("[[ [a]]\n", 1),
        ("[detect]\nseed = 1\n  [[ ,a]]\n", 3), ("[detect] # [\nrules_off = \"\"\"\n[=\n\"\"\"\n[;\n", 5), ("[detect]\nrules_off = ['[',\n\"]\\\"\"]\n[}", 4),
    ]) func `a header without a key is refused with its line`(_ text: String, _ line: Int) {
        let error = refusal(text)
        #expect(error?.place == "b.toml, line \(line)")
        #expect(error?.fix?.contains("the name of a table must follow [") == true)
    }

    @Test(arguments: [
        "[detect]\nallow_users = [\n[\n\"a\"], # [=\n]\n", "[ detect ]\nrules_off = \"[=\"\n", "[detect]\nrules_off = '''\n[=\n'''\n[read]\nmax_line = 4096\n",
        "['detect']\nseed = 1 # \"\n[\"read\"]\nmax_line = 4096\n",
    ]) func `what looks like a header inside a value, a string or a comment is none`(_ text: String) {
        #expect(TOMLTrap.first(in: text) == nil)
        #expect(refusal(text)?.place?.contains("line") != true)
    }

    /// The TOML library stopped the program on the first two.
    @Test(arguments: [("[detect]\nseed = 2026-03-02T\"date\":0Z\n", 2), ("a = 2026-03-02t", 1), ("[mute]\nuntil = 2026-12-31T :00\n", 2)])
    func `a date whose time does not follow is refused with its line`(_ text: String, _ line: Int) {
        let error = refusal(text)
        #expect(error?.place == "b.toml, line \(line)")
        #expect(error?.fix?.contains("a time must follow the T of a date") == true)
    }

    @Test(arguments: ["seed = 2026-03-02T10:11:12Z\n", "[detect]\nrules_off = \"2026-03-02T\" # 2026-03-02T\n"])
    func `a date with its time, in a string or in a comment is none`(_ text: String) {
        #expect(TOMLTrap.first(in: text) == nil)
    }

    /// The library reads up to the first NUL: settings behind it would be passed over in silence.
    @Test func `a NUL is refused`() {
        #expect(refusal("[detect]\nseed = 1\n\0[detekt]\n")?.fix?.contains("NUL") == true)
    }
}
