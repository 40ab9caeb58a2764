internal import GRDB
internal import KeptState

/// What botwatch keeps over its own end, in one SQLite file: the state from which it goes on, alerts, sessions and the ledger.
///
/// One process at a time has it. A batch is one transaction: after a crash all of it is there or nothing of it.
package final class CaseStore {
    /// What a power cut may cost; a crash of the program alone costs nothing either way.
    package enum Durability: String, Sendable, CaseIterable {
        /// The last batches, together with the places that were read to: they are read again.
        case normal
        /// Nothing, for a wait on the disk in each batch.
        case full
    }

    private let folder: StateFolder
    private let database: DatabaseQueue
    private var ledger: WrittenLedger

    /// Opens the state in a folder, or begins one.
    ///
    /// - Parameter path: the folder; made, for this user alone, where it isn't there.
    /// - Throws: ``StoreError``; what was there is left as it is.
    package init(folder path: String, durability: Durability = .normal) throws(StoreError) {
        let folder = try StateFolder(path)
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.label = "botwatch"
        configuration.prepareDatabase { db in
            try db.execute(sql: durability == .full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL")
            try db.execute(sql: "PRAGMA trusted_schema = OFF")
        }
        try folder.checkHeader(applicationID: StoreSchema.applicationID, version: StoreSchema.version)
        let databasePath = folder.databasePath
        (database, ledger) = try StoreError.translating {
            let database = try DatabaseQueue(path: databasePath, configuration: configuration)
            try Self.prepare(database)
            return (database, try database.read { db in try WrittenLedger(db) })
        }
        self.folder = folder
    }

    /// All parts, by name.
    ///
    /// - Throws: ``StoreError/damaged(_:)`` when the bytes of one are not those that were written.
    package func parts() throws(StoreError) -> [String: [UInt8]] {
        let database = database
        return try StoreError.translating {
            try database.read { db in
                var parts: [String: [UInt8]] = [:]
                for row in try Row.fetchAll(db, sql: "SELECT name, bytes, sum FROM part") {
                    let name: String = row[0]
                    let bytes = [UInt8](row[1] as DatabaseBytes)
                    guard Checksum.of(bytes) == row[2] as Int64 else { throw StoreError.damaged("part '\(name)' is not what was written") }
                    parts[name] = bytes
                }
                return parts
            }
        }
    }

    /// How much of a file that is written exactly once belongs to the state; nil when none was written yet.
    package func output(_ path: String) throws(StoreError) -> OutputLength? {
        let database = database
        return try StoreError.translating {
            try database.read { db in
                try Row.fetchOne(db, sql: "SELECT bytes, tail FROM output WHERE path = ?", arguments: [path]).map { row in
                    OutputLength(path: path, bytes: row[0], tail: [UInt8](row[1] as DatabaseBytes))
                }
            }
        }
    }

    /// Keeps a batch: all of it, or nothing.
    ///
    /// - Throws: ``StoreError/full``, ``StoreError/failed(_:)`` or ``StoreError/damaged(_:)``; then nothing of it was kept and it may be tried
    ///   again.
    package func commit(_ batch: StateBatch) throws(StoreError) {
        guard folder.isInPlace else { throw .failed("the folder was taken away") }
        let database = database
        var ledger = ledger
        self.ledger = try StoreError.translating {
            try database.write { db in
                try Self.write(batch.parts, db)
                for alert in batch.alerts { try alert.insert(db) }
                for session in batch.sessions { try session.insert(db) }
                if let rows = batch.ledger { try ledger.update(to: rows, db) }
                if let output = batch.output {
                    try db.cachedStatement(sql: "INSERT OR REPLACE INTO output(path, bytes, tail) VALUES (?, ?, ?)")
                        .execute(arguments: [output.path, output.bytes, DatabaseBytes(output.tail)])
                }
                return ledger
            }
        }
    }

    private static func write(_ parts: [StatePart], _ db: Database) throws {
        let replace = try db.cachedStatement(sql: "INSERT OR REPLACE INTO part(name, bytes, sum) VALUES (?, ?, ?)")
        let remove = try db.cachedStatement(sql: "DELETE FROM part WHERE name = ?")
        for part in parts {
            if let bytes = part.bytes {
                try replace.execute(arguments: [part.key, DatabaseBytes(bytes), Checksum.of(bytes)])
            } else {
                try remove.execute(arguments: [part.key])
            }
        }
    }

    /// Makes the tables, or finds out that this is no database of ours, or one of a later version.
    private static func prepare(_ database: DatabaseQueue) throws {
        let migrator = StoreSchema.migrator
        let isNew = try database.read { db in
            let id = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
            let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            guard id == StoreSchema.applicationID || (id == 0 && tables == 0) else {
                throw StoreError.damaged("it is another program's database")
            }
            guard try !migrator.hasBeenSuperseded(db) else { throw StoreError.newer }
            return tables == 0
        }
        if isNew { try database.write { db in try db.execute(sql: "PRAGMA application_id = \(StoreSchema.applicationID)") } }
        try migrator.migrate(database)
    }
}
