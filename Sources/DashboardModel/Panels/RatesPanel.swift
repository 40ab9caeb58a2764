import SecuritySpend
import SessionWatch

/// Live rates as graphs: messages, tokens in and out, flags, spend. The window ends at the event clock.
struct RatesPanel: Panel {
    func title(in scene: Scene) -> [Span] {
        [
            .text("rates", .title), .text("last " + scene.state.window.label, .dim, gap: 2, rank: 1),
            .text("^ peak", .dim, gap: 2, rank: 2),
        ]
    }

    func draw(_ scene: Scene, in area: Area, with painter: inout Painter) {
        let slots = scene.state.window.slots(of: scene.snapshot.rates)
        guard slots.contains(where: { $0.messages > 0 || $0.flags > 0 || $0.nanodollars > 0 }) else {
            painter.draw([Row(Self.whyEmpty(scene), .dim)], in: area)
            return
        }
        let minute = Self.lastMinute(scene.snapshot.rates)
        let isShort = Self.isShort(area)
        let labelColumns = Self.labelColumns(area)
        let flags = slots.reduce(0) { NumberText.sum($0, $1.flags) }
        let spent = slots.reduce(Money.zero) { $0 + Money(nanodollars: $1.nanodollars) }
        // A log that tells no token counts has none to show: not zero.
        let hasTokens = scene.snapshot.counts.inputTokens > 0 || scene.snapshot.counts.outputTokens > 0
        let measures = [
            Measure(isShort ? "msgs" : "messages", perMinute: minute.messages) { Double($0.messages) },
            Measure(isShort ? "tok in" : "tokens in", perMinute: hasTokens ? minute.inputTokens : nil) { Double($0.inputTokens) },
            Measure(isShort ? "tok out" : "tokens out", perMinute: hasTokens ? minute.outputTokens : nil) { Double($0.outputTokens) },
            Measure("flags", NumberText.compact(flags), scale: .perColumn, style: .bad) { Double($0.flags) },
            Measure("spend", spent.display, scale: .moneyPerHour, style: .money) { Double($0.nanodollars) },
        ]
        let rows = measures.map { row($0, slots: slots, window: scene.state.window, area) }
        let counts = scene.snapshot.counts
        let sessions = Row([
            .text("sessions", .dim, width: .columns(labelColumns), gap: 0),
            .number(NumberText.compact(counts.openSessions), width: Self.valueColumns), .text("open,"),
            .text("\(NumberText.grouped(counts.sessions)) seen"),
        ], rank: 2)
        let words = Row([
            .text("messages", .dim, width: .columns(labelColumns), gap: 0),
            .number(NumberText.compact(counts.messages), width: Self.valueColumns), .text("in all,"),
            .text("\(NumberText.compact(counts.userMessages)) by users"),
        ], rank: 3)
        painter.draw(rows + [Row([], rank: 4), sessions, words], in: area)
    }

    /// What a graph's full height means.
    private enum Scale {
        case perMinute, perColumn, moneyPerHour
    }

    private static func isShort(_ area: Area) -> Bool { area.columns < 44 }
    private static func labelColumns(_ area: Area) -> Int { isShort(area) ? 7 : 10 }
    /// `<$0.0001` is the longest value; the scale has `^` before it, and `/h` behind it where there is room.
    private static let valueColumns = 8
    private static func scaleColumns(_ area: Area) -> Int { isShort(area) ? 9 : 11 }

    /// What one row shows: a number, and the graph of an amount in each slot.
    private struct Measure {
        var label: String
        var value: String
        var scale: Scale
        var style: Frame.Style
        var amount: (RateHistory.Slot) -> Double

        init(
            _ label: String, _ value: String, scale: Scale, style: Frame.Style, amount: @escaping (RateHistory.Slot) -> Double
        ) {
            self.label = label
            self.value = value
            self.scale = scale
            self.style = style
            self.amount = amount
        }

        /// - Parameter count: nil for what can't be measured.
        init(_ label: String, perMinute count: Int?, amount: @escaping (RateHistory.Slot) -> Double) {
            self.init(label, count.map { NumberText.compact($0) + "/m" } ?? "-", scale: .perMinute, style: .graph, amount: amount)
        }
    }

    private func row(_ measure: Measure, slots: ArraySlice<RateHistory.Slot>, window: RateWindow, _ area: Area) -> Row {
        let values = slots.map(measure.amount)
        let width = max(0, area.columns - Self.labelColumns(area) - Self.valueColumns - Self.scaleColumns(area) - 3)
        // Either way the graph fills its width, whatever the window.
        let columns =
            measure.scale == .perColumn ? Resampling.sums(values, count: width) : Resampling.means(values, count: width)
        let peak = columns.max() ?? 0
        let full =
            switch measure.scale {
            case .perMinute: NumberText.signal(peak * 60 / Double(window.slotSeconds))
            case .perColumn: NumberText.signal(peak)
            // Only the scale of a picture: amounts of money themselves are never floating point.
            case .moneyPerHour:
                Money(nanodollars: Int64(min(9e18, peak * 3_600 / Double(window.slotSeconds)))).display
                    + (Self.isShort(area) ? "" : "/h")
            }
        return Row([
            .text(measure.label, .dim, width: .columns(Self.labelColumns(area)), gap: 0),
            .number(measure.value, .bold, width: Self.valueColumns),
            .graph(columns.map { peak > 0 ? $0 / peak : 0 }, measure.style, width: .columns(width)),
            .text(peak > 0 ? "^" + full : "", .dim, width: .columns(Self.scaleColumns(area))),
        ])
    }

    /// The last minute that is complete: the slot that still fills is left out.
    private static func lastMinute(_ history: RateHistory) -> RateHistory.Slot {
        var sum = RateHistory.Slot()
        for slot in history.fine.dropLast().suffix(60 / RateHistory.fineSeconds) {
            sum.messages = NumberText.sum(sum.messages, slot.messages)
            sum.inputTokens = NumberText.sum(sum.inputTokens, slot.inputTokens)
            sum.outputTokens = NumberText.sum(sum.outputTokens, slot.outputTokens)
        }
        return sum
    }

    /// Why there is nothing to draw.
    static func whyEmpty(_ scene: Scene) -> String {
        if scene.snapshot.counts.messages > 0 { return "no message in the last \(scene.state.window.label)" }
        let states = SourceCounts(scene.status.sources)
        if let waiting = scene.status.sources.first(where: { $0.state == .waiting }), states.reading == 0 {
            return "waiting for \(waiting.name)"
        }
        return scene.hasEnded ? "no message in what was read" : "no message read yet"
    }
}
