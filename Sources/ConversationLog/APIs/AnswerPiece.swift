/// What a line of a stream adds to the answer that it is a piece of.
struct AnswerPiece {
    /// Which answer: the API's name, and its id where the pieces carry one.
    let key: String
    /// False for lines that say nothing of an answer: without one that they go on with they are passed over.
    var opens = true
    /// True when the answer before it from the same API ends where this one begins, since their pieces carry no id.
    var supersedes = false
    /// Adds it; true when the answer is whole then.
    let apply: (inout HeldAnswer) -> Bool

    /// Nil for lines that are no piece of any API's answer.
    init?(_ root: JSONValue, _ streams: AnswerStreams) {
        guard let piece = AnswerPiece.of(root, streams) else { return nil }
        self = piece
    }

    private init(_ key: String, opens: Bool = true, supersedes: Bool = false, _ apply: @escaping (inout HeldAnswer) -> Bool) {
        self.key = key
        self.opens = opens
        self.supersedes = supersedes
        self.apply = apply
    }

    /// What the keys of an API's answers begin with.
    enum Kind: String {
        case chat, anthropic, responses, gemini, ollama

        /// The key of an answer with that id.
        func key(_ id: String?) -> String { rawValue + " " + (id ?? "") }
    }

    private static func of(_ root: JSONValue, _ streams: AnswerStreams) -> AnswerPiece? {
        if isChunk(root) { return chunk(root) }
        if let type = anthropicEvent(root) { return anthropic(root, type, streams) }
        if let type = responsesEvent(root) { return responses(root, type, streams) }
        if GeminiAPI.isResponse(root) { return gemini(root, streams) }
        if OllamaAPI.isPiece(root) { return ollama(root, streams) }
        return nil
    }

    // MARK: OpenAI's chat

    /// A `chat.completion.chunk`; Azure's first has no name and no choices, only what its filter says of the question.
    static func isChunk(_ root: JSONValue) -> Bool {
        guard let choices = root["choices"], choices.isArray else { return false }
        if root["object"]?.hasText("chat.completion.chunk") == true { return true }
        if choices.elements.contains(where: { $0["delta"]?.isObject == true && $0["message"] == nil }) { return true }
        return root["prompt_filter_results"]?.isArray == true && root["object"]?.hasText("") == true
    }

    private static func chunk(_ root: JSONValue) -> AnswerPiece {
        let choices = root["choices"]?.elements.map { $0 } ?? []
        return AnswerPiece(Kind.chat.key(root["id"]?.identifier), opens: !choices.isEmpty) { held in
            for choice in choices {
                let index = choice["index"]?.integer ?? 0
                let delta = choice["delta"]
                held.add(text: delta?["content"], choice: index)
                held.add(text: delta?["refusal"], choice: index)
                for (place, call) in (delta?["tool_calls"]?.elements.map { $0 } ?? []).enumerated() {
                    held.add(
                        callAt: call["index"]?.integer ?? place, name: call["function"]?["name"]?.string,
                        arguments: call["function"]?["arguments"], choice: index)
                }
                if let call = delta?["function_call"] {
                    held.add(callAt: -1, name: call["name"]?.string, arguments: call["arguments"], choice: index)
                }
                if let reason = choice["finish_reason"] { held.end(Message.Finish(providerWord: reason), choice: index) }
            }
            guard let counts = root["usage"], counts.isObject else { return false }
            held.take(response: root)
            return held.isEnded && counts.isObject
        }
    }

    // MARK: Anthropic

    private static let anthropicEvents = [
        "message_start", "content_block_start", "content_block_delta", "content_block_stop", "message_delta", "message_stop", "ping", "error",
    ]

    /// The event's type, if it is one of Anthropic's streams.
    static func anthropicEvent(_ root: JSONValue) -> String? {
        guard let type = root["type"]?.string, anthropicEvents.contains(type) else { return nil }
        switch type {
        case "message_start": return root["message"]?.isObject == true ? type : nil
        case "content_block_start": return root["content_block"]?.isObject == true ? type : nil
        case "content_block_delta", "message_delta": return root["delta"]?.isObject == true ? type : nil
        case "content_block_stop": return root["index"] == nil ? nil : type
        case "error": return root["error"]?["type"]?.isString == true ? type : nil
        // These two have nothing beside their type but what was put around them.
        default: return root["text"] == nil && root["content"] == nil ? type : nil
        }
    }

    /// Only the first event carries the id: the others belong to the answer that began last.
    private static func anthropic(_ root: JSONValue, _ type: String, _ streams: AnswerStreams) -> AnswerPiece? {
        let latest = streams.latest(Kind.anthropic.rawValue)
        if type == "error", latest == nil { return nil }
        let message = root["message"]
        let key = type == "message_start" ? Kind.anthropic.key(message?["id"]?.identifier) : latest ?? Kind.anthropic.key(nil)
        let opens = ["message_start", "content_block_start", "content_block_delta", "message_delta"].contains(type)
        return AnswerPiece(key, opens: opens, supersedes: type == "message_start") { held in
            switch type {
            case "message_start":
                if let message {
                    held.take(response: message)
                    held.counts.take(message["usage"])
                }
            case "content_block_start":
                guard let block = root["content_block"] else { break }
                if block["type"]?.hasText("tool_use") == true {
                    held.add(callAt: root["index"]?.integer ?? 0, name: block["name"]?.string, arguments: nil)
                } else if block["type"]?.hasText("text") == true {
                    held.beginBlock()
                    held.add(text: block["text"])
                }
            case "content_block_delta":
                // Thoughts and signatures have other names.
                held.add(text: root["delta"]?["text"])
                held.add(callAt: root["index"]?.integer ?? 0, name: nil, arguments: root["delta"]?["partial_json"])
            case "message_delta":
                held.counts.take(root["usage"])
                held.end(root["delta"]?["stop_reason"].flatMap { Message.Finish(providerWord: $0) })
            case "error":
                held.end(.error)
                return true
            case "message_stop": return true
            default: break
            }
            return false
        }
    }

    // MARK: OpenAI's Responses

    /// The event's type, if it is one of a Responses stream but for the last, which holds the whole response.
    static func responsesEvent(_ root: JSONValue) -> String? {
        guard let type = root["type"]?.string, type.hasPrefix("response."), root["payload"] == nil else { return nil }
        return ["response.completed", "response.failed", "response.incomplete"].contains(type) ? nil : type
    }

    private static func responses(_ root: JSONValue, _ type: String, _ streams: AnswerStreams) -> AnswerPiece {
        let response = root["response"]
        let id = response?["id"]?.identifier
        let key = id.map { Kind.responses.key($0) } ?? streams.latest(Kind.responses.rawValue) ?? Kind.responses.key(nil)
        let isText = type == "response.output_text.delta" || type == "response.refusal.delta"
        return AnswerPiece(key, opens: id != nil || isText) { held in
            if let response {
                held.take(response: response)
                held.call.previousID = response["previous_response_id"]?.identifier ?? held.call.previousID
                held.call.canBeContinued = true
            }
            let index = root["output_index"]?.integer ?? 0
            if isText { held.add(text: root["delta"]) }
            if type == "response.output_item.added", let item = root["item"], item["type"]?.hasText("function_call") == true {
                held.add(callAt: index, name: item["name"]?.string, arguments: nil)
            }
            if type == "response.function_call_arguments.delta" { held.add(callAt: index, name: nil, arguments: root["delta"]) }
            return false
        }
    }

    // MARK: Gemini and Ollama

    /// One of several responses with one id, of which only the last says why it ends; each counts all tokens so far.
    private static func gemini(_ root: JSONValue, _ streams: AnswerStreams) -> AnswerPiece? {
        guard let id = root["responseId"]?.identifier else { return nil }
        let candidates = root["candidates"]?.elements.map { $0 } ?? []
        let key = Kind.gemini.key(id)
        let isWhole = candidates.allSatisfy { $0["finishReason"] != nil }
        if isWhole, !streams.holds(key) { return nil }
        return AnswerPiece(key) { held in
            held.call.model = root["modelVersion"]?.identifier ?? held.call.model
            held.call.id = id
            held.call.answerTime = held.call.answerTime ?? root["createTime"]?.moment
            held.call.usage = GeminiAPI.usage(root["usageMetadata"]) ?? held.call.usage
            for candidate in candidates {
                let index = candidate["index"]?.integer ?? 0
                for part in candidate["content"]?["parts"]?.elements.map({ $0 }) ?? [] {
                    if let call = part["functionCall"].flatMap({ ToolCall.one($0) }) { held.add(call, choice: index) }
                    if part["thought"]?.boolean != true { held.add(text: part["text"], choice: index) }
                }
                if let reason = candidate["finishReason"] { held.end(Message.Finish(providerWord: reason), choice: index) }
            }
            return held.isEnded
        }
    }

    /// Pieces carry no id: those of one model are one answer until it is done.
    private static func ollama(_ root: JSONValue, _ streams: AnswerStreams) -> AnswerPiece? {
        let key = Kind.ollama.key(root["model"]?.identifier)
        let isLast = root["done"]?.boolean == true
        if isLast, !streams.holds(key) { return nil }
        return AnswerPiece(key) { held in
            let message = root["message"]
            held.add(text: message?["content"] ?? root["response"])
            for call in ToolCall.all(in: message?["tool_calls"]) { held.add(call) }
            guard isLast else { return false }
            held.change { OllamaAPI.takeEnd(of: root, to: &$0) }
            held.end(root["done_reason"].flatMap { Message.Finish(providerWord: $0) })
            return true
        }
    }
}
