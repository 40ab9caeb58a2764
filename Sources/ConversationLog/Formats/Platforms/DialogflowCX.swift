internal import KeptState

/// Rows of Dialogflow CX's export to BigQuery: one a turn, with what the user said and what the agent answered.
///
/// The JSON columns may be objects or strings of JSON, their names in camelCase or snake_case, by the way in which the table was written to a file.
struct DialogflowCX: PlatformFormat {
    private var seen = SeenMessages()

    init(source: String) {}

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, DialogflowCX.isRow(root) else { return nil }
        let fields: [(LogField, String)] = [
            (.time, "request_time"), (.session, "conversation_name"), (.text, "request.queryInput.text.text"),
            (.text, "response.queryResult.responseMessages.text.text"), (.bot, "agent_id"), (.id, "response.responseId"), (.id, "response.response_id"),
        ]
        return FormatClaim(97, fields, of: root)
    }

    mutating func read(_ record: JSONValue, into reading: inout RecordReading) -> Bool {
        guard DialogflowCX.isRow(record), let session = record["conversation_name"]?.identifier else { return false }
        guard seen.isFirst(record["turn_position"]?.identifier, in: session) else { return true }
        let time = record["request_time"]?.moment
        let bot = record["agent_id"]?.identifier
        let request = DialogflowCX.column("request", of: record, &reading)
        let response = DialogflowCX.column("response", of: record, &reading)
        let result = response?["queryResult", "query_result"]
        let id = response?["responseId", "response_id"]?.identifier
        let input = request?["queryInput", "query_input"]
        // What was spoken is told by its transcript alone.
        let asked = input?["text"]?["text"] ?? result?["text"] ?? result?["transcript"]
        if let text = reading.optionalText(asked) {
            reading.add(Message(.user, text, session: session, at: time, bot: bot, id: id.map { $0 + ".prompt" }))
        }
        let messages = result?["responseMessages", "response_messages"].map { Array($0.elements) } ?? []
        let answer = MessageText(joining: messages.lazy.flatMap { $0["text"]?["text"].map { Array($0.elements) } ?? [] })
        if answer.bytes > 0 { reading.add(Message(.assistant, answer, session: session, at: time, bot: bot, id: id)) }
        return true
    }

    mutating func keep(in archive: inout StateArchive) {
        archive.keep(&seen)
    }

    /// A JSON column as an object; damage when it is neither an object nor a string of one. Of a string that was cut, what is there is read.
    private static func column(_ name: String, of row: JSONValue, _ reading: inout RecordReading) -> JSONValue? {
        guard let value = row[name] else { return nil }
        if value.isObject { return value }
        // A parser of its own: strings are the rarer way to write these columns.
        let parser = JSONParser()
        if value.isString, let parsed = value.withBytes({ try? parser.parse($0) }), parsed.isObject { return parsed }
        reading.addDamage()
        return value.isString ? value.embedded : nil
    }

    private static func isRow(_ root: JSONValue) -> Bool {
        root.isObject && root["conversation_name"]?.isString == true && root["turn_position"] != nil
    }

    static let description = FormatDescription(
        name: "dialogflow-cx", title: "Dialogflow CX: rows of the export to BigQuery, one turn each",
        examples: [
            FormatExample(
                [
                    #"{"project_id":"p","agent_id":"a","conversation_name":"projects/p/locations/eu/agents/a/sessions/s-9a1","turn_position":1,"request_time":"2026-03-02 10:11:12.100000 UTC","language_code":"en","request":{"queryInput":{"text":{"text":"Where is my order 4471?"},"languageCode":"en"}},"response":{"responseId":"r1","queryResult":{"text":"Where is my order 4471?","responseMessages":[{"text":{"text":["It left our store on Monday."]}},{"payload":{}},{"text":{"text":["Anything else?"]}}]}},"partial_responses":null,"derived_data":{}}"#,
                    #"{"project_id":"p","agent_id":"a","conversation_name":"projects/p/locations/eu/agents/a/sessions/s-9a1","turn_position":"2","request_time":"2026-03-02 10:11:20 UTC","language_code":"en","request":"{\"query_input\":{\"text\":{\"text\":\"No.\"}}}","response":"{\"response_id\":\"r2\",\"query_result\":{\"response_messages\":[{\"text\":{\"text\":[\"Bye.\"]}}]}}"}"#,
                ],
                gives: [
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12.100Z"), session: "projects/p/locations/eu/agents/a/sessions/s-9a1", bot: "a",
                            role: .user, text: "Where is my order 4471?", id: "r1.prompt")
                    ),
                    (
                        1,
                        Message(
                            time: EventTime("2026-03-02T10:11:12.100Z"), session: "projects/p/locations/eu/agents/a/sessions/s-9a1", bot: "a",
                            role: .assistant, text: "It left our store on Monday.\nAnything else?", id: "r1")
                    ),
                    (
                        2,
                        Message(
                            time: EventTime("2026-03-02T10:11:20Z"), session: "projects/p/locations/eu/agents/a/sessions/s-9a1", bot: "a",
                            role: .user, text: "No.", id: "r2.prompt")
                    ),
                    (
                        2,
                        Message(
                            time: EventTime("2026-03-02T10:11:20Z"), session: "projects/p/locations/eu/agents/a/sessions/s-9a1", bot: "a",
                            role: .assistant, text: "Bye.", id: "r2")
                    ),
                ])
        ])
}
