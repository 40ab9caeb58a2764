/// What the program, not the log, knows about this run: mode, sources, speed. The dashboard shows it beside the snapshot.
package struct RunStatus: Sendable {
    /// Where time comes from.
    package enum Mode: Hashable, Sendable {
        case live
        /// Playing by the log's own clock, `speed` times as fast; nil is as fast as possible.
        case replay(speed: Double?)
    }

    /// A log that is read.
    package struct Source: Hashable, Sendable {
        /// How far it is; a failure has its reason in words.
        package enum State: Hashable, Sendable {
            case waiting, reading, caughtUp, ended
            case failed(String)
        }
        /// As the user named it.
        package var name: String
        /// How far it is.
        package var state: State
        /// Bytes taken in so far, unpacked.
        package var bytesRead: Int
        /// Bytes in the source where known, for progress and lag.
        package var bytesTotal: Int?
        /// The format's name, once it is known.
        package var format: String?
        /// Times that it was replaced by a new file.
        package var rotations: Int
        /// Times that it was cut short and began anew.
        package var truncations: Int

        package init(
            name: String, state: State, bytesRead: Int = 0, bytesTotal: Int? = nil, format: String? = nil,
            rotations: Int = 0, truncations: Int = 0
        ) {
            self.name = name
            self.state = state
            self.bytesRead = bytesRead
            self.bytesTotal = bytesTotal
            self.format = format
            self.rotations = rotations
            self.truncations = truncations
        }
    }

    /// Live or replay.
    package var mode: Mode
    /// The replay stands still.
    package var isPaused: Bool
    /// In the order that the user gave.
    package var sources: [Source]
    /// Lines taken in during the last second.
    package var linesPerSecond: Int
    /// Seconds from now back to the last message's time (live), nil where it can't be told.
    package var lagSeconds: Double?
    /// The last notice for the status line, such as a rotation that was noticed.
    package var notice: String?
    /// What is wrong with the run itself, in a sentence, as long as it is: nothing can be kept since the disk is full.
    package var trouble: String?
    /// Resident memory in bytes, measured by the program.
    package var memoryBytes: Int
    /// CPU share in thousandths of one core, measured by the program.
    package var cpuPermille: Int

    package init(
        mode: Mode, isPaused: Bool, sources: [Source], linesPerSecond: Int, lagSeconds: Double?, notice: String?,
        trouble: String? = nil, memoryBytes: Int, cpuPermille: Int
    ) {
        self.mode = mode
        self.isPaused = isPaused
        self.sources = sources
        self.linesPerSecond = linesPerSecond
        self.lagSeconds = lagSeconds
        self.notice = notice
        self.trouble = trouble
        self.memoryBytes = memoryBytes
        self.cpuPermille = cpuPermille
    }
}
