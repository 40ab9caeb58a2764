import SecuritySpend
import SessionWatch

/// What came in behind a frozen picture.
struct News: Hashable, Sendable {
    /// Messages since the picture was frozen.
    var messages: Int
    /// Sessions flagged since then.
    var flaggedSessions: Int

    init(since frozen: Snapshot, in current: Snapshot) {
        messages = max(0, current.counts.messages - frozen.counts.messages)
        flaggedSessions = max(0, current.counts.flaggedSessions - frozen.counts.flaggedSessions)
    }
}

/// All that one picture is made of; what panels and keys look at.
struct Scene {
    /// What keys have changed so far.
    var state: ViewState
    /// The snapshot to show: the latest one, or the frozen one.
    var snapshot: Snapshot
    /// nil when the picture is not frozen.
    var news: News?
    /// What the program says of this run.
    var status: RunStatus
    /// Of the screen.
    var size: Frame.Size
    /// Of the screen.
    var abilities: ScreenAbilities
    /// The flagged sessions in the table's order.
    var flagged: [FlaggedSession]

    init(
        state: ViewState, snapshot: Snapshot, news: News?, status: RunStatus, size: Frame.Size,
        abilities: ScreenAbilities
    ) {
        self.state = state
        self.snapshot = snapshot
        self.news = news
        self.status = status
        self.size = size
        self.abilities = abilities
        flagged = state.order.sorted(snapshot.flagged)
    }

    /// The row of the selected session in ``flagged``; nil when there is none to select.
    ///
    /// It follows its session; if that is gone, the row stays where it was.
    var selectedRow: Int? {
        guard !flagged.isEmpty else { return nil }
        guard let selection = state.selection else { return 0 }
        return flagged.firstIndex { $0.session == selection.session } ?? min(selection.row, flagged.count - 1)
    }

    /// The session in the selected row.
    var selected: FlaggedSession? { selectedRow.map { flagged[$0] } }

    /// The session that is open, if it is still kept.
    var opened: FlaggedSession? {
        guard case .session(let id) = state.view else { return nil }
        return flagged.first { $0.session == id }
    }

    /// The session that the panels speak of: the open one, else the selected one.
    var subject: FlaggedSession? {
        state.view.kind == .session ? opened : selected
    }

    /// What a session cost; a model without a price is said to have none, since any sum would be too small.
    func cost(of session: FlaggedSession) -> (text: String, style: Frame.Style) {
        let isUnpriced = snapshot.spend.unpriced.contains { $0.model == session.model }
        return isUnpriced ? ("unpriced", .bad) : (session.cost.display, .money)
    }

    /// Frozen here, or held by the program.
    var isPaused: Bool { news != nil || status.isPaused }

    /// Nothing more will come: every source was read to its end.
    var hasEnded: Bool {
        !status.sources.isEmpty && status.sources.allSatisfy { $0.state == .ended }
    }
}
