/// Helicone's export: one line a request, with the bodies of request and response or without.
struct Helicone: ModelCallFormat {
    var calls: ModelCallReader

    init(source: String) {
        calls = ModelCallReader(source: source)
    }

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, Helicone.isRow(root) else { return nil }
        let found = FoundFields(root).sources.filter { [.model, .inputTokens, .outputTokens, .latencyMilliseconds].contains($0.field) }
        var sources = found + [
            FieldSource(.time, "request_created_at"), FieldSource(.session, "request_properties.Helicone-Session-Id"),
            FieldSource(.user, "request_user_id"), FieldSource(.id, "request_id"),
        ]
        if let api = ModelAPIs.ofRequest(root["request_body"]) { sources.append(FieldSource(.text, "request_body." + api.requestText)) }
        return FormatClaim(confidence: 99, sources: sources)
    }

    mutating func read(_ line: LogLine, _ bytes: Span<UInt8>, _ emit: (ReaderItem) -> Void) {
        guard let root = line.json, Helicone.isRow(root) else { return calls.read(line, emit) }
        calls.read(Helicone.call(root), line, emit)
    }

    private static func isRow(_ root: JSONValue) -> Bool {
        root["request_id"]?.isString == true && root["request_created_at"] != nil && root["response_status"]?.integer != nil
    }

    private static func call(_ root: JSONValue) -> ModelCall {
        var call = ModelCall(around: FoundFields(root))
        for name in ["request_properties", "properties"] {
            call.session = root[name]?["Helicone-Session-Id"]?.identifier ?? call.session
        }
        call.user = root["request_user_id"]?.identifier ?? call.user
        call.time = root["request_created_at"]?.moment
        call.answerTime = root["response_created_at"]?.moment ?? call.time
        call.usage = usage(root)
        if let request = root["request_body"], let api = ModelAPIs.ofRequest(request) { api.addRequest(request, to: &call) }
        if let response = root["response_body"], let api = ModelAPIs.ofResponse(response) { api.addResponse(response, to: &call) }
        call.reportedCostNanodollars = (root["costUSD"] ?? root["cost"])?.nanodollars ?? call.reportedCostNanodollars
        call.id = call.id ?? root["request_id"]?.identifier
        if call.answers?.isEmpty != false {
            let isFailed = (root["response_status"]?.integer ?? 200) >= 400
            // Without bodies there is still what the call took.
            call.answers = [ModelCall.Answer(turn: ChatTurn(role: .assistant, contents: []), finish: isFailed ? .error : nil)]
        }
        return call
    }

    /// Without a body: Anthropic's count of input leaves the cached out, the others' have it in them.
    private static func usage(_ root: JSONValue) -> TokenUsage? {
        guard let input = root["prompt_tokens"]?.tokenCount, let output = root["completion_tokens"]?.tokenCount else { return nil }
        let read = root["prompt_cache_read_tokens"]?.tokenCount ?? 0
        let write = root["prompt_cache_write_tokens"]?.tokenCount ?? 0
        if root["provider"]?.string?.lowercased() == "anthropic" {
            return TokenUsage(input: input + read + write, cachedInput: read, cacheWrite: write, output: output)
        }
        let cached = min(input, read)
        return TokenUsage(input: input, cachedInput: cached, cacheWrite: min(input - cached, write), output: output)
    }

    static let description = FormatDescription(
        name: "helicone", title: "Helicone export: requests with or without their bodies", examples: Helicone.examples)
}
