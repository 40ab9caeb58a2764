/// A part of the screen. One file a panel; the list of all is ``PanelName``.
protocol Panel: Sendable {
    /// What stands in its top line; nothing for panels without one.
    func title(in scene: Scene) -> [Span]
    /// Draws it into the area inside its edge. The area may be of any size, 0 included.
    func draw(_ scene: Scene, in area: Area, with painter: inout Painter)
    /// How it scrolls in an area of that size; nil when it does not.
    func scroller(_ scene: Scene, in area: Area) -> Scroller?
}

extension Panel {
    func title(in scene: Scene) -> [Span] { [] }
    func scroller(_ scene: Scene, in area: Area) -> Scroller? { nil }
}

/// All panels, by name.
enum PanelName: Hashable, Sendable, CaseIterable {
    case brief, header, tabs, rates, risk, spend, spendLine, spendReport, flagged, why, transcript
    case health, healthReport, help, status, footer

    /// The panel itself.
    var content: any Panel {
        switch self {
        case .brief: BriefPanel()
        case .header: HeaderPanel()
        case .tabs: TabsPanel()
        case .rates: RatesPanel()
        case .risk: RiskPanel()
        case .spend: SpendPanel()
        case .spendLine: SpendLinePanel()
        case .spendReport: SpendReportPanel()
        case .flagged: FlaggedPanel()
        case .why: WhyPanel()
        case .transcript: TranscriptPanel()
        case .health: HealthPanel()
        case .healthReport: HealthReportPanel()
        case .help: HelpPanel()
        case .status: StatusPanel()
        case .footer: FooterPanel()
        }
    }
}
