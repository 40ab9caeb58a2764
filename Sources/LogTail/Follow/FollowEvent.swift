/// What following a path by its name yields, in order.
///
/// A generation is one stretch of content, from `began` to `ended`: another file behind the name begins a new one, and so does a truncation.
/// All bytes between belong together and are in order. After a rotation two generations can be open at once, since whoever wrote the old file may
/// go on for a while; so keep one line reader for each open generation. Nothing comes for a generation after its `ended`.
package struct FollowEvent: Hashable, Sendable {
    /// Counts from 1 for each path; 0 in events that belong to no generation.
    package var generation: Int
    /// What happened.
    package var kind: Kind

    /// What can happen.
    package enum Kind: Hashable, Sendable {
        /// A generation begins; its first byte has this offset in its file.
        case began(Beginning, offset: Int)
        /// The next bytes of the generation, never empty. NUL bytes of a hole are given as they are, so that offsets hold.
        case bytes([UInt8])
        /// So many bytes of the generation are passed over before the next ones given, since reading began within a line.
        case skipped(Int)
        /// What was written to the generation beyond what was given can't be read any more: at least so many bytes, which its file was seen to
        /// hold; nobody knows whether more. Its end follows.
        case lost(atLeast: Int)
        /// Nothing more will come of the generation.
        case ended(LastLine)
        /// No file is behind the name; said once until there is one. An open generation goes on, as its file can still be written to.
        case waiting
        /// The file can't be opened or read; tried again. Said once for each different reason.
        case failed(SystemError)
        /// After `waiting` or `failed`: the file that was read before is there again.
        case recovered
        /// Another file with the content read so far is behind the name (an editor saved it): the generation goes on in it.
        case continued
        /// The file that appeared holds no log lines, so nothing of it is read; its generation ends.
        case refused(Refusal)
        /// What the path holds was read already under the other name, at least in part: it is a rotated copy.
        case alreadyRead(as: FilePath)
        /// A file that was found in a directory or by a pattern is gone, and all of it was read.
        case vanished
        /// A packed backlog was damaged or too large; what could be unpacked was given.
        case damaged(UnpackFault)
    }

    /// Why a generation begins.
    package enum Beginning: Hashable, Sendable {
        /// The file was there when following began.
        case first
        /// The file came to be, after there was none.
        case appeared
        /// The old file was renamed, or the name now leads to another one; the old one has been read to its end and is watched for late lines.
        case rotated
        /// The old file was deleted and there is a new one.
        case replaced
        /// The file was cut to nothing or overwritten from its start.
        case truncated
        /// A file that was read before is back under this or another name: only what is new in it comes.
        case returned
        /// The program was started again, and a generation of its last run goes on, under the same number.
        case resumed
    }

    /// What to do with a line that has no newline yet when its generation ends.
    package enum LastLine: Hashable, Sendable {
        /// It is final: nobody writes to the file any more.
        case complete
        /// It is the rest of something that was cut away: drop it.
        case dropped
    }

    /// Why nothing of a file is read.
    package enum Refusal: Hashable, Sendable {
        case notText(NotText)
        /// Gzip data: not followed but unpacked once, when it is complete.
        case gzip
    }
}

/// How paths are followed.
package struct FollowSettings: Hashable, Sendable {
    /// Where reading begins in a file that is there already.
    package enum Start: Hashable, Sendable {
        case beginning
        /// Only lines that are completed from now on, in files that are there already.
        case now
    }

    /// Files that come later are always read from their beginning.
    package var start = Start.beginning
    /// How long a file that was renamed or deleted is watched for late lines, counted from its last growth.
    /// Fluent Bit's 5 s lose lines under load (its issue 1108).
    package var rotateWait = Duration.seconds(30)
    /// The most that one path gives in one round.
    package var chunkBytes = FileReader.chunkBytes
    /// The longest pause between attempts to open a file that refuses; the first is 250 ms, doubled each time.
    package var longestRetry = Duration.seconds(2)

    /// The settings of `watch` without flags.
    package init() {}
}
