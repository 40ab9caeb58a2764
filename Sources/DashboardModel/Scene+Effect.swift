import SessionWatch

/// What an action does: the state after it, and what the program is asked for.
struct Effect {
    /// What keys have changed, this one included.
    var state: ViewState
    /// In the order in which they are to be met.
    var requests: [DashboardRequest] = []
    /// Freezes the picture, or lets it go on.
    var togglesFreeze = false
}

extension Scene {
    /// True when the action would do something here and now; the footer offers no other.
    func works(_ action: Action) -> Bool {
        let effect = effect(of: action)
        return effect.state != state || !effect.requests.isEmpty || effect.togglesFreeze
    }

    /// What an action would do now. An action that means nothing here changes nothing.
    func effect(of action: Action) -> Effect {
        var effect = Effect(state: state)
        if state.isHelpShown, helpEffect(of: action, &effect) { return effect }
        switch action {
        case .quit:
            leaveSession(&effect)
            effect.requests.append(.quit)
        case .help:
            effect.state.isHelpShown = Layout.hasRoom(for: size)
            effect.state.helpTop = 0
        case .pause: pause(&effect)
        case .faster: if canChangeSpeed, speed != nil { effect.requests = [.faster] }
        case .slower: if canChangeSpeed { effect.requests = [.slower] }
        case .window: if shows(.rates) { effect.state.window = state.window.next }
        case .sort: if shows(.flagged), flagged.count > 1 { effect.state.order.advance() }
        case .reverse: if shows(.flagged), flagged.count > 1 { effect.state.order.isReversed.toggle() }
        case .follow: if shows(.flagged) { effect.state.selection = nil }
        case .open: if shows(.flagged), let selected { open(selected.session, &effect) }
        case .back: if state.view != .dashboard { show(.dashboard, &effect) }
        case .dashboard: if state.view != .dashboard { show(.dashboard, &effect) }
        case .spend: if state.view != .spend, Layout.hasRoom(for: size) { show(.spend, &effect) }
        case .health: if state.view != .health, Layout.hasRoom(for: size) { show(.health, &effect) }
        case .next: step(1, &effect)
        case .previous: step(-1, &effect)
        case .focus:
            if opened != nil, Layout.hasRoom(for: size) {
                effect.state.isWhyFocused.toggle()
                effect.state.top = nil
            }
        case .down, .up, .pageDown, .pageUp, .top, .bottom:
            if state.view == .dashboard { moveSelection(action, &effect) } else { scroll(action, &effect) }
        }
        return effect
    }

    /// Keys while the help lies over the view; gives false for those that go on to the view under it.
    private func helpEffect(of action: Action, _ effect: inout Effect) -> Bool {
        switch action {
        case .help, .back:
            effect.state.isHelpShown = false
        case .down, .up, .pageDown, .pageUp, .top, .bottom:
            guard let scroller = scroller(of: .help) else { return true }
            effect.state.helpTop = scroller.moved(from: state.helpTop, by: action)
        case .quit, .pause, .faster, .slower:
            return false
        case .dashboard, .spend, .health:
            effect.state.isHelpShown = false
            var under = self
            under.state.isHelpShown = false
            effect = under.effect(of: action)
        default: break
        }
        return true
    }

    // MARK: - Time

    private var speed: Double? {
        if case .replay(let speed) = status.mode { speed } else { nil }
    }

    private var canChangeSpeed: Bool {
        if case .replay = status.mode { !hasEnded } else { false }
    }

    private func pause(_ effect: inout Effect) {
        switch status.mode {
        case .live: effect.togglesFreeze = news != nil || !hasEnded
        case .replay: if !hasEnded || status.isPaused { effect.requests = [.togglePause] }
        }
    }

    // MARK: - Views

    private func show(_ view: ViewState.View, _ effect: inout Effect) {
        leaveSession(&effect)
        effect.state.view = view
        effect.state.top = nil
        effect.state.isWhyFocused = false
    }

    private func leaveSession(_ effect: inout Effect) {
        if case .session(let id) = state.view { effect.requests.append(.closed(id)) }
    }

    private func open(_ id: String, _ effect: inout Effect) {
        show(.session(id), &effect)
        effect.requests.append(.opened(id))
        let row = flagged.firstIndex { $0.session == id } ?? 0
        effect.state.selection = ViewState.Selection(session: id, row: row)
    }

    /// From the open session to the one that stands that many rows further in the table.
    private func step(_ rows: Int, _ effect: inout Effect) {
        guard state.view.kind == .session, let row = selectedRow else { return }
        // A session that is gone has left its row to another one, which is the next.
        let target = opened == nil && rows > 0 ? row : row + rows
        guard flagged.indices.contains(target), flagged[target].session != opened?.session else { return }
        open(flagged[target].session, &effect)
    }

    // MARK: - Moving

    private func moveSelection(_ action: Action, _ effect: inout Effect) {
        guard let row = selectedRow, let scroller = scroller(of: .flagged) else { return }
        let all = Scroller(total: flagged.count, visible: 1, page: scroller.visible)
        let target = all.moved(from: row, by: action)
        guard target != row else { return }
        effect.state.selection = ViewState.Selection(session: flagged[target].session, row: target)
    }

    private func scroll(_ action: Action, _ effect: inout Effect) {
        guard let panel = Layout.scrolled(in: self), let scroller = scroller(of: panel) else { return }
        let current = scroller.top(state.top)
        let target = scroller.moved(from: current, by: action)
        if target != current { effect.state.top = target }
    }

    /// True when the panel is on the screen at this size and not under the help.
    func shows(_ panel: PanelName) -> Bool {
        Layout.placements(of: self).contains { $0.panel == panel }
    }

    /// How the panel scrolls, when it is on the screen and has rows to scroll.
    private func scroller(of panel: PanelName) -> Scroller? {
        guard let placement = Layout.placements(of: self).first(where: { $0.panel == panel }) else { return nil }
        return panel.content.scroller(self, in: placement.inside)
    }
}
