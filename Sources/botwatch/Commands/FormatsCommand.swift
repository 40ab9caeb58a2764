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
        let bytes = try head(of: file)
        return Self.report(on: FormatInspection(of: bytes.span, name: file), name: file)
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

    private static func report(on inspection: FormatInspection, name: String) -> [String] {
        var lines = ["\(name): \(inspection.chosen?.summary ?? "empty, no line to tell a format by")"]
        for candidate in inspection.candidates {
            let percent = NumberText.rounded(candidate.share * 100)
            let fields = candidate.sources.isEmpty || candidate.messages == 0 ? "" : "  \(candidate.sources.summary)"
            lines.append("  \(candidate.name): reads \(percent) % of \(inspection.lines) lines, \(candidate.messages) messages\(fields)")
        }
        let redactor = Redactor(key: [])
        for message in inspection.firstMessages {
            let text = redactor.redact(message.text).unicodeScalars.prefix(100)
            lines.append(
                "  line \(message.place.line): \(message.time?.rfc3339 ?? "no time") \(redactor.redact(message.session)) "
                    + "\(message.role.rawValue): \(String(String.UnicodeScalarView(text)))")
        }
        return lines
    }

    /// The first bytes of the file, unpacked where it is gzip data.
    private func head(of path: String) throws -> [UInt8] {
        do throws(SourceError) {
            guard let source = try SourcePaths([path]).sources().first else { throw SourceError.noSuchFile(FilePath(path)) }
            var reader = try FileReader(source)
            var bytes: [UInt8] = []
            while bytes.count < FormatInspection.byteLimit {
                switch try reader.next() {
                case .bytes(let more): bytes += more
                case .nothingYet: Waiting.forInput(reader.descriptor.map { [$0] } ?? [], atMost: .seconds(1))
                case .fault: continue
                case .end: return bytes
                }
            }
            return bytes
        } catch {
            throw UserError(error)
        }
    }
}
