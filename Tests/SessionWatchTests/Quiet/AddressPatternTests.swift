import Testing

@testable import SessionWatch

@Suite struct AddressPatternTests {
    /// By Python's ipaddress: `ip_address(b) in ip_network(a, strict=False)`.
    @Test(arguments: [
        ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("192.168.4.0/22", "192.168.7.255", true),
        ("192.168.4.0/22", "192.168.8.0", false), ("0.0.0.0/0", "203.0.113.9", true), ("203.0.113.9", "203.0.113.9", true),
        ("203.0.113.9/32", "203.0.113.8", false), ("203.0.113.8/31", "203.0.113.9", true),
        ("2001:db8::/32", "2001:db8:ffff::1", true), ("2001:db8::/32", "2001:db9::", false), ("::1", "0:0:0:0:0:0:0:1", true),
        ("2001:db8::/33", "2001:db8:8000::", false), ("0.0.0.0/0", "2001:db8::1", false), ("fe80::/10", "febf::1", true),
        ("fe80::/10", "fec0::1", false), ("::/0", "2001:db8::1", true), ("::/0", "203.0.113.9", false), ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0", true),
    ] as [(String, String, Bool)])
    func `a prefix covers what shares its bits`(_ pattern: String, _ address: String, _ matches: Bool) throws {
        #expect(try #require(AddressPattern(pattern)).matches(address) == matches)
    }

    @Test func `an address is the same as IPv4 and as IPv6 behind ffff`() throws {
        #expect(try #require(AddressPattern("10.0.0.0/8")).matches("::ffff:10.1.2.3"))
        #expect(try #require(AddressPattern("::ffff:10.0.0.0/104")).matches("10.1.2.3"))
    }

    @Test(arguments: ["10.1.2.3:443", " 10.1.2.3 ", "10.1.2.3, 10.9.9.9"])
    func `ports, blanks and chains are read`(_ logged: String) throws {
        #expect(try #require(AddressPattern("10.0.0.0/8")).matches(logged))
    }

    @Test func `brackets and zones are passed over`() throws {
        #expect(try #require(AddressPattern("fe80::/10")).matches("[fe80::1%eth0]:80"))
    }

    @Test func `a chain is covered when all of it is, since a caller writes its first address`() throws {
        let pattern = try #require(AddressPattern("10.0.0.0/8"))
        #expect(!pattern.matches("10.1.2.3, 203.0.113.9") && !pattern.matches("203.0.113.9, 10.1.2.3") && !pattern.matches("10.1.2.3,"))
        #expect(!(try #require(AddressPattern("10.*"))).matches("10.1.2.3, 203.0.113.9"))
    }

    @Test func `a star takes any run`() throws {
        let pattern = try #require(AddressPattern("10.1.*"))
        #expect(pattern.matches("10.1.200.3:99") && !pattern.matches("10.2.1.1"))
    }

    @Test(arguments: [
        "", "10.0.0.0/33", "10.0.0/8", "10.0.0.256", "10.0.0.01", "2001:db8::/129", "1::2::3", ":1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "10.0.0.0/-1",
        "10.0.0.0/8/8", "10.0.0.0/", "+1.0.0.0", "gggg::", "12345::", "localhost", "1:2:3:4:5:6:7:8::", "::+1", ":::",
    ])
    func `what is no address is refused`(_ text: String) {
        #expect(AddressPattern(text) == nil)
    }

    @Test(arguments: ["", "unknown", "10.0.0", "10.0.0.0/8", String(repeating: "10.0.0.1,", count: 10_000), "[", "[]:", "%", "::ffff:"])
    func `what a log writes that is no address is not covered`(_ logged: String) throws {
        #expect(!(try #require(AddressPattern("0.0.0.0/0"))).matches(logged))
    }
}
