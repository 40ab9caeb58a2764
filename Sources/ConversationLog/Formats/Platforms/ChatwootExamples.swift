extension Chatwoot {
    /// Webhooks with a person's answer, a note, an activity and an update; and an answer of the API.
    static let examples = [
        FormatExample(
            [
                #"{"event":"message_created","id":1,"content":"Where is my order 4471?","created_at":"2026-03-02T10:11:12.000Z","message_type":"incoming","content_type":"text","private":false,"sender":{"id":81,"name":"Jo","email":null,"identifier":"cust-81"},"inbox":{"id":1,"name":"Shop site"},"conversation":{"id":567,"status":"open"},"account":{"id":1,"name":"Shop"}}"#,
                #"{"event":"message_created","id":2,"content":"It left our store on Monday.","created_at":"2026-03-02 10:11:13 UTC","message_type":"outgoing","content_type":"text","private":false,"sender":{"id":3,"name":"Bot","type":"agent_bot"},"inbox":{"id":1},"conversation":{"id":567,"status":"open"},"account":{"id":1}}"#,
                #"{"event":"message_created","id":3,"content":"Conversation was opened by Ann","created_at":"2026-03-02T10:11:20.000Z","message_type":"activity","private":false,"sender":null,"conversation":{"id":567},"account":{"id":1}}"#,
                #"{"event":"message_created","id":4,"content":"please check the parcel","created_at":"2026-03-02T10:11:21.000Z","message_type":"outgoing","private":true,"sender":{"id":9,"name":"Ann","type":"user"},"conversation":{"id":567},"account":{"id":1}}"#,
                #"{"event":"message_updated","id":2,"content":"It left our store on Monday.","created_at":"2026-03-02 10:11:13 UTC","message_type":"outgoing","private":false,"sender":{"id":3,"name":"Bot","type":"agent_bot"},"conversation":{"id":567},"account":{"id":1}}"#,
                #"{"event":"message_created","id":5,"content":"Ann here, I look into it.","created_at":"2026-03-02T10:11:30.000Z","message_type":"outgoing","private":false,"sender":{"id":9,"name":"Ann","type":"user"},"conversation":{"id":567},"account":{"id":1}}"#,
            ],
            gives: [
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12Z"), session: "567", user: "cust-81", role: .user, text: "Where is my order 4471?", id: "1")
                ),
                (
                    2,
                    Message(
                        time: EventTime("2026-03-02T10:11:13Z"), session: "567", bot: "Bot", role: .assistant, text: "It left our store on Monday.",
                        id: "2")
                ),
                (6, Message(time: EventTime("2026-03-02T10:11:30Z"), session: "567", role: .assistant, text: "Ann here, I look into it.", id: "5")),
            ]),
        FormatExample(
            [
                #"{"payload":[{"id":11,"content":"Are you open on Sunday?","account_id":1,"inbox_id":1,"conversation_id":568,"message_type":0,"content_type":"text","private":false,"created_at":1772446272,"sender":{"id":81,"name":"Jo","type":"contact"}},{"id":12,"content":"No.","account_id":1,"inbox_id":1,"conversation_id":568,"message_type":1,"private":false,"created_at":1772446273,"sender":{"id":3,"name":"Bot","type":"agent_bot"}},{"id":13,"content":"Conversation was resolved","account_id":1,"inbox_id":1,"conversation_id":568,"message_type":2,"private":false,"created_at":1772446280,"sender":null}]}"#
            ],
            gives: [
                (
                    1,
                    Message(time: EventTime("2026-03-02T10:11:12Z"), session: "568", user: "81", role: .user, text: "Are you open on Sunday?", id: "11")
                ),
                (1, Message(time: EventTime("2026-03-02T10:11:13Z"), session: "568", bot: "Bot", role: .assistant, text: "No.", id: "12")),
            ]),
    ]
}
