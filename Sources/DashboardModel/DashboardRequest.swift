/// What a key asked of the program; the dashboard itself does nothing but change its picture.
package enum DashboardRequest: Hashable, Sendable {
    /// Leave. Comes last, after the open session was closed.
    case quit
    /// Stop or start the clock of a replay. Live, the dashboard freezes its picture by itself and asks for nothing.
    case togglePause
    /// Play the log faster, or slower.
    case faster, slower
    /// A reviewer has opened this session, or left it: the time between is review time.
    case opened(String)
    case closed(String)
}
