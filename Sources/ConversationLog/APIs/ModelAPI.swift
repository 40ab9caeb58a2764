/// How the API of one provider writes requests and responses: shared by the format of its own lines and those of gateways that wrap them.
protocol ModelAPI: Sendable {
    /// Where a request keeps what is said, for the display of a source's fields.
    static var requestText: String { get }
    /// Where a response keeps it.
    static var responseText: String { get }
    /// Whether an object is a request.
    static func isRequest(_ value: JSONValue) -> Bool
    /// Whether an object is a whole response.
    static func isResponse(_ value: JSONValue) -> Bool
    /// Adds the turns of a request to a call, and whose it is.
    ///
    /// - Precondition: ``isRequest(_:)``.
    static func addRequest(_ value: JSONValue, to call: inout ModelCall)
    /// Adds the answers of a response to a call, and what they took.
    ///
    /// - Precondition: ``isResponse(_:)``.
    static func addResponse(_ value: JSONValue, to call: inout ModelCall)
}

/// The APIs that are known.
enum ModelAPIs {
    /// In the order in which they are asked; OpenAI's chat last, since its requests have the least that is their own.
    static let all: [any ModelAPI.Type] = [
        AnthropicAPI.self, OpenAIResponsesAPI.self, GeminiAPI.self, ConverseAPI.self, OllamaAPI.self, OpenAIChatAPI.self,
    ]

    /// The API of which an object is a request.
    static func ofRequest(_ value: JSONValue?) -> (any ModelAPI.Type)? {
        value.flatMap { value in value.isObject ? all.first { $0.isRequest(value) } : nil }
    }

    /// The API of which an object is a response.
    static func ofResponse(_ value: JSONValue?) -> (any ModelAPI.Type)? {
        value.flatMap { value in value.isObject ? all.first { $0.isResponse(value) } : nil }
    }
}

/// Where in a line the request and the response lie.
struct CallShape {
    /// The request and its API.
    var request: (value: JSONValue, path: String, api: any ModelAPI.Type)?
    /// The response and its API.
    var response: (value: JSONValue, path: String, api: any ModelAPI.Type)?
    /// What went wrong, where there is no response but a reason.
    var failure: JSONValue?
    /// See ``ModelCall/callID``.
    var callID: String?

    /// Nil for lines that hold neither: the line itself, a `request` and `response` in it, or a line of a batch.
    init?(_ root: JSONValue) {
        guard root.isObject else { return nil }
        if let api = ModelAPIs.ofResponse(root) {
            response = (root, "", api)
            return
        }
        if let api = ModelAPIs.ofRequest(root) {
            request = (root, "", api)
            return
        }
        callID = root["custom_id"]?.identifier
        if callID != nil, takeBatch(root) { return }
        callID = nil
        for name in ["request", "request_body", "body"] {
            guard let value = root[name], let api = ModelAPIs.ofRequest(value) else { continue }
            request = (value, name + ".", api)
            break
        }
        for name in ["response", "response_body"] {
            guard let value = root[name] else { continue }
            if let api = ModelAPIs.ofResponse(value) {
                response = (value, name + ".", api)
                break
            }
            failure = value["error"]
        }
        if request == nil, response == nil { return nil }
        if response == nil { failure = failure ?? root["error"] }
    }

    /// Whose line it is: a response shows it better than a request.
    var api: (any ModelAPI.Type)? { response?.api ?? request?.api }

    /// Where the fields of messages lie in the line, whose own object is `root`.
    func sources(in root: JSONValue) -> [FieldSource] {
        var sources = FoundFields(root).sources
        let inner = request.map { ($0.value, $0.path, $0.api.requestText) } ?? response.map { ($0.value, $0.path, $0.api.responseText) }
        guard let (value, path, text) = inner else { return sources }
        if !path.isEmpty {
            // The answer's id is its own, not that of the line.
            if response != nil { sources.removeAll { $0.field == .id } }
            let known = Set(sources.map(\.field))
            sources += FoundFields(value).sources.filter { !known.contains($0.field) }.map { FieldSource($0.field, path + $0.path) }
        }
        sources.removeAll { $0.field == .role || $0.field == .text }
        return sources + [FieldSource(.text, path + text)]
    }

    /// The call that the line tells of.
    func call(around fields: FoundFields) -> ModelCall {
        var call = ModelCall(around: fields)
        call.callID = callID
        if let request { request.api.addRequest(request.value, to: &call) }
        if let response { response.api.addResponse(response.value, to: &call) }
        if response == nil, let failure {
            call.fail(failure["code"]?.hasText("content_filter") == true ? .filter : .error)
            if request == nil { call.id = call.id ?? callID }
        }
        return call
    }

    /// Lines of a batch's input and output, OpenAI's and Anthropic's: a failed request has no response but a reason.
    private mutating func takeBatch(_ root: JSONValue) -> Bool {
        if let body = root["body"] ?? root["params"], let api = ModelAPIs.ofRequest(body) {
            request = (body, root["body"] == nil ? "params." : "body.", api)
            return true
        }
        if let result = root["result"], let type = result["type"], type.isString {
            if let message = result["message"], let api = ModelAPIs.ofResponse(message) {
                response = (message, "result.message.", api)
            } else {
                failure = result["error"] ?? type
            }
            return true
        }
        if let body = root["response"]?["body"], let api = ModelAPIs.ofResponse(body) {
            response = (body, "response.body.", api)
            return true
        }
        failure = root["error"] ?? root["response"]?["body"]?["error"]
        return failure != nil
    }
}
