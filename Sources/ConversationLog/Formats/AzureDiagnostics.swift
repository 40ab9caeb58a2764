internal import KeptState

/// Azure's diagnostic logs of calls to OpenAI's models.
///
/// Those of the service itself (`RequestResponse`) have no words: a call gives an answer without words that carries model and latency. Those
/// of a gateway before it (`GatewayLogs`) have the bodies of request and response, which are OpenAI's.
struct AzureDiagnostics: LogFormat {
    private var conversations: TracedConversations

    private enum Shape {
        case service
        case gateway
    }

    init(source: String) {
        conversations = TracedConversations(source: source)
    }

    func claim(_ line: LogLine, _ bytes: Span<UInt8>) -> FormatClaim? {
        guard let root = line.json, let shape = AzureDiagnostics.shape(of: root) else { return nil }
        let properties = root["properties"]?.embedded
        var sources = [FieldSource(.time, "time")]
        if root["callerIpAddress"] != nil { sources.append(FieldSource(.ip, "callerIpAddress")) }
        if root["durationMs"] != nil { sources.append(FieldSource(.latencyMilliseconds, "durationMs")) }
        if root["correlationId"] != nil { sources.append(FieldSource(.id, "correlationId")) }
        switch shape {
        case .service:
            if properties?["modelName"] != nil { sources.append(FieldSource(.model, "properties.modelName")) }
        case .gateway:
            if let name = AzureDiagnostics.bodyNames(.response).first(where: { properties?[$0] != nil }) {
                sources.append(FieldSource(.text, "properties." + name))
            }
        }
        return FormatClaim(confidence: 96, sources: sources)
    }

    mutating func read(_ line: LogLine, _ bytes: Span<UInt8>, _ emit: (ReaderItem) -> Void) {
        guard let root = line.json, root.isObject else { return emit(line.fault(.malformed)) }
        guard let shape = AzureDiagnostics.shape(of: root) else {
            // Other categories go to the same place.
            let isOther = root["category"]?.isString == true && root["resourceId"] != nil && !line.marks.contains(.cut)
            return emit(isOther ? .skipped(line.place) : line.fault(.incomplete))
        }
        let properties = root["properties"]?.embedded
        let call =
            switch shape {
            case .service: AzureDiagnostics.serviceCall(root, properties)
            case .gateway: AzureDiagnostics.gatewayCall(root, properties)
            }
        var given = 0
        if let call {
            conversations.read(call, line) {
                given += 1
                emit(.message($0))
            }
        }
        if given == 0 { emit(.skipped(line.place)) }
    }

    mutating func keep(in archive: inout StateArchive) { archive.keep(&conversations) }

    private static func shape(of root: JSONValue) -> Shape? {
        guard root.isObject, root["resourceId"]?.isString == true, let category = root["category"]?.string else { return nil }
        switch category {
        case "RequestResponse", "Audit":
            return root["operationName"]?.isString == true && root["event"]?.isString == true ? .service : nil
        case "GatewayLogs":
            let properties = root["properties"]?.embedded
            let hasBody = (bodyNames(.request) + bodyNames(.response)).contains { properties?[$0] != nil }
            return hasBody || properties?["operationId"] != nil ? .gateway : nil
        default: return nil
        }
    }

    /// What both kinds tell.
    private static func call(_ root: JSONValue) -> TracedCall {
        var call = TracedCall()
        call.id = root["correlationId"]?.identifier
        call.start = root["time"]?.moment
        // The last octet is masked in the service's own logs; it still tells callers apart.
        call.address = root["callerIpAddress"]?.identifier
        if let latency = root["durationMs"]?.number, latency.isFinite, latency >= 0 { call.latencyMilliseconds = latency }
        let status = root["resultSignature"]?.string.flatMap { Int($0) } ?? root["resultSignature"]?.integer
        if let status, status >= 400 { call.finish = .error }
        return call
    }

    /// A call of a model; nil for all other operations, which name no model, and for embeddings, which are no talk.
    private static func serviceCall(_ root: JSONValue, _ properties: JSONValue?) -> TracedCall? {
        let model = (properties?["modelName"] ?? properties?["modelDeploymentName"])?.identifier
        let operation = root["operationName"]?.string ?? ""
        guard let model, root["category"]?.hasText("RequestResponse") == true, !operation.hasPrefix("Embeddings") else { return nil }
        var call = call(root)
        call.model = model
        call.user = properties?["objectId"]?.identifier
        return call
    }

    private static func gatewayCall(_ root: JSONValue, _ properties: JSONValue?) -> TracedCall? {
        var call = call(root)
        let request = body(.request, of: properties)
        let response = body(.response, of: properties)
        let isChat = request?["messages"]?.isArray == true || response?["choices"]?.isArray == true
        let operation = properties?["operationId"]?.string ?? ""
        guard isChat || operation.hasPrefix("ChatCompletions") || operation.hasPrefix("Completions") else { return nil }
        if let code = properties?["responseCode"]?.integer, code >= 400 { call.finish = .error }
        if let request, request.isObject {
            let fields = FoundFields(request)
            call.session = fields.session
            call.user = fields.user
            call.model = fields.model
            call.input = TracedTurn.all(in: request["messages"], by: .user)
        }
        if let response, response.isObject {
            let fields = FoundFields(response)
            call.model = fields.model ?? call.model
            call.usage = fields.usage
            call.answerID = fields.id
            let choice = response["choices"]?.elements.first { _ in true }
            call.finish = choice?["finish_reason"].flatMap { Message.Finish(providerWord: $0) } ?? call.finish
            call.output = TracedTurn.all(in: response["choices"] == nil ? nil : response, by: .assistant)
        }
        return call
    }

    private enum Side {
        case request
        case response
    }

    /// The names of a body, that between client and gateway first.
    private static func bodyNames(_ side: Side) -> [String] {
        switch side {
        case .request: ["requestBody", "backendRequestBody"]
        case .response: ["responseBody", "backendResponseBody"]
        }
    }

    /// A body, which is JSON in a string and is cut by the gateway where it is long.
    private static func body(_ side: Side, of properties: JSONValue?) -> JSONValue? {
        for name in bodyNames(side) {
            if let body = properties?[name]?.embedded { return body }
        }
        return nil
    }

    static let description = FormatDescription(
        name: "azure-diagnostics", title: "Azure's diagnostic logs of OpenAI calls, and of a gateway before them",
        examples: AzureDiagnostics.examples)
}
