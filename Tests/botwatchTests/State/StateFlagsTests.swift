import Foundation
import Testing

/// `--state`, `--no-state`, `--durability` and `--out`, as a user meets them.
@Suite struct StateFlagsTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var state: String { folder("state") }

    private func replay(_ path: String, _ flags: String...) throws -> Program.Outcome {
        try Program.run(["replay", path, "--headless", "--state", state] + flags)
    }

    @Test func `a second run tells nothing twice, and the file of alerts has each once`() throws {
        let half = SmallLog.text.utf8.count / 2
        let path = try folder.write("bot.log", Array(SmallLog.text.utf8.prefix(half)))
        let out = folder("alerts.jsonl")
        let first = try replay(path, "--out", out)
        try folder.append("bot.log", Array(SmallLog.text.utf8.dropFirst(half)))
        let second = try replay(path, "--out", out)
        let third = try replay(path, "--out", out)
        #expect(first.status == 0 && second.status == 0 && third.status == 0)
        #expect(!second.output.isEmpty && third.output.isEmpty)
        #expect(try String(contentsOfFile: out, encoding: .utf8) == first.output + second.output)
        #expect(second.errors.contains("messages"))
        var status = stat()
        #expect(stat(out, &status) == 0 && status.st_mode & 0o777 == 0o600)
    }

    @Test func `what a killed run wrote to the file beyond its last batch is cut off`() throws {
        let path = try folder.write("bot.log", SmallLog.ruled)
        let out = folder("alerts.jsonl")
        let first = try replay(path, "--out", out)
        for surplus in ["{\"schema\":\"botwatch.alert.v1\",\"id\":\"half a li", "{\"sch", "10:42:07Z HIGH  s-7f3a91c2  forest", "--:--:-- CRIT s-1"] {
            try folder.append("alerts.jsonl", Array(surplus.utf8))
            #expect(try replay(path, "--out", out).status == 0)
            #expect(try String(contentsOfFile: out, encoding: .utf8) == first.output)
        }
        // Shorter than it was, or something else: somebody changed it, which is said, and nothing is cut off.
        for other in ["", String(repeating: "somebody else's line\n", count: 500)] {
            try folder.write("alerts.jsonl", other)
            let after = try replay(path, "--out", out)
            #expect(after.status == 0 && after.errors.contains("is not as it was left"))
            #expect(try String(contentsOfFile: out, encoding: .utf8) == other)
        }
    }

    @Test func `alerts that can't be written to the file are an error at the end, and leave no half of a line`() throws {
        let path = try folder.write("bot.log", SmallLog.text)
        let out = folder("alerts.jsonl")
        let words = [Program.path, "replay", path, "--headless", "--out", out].map { "'\($0)'" }.joined(separator: " ")
        // Files of one block at most; the alerts are more.
        let limited = try Program.run(["-c", "ulimit -f 1; exec \(words) > /dev/null"], of: "/bin/sh")
        #expect(limited.status == 2)
        #expect(try Data(contentsOf: URL(filePath: out)).isEmpty)
        let after = try replay(path, "--out", out)
        #expect(after.status == 0)
        #expect(try String(contentsOfFile: out, encoding: .utf8) == after.output && after.output.utf8.count > 1_024)
    }

    @Test func `a state of other settings, another one's or a damaged one is refused in one sentence`() throws {
        let path = try folder.write("bot.log", SmallLog.text)
        #expect(try replay(path).status == 0)
        let other = try replay(path, "--seed", "7")
        #expect(other.status == 2 && other.sentences.count == 1 && other.errors.contains("does not fit these settings"))

        try FileManager.default.createSymbolicLink(atPath: folder("link"), withDestinationPath: state)
        let link = try Program.run(["replay", path, "--headless", "--state", folder("link")])
        #expect(link.status == 2 && link.errors.contains("must lie in a folder"))

        try folder.write("state/botwatch.sqlite", (0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 37) })
        let damaged = try replay(path)
        #expect(damaged.status == 2 && damaged.sentences.count == 1 && damaged.errors.contains("the state is damaged"))
    }

    @Test func `wrong flags are told`() throws {
        #expect(try Program.run(["replay", "x", "--state", state, "--no-state"]).status == 2)
        #expect(try Program.run(["replay", "x", "--state", state, "--durability", "some"]).status == 2)
        let path = try folder.write("bot.log", SmallLog.ruled)
        let notAFile = try replay(path, "--out", folder.path)
        #expect(notAFile.status == 2 && notAFile.sentences.count == 1)
        let itself = try replay(path, "--out", path)
        #expect(itself.status == 2 && itself.errors.contains("--out is a log that is read"))
        try FileManager.default.createSymbolicLink(atPath: folder("out"), withDestinationPath: path)
        #expect(try replay(path, "--out", folder("out")).status == 2)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == SmallLog.ruled)
    }

    @Test func `nothing of a text is kept unredacted, whatever is shown`() throws {
        let path = try folder.write("bot.log", SmallLog.text)
        #expect(try replay(path, "--reveal", "--durability", "full").status == 0)
        for name in try FileManager.default.contentsOfDirectory(atPath: state) {
            let bytes = try Data(contentsOf: URL(filePath: state + "/" + name))
            for secret in ["4111 1111 1111 1111", "4111111111111111", "anna@customer.example"] {
                #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret) in \(name)")
            }
        }
    }

    @Test func `standard input can't be read again, which is said`() throws {
        let flags = ["replay", "-", "--headless", "--state", state]
        #expect(try Program.run(flags, input: SmallLog.ruled).status == 0)
        let again = try Program.run(flags, input: SmallLog.ruled)
        #expect(again.status == 0 && again.errors.contains("what came between the last run and this one is not known"))
    }

    @Test func `watch goes on by itself where it was, keeps nothing when told so, and holds its state against a second one`() throws {
        let path = try folder.write("bot.log", SmallLog.ruled)
        let watch = ["watch", "--headless", path]
        let first = try Program.Running(watch, folder: folder)
        #expect(first.says("generic-jsonl"))
        // The states of the tests' home: one for these paths.
        let base = folder(".local/state/botwatch")
        let second = try Program.Running(["watch", "--headless", "--state", try #require(Self.waitForState(in: base)), path], folder: folder)
        #expect(second.says("the state is in use by process"))
        #expect(second.end(with: SIGTERM) == 2)
        #expect(first.end(with: SIGTERM) == 128 + SIGTERM)
        let third = try Program.Running(watch, folder: folder)
        #expect(third.says("reading on where it stopped"))
        #expect(third.end(with: SIGTERM) == 128 + SIGTERM)
    }

    /// The one folder of a state that holds a database; looked for until it is there.
    private static func waitForState(in base: String) -> String? {
        for _ in 0..<600 {
            if let name = try? FileManager.default.contentsOfDirectory(atPath: base).first,
                FileManager.default.fileExists(atPath: base + "/" + name + "/botwatch.sqlite")
            {
                return base + "/" + name
            }
            usleep(50_000)
        }
        return nil
    }
}
