package import ConversationLog
package import KeptState

/// All that the monitor remembers of one open conversation.
package struct SessionState: Sendable {
    package let id: String
    /// The id as it may leave the program: redacted, and then numbered so that it stays unique.
    package let shownID: String
    /// A handle for the account; never given twice in a run.
    package let handle: Int
    package var user: String?
    package var bot: String?
    /// The network address as last logged.
    package var address: String?
    package var model: String?
    package var firstSeen: EventTime?
    package var lastSeen: EventTime?
    /// The monitor's clock when the session was last heard of. Idleness is measured from here: where one source lags days
    /// behind another, its sessions are no less alive.
    package var heardAt: EventTime?
    /// The monitor's count of messages then.
    package var heardAtMessage = 0
    package var messages = 0
    package var inputTokens = 0
    package var outputTokens = 0
    /// Bytes of all texts so far.
    package var contextBytes = 0

    package var userSide = SideState()
    package var botSide = SideState()
    package var timing = TimingState()
    /// Hashes of personal data and secrets that the user typed: the bot may repeat those.
    package var typedValues: Set<UInt64> = []
    /// Values of others that the bot gave away, each counted once.
    package var leakedValues: Set<UInt64> = []
    /// Other sessions that sent the last counted text within 10 minutes, beyond what is usual; nil where it can't be measured.
    package var lastSameText: Float?
    /// The greatest of those.
    package var sameText = Peak()
    /// Sessions that the same user opened within an hour of this one; nil when the log names no user.
    package var userSessions: Int?
    /// The same for the network address.
    package var addressSessions: Int?
    package var toolCalls = 0
    package var errors = 0

    package var transcript = TranscriptRing()
    package var risk = RiskState()

    /// About how many bytes the session takes in memory, without what the account keeps of it. By constants rather than by this machine's
    /// sizes: what must make room may not depend on them.
    package var bytes: Int {
        var bytes = Self.fixedBytes + 2 * id.utf8.count + shownID.utf8.count + transcript.bytesKept
        bytes += transcript.entries.count * Self.bytesPerMessage
        bytes += (typedValues.count + leakedValues.count) * Self.bytesPerValue + risk.hits.count * Self.bytesPerHit
        bytes += (user?.utf8.count ?? 0) + (bot?.utf8.count ?? 0) + (address?.utf8.count ?? 0) + (model?.utf8.count ?? 0)
        return bytes
    }

    /// Of a session without a message: this value, its places in tables, what the account keeps of every session.
    private static let fixedBytes = 2_500
    /// Beside its text: the entry in the transcript and the text's own head.
    private static let bytesPerMessage = 100
    private static let bytesPerValue = 16
    private static let bytesPerHit = 300

    package init(id: String, shownID: String, handle: Int) {
        self.id = id
        self.shownID = shownID
        self.handle = handle
    }
}

/// One side of a conversation: the user's messages or the bot's.
///
/// A message without a text, such as an answer that only calls a tool or one whose words the log does not tell, is a message and nothing
/// else: what can't be measured in it is missing, not zero.
package struct SideState: Sendable {
    /// Messages, those without a text included.
    package var count = 0
    /// Unicode scalars of each message that has a text.
    package var characters = Spread()
    package var longestToken = 0
    package var encodedRun = 0
    package var hidden = 0
    package var tags = 0
    package var mixedScriptWords = 0
    package var greatestJump: Float = 0
    package var upperShare = Peak()
    package var digitShare = Peak()
    package var punctuationShare = Peak()
    package var nonASCIIShare = Peak()
    package var switchRate = Peak()
    package var entropy = Peak()
    package var repetition = Peak()
    package var rarity = Spread()
    package var rarestStretch = Peak()
    package var novelty = Spread()
    package var links = 0
    package var longestQuery = 0
    package var recent = RecentTexts()
    package var phrases = PhraseTally()

    /// Messages that have a text.
    package var texts: Int { characters.count }

    mutating func take(_ digest: TextDigest, _ strangeness: SiteLanguage.Strangeness) {
        count += 1
        guard digest.characters > 0 else { return }
        let length = Float(digest.characters)
        if texts > 0 {
            // 20 characters of grace: from "ok" to a sentence is no jump.
            greatestJump = max(greatestJump, Logarithm.of(Double((length + 20) / (characters.mean + 20))))
        }
        characters.add(length)
        longestToken = max(longestToken, digest.longestToken)
        encodedRun = max(encodedRun, digest.encodedRun)
        hidden += digest.hidden
        tags += digest.tags
        mixedScriptWords += digest.mixedScriptWords
        upperShare.add(digest.upperShare)
        digitShare.add(digest.share(digest.digits))
        punctuationShare.add(digest.share(digest.punctuation))
        nonASCIIShare.add(digest.share(digest.nonASCII))
        switchRate.add(digest.share(digest.classSwitches))
        entropy.add(digest.characters < 12 ? nil : digest.entropy)
        repetition.add(digest.repetition)
        if let rarity = strangeness.rarity { self.rarity.add(rarity) }
        rarestStretch.add(strangeness.rarestStretch)
        if let novelty = strangeness.novelty { self.novelty.add(novelty) }
        links += digest.links.count
        longestQuery = max(longestQuery, digest.links.longestQuery)
        recent.add(digest)
    }
}

/// The greatest value so far; nil when none was measured.
package struct Peak: Sendable {
    package private(set) var value: Float?

    mutating func add(_ sample: Float?) {
        guard let sample else { return }
        value = max(value ?? sample, sample)
    }
}

/// Mean and greatest of what was measured.
package struct Spread: Sendable {
    package private(set) var count = 0
    package private(set) var sum: Float = 0
    package private(set) var greatest: Float = 0

    package var mean: Float { count == 0 ? 0 : sum / Float(count) }
    package var isEmpty: Bool { count == 0 }

    mutating func add(_ sample: Float) {
        greatest = count == 0 ? sample : max(greatest, sample)
        sum += sample
        count += 1
    }
}

/// Phrase hits by category, over a session.
package struct PhraseTally: Sendable {
    package var override = 0
    package var rolePlay = 0
    package var promptAsk = 0
    package var roleMarkers = 0
    package var code = 0
    package var refusals = 0
    package var authFailures = 0
}

/// How like its own last messages a side's messages are.
package struct RecentTexts: Sendable {
    /// Messages looked back at.
    package static let depth = 8
    /// SimHashes that differ in at most this many of 64 bits are of nearly the same text.
    private static let alikeBits = 6

    private var simHashes = InlineArray<8, UInt64>(repeating: 0)
    private var masked = InlineArray<8, UInt64>(repeating: 0)
    private var count = 0
    /// Messages in a row that were much like one of those before.
    package private(set) var alikeInARow = 0
    package private(set) var longestAlikeRun = 0
    /// Messages whose masked text (digits and case apart) occurred before.
    package private(set) var maskedRepeats = 0

    /// - Note: Texts under 4 words say nothing about likeness ("yes", "thank you") and are passed over.
    mutating func add(_ digest: TextDigest) {
        guard digest.words >= 4 else { return }
        var alike = false
        var repeats = false
        for slot in 0..<min(count, Self.depth) {
            if (simHashes[slot] ^ digest.simHash).nonzeroBitCount <= Self.alikeBits { alike = true }
            if masked[slot] == digest.maskedHash { repeats = true }
        }
        alikeInARow = alike ? alikeInARow + 1 : 0
        longestAlikeRun = max(longestAlikeRun, alikeInARow)
        if repeats { maskedRepeats += 1 }
        simHashes[count % Self.depth] = digest.simHash
        masked[count % Self.depth] = digest.maskedHash
        count += 1
    }
}

/// Pace of the user's turns, in event time; everything stays empty for a log without time stamps.
package struct TimingState: Sendable {
    /// Gaps looked back at.
    private static let depth = 16

    private var gaps = InlineArray<16, Float>(repeating: 0)
    package private(set) var gapCount = 0
    /// Characters a second of the fastest user turn of at least 40 characters; nil when there is none.
    package private(set) var fastestTyping: Float?
    private var lastUserTime: EventTime?
    private var lastAnyTime: EventTime?
    package private(set) var latency = Spread()

    mutating func take(_ message: Message, digest: TextDigest) {
        if message.role == .assistant, let latency = message.latencyMilliseconds, latency >= 0 {
            self.latency.add(Float(latency))
        }
        guard let time = message.time else { return }
        if message.role == .user {
            if let last = lastUserTime {
                gaps[gapCount % Self.depth] = Float(max(0, time.seconds(since: last)))
                gapCount += 1
            }
            if let last = lastAnyTime, digest.characters >= 40 {
                let seconds = Float(max(0.05, time.seconds(since: last)))
                fastestTyping = max(fastestTyping ?? 0, Float(digest.characters) / seconds)
            }
            lastUserTime = max(lastUserTime ?? time, time)
        }
        lastAnyTime = max(lastAnyTime ?? time, time)
    }

    /// Median of the last 16 gaps between user turns, in seconds; nil under 2 gaps.
    package var medianGap: Float? {
        guard gapCount >= 2 else { return nil }
        let sorted = (0..<min(gapCount, Self.depth)).map { gaps[$0] }.sorted()
        return sorted[sorted.count / 2]
    }

    /// Standard deviation over mean of the last 16 gaps; nil under 4 gaps.
    package var gapVariation: Float? {
        let count = min(gapCount, Self.depth)
        guard count >= 4 else { return nil }
        var sum: Float = 0, squares: Float = 0
        for slot in 0..<count {
            sum += gaps[slot]
            squares += gaps[slot] * gaps[slot]
        }
        let mean = sum / Float(count)
        guard mean > 0 else { return 0 }
        return max(0, squares / Float(count) - mean * mean).squareRoot() / mean
    }
}

extension Peak: Kept {
    package mutating func keep(in archive: inout StateArchive) { archive.keep(&value) }
}

extension Spread: Kept {
    package mutating func keep(in archive: inout StateArchive) {
        archive.keepTally(&count)
        archive.keep(&sum)
        archive.keep(&greatest)
    }
}

extension RecentTexts: Kept {
    package mutating func keep(in archive: inout StateArchive) {
        archive.keepTally(&count)
        for slot in 0..<min(count, Self.depth) {
            archive.keepHash(&simHashes[slot])
            archive.keepHash(&masked[slot])
        }
        archive.keepTally(&alikeInARow)
        archive.keepTally(&longestAlikeRun)
        archive.keepTally(&maskedRepeats)
    }
}

extension TimingState: Kept {
    package mutating func keep(in archive: inout StateArchive) {
        archive.keepTally(&gapCount)
        for slot in 0..<min(gapCount, Self.depth) { archive.keep(&gaps[slot]) }
        archive.keep(&fastestTyping)
        archive.keep(&lastUserTime)
        archive.keep(&lastAnyTime)
        archive.keep(&latency)
    }
}
