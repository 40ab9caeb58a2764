import CursesScreen
import DashboardModel
import SessionWatch

/// The dashboard on a terminal: when it is drawn, what its keys do, and how long a session was under review.
struct ScreenSession {
    /// Ten pictures a second at most: drawing must not hold up reading.
    private static let drawPause = Duration.milliseconds(100)

    private let screen: Screen
    private var dashboard: Dashboard
    private(set) var nextDraw = Duration.zero
    private var notice: String?
    private var reviews: [String: Duration] = [:]

    init(screen: Screen, mode: RunStatus.Mode) {
        self.screen = screen
        dashboard = Dashboard(showsDay: mode != .live)
    }

    mutating func note(_ notices: [String]) {
        notice = notices.last ?? notice
    }

    mutating func handle(_ key: Key, _ snapshot: Snapshot, _ status: RunStatus) -> [DashboardRequest] {
        nextDraw = .zero
        return dashboard.handle(key, snapshot: snapshot, status: status, size: screen.size, abilities: screen.abilities)
    }

    mutating func drawIfDue(at now: Duration, _ picture: () -> (Snapshot, RunStatus)) {
        guard now >= nextDraw else { return }
        let (snapshot, given) = picture()
        var status = given
        status.notice = notice
        _ = screen.draw(dashboard.frame(snapshot, status, size: screen.size, abilities: screen.abilities))
        nextDraw = now + Self.drawPause
    }

    mutating func opened(_ id: String, at now: Duration) { reviews[id] = now }

    /// The program was stopped for so long: nobody reviewed anything.
    mutating func passOver(_ pause: Duration) {
        for id in reviews.keys { reviews[id]? += pause }
    }

    /// Seconds since the session was opened; nil when it was not.
    mutating func closed(_ id: String, at now: Duration) -> Int? {
        guard let opened = reviews.removeValue(forKey: id) else { return nil }
        return Int((now - opened).components.seconds)
    }
}
