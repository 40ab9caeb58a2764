internal import ConversationLog
internal import KeptState

/// How people and bot talk on this site: decaying counts of character trigrams and words, one pair of tables a role.
///
/// It learns only from the traffic that it watches, so that it needs no word list and works in any language. Memory is
/// fixed: 2 x (2^16 + 2^18) counters of 4 bytes, 2.6 MB.
struct SiteLanguage: Sendable {
    /// How far a text lies from what the site is used to.
    struct Strangeness: Sendable {
        /// Mean of -log2 p over the character trigrams, in bits; nil under 16 trigrams or before the tables know enough.
        var rarity: Float?
        /// The same for the strangest stretch of 96 trigrams: a long message can't dilute it.
        var rarestStretch: Float?
        /// Share of the words that were hardly ever seen before; nil under 4 words or before the tables know enough.
        var novelty: Float?
    }

    private var user = Tables()
    private var bot = Tables()

    /// Judges the text, then learns it.
    mutating func take(_ text: String, digest: TextDigest, role: Message.Role) -> Strangeness {
        switch role {
        case .user: user.take(text, digest)
        case .assistant: bot.take(text, digest)
        case .system, .tool: Strangeness()
        }
    }
}

private struct Tables: Sendable {
    private static let trigramSlots = 1 << 16
    private static let wordSlots = 1 << 18
    /// Trigrams, and words, that must have been seen before a text is judged: about 60 messages.
    private static let enoughTrigrams = 4_000
    private static let enoughWords = 800
    /// When this many trigrams are in the table all counts are halved: what the site said last month fades.
    private static let trigramCapacity = 8_000_000
    private static let stretch = 96
    /// Learning from one message stops here, so that one paste can't become the site's language.
    private static let learnedTrigrams = 2_000

    private var trigrams = [UInt32](repeating: 0, count: trigramSlots)
    private var words = [UInt32](repeating: 0, count: wordSlots)
    private var trigramTotal = 0
    private var wordTotal = 0
    /// Of each block of ``slotsPerPart`` slots, whether it changed since the state was last written.
    private var changedTrigrams = [Bool](repeating: true, count: trigramSlots / slotsPerPart)
    private var changedWords = [Bool](repeating: true, count: wordSlots / slotsPerPart)
    private static let slotsPerPart = 1_024

    mutating func take(_ text: String, _ digest: TextDigest) -> SiteLanguage.Strangeness {
        var result = SiteLanguage.Strangeness()
        judgeWords(digest, &result)
        let knows = trigramTotal >= Self.enoughTrigrams
        let bytes = text.utf8Span.span
        let logTotal = Logarithm.base2(Float(trigramTotal) + Float(Self.trigramSlots) * 0.05)
        var a: UInt8 = 0x20, b: UInt8 = 0x20
        var count = 0
        var sum: Float = 0
        var stretchSum: Float = 0
        var ring = InlineArray<96, Float>(repeating: 0)
        var strangest: Float = 0
        for index in bytes.indices {
            let c = Self.fold(bytes[index])
            if c == 0x20 && b == 0x20 { continue }
            let key = UInt64(a) << 16 | UInt64(b) << 8 | UInt64(c)
            let slot = Int(truncatingIfNeeded: Spreading.mixed(key) & UInt64(Self.trigramSlots - 1))
            if knows {
                let bits = logTotal - Logarithm.base2(Float(trigrams[slot]) + 0.05)
                sum += bits
                stretchSum += bits - ring[count % Self.stretch]
                ring[count % Self.stretch] = bits
                if count + 1 >= Self.stretch { strangest = max(strangest, stretchSum / Float(Self.stretch)) }
            }
            if count < Self.learnedTrigrams {
                trigrams[slot] &+= 1
                changedTrigrams[slot / Self.slotsPerPart] = true
                trigramTotal += 1
            }
            count += 1
            a = b
            b = c
        }
        if knows, count >= 16 {
            let mean = sum / Float(count)
            result.rarity = mean
            result.rarestStretch = max(mean, strangest)
        }
        if trigramTotal > Self.trigramCapacity { halve() }
        return result
    }

    private mutating func judgeWords(_ digest: TextDigest, _ result: inout SiteLanguage.Strangeness) {
        let knows = wordTotal >= Self.enoughWords && digest.wordHashes.count >= 4
        var new = 0
        for hash in digest.wordHashes {
            let slot = Int(hash) & (Self.wordSlots - 1)
            if words[slot] < 2 { new += 1 }
        }
        for hash in digest.wordHashes.prefix(400) {
            let slot = Int(hash) & (Self.wordSlots - 1)
            words[slot] &+= 1
            changedWords[slot / Self.slotsPerPart] = true
            wordTotal += 1
        }
        if knows { result.novelty = Float(new) / Float(digest.wordHashes.count) }
    }

    private mutating func halve() {
        for slot in trigrams.indices { trigrams[slot] /= 2 }
        for slot in words.indices { words[slot] /= 2 }
        trigramTotal /= 2
        wordTotal /= 2
        for block in changedTrigrams.indices { changedTrigrams[block] = true }
        for block in changedWords.indices { changedWords[block] = true }
    }

    /// Lower case, all digits alike, all white space alike.
    private static func fold(_ byte: UInt8) -> UInt8 {
        switch byte {
        case 0x41...0x5A: byte | 0x20
        case 0x30...0x39: UInt8(ascii: "0")
        case 0...0x20: 0x20
        default: byte
        }
    }
}

extension SiteLanguage: KeptInParts {
    mutating func keepParts(in archive: inout PartArchive) {
        user.keepParts("language.user", in: &archive)
        bot.keepParts("language.bot", in: &archive)
    }
}

extension Tables {
    mutating func keepParts(_ name: String, in archive: inout PartArchive) {
        archive.keep(name) { part in
            part.keepTally(&trigramTotal)
            part.keepTally(&wordTotal)
        }
        Self.keep(&trigrams, "\(name).trigrams", &changedTrigrams, in: &archive)
        Self.keep(&words, "\(name).words", &changedWords, in: &archive)
    }

    /// Keeps the counts that aren't 0, each after its distance from the one before: most are 0.
    private static func keep(_ counts: inout [UInt32], _ slots: Range<Int>, in part: inout StateArchive) {
        guard part.isReading else {
            var (next, isThere) = (slots.lowerBound, slots.count { counts[$0] != 0 })
            part.keep(&isThere)
            for slot in slots where counts[slot] != 0 {
                var (distance, count) = (slot - next, counts[slot])
                part.keep(&distance)
                part.keep(&count)
                next = slot + 1
            }
            return
        }
        var (next, isThere) = (slots.lowerBound, 0)
        part.keep(&isThere)
        part.check((0...slots.count).contains(isThere))
        for slot in slots { counts[slot] = 0 }
        while isThere > 0, part.fault == nil {
            var distance = 0
            part.keep(&distance)
            guard distance >= 0, distance < slots.upperBound - next else { return part.reject() }
            part.keep(&counts[next + distance])
            next += distance + 1
            isThere -= 1
        }
    }

    private static func keep(_ counts: inout [UInt32], _ kind: String, _ changed: inout [Bool], in archive: inout PartArchive) {
        archive.keepBlocks(kind, count: counts.count, size: slotsPerPart, hasChanged: { changed[$0] }) { slots, part in
            keep(&counts, slots, in: &part)
        }
        for block in changed.indices { changed[block] = false }
    }
}
