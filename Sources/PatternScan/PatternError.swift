/// Why patterns can't be scanned for.
package enum PatternError: Error, Hashable {
    /// The library can't read or can't support an expression.
    case refused(pattern: Pattern, reason: String)
    /// A database of no patterns at all.
    case noPatterns
    /// Bytes that are no database, or that were altered or cut.
    case damaged
    /// Bytes that hold other patterns than those asked for.
    case otherPatterns
    /// Bytes made by another version of the library, or in another layout: which one they name.
    case otherVersion(String)
    /// Bytes made for another kind of processor.
    case otherPlatform
    /// This processor lacks what the library needs (SSSE3 for Hyperscan on x86).
    case unsupportedProcessor
    case outOfMemory
    /// Anything else, by the library's own number (`hs_common.h`).
    case library(code: Int32)
}
