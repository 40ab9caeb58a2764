extension Langfuse {
    /// Lines of each shape, and what they must give.
    static let examples = [
        // The trace first: it says whose session the observation is, and its words are not said again.
        FormatExample(
            [
                #"{"id":"tr-1","timestamp":"2026-03-02T10:11:12.000Z","name":"chat","input":"Where is my order 4471?","output":"It left on Monday.","sessionId":"s-9a1","userId":"cust-81","tags":[],"latency":0.86,"totalCost":1.275e-05,"observations":["obs-1"],"htmlPath":"/project/p/traces/tr-1"}"#,
                #"{"id":"obs-1","traceId":"tr-1","type":"GENERATION","name":"answer","startTime":"2026-03-02T10:11:12.100Z","endTime":"2026-03-02T10:11:12.930Z","model":"gpt-4o-mini","input":[{"role":"user","content":"Where is my order 4471?"}],"output":{"role":"assistant","content":"It left on Monday."},"usageDetails":{"input":9,"input_cached_tokens":32,"output":11,"total":52},"level":"DEFAULT","parentObservationId":null,"latency":0.83}"#,
                #"{"id":"obs-2","traceId":"tr-1","type":"SPAN","name":"search","startTime":"2026-03-02T10:11:12.000Z","input":{"query":"4471"},"output":[]}"#,
            ],
            gives: [
                (1, Message(time: EventTime("2026-03-02T10:11:12Z"), session: "s-9a1", user: "cust-81", role: .user, text: "Where is my order 4471?")),
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12.860Z"), session: "s-9a1", user: "cust-81", role: .assistant,
                        text: "It left on Monday.", latencyMilliseconds: 860, id: "tr-1")
                ),
                (
                    2,
                    Message(
                        time: EventTime("2026-03-02T10:11:12.930Z"), session: "s-9a1", user: "cust-81", role: .assistant, text: "",
                        model: "gpt-4o-mini", usage: TokenUsage(input: 41, cachedInput: 32, output: 11), id: "obs-1")
                ),
            ]),
        // The observation first: its trace is its session, and the trace has nothing new to say.
        FormatExample(
            [
                #"{"id":"obs-1","traceId":"tr-1","type":"GENERATION","startTime":"2026-03-02T10:11:12.100Z","endTime":"2026-03-02T10:11:12.930Z","model":"gpt-4o-mini","input":{"messages":[{"role":"system","content":"You are the shop bot."},{"role":"user","content":"Hi"}]},"output":"Hello!","usage":{"input":41,"output":2,"total":43,"unit":"TOKENS"}}"#,
                #"{"id":"tr-1","timestamp":"2026-03-02T10:11:12.000Z","input":{"question":"Hi"},"output":"Hello!","sessionId":"s-9a1","latency":0.86,"observations":["obs-1"],"htmlPath":"/project/p/traces/tr-1"}"#,
            ],
            gives: [
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12.100Z"), session: "tr-1", sessionIsDerived: true, role: .system,
                        text: "You are the shop bot.")
                ),
                (1, Message(time: EventTime("2026-03-02T10:11:12.100Z"), session: "tr-1", sessionIsDerived: true, role: .user, text: "Hi")),
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12.930Z"), session: "tr-1", sessionIsDerived: true, role: .assistant, text: "Hello!",
                        model: "gpt-4o-mini", latencyMilliseconds: 830, usage: TokenUsage(input: 41, output: 2), id: "obs-1")
                ),
            ]),
    ]
}
