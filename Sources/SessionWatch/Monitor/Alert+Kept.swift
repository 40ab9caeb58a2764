internal import ConversationLog
package import KeptState
internal import SecuritySpend

extension Alert: KeptValue {
    package static var blank: Alert {
        Alert(
            id: 0, time: nil, session: "", severity: .low, risk: 0, score: nil, threshold: nil, kind: "", tags: [], reasons: [], source: "",
            place: LinePlace(line: 0, offset: 0), excerpt: "", sessionCost: .zero, attackerCost: .zero)
    }
    package static var leastBytes: Int { 31 }

    package mutating func keep(in archive: inout StateArchive) {
        archive.keepHash(&id)
        archive.keep(&time)
        archive.keep(&session)
        archive.keepCase(&severity)
        archive.keep(&risk)
        archive.check(risk >= 0 && risk <= 1)
        archive.keep(&score)
        archive.keep(&threshold)
        archive.keep(&kind)
        archive.keep(&tags)
        archive.keep(&reasons)
        archive.keep(&source)
        archive.keep(&place.line)
        archive.keep(&place.offset)
        archive.keep(&excerpt)
        archive.keep(&sessionCost.nanodollars)
        archive.keep(&attackerCost.nanodollars)
    }
}
