import CaseStore
import ConversationLog
import Glibc
import KeptState
import SecuritySpend
@testable import SessionWatch
import Testing

@Suite struct CaseStoreTests {
    private let folder = TemporaryFolder()

    private static func batch(_ parts: [(String, [UInt8]?)]) -> StateBatch {
        var batch = StateBatch()
        batch.parts = parts.map { StatePart(key: $0.0, bytes: $0.1) }
        return batch
    }

    private static func alert(_ id: UInt64) -> Alert {
        Alert(
            id: id, time: EventTime("2026-03-02T10:11:12Z"), session: "s-\(id)", severity: .high, risk: 0.75, score: nil, threshold: 0.5,
            kind: "campaign", tags: [], reasons: [], source: "bot.log", place: LinePlace(line: 3, offset: 99), excerpt: "<EMAIL>",
            sessionCost: .zero, attackerCost: .zero)
    }

    @Test func `parts are there again, changed ones as they were last and removed ones not`() throws {
        do {
            let store = try CaseStore(folder: folder.path("state"))
            try store.commit(Self.batch([("a", [1, 2, 3]), ("b", []), ("c", [9])]))
            try store.commit(Self.batch([("a", [4]), ("c", nil), ("d", nil)]))
        }
        let again = try CaseStore(folder: folder.path("state"))
        #expect(try again.parts() == ["a": [4], "b": []])
    }

    @Test func `a batch that fails leaves nothing of itself`() throws {
        let store = try CaseStore(folder: folder.path("state"))
        try store.commit(Self.batch([("a", [1])]))
        try folder.sql("state/botwatch.sqlite", "DROP TABLE output")
        var broken = Self.batch([("a", [2]), ("z", [3])])
        broken.output = OutputLength(path: "/out.jsonl", bytes: 10, tail: [])
        #expect(throws: StoreError.self) { try store.commit(broken) }
        #expect(try store.parts() == ["a": [1]])
    }

    @Test func `folder and files are for their user alone`() throws {
        let store = try CaseStore(folder: folder.path("deep/er/state"))
        try store.commit(Self.batch([("a", [1])]))
        for name in ["deep", "deep/er", "deep/er/state"] { #expect(mode(of: name) == 0o700) }
        for name in ["botwatch.sqlite", "botwatch.sqlite-wal", "lock"] { #expect(mode(of: "deep/er/state/" + name) == 0o600) }
    }

    @Test func `an empty folder that others may enter is closed to them, one with other files is refused if others may write`() throws {
        mkdir(folder.path("open"), 0o777)
        chmod(folder.path("open"), 0o777)
        _ = try CaseStore(folder: folder.path("open"))
        #expect(mode(of: "open") == 0o700)

        mkdir(folder.path("shared"), 0o777)
        chmod(folder.path("shared"), 0o777)
        #expect(folder.run("touch", folder.path("shared/notes.txt")) == 0)
        #expect(throws: StoreError.shared) { try CaseStore(folder: folder.path("shared")) }
        #expect(mode(of: "shared") == 0o777)
        chmod(folder.path("shared"), 0o755)
        _ = try CaseStore(folder: folder.path("shared"))
        #expect(mode(of: "shared") == 0o755)
    }

    @Test func `links are not followed`() throws {
        mkdir(folder.path("real"), 0o700)
        symlink(folder.path("real"), folder.path("link"))
        #expect(throws: StoreError.notAFolder) { try CaseStore(folder: folder.path("link")) }
        symlink("/etc/hostname", folder.path("real/botwatch.sqlite"))
        #expect(throws: StoreError.self) { try CaseStore(folder: folder.path("real")) }
        #expect(folder.run("touch", folder.path("file")) == 0)
        #expect(throws: StoreError.notAFolder) { try CaseStore(folder: folder.path("file")) }
    }

    @Test func `a second user of the same state is refused and told whose it is`() throws {
        let first = try CaseStore(folder: folder.path("state"))
        #expect(throws: StoreError.inUse(processID: Int(getpid()))) { try CaseStore(folder: folder.path("state")) }
        withExtendedLifetime(first) {}
    }

    @Test func `a state of a later version, of another program, or full of rubbish is refused and left as it is`() throws {
        do { try CaseStore(folder: folder.path("state")).commit(Self.batch([("a", [1])])) }
        let database = folder.path("state/botwatch.sqlite")
        try folder.sql("state/botwatch.sqlite", "INSERT INTO grdb_migrations VALUES ('9 from the future')")
        #expect(throws: StoreError.newer) { try CaseStore(folder: folder.path("state")) }

        // What is told by the first bytes is not even opened.
        func expectUntouched(_ error: StoreError) {
            #expect(folder.run("cp", database, folder.path("before")) == 0)
            #expect(throws: error) { try CaseStore(folder: folder.path("state")) }
            #expect(folder.run("cmp", "-s", database, folder.path("before")) == 0)
        }
        try folder.sql("state/botwatch.sqlite", "PRAGMA user_version = 99")
        expectUntouched(.newer)
        try folder.sql("state/botwatch.sqlite", "PRAGMA application_id = 1")
        expectUntouched(.damaged("it is another program's database"))

        #expect(folder.run("sh", "-c", "head -c 20000 /dev/urandom > '\(database)'; cp '\(database)' '\(folder.path("rubbish"))'") == 0)
        #expect(throws: StoreError.self) { try CaseStore(folder: folder.path("state")) }
        #expect(folder.run("cmp", "-s", database, folder.path("rubbish")) == 0)
    }

    @Test func `a folder that is taken away is told, not written to unseen`() throws {
        let store = try CaseStore(folder: folder.path("state"))
        try store.commit(Self.batch([("a", [1])]))
        #expect(folder.run("mv", folder.path("state"), folder.path("gone")) == 0)
        #expect(throws: StoreError.failed("the folder was taken away")) { try store.commit(Self.batch([("a", [2])])) }
    }

    @Test func `a part that rotted is found`() throws {
        do { try CaseStore(folder: folder.path("state")).commit(Self.batch([("a", [1, 2, 3])])) }
        try folder.sql("state/botwatch.sqlite", "UPDATE part SET bytes = x'010203FF'")
        let store = try CaseStore(folder: folder.path("state"))
        #expect(throws: StoreError.damaged("part 'a' is not what was written")) { try store.parts() }
    }

    @Test func `alerts, sessions and output are there for the user's own tools`() throws {
        do {
            let store = try CaseStore(folder: folder.path("state"))
            var batch = StateBatch()
            batch.alerts = [Self.alert(255), Self.alert(256), Self.alert(255)]
            batch.output = OutputLength(path: "/var/alerts.jsonl", bytes: 1_234, tail: [7])
            try store.commit(batch)
            #expect(try store.output("/var/alerts.jsonl") == OutputLength(path: "/var/alerts.jsonl", bytes: 1_234, tail: [7]))
            #expect(try store.output("/var/other.jsonl") == nil)
        }
        #expect(
            try folder.sql("state/botwatch.sqlite", "SELECT id, session, severity, risk FROM alert ORDER BY number")
                == ["00000000000000ff|s-255|high|0.75", "0000000000000100|s-256|high|0.75"])
    }

    @Test func `the ledger in the database is the account's, whatever it was before`() throws {
        var account = SpendAccount(settings: SpendSettings())
        let store = try CaseStore(folder: folder.path("state"))
        for step in 0..<5 {
            account.book(Charge(second: 1_772_446_272 + Int64(step) * 1_800, bot: "shop", model: "gpt-4o-mini", tokens: .init(input: 1_000, output: 100), bytesStored: 900), session: step)
            if step == 3 { account.flag(session: 3) }
            var batch = StateBatch()
            batch.ledger = account.rows
            try store.commit(batch)
        }
        #expect(Set(account.rows.map(\.isFlagged)) == [false, true])
        let sum = account.rows.reduce(0) { $0 + $1.amount.nanodollars }
        #expect(
            try folder.sql("state/botwatch.sqlite", "SELECT count(*), sum(nanodollars) FROM ledger") == ["\(account.rows.count)|\(sum)"])
    }

    @Test func `what could not be written is written with what came after, the latest of each part`() {
        var first = Self.batch([("a", [1]), ("b", [2])])
        first.alerts = [Self.alert(1)]
        var second = Self.batch([("b", nil), ("c", [3])])
        second.alerts = [Self.alert(2)]
        second.output = OutputLength(path: "/o", bytes: 5, tail: [])
        first.append(second)
        #expect(first.parts == [StatePart(key: "a", bytes: [1]), StatePart(key: "b", bytes: nil), StatePart(key: "c", bytes: [3])])
        #expect(first.alerts.map(\.id) == [1, 2])
        #expect(first.output?.bytes == 5)
    }

    private func mode(of name: String) -> mode_t? {
        var status = stat()
        return lstat(folder.path(name), &status) == 0 ? status.st_mode & 0o777 : nil
    }
}
