import GRDB
import Glibc

/// A folder that goes with the value.
final class TemporaryFolder {
    let path: String

    init() {
        var template = Array("/tmp/botwatch-store-XXXXXX".utf8CString)
        path = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
    }

    deinit { _ = run("rm", "-rf", path) }

    func path(_ name: String) -> String { path + "/" + name }

    @discardableResult func run(_ arguments: String...) -> Int32 {
        var pid = pid_t()
        var pointers = arguments.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        guard posix_spawnp(&pid, arguments[0], nil, nil, &pointers, environ) == 0 else { return -1 }
        var status: Int32 = 0
        waitpid(pid, &status, 0)
        return (status >> 8) & 0xFF
    }

    /// What a statement gives, from a connection of its own: columns joined by bars, as the sqlite3 command shows them.
    @discardableResult func sql(_ database: String, _ statement: String) throws -> [String] {
        try DatabaseQueue(path: path(database)).write { db in
            try Row.fetchAll(db, sql: statement).map { row in
                row.databaseValues.map { $0.isNull ? "" : "\($0.storage.value ?? "")" }.joined(separator: "|")
            }
        }
    }
}
