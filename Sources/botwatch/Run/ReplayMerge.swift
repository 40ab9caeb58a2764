import ConversationLog
import LogTail

/// Several finished logs as one stream in the order of event time, whatever the order of the files.
///
/// Of all sources the one goes next whose next message is the earliest; ties go to the source named first, and lines
/// without a time follow the line before them. The order depends on the bytes alone, not on how they are read.
struct ReplayMerge {
    enum Step {
        case item(ReaderItem, source: Int)
        /// A pipe has nothing now.
        case nothingYet
        case end
    }

    struct Entry {
        let name: String
        /// The user named this very file; otherwise a directory or pattern led to it.
        let isNamed: Bool
        var reader: FileReader
        var lines: ResumableReader
        /// The reader at an earlier moment when nothing waited in ``items``, and how many items were handed over since.
        var before: ResumableReader
        var handedOver = 0
        /// Lines that the reader took in during runs before this one.
        var linesBefore = 0
        var items: ArraySlice<ReaderItem> = []
        var lastTime = EventTime(nanoseconds: .min)
        var hasEnded = false
        var isNoLog = false
        var format: String?
        var fault: String?
    }

    var entries: [Entry] = []
    /// Why files of a directory or pattern were passed over, a sentence each.
    private(set) var passedOver: [String] = []

    /// - Throws: for a source that the user named; a file that a directory or pattern led to is passed over.
    init(_ sources: [Source], choice: FormatChoice, limits: ReaderLimits) throws(SourceError) {
        for source in sources {
            let reader: FileReader
            do throws(SourceError) {
                reader = try FileReader(source)
            } catch {
                guard !source.isNamed else { throw error }
                passedOver.append(UserError(error).sentence)
                continue
            }
            let lines = ResumableReader(name: source.displayName, choice: choice, limits: limits)
            entries.append(Entry(name: source.displayName, isNamed: source.isNamed, reader: reader, lines: lines, before: lines))
        }
    }

    /// Nothing that a directory or pattern led to turned out to be a log. An empty file is one, of no messages.
    var holdsNoLog: Bool { entries.allSatisfy(\.isNoLog) }

    /// The time of the item that comes next, where it has one.
    var nextTime: EventTime? {
        guard let index = earliest, case .message(let message)? = entries[index].items.first else { return nil }
        return message.time
    }

    mutating func next() throws(SourceError) -> Step {
        guard try fill() else { return .nothingYet }
        guard let index = earliest, let item = entries[index].items.popFirst() else { return .end }
        entries[index].handedOver += 1
        switch item {
        case .message(let message): entries[index].lastTime = message.time ?? entries[index].lastTime
        case .format(let notice):
            entries[index].format = notice.format
            entries[index].isNoLog = notice.format == nil && !entries[index].isNamed
        case .fault, .skipped: break
        }
        // What a directory holds besides logs, such as a README, is no damaged log.
        if case .fault(let fault) = item, entries[index].isNoLog { return .item(.skipped(fault.place), source: index) }
        return .item(item, source: index)
    }

    /// Reads on where a source has nothing waiting. False when a pipe has to be waited for.
    mutating func fill() throws(SourceError) -> Bool {
        for index in entries.indices where entries[index].items.isEmpty && !entries[index].hasEnded {
            guard try fill(index) else { return false }
        }
        return true
    }

    private mutating func fill(_ index: Int) throws(SourceError) -> Bool {
        var items: [ReaderItem] = []
        while items.isEmpty, !entries[index].hasEnded {
            let step = try entries[index].reader.next()
            switch step {
            case .nothingYet: return false
            case .fault(let fault):
                entries[index].fault = fault.sentence
                continue
            case .bytes(let bytes):
                if entries[index].lines.bytesRead - entries[index].before.bytesRead >= ResumableReader.markSpacing {
                    entries[index].before = entries[index].lines
                    entries[index].handedOver = 0
                }
                // Written before the file was last changed: that tells the year of times without one.
                entries[index].lines.arrival = entries[index].reader.modified.map { EventTime(nanoseconds: $0) }
                entries[index].lines.feed(bytes.span) { items.append($0) }
            case .end:
                entries[index].lines.finish { items.append($0) }
                entries[index].hasEnded = true
            }
        }
        entries[index].items = items[...]
        return true
    }

    private var earliest: Int? {
        var best: (index: Int, time: EventTime)?
        for index in entries.indices {
            guard let item = entries[index].items.first else { continue }
            var time = entries[index].lastTime
            if case .message(let message) = item, let own = message.time { time = own }
            if best.map({ time < $0.time }) ?? true { best = (index, time) }
        }
        return best?.index
    }
}

extension Source {
    /// How the source is called on screens and in alerts.
    var displayName: String { kind == .standardInput ? "standard input" : path.text }
}
