internal import CHyperscan

/// A database in the library's memory, freed with the handle.
@safe struct DatabaseHandle: ~Copyable {
    let pointer: OpaquePointer

    deinit {
        // Safe because the pointer is ours alone and is not used again.
        unsafe hs_free_database(pointer)
    }

    /// The library's version and build date.
    static var libraryVersion: String {
        // Safe because the library returns a constant string, ended by NUL.
        unsafe String(cString: hs_version())
    }

    init(compiling set: PatternSet) throws(PatternError) {
        guard hs_valid_platform() == HS_SUCCESS else { throw .unsupportedProcessor }
        guard !set.patterns.isEmpty else { throw .noPatterns }
        // All expressions in one run of memory, each ended by NUL, and where each begins.
        var expressions: [CChar] = []
        var starts: [Int] = []
        for pattern in set.patterns {
            guard !pattern.expression.utf8.contains(0) else {
                throw .refused(pattern: pattern, reason: "Expression holds a NUL.")
            }
            starts.append(expressions.count)
            expressions.append(contentsOf: pattern.expression.utf8.map { CChar(bitPattern: $0) })
            expressions.append(0)
        }
        let flags = set.patterns.map(\.options.rawValue)
        let ids = set.patterns.map(\.id)
        var database: OpaquePointer?
        var fault: UnsafeMutablePointer<hs_compile_error_t>?
        // Safe because all four arrays have one entry a pattern, outlive the call, and the library keeps none of them.
        let code = unsafe expressions.withUnsafeBufferPointer { text in
            let pointers = unsafe starts.map { start in unsafe text.baseAddress.map { unsafe $0 + start } }
            return unsafe hs_compile_multi(
                pointers, flags, ids, UInt32(ids.count), UInt32(HS_MODE_BLOCK), nil, &database, &fault)
        }
        // Safe because the library fills `fault` only together with a failure, and it is read before it is freed.
        if let report = unsafe fault {
            let reason = unsafe report.pointee.message.map { unsafe String(cString: $0) } ?? ""
            let index = unsafe Int(report.pointee.expression)
            unsafe hs_free_compile_error(report)
            guard set.patterns.indices.contains(index) else { throw .library(code: code) }
            throw .refused(pattern: set.patterns[index], reason: reason)
        }
        guard code == HS_SUCCESS, let database = unsafe database else { throw PatternError(code: code) }
        unsafe pointer = database
    }

    init(deserializing bytes: [UInt8]) throws(PatternError) {
        guard hs_valid_platform() == HS_SUCCESS else { throw .unsupportedProcessor }
        var database: OpaquePointer?
        // Safe because the library reads `count` bytes during the call, checks their sum and keeps a copy.
        let code = unsafe bytes.withUnsafeBytes { raw in
            unsafe hs_deserialize_database(raw.bindMemory(to: CChar.self).baseAddress, raw.count, &database)
        }
        guard code == HS_SUCCESS, let database = unsafe database else { throw PatternError(code: code) }
        unsafe pointer = database
    }

    borrowing func serialized() throws(PatternError) -> [UInt8] {
        var bytes: UnsafeMutablePointer<CChar>?
        var count = 0
        // Safe because the library fills both or neither; the bytes are copied before they are freed.
        let code = unsafe hs_serialize_database(pointer, &bytes, &count)
        guard code == HS_SUCCESS, let bytes = unsafe bytes else { throw PatternError(code: code) }
        defer { unsafe hs_free_serialized(bytes) }
        return unsafe Array(UnsafeRawBufferPointer(start: bytes, count: count))
    }
}

extension PatternError {
    /// The library's return code as an error; see `hs_common.h`.
    init(code: Int32) {
        self = switch code {
        case HS_INVALID: .damaged
        case HS_NOMEM, HS_BAD_ALLOC: .outOfMemory
        case HS_DB_VERSION_ERROR: .otherVersion("database")
        case HS_DB_PLATFORM_ERROR: .otherPlatform
        case HS_ARCH_ERROR: .unsupportedProcessor
        default: .library(code: code)
        }
    }
}
