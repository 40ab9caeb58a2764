import ArgumentParser
import ConversationLog
import Glibc
import LogTail
import SessionWatch

struct FormatsCommand: ParsableCommand, StatusCommand {
    static let configuration = CommandConfiguration(
        commandName: "formats", abstract: "List log formats, or say what a file is and how its fields map.")

    @Argument(help: ArgumentHelp("A log to look at.", valueName: "FILE"))
    var file: String?

    func status() throws -> Int32 {
        let lines = try lines()
        var output = StandardOutput()
        do throws(StandardOutput.Failure) {
            for line in lines { try output.write(line: SafeText.plain(line)) }
            try output.flush()
        } catch .closed {
            return ExitStatus.done
        } catch .failed(let code) {
            throw UserError("can't write to standard output", at: unsafe String(cString: strerror(code)))
        }
        return ExitStatus.done
    }

    private func lines() throws -> [String] {
        guard let file else { return Self.list }
        let (bytes, written) = try head(of: file)
        return Self.report(on: FormatInspection(of: bytes.span, name: file, arrival: written), name: file)
    }

    /// Every format, and every wrapper that is taken off before, with the first line of its first example.
    private static var list: [String] {
        LogFormats.descriptions.flatMap { format in
            ["\(format.name): \(format.title)", "    \(format.examples.first?.lines.first ?? "")"]
        } + ["", "around these, up to \(LogWrappers.depthLimit) inside each other:", ""]
            + LogWrappers.descriptions.flatMap { wrapper in
                ["\(wrapper.name): \(wrapper.title)", "    \(wrapper.examples.first?.lines.first ?? "")"]
            }
    }

    /// The decision with the fields' places, what its names mean, the file's own first messages, and how all formats that find something fare.
    private static func report(on inspection: FormatInspection, name: String) -> [String] {
        guard let chosen = inspection.chosen else { return ["\(name): empty, no line to tell a format by"] }
        var lines = ["\(name): \(chosen.summary)"]
        for layer in chosen.layers {
            guard let wrapper = LogWrappers.descriptions.first(where: { $0.name == layer }) else { continue }
            lines.append("  around the lines, \(wrapper.name): \(wrapper.title)")
        }
        if let format = LogFormats.descriptions.first(where: { $0.name == chosen.format }) {
            lines.append("  \(format.name): \(format.title)")
        }
        lines += inspection.firstMessages.map(line)
        let found = inspection.candidates.filter { $0.messages > 0 }
        for candidate in found.sorted(by: { $0.messages > $1.messages }) {
            let fields = candidate.sources.isEmpty ? "" : ", \(candidate.sources.summary)"
            lines.append(
                "  read as \(candidate.name): \(NumberText.rounded(candidate.share * 100)) % of \(NumberText.count(inspection.lines, "line")), "
                    + "\(NumberText.count(candidate.messages, "message"))\(fields)")
        }
        lines.append("  \(NumberText.count(inspection.candidates.count - found.count, found.isEmpty ? "format" : "other format")) would find no message")
        return lines
    }

    /// A message's beginning, redacted before it is cut.
    private static func line(of message: Message) -> String {
        let redactor = Redactor(key: [])
        let text = redactor.redact(message.text).unicodeScalars.prefix(100)
        let said = text.isEmpty ? "(no words)" : String(String.UnicodeScalarView(text))
        return "  line \(message.place.line): \(message.time?.rfc3339 ?? "no time") \(redactor.redact(message.session)) \(message.role.rawValue): \(said)"
    }

    /// The first bytes of the file, unpacked where it is gzip data, and when it was written, nil for a pipe.
    private func head(of path: String) throws -> (bytes: [UInt8], written: EventTime?) {
        do throws(SourceError) {
            guard let source = try SourcePaths([path]).sources().first else { throw SourceError.noSuchFile(FilePath(path)) }
            var reader = try FileReader(source)
            let written = reader.modified.map { EventTime(nanoseconds: $0) }
            var bytes: [UInt8] = []
            while bytes.count < FormatInspection.byteLimit {
                switch try reader.next() {
                case .bytes(let more): bytes += more
                case .nothingYet: Waiting.forInput(reader.descriptor.map { [$0] } ?? [], atMost: .seconds(1))
                case .fault: continue
                case .end: return (bytes, written)
                }
            }
            return (bytes, written)
        } catch {
            throw UserError(error)
        }
    }
}
