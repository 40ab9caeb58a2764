internal import GRDB

/// The tables, as they came to be. A released migration is never changed; a new version adds one.
enum StoreSchema {
    /// `botw`: what `file` and other programs may know the database by (SQLite's application_id).
    static let applicationID = 0x626F_7477

    /// How many migrations there are: SQLite's user_version, which tells a later version's database before anything of it is opened.
    static let version = 1

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 state, alerts, sessions, ledger") { db in
            try db.execute(sql: version1)
            try db.execute(sql: "PRAGMA user_version = \(version)")
        }
        return migrator
    }

    private static let version1 = """
        -- What the program remembers, in named parts; sum is FNV-1a of the bytes.
        CREATE TABLE part(name TEXT PRIMARY KEY, bytes BLOB NOT NULL, sum INTEGER NOT NULL) STRICT, WITHOUT ROWID;

        -- Alerts as they were told, redacted. json is the whole alert as --emit alerts prints it.
        CREATE TABLE alert(
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, time_ns INTEGER, session TEXT NOT NULL, severity TEXT NOT NULL,
            risk REAL NOT NULL, score REAL, threshold REAL, kind TEXT NOT NULL, source TEXT NOT NULL, line INTEGER NOT NULL,
            json TEXT NOT NULL) STRICT;
        CREATE INDEX alert_session ON alert(session);

        -- Sessions that are over, redacted.
        CREATE TABLE session(
            number INTEGER PRIMARY KEY, id TEXT NOT NULL, user TEXT, bot TEXT, model TEXT, first_ns INTEGER, last_ns INTEGER,
            messages INTEGER NOT NULL, input_tokens INTEGER NOT NULL, output_tokens INTEGER NOT NULL, risk REAL NOT NULL, flagged TEXT,
            rules TEXT NOT NULL, cost_nanodollars INTEGER NOT NULL, ended TEXT NOT NULL) STRICT;
        CREATE INDEX session_id ON session(id);

        -- The running account: quantities by hour (first second since 1970; -1 before any time was told), and what they cost.
        CREATE TABLE ledger(
            hour INTEGER NOT NULL, bot TEXT NOT NULL, category TEXT NOT NULL, model TEXT NOT NULL, unit TEXT NOT NULL,
            price_version TEXT NOT NULL, flagged INTEGER NOT NULL CHECK(flagged IN (0, 1)), quantity INTEGER NOT NULL,
            nanodollars INTEGER NOT NULL,
            PRIMARY KEY(hour, bot, category, model, unit, price_version, flagged)) STRICT, WITHOUT ROWID;

        -- Files that are written exactly once: how many bytes of each belong to this state, and a digest of the last of them.
        CREATE TABLE output(path TEXT PRIMARY KEY, bytes INTEGER NOT NULL, tail BLOB NOT NULL) STRICT, WITHOUT ROWID;
        """
}
