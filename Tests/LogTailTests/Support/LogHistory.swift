import Foundation

@testable import LogTail

/// A log's history, played to a reader in a file system in memory, and the law that what comes out must obey.
struct LogHistory {
    /// A file that was ever written to, whatever it is called.
    private struct Log {
        var number: UInt64
        var life: Int?
        /// What lines it holds, by their number.
        var lines: [Int] = []
        /// A line was begun that is not ended: its number.
        var begun: Int?
        var isPacked = false
        /// Nobody writes to it any more.
        var isLeft = false
    }

    private let files = MemoryFiles()
    private var keeper: LineKeeper?
    private var stored: LineKeeper.Stored?
    private var logs: [Log] = []
    private var current: Int?
    private var count = 0
    private var rotations = 0
    private var isAside = false
    private var logsBeforeAside = 0
    private var now = Duration.zero
    /// Lines that may be missing: they were nowhere any more before they were stored as given out.
    private var excused: Set<Int> = []
    /// Lines that are excused although the reader had their file open.
    private var tellable: Set<Int> = []
    /// Lines that may come twice.
    private var repeatable: Set<Int> = []
    /// Lines that were given out and stored, and how many that were.
    private var safe: Set<Int> = []
    private var safeLines = 0
    /// Files that the reader had open.
    private var opened: Set<Int> = []
    private let settings: FollowSettings
    private let paths: [String]
    private let heldBack: Int

    /// One for each combination of settings.
    static let variants: [UInt64] = [0, 1, 2, 4, 9, 21, 24, 29]

    /// - Parameter variant: chooses the settings: chunks, lines held back, a named file or its folder.
    init(variant: UInt64) {
        var settings = FollowSettings()
        if variant % 4 == 1 { settings.chunkBytes = 700 }
        self.settings = settings
        heldBack = variant % 3 == 0 ? 2 : 0
        paths = variant % 5 == 4 ? ["/logs"] : ["/logs/bot.log"]
        files.makeFolder("/logs")
    }

    static func text(of line: Int) -> String { "\(line) of the log, with text enough to tell it from others \(line % 7 == 0 ? String(repeating: "long ", count: 30) : "")" }

    private static func number(of line: String) -> Int? { Int(line.prefix { $0 != " " }) }

    /// Plays the actions and says what was wrong with what came out; nil if nothing.
    static func fault(of actions: [HistoryAction], variant: UInt64, faults: (@Sendable (Int) -> MemoryFiles.Fault?)? = nil) -> String? {
        var history = LogHistory(variant: variant)
        history.perform(.create)
        history.perform(.poll(2))
        history.perform(.store)
        if let faults { history.files.setFaults(faults) }
        for action in actions { history.perform(action) }
        history.files.setFaults { _ in nil }
        history.perform(.grant)
        if history.keeper == nil { history.perform(.poll(1)) }
        history.finishBegun()
        history.settle()
        return history.verdict()
    }

    /// How many calls the actions make, from after the first look to before the last.
    static func calls(of actions: [HistoryAction], variant: UInt64) -> Int {
        var history = LogHistory(variant: variant)
        history.perform(.create)
        history.perform(.poll(2))
        history.perform(.store)
        history.files.setFaults { _ in nil }
        for action in actions { history.perform(action) }
        return history.files.calls
    }

    /// Lets time pass until every file has been quiet for longer than it is watched, and so has what was read after that.
    private mutating func settle() {
        perform(.poll(8))
        for _ in 0..<2 {
            // So long waits whatever waits for less than the end of a file: a failed call, a copy that may grow, a packing program.
            var quiet = 0
            for _ in 0..<200 where quiet < 7 { quiet = keeper?.poll(every: .seconds(1)) == 0 ? quiet + 1 : 0 }
            let pause = settings.rotateWait / 3
            keeper?.poll(4, every: pause)
        }
        keeper?.poll(2, every: .seconds(1))
        keeper?.finish()
    }

    private mutating func verdict() -> String? {
        guard let keeper else { return "not running" }
        var seen: Set<String> = []
        let written = Set((1...max(count, 1)).map(Self.text(of:)))
        for line in keeper.lines {
            if !written.contains(line) { return "torn: \(line)" }
            if !seen.insert(line).inserted, !repeatable.contains(Self.number(of: line) ?? 0) { return "twice: \(line)" }
        }
        let missing = (1...max(count, 1)).filter { count > 0 && !seen.contains(Self.text(of: $0)) }
        if let lost = missing.first(where: { !excused.contains($0) }) { return "lost: \(lost)" }
        if let lost = missing.first(where: tellable.contains), !keeper.wasRestarted, !keeper.story.contains(where: Self.tellsLoss) {
            return "a loss was not told: \(lost)"
        }
        if let order = keeper.disorder { return order }
        return keeper.awaited.isEmpty ? nil : "never resumed: \(keeper.awaited)"
    }

    private static func tellsLoss(_ word: String) -> Bool {
        ["lost", "truncated", "replaced", "dropped", "appeared", "waiting"].contains { word.contains($0) }
    }

    /// Whether the reader has the file open, or will look for it when it is started again.
    private func isWatched(_ log: Int) -> Bool {
        keeper == nil ? stored?.openFiles.contains(logs[log].number) == true : files.isOpen(logs[log].number)
    }

    // MARK: Actions

    private mutating func perform(_ action: HistoryAction) {
        switch action {
        case .write(let lines, let begun):
            guard let current else { return }
            for index in 0..<lines { write(to: current, begun: begun && index == lines - 1) }
        case .writeLate(let index):
            let old = logs.indices.filter { $0 != current && !logs[$0].isPacked && !logs[$0].isLeft && files.life(logs[$0].number) == logs[$0].life }
            guard !old.isEmpty else { return }
            let log = old[old.count - 1 - index % old.count]
            // Nobody looks for late lines in a file that was let go of, or that is no rotated one.
            let isWatched = isWatched(log)
            write(to: log, begun: false)
            let isAsideNow = keeper == nil && isAside && files.number("/logs/aside") == logs[log].number
            if !isWatched || isAsideNow, let line = logs[log].lines.last { excused.insert(line) }
        case .rename: renameCurrent()
        case .rotate:
            renameCurrent()
            create()
        case .copyTruncate:
            guard let current else { return }
            finishBegun(current)
            rotations += 1
            let copy = files.create("/logs/bot.log.\(rotations)", files.content(logs[current].number))
            logs.append(Log(number: copy, life: files.life(copy), lines: logs[current].lines))
            cut()
        case .cut: cut()
        case .delete:
            guard let current else { return }
            finishBegun(current)
            files.delete("/logs/bot.log")
            self.current = nil
        case .create: create()
        case .save:
            guard let current else { return }
            finishBegun(current)
            let new = files.create("/logs/new~", files.content(logs[current].number))
            logs.append(Log(number: new, life: files.life(new), lines: logs[current].lines))
            logs[current].isLeft = true
            files.rename("/logs/new~", "/logs/bot.log")
            self.current = logs.count - 1
        case .aside:
            // Within a watched folder it would be a log of its own.
            guard current != nil, !isAside, paths != ["/logs"] else { return }
            finishBegun()
            // Nobody looks there for a file that was not read yet. Should it come back after another log had the name, what it shares with the
            // file that it was saved over is new for all that anybody can tell: two logs may begin alike.
            if let current, keeper == nil || !isWatched(current) {
                excused.formUnion(logs[current].lines)
                repeatable.formUnion(logs[current].lines)
            }
            files.rename("/logs/bot.log", "/logs/aside")
            isAside = true
            current = nil
            logsBeforeAside = logs.count
        case .back:
            guard isAside, current == nil, let number = files.number("/logs/aside") else { return }
            files.rename("/logs/aside", "/logs/bot.log")
            isAside = false
            // The name leads where it led before: what came and went there meanwhile, unseen, can't be told from an old log that somebody laid beside it.
            for log in logs[logsBeforeAside...] where !opened.contains(log.life ?? 0) { excused.formUnion(log.lines) }
            current = logs.lastIndex { $0.number == number }
        case .pack(let index): pack(index)
        case .deny:
            guard let current else { return }
            files.deny(logs[current].number, true)
        case .grant:
            for log in logs { files.deny(log.number, false) }
        case .poll(let times): poll(times)
        case .store:
            guard var new = keeper?.store() else { return }
            safe.formUnion(new.lines[safeLines...].compactMap(Self.number(of:)))
            safeLines = new.lines.count
            new.openFiles = Set(logs.map(\.number).filter(files.isOpen))
            stored = new
        case .kill:
            keeper = nil
            if isAside, let number = files.number("/logs/aside") {
                // Whether it is the file that was read can't be told once that was cut.
                for log in logs where log.number == number { excused.formUnion(log.lines) }
            }
        }
        excuse()
    }

    private mutating func poll(_ times: Int) {
        // A writer that pauses within a line goes on before anybody would give up on it.
        if times > 8 { finishBegun() }
        if keeper == nil {
            keeper = try? LineKeeper(paths, in: files, settings: settings, heldBack: heldBack, from: stored)
            keeper?.now = now
        }
        // What waits longer than two seconds is as well looked at once a second.
        keeper?.poll(min(times, 8))
        if times > 8 { keeper?.poll((times - 8) / 4, every: .seconds(1)) }
        for log in logs where files.isOpen(log.number) { opened.insert(files.life(log.number) ?? 0) }
        now = keeper?.now ?? now
    }

    private mutating func write(to log: Int, begun: Bool) {
        finishBegun(log)
        count += 1
        logs[log].lines.append(count)
        let text = Self.text(of: count)
        if begun {
            logs[log].begun = count
            files.append(logs[log].number, String(text.prefix(5)))
        } else {
            files.append(logs[log].number, text + "\n")
        }
    }

    private mutating func finishBegun(_ log: Int) {
        guard let begun = logs[log].begun else { return }
        logs[log].begun = nil
        if files.life(logs[log].number) == logs[log].life {
            files.append(logs[log].number, Self.text(of: begun).dropFirst(5) + "\n")
        }
    }

    private mutating func finishBegun() {
        for log in logs.indices { finishBegun(log) }
    }

    private mutating func create() {
        guard current == nil else { return }
        let number = files.create("/logs/bot.log")
        logs.append(Log(number: number, life: files.life(number)))
        current = logs.count - 1
        // Nothing is told apart by less than a few lines.
        for _ in 0..<9 { write(to: logs.count - 1, begun: false) }
    }

    private mutating func renameCurrent() {
        guard let current else { return }
        finishBegun(current)
        rotations += 1
        files.rename("/logs/bot.log", "/logs/bot.log.\(rotations)")
        self.current = nil
    }

    private mutating func cut() {
        guard let current else { return }
        // The writer begins anew, with the next line.
        let log = logs[current]
        logs[current].lines = []
        logs[current].begun = nil
        if let begun = log.begun { excused.insert(begun) }
        files.cut(log.number)
        excuse()
        for _ in 0..<9 { write(to: current, begun: false) }
    }

    private mutating func pack(_ index: Int) {
        let candidates = logs.indices.filter { $0 != current && !logs[$0].isPacked && !logs[$0].lines.isEmpty && name(of: $0) != nil }
        guard !candidates.isEmpty else { return }
        let log = candidates[index % candidates.count]
        guard let name = name(of: log) else { return }
        finishBegun(log)
        let packed = files.create(name + ".gz", GzipFixtures.stored(files.content(logs[log].number)))
        files.delete(name)
        logs.append(Log(number: packed, life: files.life(packed), lines: logs[log].lines, isPacked: true))
    }

    /// The rotated name that a file has.
    private func name(of log: Int) -> String? {
        (1...max(rotations, 1)).map { "/logs/bot.log.\($0)" }.first {
            files.number($0) == logs[log].number && files.life(logs[log].number) == logs[log].life
        }
    }

    /// Lines that are in no file any more that has a name or is open, and that were not given out and stored, can't come.
    private mutating func excuse() {
        var there: Set<Int> = []
        for log in logs where files.life(log.number) == log.life && (files.isNamed(log.number) || files.isOpen(log.number)) {
            there.formUnion(log.lines)
        }
        for line in 1...max(count, 1) where !there.contains(line) && !excused.contains(line) && !safe.contains(line) {
            excused.insert(line)
            if logs.contains(where: { $0.lines.contains(line) && opened.contains($0.life ?? 0) }) { tellable.insert(line) }
        }
    }
}
