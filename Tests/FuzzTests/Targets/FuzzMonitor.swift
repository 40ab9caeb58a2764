import ConversationLog
import DashboardModel
import Foundation
import SessionWatch

extension FuzzTarget {
    /// A log on its way through the whole core: what leaves is harmless, and the same for the same log.
    static let monitor = FuzzTarget("monitor", longest: 8_192, seeds: { FuzzReading.sourceSeeds.map { Array($0.dropFirst(2)) } }) { bytes in
        let examiner = try FuzzMonitor.examiner()
        let first = FuzzMonitor(bytes, examiner)
        for line in first.json {
            try FuzzTerminal.check(line: line)
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            try law("every line is a JSON object", holds: object != nil)
        }
        for text in first.texts {
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) { try FuzzTerminal.check(line: String(line)) }
        }
        for row in first.frame.rows {
            for cell in row {
                try FuzzTerminal.check(cell.scalar)
                if let mark = cell.mark { try FuzzTerminal.check(mark) }
            }
        }
        try law("the same log gives the same lines", holds: FuzzMonitor(bytes, examiner).json == first.json)
    }
}

struct FuzzMonitor {
    private(set) var json: [String] = []
    private(set) var texts: [String] = []
    let frame: Frame

    /// Compiled once, since it takes half a second.
    private static let databases = Result { try PhraseDatabases() }

    static func examiner() throws -> TextExaminer {
        try TextExaminer(phrases: PhraseScanner(databases.get()), redactor: Redactor(key: Array("0123456789abcdef".utf8)))
    }

    /// So small that short logs come to alerts and evictions.
    static let settings: MonitorSettings = {
        var settings = MonitorSettings()
        settings.warmUp = 4
        settings.openSessions = 8
        return settings
    }()

    init(_ bytes: [UInt8], _ examiner: TextExaminer) {
        var monitor = ConversationMonitor(settings: Self.settings, examiner: examiner)
        var reader = SourceReader(name: "a\u{1B}[31m.log")
        var items: [ReaderItem] = []
        reader.feed(bytes.span) { items.append($0) }
        reader.finish { items.append($0) }
        var json: [String] = []
        var texts: [String] = []
        func note(_ effect: Effect) {
            switch effect {
            case .alert(let alert):
                json.append(alert.json)
                texts.append(alert.text)
            case .score(let score): json.append(score.json)
            case .sessionClosed(let session): json.append(session.json)
            }
        }
        for item in items {
            monitor.take(item, from: "a\u{1B}[31m.log", note)
            if case .message(let message) = item {
                json.append(message.json(source: "a\u{1B}[31m.log", session: message.session, redacted: examiner.redacted))
            }
            if case .format(let notice) = item { texts.append(SafeText.plain(notice.summary)) }
        }
        var dashboard = Dashboard()
        let status = RunStatus(
            mode: .live, isPaused: false, sources: [], linesPerSecond: 1, lagSeconds: nil, notice: texts.last, memoryBytes: 1, cpuPermille: 1)
        let size = Frame.Size(columns: 100, rows: 30)
        let abilities = ScreenAbilities(isASCII: false, hasColour: true)
        _ = dashboard.handle(.enter, snapshot: monitor.snapshot, status: status, size: size, abilities: abilities)
        frame = dashboard.frame(monitor.snapshot, status, size: size, abilities: abilities)
        monitor.finish(note)
        self.json = json
        self.texts = texts
    }
}
