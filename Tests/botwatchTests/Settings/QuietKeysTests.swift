import ConversationLog
import SessionWatch
import Testing

@testable import botwatch

/// Allow list, mutes and alert budget as settings: what is read, and what is refused with which sentence.
@Suite struct QuietKeysTests {
    private func settings(_ text: String) throws -> RunSettings {
        let file = try SettingsFile(text, path: "b.toml")
        var settings = RunSettings()
        settings.monitor.mutes = file.mutes
        try settings.apply(file.entries)
        return settings
    }

    private func refusal(_ text: String) -> String {
        do {
            _ = try settings(text)
            return "not refused"
        } catch let error as UserError {
            return error.sentence
        } catch {
            return "\(error)"
        }
    }

    @Test func `lists are texts with commas or lists of TOML, whose entries may hold commas`() throws {
        let settings = try settings(
            """
            [detect]
            allow_users = "tester-*, anna"
            allow_sessions = ["probe-1", "probe-2"]
            allow_bots = "staging"
            allow_addresses = ["10.0.0.0/8", "2001:db8::/32", "192.168.*"]
            allow_texts = ["Hello, this is a test", "ping"]
            alerts_per_day = 5
            """)
        let allowed = settings.monitor.allowed
        #expect(allowed.users.map(\.text) == ["tester-*", "anna"] && allowed.sessions.map(\.text) == ["probe-1", "probe-2"])
        #expect(allowed.bots.map(\.text) == ["staging"] && allowed.addresses.map(\.text) == ["10.0.0.0/8", "2001:db8::/32", "192.168.*"])
        #expect(allowed.texts.map(\.text) == ["Hello, this is a test", "ping"] && settings.monitor.alertsPerDay == 5)
        let one = try self.settings("[detect]\nallow_texts = [\"Hello, you\"]\n")
        #expect(one.monitor.allowed.texts.map(\.text) == ["Hello, you"])
    }

    @Test func `mutes are read in their order, the end as text, date or time`() throws {
        let mutes = try settings(
            """
            [[mute]]
            rule = "encoded-text"
            user = "cust-812"
            until = "2026-12-31"
            reason = "pen test by Acme"
            [[mute]]
            address = "10.0.0.0/8"
            until = 2026-12-31
            [[mute]]
            rule = "forest"
            until = 2026-12-31T18:00:00Z
            """
        ).monitor.mutes
        #expect(mutes.map(\.scope) == ["rule encoded-text, user cust-812", "address 10.0.0.0/8", "rule forest"])
        #expect(mutes.map(\.reason) == ["pen test by Acme", nil, nil])
        // `date -u -d 2027-01-01 +%s` and `date -u -d 2026-12-31T18:00:00Z +%s`.
        #expect(mutes.map(\.until.seconds) == [1_798_761_600, 1_798_761_600, 1_798_740_000])
    }

    @Test(arguments: [
        ("[[mute]]\nrule = \"forest\"\n", "a mute needs an end: b.toml, mute 1 (add until = \"2026-12-31\"; one that never ends would be forgotten)"),
        ("[[mute]]\nuntil = \"2026-12-31\"\n", "a mute needs to say what it mutes: b.toml, mute 1 (give it a rule, user, session, bot or address)"),
        ("[[mute]]\nrule = \"encodet-text\"\nuntil = \"2026-12-31\"\n", "setting mute has no rule 'encodet-text': did you mean encoded-text?: b.toml, mute 1"),
        ("[[mute]]\nrul = \"forest\"\nuntil = \"2026-12-31\"\n", "unknown setting 'mute.rul': b.toml, mute 1 (did you mean rule?)"),
        ("[[mute]]\nrule = \"forest\"\nuntil = \"2026-02-30\"\n", "mute.until is no date: b.toml, mute 1 (write it like 2026-12-31 or 2026-12-31T18:00:00Z; it is '2026-02-30')"),
        ("[[mute]]\naddress = \"10.0.0.0/40\"\nuntil = \"2026-12-31\"\n", "setting mute must hold addresses such as 10.1.2.3, 10.0.0.0/8 or 2001:db8::/32, not '10.0.0.0/40': b.toml, mute 1"),
        ("[mute]\nrule = \"forest\"\n", "mute is no list of tables: b.toml (begin each mute with [[mute]])"),
        ("mute = 1\n", "mute is no list of tables: b.toml (begin each mute with [[mute]])"),
        ("[[mute]]\nuser = \"\"\nuntil = \"2026-12-31\"\n", "mute.user has no plain value: b.toml, mute 1 (write it as a text in quotes)"),
        ("[detect]\nalerts_per_day = 0\n", "setting detect.alerts_per_day must be a whole number from 1 to 1000: b.toml (it is '0')"),
        ("[detect]\nallow_texts = \"hi\"\n", "setting detect.allow_texts must hold phrases of 3 letters or more, not 'hi': b.toml (it is 'hi')"),
        ("[detect]\nallow_user = \"a\"\n", "unknown setting 'detect.allow_user': b.toml (did you mean detect.allow_users?)"),
    ])
    func `what can't be meant is refused with a sentence`(_ text: String, _ sentence: String) {
        #expect(refusal(text) == sentence)
    }

    @Test func `a name too long to be one is refused`() {
        #expect(refusal("[detect]\nallow_users = \"\(String(repeating: "*a", count: 200))\"\n").contains("names of 256 bytes at most"))
    }
}
