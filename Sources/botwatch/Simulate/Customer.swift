import OnlineForest

/// How one customer writes: carefully or not, fast or slowly, much or little.
struct Customer: Sendable {
    /// Writes without capital letters.
    let lowercase: Bool
    /// Leaves out the full stop at the end.
    let dropsFullStop: Bool
    /// The share of words, 0 to 1, with a slip of the finger.
    let slips: Double
    /// Asks whether anybody is there when an answer takes its time.
    let isImpatient: Bool
    /// Adds sentences about this and that.
    let isChatty: Bool
    /// Characters typed in a second. Most people reach 2 to 6 on phones and keyboards.
    let typingSpeed: Double
    /// Milliseconds from having read an answer to beginning to type, as a median.
    let pause: Double

    /// Somebody drawn at random.
    init(draw: inout SplitMix64) {
        lowercase = draw.chance(0.22)
        dropsFullStop = draw.chance(0.35)
        slips = draw.chance(0.4) ? draw.pick([0.01, 0.03, 0.07]) : 0
        isImpatient = draw.chance(0.12)
        isChatty = draw.chance(0.16)
        typingSpeed = draw.spread(around: 4.2, by: 0.35)
        pause = draw.spread(around: 5_500, by: 0.6)
    }

    /// The text as this customer would type it; bytes outside of ASCII stay as they are.
    func typed(_ text: [UInt8], draw: inout SplitMix64) -> [UInt8] {
        var bytes = text
        if lowercase {
            for index in bytes.indices where Self.isUppercase(bytes[index]) { bytes[index] |= 0x20 }
        }
        if dropsFullStop, bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
        return slips > 0 ? Self.misspelt(bytes, share: slips, draw: &draw) : bytes
    }

    /// Milliseconds between an answer of `read` bytes and this customer's next message of `written` bytes.
    ///
    /// Reading at 30 characters a second (some 300 words a minute), then a pause, then typing.
    func gap(read: Int, written: Int, draw: inout SplitMix64) -> Int {
        let reading = Double(read) / 30 * 1_000
        let typing = Double(min(written, 600)) / typingSpeed * 1_000
        return Int(reading + draw.spread(around: pause, by: 0.7) + typing * draw.spread(around: 1, by: 0.2))
    }

    /// Swaps, drops or doubles a letter in some of the words of five letters or more.
    private static func misspelt(_ text: [UInt8], share: Double, draw: inout SplitMix64) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count + 4)
        var start = text.startIndex
        while start < text.endIndex {
            var end = start
            while end < text.endIndex, isLetter(text[end]) { end += 1 }
            if end - start >= 5, draw.chance(share) {
                let place = draw.within(start + 1...end - 2)
                result += text[start..<place]
                switch draw.below(3) {
                case 0: result += [text[place + 1], text[place]]
                case 1: result.append(text[place + 1])
                default: result += [text[place], text[place], text[place + 1]]
                }
                result += text[(place + 2)..<end]
            } else {
                result += text[start..<end]
            }
            if end < text.endIndex {
                result.append(text[end])
                end += 1
            }
            start = end
        }
        return result
    }

    private static func isUppercase(_ byte: UInt8) -> Bool { byte > 0x40 && byte < 0x5b }
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) > 0x60 && (byte | 0x20) < 0x7b }
}
