/// The text of a JSON array of objects on its way: gives the objects one by one and never holds more than one.
///
/// Its bytes come in any pieces; see ``advance(_:from:)``. Blanks and commas between the objects are passed over.
struct JSONArrayText: Sendable {
    /// Why ``advance(_:from:)`` came back.
    enum Stop {
        /// All bytes were taken.
        case needsMore
        /// The bracket is not that of an array of objects: ``taken`` has all bytes so far.
        case noArray
        /// An object begins at the place that was given; its first byte is not taken yet.
        case begins
        /// An object has ended: ``taken`` has it.
        case object
        /// The object that was begun is none: ``taken`` has its bytes, and the byte at the place that was given is not taken.
        case broken
        /// The array has ended.
        case closed
        /// What stands between two objects doesn't belong there; it is not taken.
        case strange
    }

    private enum Phase: Sendable {
        /// Before the bracket is known to be that of an array of objects.
        case opening
        case between
        case inside
    }

    /// Bytes of an object that are kept.
    let limit: Int
    /// What ``Stop`` speaks of; at most ``limit`` bytes.
    private(set) var taken: [UInt8] = []
    /// Bytes of it, those dropped included.
    private(set) var takenLength = 0
    /// Line feeds among all bytes that were taken.
    private(set) var lineFeeds = 0
    private var phase: Phase
    private var scanner = JSONScanner()
    private var hasBegun = false

    /// - Parameters:
    ///   - limit: longer objects are cut to so many bytes.
    ///   - isOpen: true when the array is in its course, at a place between two objects.
    init(limit: Int, isOpen: Bool = false) {
        self.limit = limit
        phase = isOpen ? .between : .opening
    }

    /// True between two objects.
    var isBetween: Bool { phase == .between }
    /// True once an object was begun.
    var isOpen: Bool { phase != .opening }
    /// True when more bytes came than are kept.
    var isCut: Bool { takenLength > taken.count }

    /// Blanks after an opening bracket that are waited through (bytes): an indented array has a few.
    private static let openingLimit = 1_024

    /// Takes bytes from `start` on, until something happens.
    ///
    /// - Returns: what, and the place of the first byte that was not taken.
    mutating func advance(_ bytes: Span<UInt8>, from start: Int) -> (stop: Stop, position: Int) {
        switch phase {
        case .opening: open(bytes, from: start)
        case .between: between(bytes, from: start)
        case .inside: inside(bytes, from: start)
        }
    }

    private mutating func open(_ bytes: Span<UInt8>, from start: Int) -> (Stop, Int) {
        var position = start
        while position < bytes.count {
            let byte = bytes[position]
            let isBracket = byte == UInt8(ascii: "[") && !hasBegun
            if byte == UInt8(ascii: "{"), hasBegun {
                forget()
                phase = .inside
                return (.begins, position)
            }
            guard isBracket || (hasBegun && JSONArrayText.isBlank(byte)), takenLength < JSONArrayText.openingLimit else {
                return (.noArray, position)
            }
            hasBegun = true
            taken.append(byte)
            takenLength += 1
            if byte == UInt8(ascii: "\n") { lineFeeds += 1 }
            position += 1
        }
        return (.needsMore, position)
    }

    private mutating func between(_ bytes: Span<UInt8>, from start: Int) -> (Stop, Int) {
        forget()
        var position = start
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\n"): lineFeeds += 1
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: ","): break
            case UInt8(ascii: "]"): return (.closed, position + 1)
            case UInt8(ascii: "{"):
                scanner = JSONScanner()
                phase = .inside
                return (.begins, position)
            default: return (.strange, position)
            }
            position += 1
        }
        return (.needsMore, position)
    }

    private mutating func inside(_ bytes: Span<UInt8>, from start: Int) -> (Stop, Int) {
        var position = start
        while position < bytes.count {
            let byte = bytes[position]
            switch scanner.step(byte) {
            case .inside:
                if byte == UInt8(ascii: "\n") { lineFeeds += 1 }
                position += 1
            case .complete:
                keep(bytes.extracting(start..<position + 1))
                phase = .between
                return (.object, position + 1)
            case .broken:
                keep(bytes.extracting(start..<position))
                return (.broken, position)
            }
        }
        keep(bytes.extracting(start..<position))
        return (.needsMore, position)
    }

    private mutating func keep(_ piece: Span<UInt8>) {
        takenLength += piece.count
        let room = limit - taken.count
        if room > 0 { taken.append(copying: piece.extracting(0..<min(room, piece.count))) }
    }

    private mutating func forget() {
        taken.removeAll(keepingCapacity: taken.capacity <= 65_536)
        takenLength = 0
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n")
    }
}
