/// What kind of picture the screen shows.
enum ViewKind: Hashable, Sendable, CaseIterable {
    case dashboard, session, spend, health
}

/// What the reviewer has chosen to see: everything that keys change, and nothing else.
struct ViewState: Hashable, Sendable {
    /// What has the screen.
    enum View: Hashable, Sendable {
        case dashboard
        /// One flagged session, by its id.
        case session(String)
        case spend, health

        var kind: ViewKind {
            switch self {
            case .dashboard: .dashboard
            case .session: .session
            case .spend: .spend
            case .health: .health
            }
        }
    }

    /// The session that was picked in the table, and the row where it was last: if it goes, its row is what is left.
    struct Selection: Hashable, Sendable {
        var session: String
        var row: Int
    }

    /// What has the screen.
    var view: View = .dashboard
    /// The help lies over the view.
    var isHelpShown = false
    /// First visible row of the help.
    var helpTop = 0
    /// nil until a row is picked: then the first row is selected, whichever session is in it.
    var selection: Selection?
    /// Of the table of flagged sessions.
    var order = FlaggedOrder()
    /// Of the graphs.
    var window: RateWindow = .quarterHour
    /// First visible row of what the view scrolls; nil where the view itself decides, as a transcript that starts at
    /// the flagging message.
    var top: Int?
    /// In an open session: the signals have the screen, and not the transcript.
    var isWhyFocused = false
}
