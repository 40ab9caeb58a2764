import ConversationLog
import SecuritySpend
import SessionWatch
import DashboardModel

/// Texts that a log might hold to harm whoever looks at it.
enum HostileTexts {
    static let all = [
        "ok \u{1B}[31;1mRED\u{1B}[0m", "\u{1B}[2J\u{1B}[H\u{1B}[3JALL CLEAR", "\u{1B}]0;title\u{07}", "\u{1B}]52;c;QQ==\u{07}",
        "\u{9B}31m \u{9D}0;x\u{9C}", "a\u{202E}b\u{2066}c\u{200B}\u{FEFF}\u{00AD}", "\u{E0041}\u{E0042}\u{E007F}",
        "one\rtwo\ntwo\u{0B}\u{0C}\u{85}\u{2028}\u{2029}", "nul \u{0} bel \u{07} del \u{7F}", "日本語の長い名前がここにある",
        "e\u{0301}\u{0302}\u{0303}\u{0304}\u{0305}\u{0306}", "\u{0301}lone", "👩‍👩‍👧‍👦🇩🇪👍🏽", "│╭╮╰╯─ forged ─ border │", "\u{FFFE}\u{10FFFF}\u{E000}",
        "", " ", String(repeating: "x", count: 3_000), String(repeating: "語", count: 1_500), String(repeating: "\u{0300}", count: 2_000),
        "\u{115F}\u{3164}\u{FFA0}\u{180E}", "\t\ttabs\t", "\u{FFFD}\u{FFFD}", "ﷺ𒐫꧅", "{\"json\": [1,2]}",
    ]

    /// The busy day with every text in it replaced, in turn, from a place in the list on.
    static func snapshot(from start: Int) -> Snapshot {
        var place = start
        func next() -> String {
            place += 1
            return all[place % all.count]
        }
        var snapshot = Snapshot.busy
        for index in snapshot.flagged.indices {
            snapshot.flagged[index].session = next()
            snapshot.flagged[index].user = next()
            snapshot.flagged[index].bot = next()
            snapshot.flagged[index].model = next()
            snapshot.flagged[index].kind = next()
            snapshot.flagged[index].tags = [next(), next()]
            snapshot.flagged[index].source = next()
            for reason in snapshot.flagged[index].reasons.indices {
                snapshot.flagged[index].reasons[reason].signal = next()
                snapshot.flagged[index].reasons[reason].text = next()
                snapshot.flagged[index].reasons[reason].value = [.nan, .infinity, -1e300, 0, 1e9][place % 5]
                snapshot.flagged[index].reasons[reason].share = [.nan, 7, -1, 0.5][place % 4]
            }
            for line in snapshot.flagged[index].transcript.indices {
                snapshot.flagged[index].transcript[line].text = next()
                snapshot.flagged[index].transcript[line].hiddenScalars = place % 3
            }
            snapshot.flagged[index].riskHistory = [.nan, -1, 2, 0.5]
            snapshot.flagged[index].messages = place % 2 == 0 ? .max : .min
            snapshot.flagged[index].inputTokens = .max
            snapshot.flagged[index].flaggedAt = EventTime(nanoseconds: place % 2 == 0 ? .max : .min)
        }
        snapshot.clock = EventTime(nanoseconds: place % 2 == 0 ? .min : .max)
        snapshot.spend.unpriced[0].model = next()
        snapshot.spend.unpriced[0].inputTokens = .max
        snapshot.spend.pricesAsOf = next()
        snapshot.spend.budget?.secondsLeft = .max
        snapshot.spend.budget?.left = .init(nanodollars: .min)
        for index in snapshot.rates.fine.indices {
            snapshot.rates.fine[index].inputTokens = .max
            snapshot.rates.fine[index].flags = .max
            snapshot.rates.fine[index].nanodollars = .max
        }
        snapshot.model.threshold = place % 2 == 0 ? .nan : 1
        return snapshot
    }

    static func status(from start: Int) -> RunStatus {
        func text(_ offset: Int) -> String { all[(start + offset) % all.count] }
        return RunStatus(
            mode: start.isMultiple(of: 2) ? .live : .replay(speed: 1e300), isPaused: start.isMultiple(of: 3),
            sources: [
                RunStatus.Source(name: text(1), state: .failed(text(2)), bytesRead: .max, bytesTotal: 0, format: text(3)),
                RunStatus.Source(name: text(4), state: .waiting, format: text(5), rotations: .min),
            ],
            linesPerSecond: .max, lagSeconds: [.nan, .infinity, -5, 1e18][start % 4], notice: text(6), memoryBytes: .min,
            cpuPermille: .max)
    }
}
