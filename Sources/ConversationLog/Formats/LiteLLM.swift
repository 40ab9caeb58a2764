/// LiteLLM's standard logging payload: one line a call, whatever provider it went to.
struct LiteLLM: ModelCallFormat {
    var calls: ModelCallReader

    init(source: String) {
        calls = ModelCallReader(source: source)
    }

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, LiteLLM.isPayload(root) else { return nil }
        let session = root["litellm_session_id"] != nil ? "litellm_session_id" : "trace_id"
        let found = FoundFields(root).sources.filter { [.model, .inputTokens, .outputTokens, .id].contains($0.field) }
        return FormatClaim(
            confidence: 99,
            sources: found + [
                FieldSource(.time, "startTime"), FieldSource(.session, session), FieldSource(.text, "messages.content"),
                FieldSource(.latencyMilliseconds, "endTime"), FieldSource(.ip, "requester_ip_address"),
            ])
    }

    mutating func read(_ line: LogLine, _ bytes: Span<UInt8>, _ emit: (ReaderItem) -> Void) {
        guard let root = line.json, LiteLLM.isPayload(root) else { return calls.read(line, emit) }
        let call = LiteLLM.call(root)
        if call.isEmpty { return emit(.skipped(line.place)) }
        calls.read(call, line, emit)
    }

    private static func isPayload(_ root: JSONValue) -> Bool {
        root["call_type"]?.isString == true && root["startTime"] != nil && (root["response_cost"] != nil || root["model_group"] != nil || root["trace_id"] != nil)
    }

    private static func call(_ root: JSONValue) -> ModelCall {
        var call = ModelCall(around: FoundFields(root))
        let metadata = root["metadata"].flatMap { $0.isObject ? $0 : nil }
        call.session = (root["litellm_session_id"] ?? metadata?["litellm_session_id"])?.identifier ?? metadata.flatMap { FoundFields($0).session }
        call.trace = root["trace_id"]?.identifier
        call.user = (root["end_user"] ?? metadata?["user_api_key_end_user_id"])?.identifier
        call.address = (root["requester_ip_address"] ?? metadata?["requester_ip_address"])?.identifier
        call.bot = metadata?["user_api_key_alias"]?.identifier
        call.time = root["startTime"]?.moment
        call.answerTime = root["endTime"]?.moment ?? call.time
        call.latencyMilliseconds = nil
        if let begun = call.time, let ended = call.answerTime, ended > begun {
            call.latencyMilliseconds = ended.seconds(since: begun) * 1_000
        }
        let usage = call.usage
        if let messages = root["messages"], messages.isArray { call.turns = ChatTurn.all(in: messages) }
        if let response = root["response"], let api = ModelAPIs.ofResponse(response) { api.addResponse(response, to: &call) }
        // The payload's own counts have all input in them, whatever the provider's do.
        if let usage, call.usage.map({ $0.input < usage.input }) ?? true { call.usage = usage }
        call.reportedCostNanodollars = root["response_cost"]?.nanodollars
        call.id = call.id ?? root["id"]?.identifier
        if call.answers == nil, root["status"]?.hasText("failure") == true || root["error_str"]?.isString == true { call.fail() }
        // Content can be kept out of these logs: what the call took is there.
        if call.answers == nil, call.usage.map({ $0.output > 0 }) == true {
            call.answers = [ModelCall.Answer(turn: ChatTurn(role: .assistant, contents: []), finish: nil)]
        }
        return call
    }

    static let description = FormatDescription(
        name: "litellm", title: "LiteLLM proxy: its standard logging payload", examples: LiteLLM.examples)
}
