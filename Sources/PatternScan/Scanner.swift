internal import CHyperscan

/// Finds all patterns of a database in a text, in one pass.
///
/// It owns its copy of the database and its working memory, so each thread has a scanner of its own: it can't be sent to another.
package struct Scanner: ~Copyable {
    private let database: DatabaseHandle
    private let scratch: ScratchHandle
    private let needsUTF8: Bool

    /// - Complexity: a copy of the compiled database, some 10 to 500 KB.
    package init(_ database: PatternDatabase) throws(PatternError) {
        let handle = try DatabaseHandle(deserializing: database.compiled)
        scratch = try ScratchHandle(for: handle)
        self.database = handle
        needsUTF8 = database.patterns.needsUTF8
    }

    /// Calls `onMatch` for every match, with the pattern's number and the bytes of the text up to the match's end.
    ///
    /// A pattern that may end at several places is reported at each. Matches of one pattern come in the order of their ends;
    /// nothing is said about the order between patterns.
    ///
    /// - Complexity: O(bytes), whatever the patterns.
    package mutating func scan(_ text: UTF8Span, _ onMatch: (_ id: UInt32, _ end: Int) -> Void) {
        run(text.span, onMatch)
    }

    /// Scans a string's UTF-8.
    package mutating func scan(_ text: String, _ onMatch: (_ id: UInt32, _ end: Int) -> Void) {
        run(text.utf8.span, onMatch)
    }

    /// Scans bytes that may be anything.
    ///
    /// - Precondition: no pattern has the option ``Pattern/Options/utf8``, since the library's behaviour on invalid UTF-8 is
    ///   undefined; for those scan a string or a `UTF8Span`.
    package mutating func scan(bytes: Span<UInt8>, _ onMatch: (_ id: UInt32, _ end: Int) -> Void) {
        precondition(!needsUTF8, "patterns that match scalars need text that is known to be UTF-8")
        run(bytes, onMatch)
    }

    private mutating func run(_ bytes: Span<UInt8>, _ onMatch: (UInt32, Int) -> Void) {
        precondition(bytes.count <= Int(UInt32.max), "a text of over 4 GiB can't be scanned in one pass")
        withoutActuallyEscaping(onMatch) { onMatch in
            var receiver = MatchReceiver(onMatch: onMatch)
            // Safe because text, scratch and receiver outlive the call, the library keeps none of them, and `mutating`
            // makes sure that nobody else scans with this scratch meanwhile.
            let code = unsafe withUnsafeMutablePointer(to: &receiver) { receiver in
                unsafe bytes.withUnsafeBytes { raw in
                    unsafe hs_scan(
                        database.pointer, raw.bindMemory(to: CChar.self).baseAddress ?? emptyText, UInt32(raw.count), 0,
                        scratch.pointer, { id, _, end, _, context in
                            // Safe because the context is the receiver lent above, alive until hs_scan returns.
                            unsafe context?.assumingMemoryBound(to: MatchReceiver.self).pointee.onMatch(id, Int(end))
                            return 0
                        }, receiver)
                }
            }
            precondition(code == HS_SUCCESS, "hs_scan failed on a valid database")
        }
    }

    /// The library refuses a null pointer, which is what an empty span has.
    private var emptyText: UnsafePointer<CChar> {
        // Safe because the pointer is never read: the length given with it is 0; a database is at least a header long.
        unsafe UnsafePointer<CChar>(database.pointer)
    }
}

/// What the C callback is given to find the Swift closure again.
private struct MatchReceiver {
    let onMatch: (UInt32, Int) -> Void
}

/// The library's working memory for one scan at a time.
///
/// Not private, though only the scanner uses it: an optimised build of another module that destroys a scanner needs its metadata.
@safe struct ScratchHandle: ~Copyable {
    let pointer: OpaquePointer

    init(for database: borrowing DatabaseHandle) throws(PatternError) {
        var scratch: OpaquePointer?
        // Safe because the database is alive during the call, and the library stores no pointer to it.
        let code = unsafe hs_alloc_scratch(database.pointer, &scratch)
        guard code == HS_SUCCESS, let scratch = unsafe scratch else { throw PatternError(code: code) }
        unsafe pointer = scratch
    }

    deinit {
        // Safe because the pointer is ours alone and is not used again.
        unsafe hs_free_scratch(pointer)
    }
}
