/// What a session has in common with others of the site.
extension SessionSignals {
    static let trafficSignals: [SessionSignal] = [
        SessionSignal(
            name: "site.same_text",
            about: "other sessions that sent the same text within 10 minutes, beyond what is usual here: a campaign",
            unit: .logCount("session"),
            value: { $0.sameText.value.map { Logarithm.of(Double($0)) } }),
        SessionSignal(
            name: "user.sessions", about: "sessions that the same user opened within an hour", unit: .logCount("session"),
            value: { $0.userSessions.map { Logarithm.of($0) } }),
        SessionSignal(
            name: "address.sessions", about: "sessions that the same network address opened within an hour",
            unit: .logCount("session"),
            value: { $0.addressSessions.map { Logarithm.of($0) } }),
    ]
}
