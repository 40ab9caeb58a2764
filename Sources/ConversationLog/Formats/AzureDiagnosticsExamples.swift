extension AzureDiagnostics {
    /// Lines of each shape, and what they must give.
    static let examples = [
        // The service's own log, its properties as text and as an object; a duration below zero is none; the ticks are never read.
        FormatExample(
            [
                #"{"time":"2026-03-02T10:11:12.1000000Z","resourceId":"/SUBSCRIPTIONS/X/PROVIDERS/MICROSOFT.COGNITIVESERVICES/ACCOUNTS/SHOP","category":"RequestResponse","event":"ShoeboxCallResult","operationName":"ChatCompletions_Create","resultSignature":"200","durationMs":830,"callerIpAddress":"203.0.113.***","correlationId":"c-1","properties":"{\"requestTime\":639080430721000000,\"requestLength\":412,\"objectId\":\"\",\"modelDeploymentName\":\"shop\",\"modelName\":\"gpt-4o-mini\"}"}"#,
                #"{"time":"2026-03-02T10:11:13.1000000Z","resourceId":"/SUBSCRIPTIONS/X/PROVIDERS/MICROSOFT.COGNITIVESERVICES/ACCOUNTS/SHOP","category":"RequestResponse","event":"ShoeboxCallResult","operationName":"ChatCompletions_Create","resultSignature":"429","durationMs":-1,"callerIpAddress":"203.0.113.***","correlationId":"c-2","properties":{"requestTime":639080430731000000,"objectId":"","modelDeploymentName":"shop","modelName":"gpt-4o-mini"}}"#,
                #"{"time":"2026-03-02T10:11:14.1000000Z","resourceId":"/SUBSCRIPTIONS/X/PROVIDERS/MICROSOFT.COGNITIVESERVICES/ACCOUNTS/SHOP","category":"Audit","event":"ShoeboxCallResult","operationName":"ListKey","resultSignature":"200","durationMs":5,"correlationId":"c-3","properties":"{\"objectId\":\"\"}"}"#,
            ],
            gives: [
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12.100Z"), session: "example#1", sessionIsDerived: true, address: "203.0.113.***",
                        role: .assistant, text: "", model: "gpt-4o-mini", latencyMilliseconds: 830, id: "c-1", marks: .withoutWords)
                ),
                (
                    2,
                    Message(
                        time: EventTime("2026-03-02T10:11:13.100Z"), session: "example#1", sessionIsDerived: true, address: "203.0.113.***",
                        role: .assistant, text: "", model: "gpt-4o-mini", finish: .error, id: "c-2", marks: .withoutWords)
                ),
            ]),
        // The gateway's log, whose bodies are OpenAI's.
        FormatExample(
            [
                #"{"category":"GatewayLogs","operationName":"Microsoft.ApiManagement/GatewayLogs","time":"2026-03-02T10:11:12.9300000Z","resourceId":"/SUBSCRIPTIONS/X/PROVIDERS/MICROSOFT.APIMANAGEMENT/SERVICE/SHOP","callerIpAddress":"203.0.113.9","correlationId":"c-2","durationMs":830,"properties":{"operationId":"ChatCompletions_Create","requestBody":"{\"model\":\"shop\",\"messages\":[{\"role\":\"user\",\"content\":\"Where is my order 4471?\"}]}","responseBody":"{\"id\":\"chatcmpl-Az2\",\"object\":\"chat.completion\",\"created\":1772446272,\"model\":\"gpt-4o-mini-2024-07-18\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"It left on Monday.\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":11,\"total_tokens\":23}}","responseCode":200}}"#
            ],
            gives: [
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12.930Z"), session: "example#1", sessionIsDerived: true, address: "203.0.113.9",
                        role: .user, text: "Where is my order 4471?")
                ),
                (
                    1,
                    Message(
                        time: EventTime("2026-03-02T10:11:12.930Z"), session: "example#1", sessionIsDerived: true, address: "203.0.113.9",
                        role: .assistant, text: "It left on Monday.", model: "gpt-4o-mini-2024-07-18", latencyMilliseconds: 830,
                        usage: TokenUsage(input: 12, output: 11), finish: .stop, id: "chatcmpl-Az2")
                ),
            ]),
    ]
}
