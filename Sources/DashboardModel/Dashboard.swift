package import SessionWatch

/// The dashboard: what is on the screen, as a function of the monitor's snapshot and the keys that were pressed.
///
/// Pure: it reads no clock and asks the program, by ``DashboardRequest``, for what it can't do itself.
package struct Dashboard: Sendable {
    /// What keys have changed so far.
    private(set) var state = ViewState()
    /// The picture that Space froze, live; the reading goes on behind it.
    private(set) var frozen: Snapshot?

    /// - Parameter showsDay: begins with graphs over 24 hours instead of 15 minutes, as suits a log of the past.
    package init(showsDay: Bool = false) {
        if showsDay { state.window = .day }
    }

    /// A terminal as it is when nobody says otherwise.
    package static let usualSize = Frame.Size(columns: 80, rows: 24)
    /// UTF-8 and colour, as nearly every terminal has them today.
    package static let usualAbilities = ScreenAbilities(isASCII: false, hasColour: true)

    /// Takes a key: changes what is shown, and says what the program has to do.
    ///
    /// A key that does nothing here and now is ignored.
    ///
    /// - Parameters:
    ///   - size: of the screen that the key was pressed on; a page and the last row depend on it.
    ///   - abilities: of that screen; long texts take more rows where their letters are spelled out in ASCII.
    package mutating func handle(
        _ key: Key, snapshot: Snapshot, status: RunStatus, size: Frame.Size = usualSize,
        abilities: ScreenAbilities = usualAbilities
    ) -> [DashboardRequest] {
        guard let action = KeyTable.binding(for: key)?.action else { return [] }
        let scene = scene(snapshot, status, size: size, abilities: abilities)
        let effect = scene.effect(of: action)
        state = effect.state
        if effect.togglesFreeze { frozen = frozen == nil ? snapshot : nil }
        return effect.requests
    }

    /// The whole screen. Any size is fine; under 40x10 there is only text.
    package func frame(
        _ snapshot: Snapshot, _ status: RunStatus, size: Frame.Size, abilities: ScreenAbilities
    ) -> Frame {
        let scene = scene(snapshot, status, size: size, abilities: abilities)
        var painter = Painter(size: size, abilities: abilities)
        for placement in Layout.placements(of: scene) {
            let panel = placement.panel.content
            let title = panel.title(in: scene) + extent(of: placement, in: scene)
            let area =
                switch placement.edge {
                case .none: placement.area
                case .box: painter.box(placement.area, title: title)
                case .rule: painter.rule(placement.area, title: title)
                }
            panel.draw(scene, in: area, with: &painter)
        }
        return painter.frame
    }

    /// Which rows of a longer list are seen: `3-17 of 42`.
    private func extent(of placement: Placement, in scene: Scene) -> [Span] {
        let isHelp = placement.panel == .help
        guard isHelp || placement.panel == Layout.scrolled(in: scene),
            let scroller = placement.panel.content.scroller(scene, in: placement.inside),
            scroller.total > scroller.visible, scroller.visible > 0
        else { return [] }
        let top = scroller.top(isHelp ? scene.state.helpTop : scene.state.top)
        let text = "rows \(top + 1)-\(min(scroller.total, top + scroller.visible)) of \(scroller.total)"
        return [.text(text, .dim, gap: 2, rank: 2)]
    }

    private func scene(
        _ snapshot: Snapshot, _ status: RunStatus, size: Frame.Size, abilities: ScreenAbilities
    ) -> Scene {
        Scene(
            state: state, snapshot: frozen ?? snapshot, news: frozen.map { News(since: $0, in: snapshot) },
            status: status, size: size, abilities: abilities)
    }
}
