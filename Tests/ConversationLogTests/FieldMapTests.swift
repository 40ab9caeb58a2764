import ConversationLog
import Testing

@Suite struct FieldMapTests {
    @Test func `a map says where the fields are`() throws {
        let map = try FieldMap("text=payload.msg, session=sid,role=who.0.kind,latency_ms=t,ip=net.addr")
        let line = #"{"payload":{"msg":"Hi"},"sid":7,"who":[{"kind":"customer"}],"t":12.5,"net.addr":"203.0.113.9","text":"wrong","session_id":"wrong","model":"m"}"#
        let read = items(line, choice: .mapped(map))
        #expect(read.messages == [
            Message(session: "7", address: "203.0.113.9", role: .user, text: "Hi", model: "m", latencyMilliseconds: 12.5, place: LinePlace(line: 1, offset: 0))
        ])
        #expect(read.notices.map(\.summary) == ["generic-jsonl (session=sid, role=who.0.kind, text=payload.msg, ip=net.addr, model=model, latency_ms=t)"])
    }

    @Test func `a field that the map names is not looked for elsewhere`() throws {
        let read = items(#"{"text":"Hi","role":"user"}"#, choice: .mapped(try FieldMap("text=payload.msg")))
        #expect(read.faults.map(\.reason) == [.incomplete])
    }

    @Test(arguments: [
        ("", FieldMap.Fault.empty), (" , ", .empty), ("text", .noEquals(part: "text")), ("txt=a", .unknownField(name: "txt", nearest: "text")),
        ("sesion=a", .unknownField(name: "sesion", nearest: "session")), ("latency=a", .unknownField(name: "latency", nearest: "latency_ms")),
        ("text=", .badPath(field: "text", path: "")), ("text=a..b", .badPath(field: "text", path: "a..b")),
        ("text=a,text=b", .repeated(field: "text")),
    ]) func `what is no map says why`(_ text: String, _ fault: FieldMap.Fault) {
        do throws(FieldMap.Fault) {
            _ = try FieldMap(text)
            Issue.record("\(text) was taken for a map")
        } catch {
            #expect(error == fault)
        }
    }

    // Levenshtein 1966; the classic example of Wagner and Fischer.
    @Test(arguments: [("kitten", "sitting", 3), ("", "abc", 3), ("abc", "abc", 0), ("flaw", "lawn", 2)])
    func `edit distances are those of the textbook`(_ a: String, _ b: String, _ distance: Int) {
        #expect(EditDistance.distance(a, b) == distance)
        #expect(EditDistance.distance(b, a) == distance)
    }
}
