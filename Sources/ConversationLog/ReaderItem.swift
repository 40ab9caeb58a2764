package import KeptState

/// What reading a source yields, in the order of its lines.
package enum ReaderItem: Hashable, Sendable {
    /// The format of the source has been decided; said once, and again after a change.
    case format(FormatNotice)
    /// One turn of a conversation.
    case message(Message)
    /// A line that could not be read; counted and shown, never fatal.
    case fault(LineFault)
    /// A sound line that carries no message: blank, a status event, a repeat of what was read before.
    case skipped(LinePlace)
}

/// What was found out about a source's format.
package struct FormatNotice: Hashable, Sendable {
    /// The format's name as `--format` takes it; nil when nothing fits and all lines count as faults.
    package var format: String?
    /// The wrappers around the lines, from the outermost, by the names of ``LogWrappers``.
    package var layers: [String]
    /// One sentence for the user, such as `docker > generic-jsonl (85 %, time=timestamp, session=session_id, role=role, text=content)`.
    package var summary: String

    /// A decision and its sentence.
    package init(format: String?, layers: [String] = [], summary: String) {
        self.format = format
        self.layers = layers
        self.summary = summary
    }

    /// A decision as its sentence tells it.
    ///
    /// - Parameter sureness: percent; nil when the user named the format.
    init(format: String, layers: [String], sureness: Int? = nil, sources: [FieldSource]) {
        let name = (layers + [format]).joined(separator: " > ")
        let facts = (sureness.map { ["\($0) %"] } ?? []) + (sources.isEmpty ? [] : [sources.summary])
        self.init(format: format, layers: layers, summary: facts.isEmpty ? name : "\(name) (\(facts.joined(separator: ", ")))")
    }
}

extension FormatNotice: KeptValue {
    package static var blank: FormatNotice { FormatNotice(format: nil, summary: "") }

    package mutating func keep(in archive: inout StateArchive) {
        archive.keep(&format)
        archive.keep(&layers)
        archive.keep(&summary)
    }
}

/// Why a line yields no message.
package struct LineFault: Error, Hashable, Sendable {
    /// What is wrong with a line.
    package enum Reason: String, Hashable, Sendable, CaseIterable {
        /// Not what the format's lines look like.
        case malformed
        /// Read well, but no text or no role was found in it.
        case incomplete
        /// Longer than the limit and, cut there, no longer readable.
        case tooLong
        /// A wrapper's line whose collector left the text out: `journalctl` without `--all` does so to long ones.
        case leftOut
    }

    /// What is wrong with it.
    package var reason: Reason
    /// Where it begins.
    package var place: LinePlace

    /// A fault of one line.
    package init(reason: Reason, place: LinePlace) {
        self.reason = reason
        self.place = place
    }
}
