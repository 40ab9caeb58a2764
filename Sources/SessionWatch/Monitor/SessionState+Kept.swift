internal import ConversationLog
package import KeptState

/// A session's part of the state, but for its id, its shown id and its handle, which its place in the table tells.
extension SessionState: Kept {
    package mutating func keep(in archive: inout StateArchive) {
        archive.keep(&user)
        archive.keep(&bot)
        archive.keep(&address)
        archive.keep(&model)
        archive.keep(&firstSeen)
        archive.keep(&lastSeen)
        archive.keep(&heardAt)
        archive.keepTally(&heardAtMessage)
        archive.keepTally(&messages)
        archive.keepTally(&inputTokens)
        archive.keepTally(&outputTokens)
        archive.keepTally(&contextBytes)
        archive.keep(&userSide)
        archive.keep(&botSide)
        archive.keep(&timing)
        archive.keep(&typedValues)
        archive.keep(&leakedValues)
        archive.check(typedValues.count <= Self.valueLimit && leakedValues.count <= Self.valueLimit)
        archive.keep(&lastSameText)
        archive.keep(&sameText)
        archive.keep(&userSessions)
        archive.keep(&addressSessions)
        archive.keepTally(&toolCalls)
        archive.keepTally(&errors)
        archive.keep(&risk)
        archive.keep(&transcript)
    }
}

extension SideState: Kept {
    package mutating func keep(in archive: inout StateArchive) {
        archive.keepTally(&count)
        archive.keep(&characters)
        archive.keepTally(&longestToken)
        archive.keepTally(&encodedRun)
        archive.keepTally(&hidden)
        archive.keepTally(&tags)
        archive.keepTally(&mixedScriptWords)
        archive.keep(&greatestJump)
        archive.keep(&upperShare)
        archive.keep(&digitShare)
        archive.keep(&punctuationShare)
        archive.keep(&nonASCIIShare)
        archive.keep(&switchRate)
        archive.keep(&entropy)
        archive.keep(&repetition)
        archive.keep(&rarity)
        archive.keep(&rarestStretch)
        archive.keep(&novelty)
        archive.keepTally(&links)
        archive.keepTally(&longestQuery)
        archive.keep(&recent)
        archive.keep(&phrases)
    }
}

extension PhraseTally: Kept {
    package mutating func keep(in archive: inout StateArchive) {
        archive.keepTally(&override)
        archive.keepTally(&rolePlay)
        archive.keepTally(&promptAsk)
        archive.keepTally(&roleMarkers)
        archive.keepTally(&code)
        archive.keepTally(&refusals)
        archive.keepTally(&authFailures)
    }
}
