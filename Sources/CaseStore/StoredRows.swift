internal import ConversationLog
internal import GRDB
internal import SecuritySpend
internal import SessionWatch

extension Alert {
    /// The same alert again, of a line that was read again, takes the place of the first.
    func insert(_ db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO alert(id, time_ns, session, severity, risk, score, threshold, kind, source, line, json)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT(id) DO UPDATE SET severity = excluded.severity, risk = excluded.risk, json = excluded.json
                """
        ).execute(arguments: [
            idText, time?.nanoseconds, session, severity.rawValue, risk, score, threshold, kind, source, place.line, json,
        ])
    }
}

extension SessionRecord {
    /// An id may come again after its session was over: each stretch is a row.
    func insert(_ db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO session(id, user, bot, model, first_ns, last_ns, messages, input_tokens, output_tokens, risk, flagged, rules,
                    cost_nanodollars, ended) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            session, user, bot, model, firstSeen?.nanoseconds, lastSeen?.nanoseconds, messages, inputTokens, outputTokens, risk,
            flagged?.rawValue, rules.joined(separator: ","), cost.nanodollars, end.rawValue,
        ])
    }
}

/// The ledger as it stands in the database, so that only rows that changed are written.
struct WrittenLedger: Sendable {
    private struct Key: Hashable {
        var hour: Int64
        var bot: String
        var category: String
        var model: String
        var unit: String
        var priceVersion: String
        var isFlagged: Bool
    }

    private struct Amount: Hashable {
        var quantity: Int64
        var nanodollars: Int64
    }

    private var rows: [Key: Amount] = [:]

    init(_ db: Database) throws {
        for row in try Row.fetchAll(db, sql: "SELECT hour, bot, category, model, unit, price_version, flagged, quantity, nanodollars FROM ledger") {
            let key = Key(
                hour: row[0], bot: row[1], category: row[2], model: row[3], unit: row[4], priceVersion: row[5], isFlagged: row[6])
            rows[key] = Amount(quantity: row[7], nanodollars: row[8])
        }
    }

    /// Writes what differs from the rows given, and removes what is no longer among them.
    mutating func update(to given: [LedgerRow], _ db: Database) throws {
        let replace = try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO ledger(hour, bot, category, model, unit, price_version, flagged, quantity, nanodollars)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        var latest: [Key: Amount] = [:]
        latest.reserveCapacity(given.count)
        for row in given {
            let key = Key(
                hour: row.hourStart ?? -1, bot: row.bot ?? "", category: row.category.rawValue, model: row.sku.model ?? "", unit: row.sku.unit,
                priceVersion: row.priceVersion.text, isFlagged: row.isFlagged)
            let amount = Amount(quantity: row.quantity, nanodollars: row.amount.nanodollars)
            latest[key] = amount
            guard rows[key] != amount else { continue }
            try replace.execute(arguments: [
                key.hour, key.bot, key.category, key.model, key.unit, key.priceVersion, key.isFlagged, amount.quantity, amount.nanodollars,
            ])
        }
        for key in rows.keys where latest[key] == nil {
            try db.cachedStatement(
                sql: """
                    DELETE FROM ledger WHERE hour = ? AND bot = ? AND category = ? AND model = ? AND unit = ? AND price_version = ? AND flagged = ?
                    """
            ).execute(arguments: [key.hour, key.bot, key.category, key.model, key.unit, key.priceVersion, key.isFlagged])
        }
        rows = latest
    }
}
