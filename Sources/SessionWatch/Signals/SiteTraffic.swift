internal import ConversationLog
internal import KeptState

/// What sessions of one site have in common: texts that several send, users and addresses that open many.
///
/// All by event time: in a log without times nothing of it is measured, since so many messages back may be a minute or
/// a month. Memory is bounded: three sketches of 2^14 keys, 4.7 MB each, taken when
/// the log first names such a thing.
struct SiteTraffic: Sendable {
    /// What one message adds to what its session shares with others; nil where it can't be measured.
    struct Shared: Sendable {
        /// Other sessions that sent this text within 10 minutes, beyond as many as usual; 0 or more.
        var sameText: Float?
        /// Sessions that this user, and this address, opened within an hour of this one, which counts too.
        var userSessions: Int?
        var addressSessions: Int?
    }

    private static let textSeconds = 600.0
    private static let originSeconds = 3_600.0
    /// What is usual here is known after an hour and 200 texts: before that a button's label looks like a campaign.
    private static let learningSeconds = 3_600.0
    private static let learningTexts = 200

    private var texts = SessionSketch(seconds: textSeconds)
    private var users = SessionSketch(seconds: originSeconds)
    private var addresses = SessionSketch(seconds: originSeconds)
    private var textsSeen = 0
    private var firstTime: EventTime?

    /// Takes in a message.
    ///
    /// A text counts from 6 words or 30 characters on, digits and case apart: "yes please" is everybody's. What the site
    /// is used to, such as a menu's button, is taken off: the sessions that sent it in the week before, the older ones worth
    /// less.
    ///
    /// - Parameters:
    ///   - session: its session's handle.
    ///   - opened: when that session began.
    mutating func take(
        _ message: Message, _ digest: TextDigest, session handle: Int, opened: EventTime?, at time: EventTime?
    ) -> Shared {
        var shared = Shared()
        guard let time else { return shared }
        let begin = opened ?? time
        if let user = message.user {
            shared.userSessions = users.take(Self.key(user), session: handle, at: begin).recent
        }
        if let address = message.address {
            shared.addressSessions = addresses.take(Self.key(address), session: handle, at: begin).recent
        }
        guard message.role == .user, digest.words >= 6 || digest.characters >= 30 else { return shared }
        let first = firstTime ?? time
        firstTime = first
        let sighting = texts.take(digest.maskedHash, session: handle, at: time)
        if textsSeen >= Self.learningTexts, time.seconds(since: first) >= Self.learningSeconds {
            shared.sameText = max(0, Float(sighting.recent - 1) - sighting.older)
        }
        textsSeen += 1
        return shared
    }

    private static func key(_ name: String) -> UInt64 {
        var hash = FNV1a()
        for byte in name.utf8 { hash.add(byte) }
        return hash.value
    }
}

extension SiteTraffic: KeptInParts {
    mutating func keepParts(in archive: inout PartArchive) {
        archive.keep("traffic") { part in
            part.keepTally(&textsSeen)
            part.keep(&firstTime)
            texts.keepUse(in: &part)
            users.keepUse(in: &part)
            addresses.keepUse(in: &part)
        }
        texts.keepSlots("traffic.texts", in: &archive)
        users.keepSlots("traffic.users", in: &archive)
        addresses.keepSlots("traffic.addresses", in: &archive)
    }
}
