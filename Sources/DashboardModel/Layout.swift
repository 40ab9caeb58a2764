/// A panel and its place.
struct Placement {
    /// What surrounds a panel.
    enum Edge: Hashable, Sendable {
        case none
        /// A titled line above it, where columns are dear.
        case rule
        case box
    }

    /// Which one.
    var panel: PanelName
    /// With its edge.
    var area: Area
    /// What surrounds it.
    var edge: Edge

    /// The area inside the edge, as `Painter` leaves it.
    var inside: Area {
        switch edge {
        case .none: return area
        case .box: return area.rows >= 2 && area.columns >= 2 ? area.inset(rows: 1, columns: 2) : area
        case .rule:
            var inside = area
            _ = inside.takeTop(1)
            return inside
        }
    }
}

/// Which panels are on the screen, and where: by the view, and by what there is room for.
///
/// Where it gets narrow the histogram and the health of the reading go first, then the graphs; the list of flagged
/// sessions and one line of spend stay to the last.
enum Layout {
    /// Under this size there is text only.
    static let least = Frame.Size(columns: 40, rows: 10)

    /// True where panels fit, and not only text.
    static func hasRoom(for size: Frame.Size) -> Bool {
        size.columns >= least.columns && size.rows >= least.rows
    }

    /// From top left to bottom right.
    static func placements(of scene: Scene) -> [Placement] {
        let size = scene.size
        var body = Area(size)
        guard hasRoom(for: size) else { return [Placement(panel: .brief, area: body, edge: .none)] }
        var placements = [Placement(panel: .header, area: body.takeTop(1), edge: .none)]
        if size.columns >= 80, size.rows >= 30 {
            placements.append(Placement(panel: .tabs, area: body.takeTop(1), edge: .none))
        }
        let footer = Placement(panel: .footer, area: body.takeBottom(1), edge: .none)
        let status = Placement(panel: .status, area: body.takeBottom(1), edge: .none)
        let edge: Placement.Edge = size.columns >= 80 && size.rows >= 24 ? .box : .rule
        if scene.state.isHelpShown {
            placements.append(Placement(panel: .help, area: body, edge: edge))
        } else {
            switch scene.state.view {
            case .dashboard where edge == .box: placements += dashboard(of: size, in: body)
            case .dashboard: placements += list(in: body)
            case .session: placements += session(scene, in: body, edge: edge)
            case .spend: placements.append(Placement(panel: .spendReport, area: body, edge: edge))
            case .health: placements.append(Placement(panel: .healthReport, area: body, edge: edge))
            }
        }
        return placements + [status, footer]
    }

    /// The panel that the moving keys scroll; nil where they move a selection.
    static func scrolled(in scene: Scene) -> PanelName? {
        switch scene.state.view {
        case .dashboard: nil
        case .session: scene.state.isWhyFocused ? .why : .transcript
        case .spend: .spendReport
        case .health: .healthReport
        }
    }

    /// Three bands of boxes: rates and money, flagged sessions, and why.
    private static func dashboard(of size: Frame.Size, in body: Area) -> [Placement] {
        var body = body
        let isWide = size.columns >= 110
        let isHuge = size.columns >= 160 && size.rows >= 40
        var band = body.takeTop(size.rows >= 48 ? 13 : size.rows >= 34 ? 10 : size.rows >= 30 ? 8 : 7)
        var placements: [Placement] = []
        func place(_ panel: PanelName, _ area: Area) {
            placements.append(Placement(panel: panel, area: area, edge: .box))
        }
        if isWide {
            let spend = max(40, size.columns * 29 / 100)
            let risk = size.columns >= 160 ? 46 : 26
            place(.rates, band.takeLeft(size.columns - spend - risk))
            place(.risk, band.takeLeft(risk))
        } else {
            place(.rates, band.takeLeft(size.columns / 2))
        }
        place(.spend, band)
        var bottom = body.takeBottom(size.rows >= 48 ? 16 : size.rows >= 34 ? 11 : size.rows >= 30 ? 7 : 5)
        if isHuge {
            place(.flagged, body.takeLeft(size.columns - 68))
            place(.why, body)
            place(.transcript, bottom.takeLeft(size.columns - 68))
            place(.health, bottom)
        } else {
            place(.flagged, body)
            if isWide { place(.why, bottom.takeLeft(size.columns - 44)) }
            place(isWide ? .health : .why, bottom)
        }
        return placements
    }

    /// For small screens: one or two lines of spend, the list, and why if there is room.
    private static func list(in body: Area) -> [Placement] {
        var body = body
        let rows = body.rows
        let spend = Placement(panel: .spendLine, area: body.takeTop(rows >= 13 ? 2 : 1), edge: .none)
        let why = body.takeBottom(rows >= 20 ? 6 : rows >= 15 ? 4 : 0)
        let list = Placement(panel: .flagged, area: body, edge: .rule)
        return why.rows > 0 ? [spend, list, Placement(panel: .why, area: why, edge: .rule)] : [spend, list]
    }

    /// An open session: why it was flagged and what was said, one above the other or side by side.
    private static func session(_ scene: Scene, in body: Area, edge: Placement.Edge) -> [Placement] {
        guard !scene.state.isWhyFocused else { return [Placement(panel: .why, area: body, edge: edge)] }
        var body = body
        var why: Area
        if edge == .box, scene.size.columns >= 150 {
            why = body.takeLeft(scene.size.columns * 2 / 5)
        } else {
            let inside = Placement(panel: .why, area: body, edge: edge).inside
            let wanted = max(1, WhyPanel().rows(scene, width: inside.columns).count) + (edge == .box ? 2 : 1)
            why = body.takeTop(min(wanted, max(edge == .box ? 5 : 3, body.rows / 2)))
        }
        return [Placement(panel: .why, area: why, edge: edge), Placement(panel: .transcript, area: body, edge: edge)]
    }
}
