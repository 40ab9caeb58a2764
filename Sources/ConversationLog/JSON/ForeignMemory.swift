private import CSimdJSON

// All unsafe code of the module is in this file: the door to simdjson, and two whole-span operations that need a pointer.

/// A JSON parser for one line after another, which keeps its memory between lines.
///
/// A class because it owns a C++ object. It holds nothing between two calls that a caller can see: copies of a
/// value that share one parser do not disturb each other.
@safe final class JSONParser {
    /// Arrays and objects inside each other that are accepted; deeper lines are refused (RELIABILITY, 4).
    static let maximumDepth = 64

    /// Why a text is no JSON for us.
    enum Refusal: Error {
        /// Not JSON as it stands: what ``JSONRepair`` mends, or something else.
        case invalid
        case tooDeep
        case outOfMemory
    }

    private let handle: OpaquePointer?

    /// A parser with room for lines of 16 KiB, which grows by itself.
    init() {
        // Safe because the handle stays private, is used by this class alone and freed once, in `deinit`.
        unsafe handle = csimdjson_create(JSONParser.maximumDepth)
    }

    deinit {
        // Safe because no other reference to the handle exists.
        unsafe csimdjson_destroy(handle)
    }

    /// Parses one JSON text. The value stays readable whatever is parsed after it.
    func parse(_ bytes: Span<UInt8>) throws(Refusal) -> JSONValue {
        guard let handle = unsafe handle else { throw .outOfMemory }
        var found = unsafe csimdjson_tape()
        // Safe because simdjson copies the bytes before it parses them, and keeps no pointer to them.
        let status = unsafe bytes.withUnsafeBufferPointer { unsafe csimdjson_parse(handle, $0.baseAddress, $0.count, &found) }
        switch status {
        case CSIMDJSON_OK: break
        case CSIMDJSON_DEPTH: throw .tooDeep
        case CSIMDJSON_MEMORY: throw .outOfMemory
        default: throw .invalid
        }
        // Safe because the shim gives the counts of what it filled, and both are copied before the next parse.
        let tape = unsafe JSONTape(
            words: Array(UnsafeBufferPointer(start: found.words, count: found.word_count)),
            strings: Array(UnsafeBufferPointer(start: found.strings, count: found.string_bytes)))
        return JSONValue(tape: tape, index: 1)
    }
}

extension Span<UInt8> {
    /// The first place at or after `start` that holds `byte`, or nil.
    ///
    /// - Precondition: `start <= count`.
    func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        let rest = extracting(start..<count)
        // Safe because the pointer is read within its count and doesn't leave the closure.
        let found = unsafe rest.withUnsafeBufferPointer { unsafe csimdjson_find_byte($0.baseAddress, $0.count, byte) }
        return found == rest.count ? nil : start + found
    }
}

extension [UInt8] {
    /// Appends a copy of all bytes of the span.
    mutating func append(copying bytes: Span<UInt8>) {
        // Safe because the pointer is read within its count and doesn't leave the closure.
        unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }
}
