import ConversationLog
import Glibc
import KeptState
import LogTail

/// How a replay outlives the process.
extension ReplayMerge {
    /// How far each source was handed over, by a key of its path.
    var state: [(key: String, bytes: [UInt8])] {
        entries.map { entry in
            var kept = KeptReading(path: Self.fullPath(of: entry.reader.path), proof: entry.reader.proof)
            if entry.items.isEmpty {
                kept.reader = entry.lines.checkpoint
            } else {
                kept.reader = entry.before.checkpoint
                kept.reader.itemsToDrop += entry.handedOver
            }
            kept.linesRead = entry.lines.linesRead
            kept.lastTime = entry.lastTime
            kept.format = entry.format
            kept.isNoLog = entry.isNoLog
            return (Self.key(of: kept.path), StateArchive.bytes(of: &kept))
        }
    }

    /// Goes on where another run was; sources that it did not have, or that hold something else now, are read from their beginning.
    ///
    /// - Parameter parts: as ``state`` gave them.
    /// - Returns: a sentence for each source that can't be gone on with.
    /// - Throws: ``UserError`` for a source that can't be read, ``StateFault`` for a state that fits no reader of these settings.
    mutating func goOn(from parts: [String: [UInt8]], choice: FormatChoice, limits: ReaderLimits) throws -> [String] {
        var notices: [String] = []
        for index in entries.indices {
            let path = Self.fullPath(of: entries[index].reader.path)
            guard let bytes = parts[Self.key(of: path)] else { continue }
            var kept = KeptReading()
            try StateArchive.restore(&kept, from: bytes)
            guard kept.path == path else { continue }
            let lines = try ResumableReader(name: entries[index].name, choice: choice, limits: limits, from: kept.reader)
            do throws(SourceError) {
                guard try entries[index].reader.goOn(after: kept.proof, from: kept.reader.offset) else {
                    notices.append(
                        entries[index].reader.size == nil
                            ? "\(entries[index].name): what came between the last run and this one is not known"
                            : "\(entries[index].name): not what was read before, reading from the start")
                    continue
                }
            } catch {
                throw UserError(error)
            }
            entries[index].lines = lines
            entries[index].before = lines
            entries[index].linesBefore = kept.linesRead
            entries[index].lastTime = kept.lastTime
            entries[index].format = kept.format
            entries[index].isNoLog = kept.isNoLog
        }
        return notices
    }

    /// However it is spelt: the path from the root, without links; as it is where there is no such file.
    private static func fullPath(of path: FilePath) -> String {
        // Safe because the system allocates the text and it is freed after it was copied.
        guard let text = unsafe realpath(path.escaped, nil) else { return path.escaped }
        defer { unsafe free(text) }
        return unsafe String(cString: text)
    }

    /// The path itself stands in the part.
    private static func key(of path: String) -> String { ShortName.of(path) }
}
