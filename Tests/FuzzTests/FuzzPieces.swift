/// How an input is cut into pieces: sizes from 1 to a bound, the same for the same seed.
struct FuzzPieces {
    private var state: UInt32
    private let largest: UInt32

    init(seed: UInt8, largest: Int = 16) {
        state = (UInt32(seed) &+ 1) &* 2_654_435_761 | 1
        self.largest = UInt32(largest)
    }

    /// The size of the next piece.
    mutating func next() -> Int {
        // Marsaglia, "Xorshift RNGs", 2003: the triple 13, 17, 5.
        state ^= state << 13
        state ^= state >> 17
        state ^= state << 5
        return 1 + Int(state % largest)
    }

    /// Calls `body` with each piece of the bytes, in order.
    static func of(_ bytes: [UInt8], seed: UInt8, largest: Int = 16, _ body: (Span<UInt8>) -> Void) {
        var sizes = FuzzPieces(seed: seed, largest: largest)
        var position = 0
        while position < bytes.count {
            let end = min(bytes.count, position + sizes.next())
            body(bytes.span.extracting(position..<end))
            position = end
        }
    }
}
