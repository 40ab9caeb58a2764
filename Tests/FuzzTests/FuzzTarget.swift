/// What the fuzzer does with an input, and what must then be so.
struct FuzzTarget: Sendable {
    /// As `make fuzz` and the folders of `Corpus` call it.
    let name: String
    /// The longest input (bytes) that is tried; longer ones find nothing more here, only later.
    let longest: Int
    /// Inputs to begin with, besides those in the corpus.
    let seeds: @Sendable () -> [[UInt8]]
    /// Throws the law that does not hold; must not trap on any input.
    let run: @Sendable ([UInt8]) throws -> Void

    init(
        _ name: String, longest: Int = 4_096, seeds: @escaping @Sendable () -> [[UInt8]] = { [] },
        run: @escaping @Sendable ([UInt8]) throws -> Void
    ) {
        self.name = name
        self.longest = longest
        self.seeds = seeds
        self.run = run
    }
}

/// A law of a target that does not hold for an input.
struct BrokenLaw: Error, CustomStringConvertible {
    let description: String
}

/// Throws unless the law holds.
func law(_ sentence: @autoclosure () -> String, holds: Bool) throws {
    if !holds { throw BrokenLaw(description: sentence()) }
}

extension [UInt8] {
    /// Takes a byte from the front; 0 when there is none.
    mutating func takeFirst() -> UInt8 { isEmpty ? 0 : removeFirst() }
}
