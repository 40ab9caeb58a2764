internal import GRDB

extension StoreError {
    /// What SQLite's errors mean; its messages name tables, never what is in them.
    init(_ error: DatabaseError) {
        switch error.resultCode {
        case .SQLITE_FULL: self = .full
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(error.message ?? "it is no database")
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .inUse(processID: nil)
        case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH: self = .damaged(error.message ?? "its tables are others")
        case .SQLITE_ERROR: self = .damaged(error.message ?? "its tables are others")
        default: self = .failed(error.message ?? "error \(error.resultCode.rawValue) of SQLite")
        }
    }

    /// Runs work on a database; whatever it throws becomes a ``StoreError``.
    static func translating<Result>(_ work: () throws -> Result) throws(StoreError) -> Result {
        do {
            return try work()
        } catch let error as StoreError {
            throw error
        } catch let error as DatabaseError {
            throw StoreError(error)
        } catch {
            throw .failed("\(type(of: error))")
        }
    }
}
