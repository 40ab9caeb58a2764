import ConversationLog
import Testing

/// What every sample log gives without any flag, held to files that a person has read: one line an item, every field that is there.
@Suite struct SampleLogTests {
    @Test(arguments: Golden.samples) func `a sample gives the messages of its golden file`(_ name: String) throws {
        let read = items(try Golden.sample(name), name: "log")
        try Golden.compare(read.map { $0.goldenLine + "\n" }.joined(), with: name + ".txt")
    }

    @Test func `every sample has a golden file, and every golden file a sample`() {
        #expect(Golden.samples.count >= 50)
        #expect(Golden.recorded == Golden.samples.map { $0 + ".txt" })
    }

    /// What wrote each sample, and what was put around its lines: by the names of LogFormats and LogWrappers.
    private static let meant = [
        "amazon_connect_chat.json": "amazon-connect", "anthropic_batch_results.jsonl": "anthropic", "anthropic_messages.jsonl": "anthropic",
        "anthropic_stream_events.jsonl": "anthropic", "azure_chat_chunks.jsonl": "openai-chat", "azure_openai_diag.jsonl": "azure-diagnostics",
        "bedrock_invocation.jsonl": "bedrock", "botframework.transcript": "bot-framework", "botpress_messages.jsonl": "botpress",
        "chatwoot.jsonl": "chatwoot", "chatwoot_api_messages.json": "chatwoot", "claude_code.jsonl": "claude-code",
        "codex_rollout.jsonl": "codex-rollout", "dialogflow_cx_rows.jsonl": "dialogflow-cx", "gemini_generate_content.jsonl": "gemini",
        "generic.jsonl": "generic-jsonl", "helicone_export.jsonl": "helicone", "intercom.jsonl": "intercom",
        "langchain_messages.jsonl": "langchain", "langfuse_observation.jsonl": "langfuse", "langfuse_trace.jsonl": "langfuse",
        "langsmith_run.jsonl": "langsmith", "lex_v2.jsonl": "amazon-lex", "litellm_standard.jsonl": "litellm", "logfmt.log": "logfmt",
        "ollama_chat.jsonl": "ollama", "openai_batch_output.jsonl": "openai-chat", "openai_chat_chunks.jsonl": "openai-chat",
        "openai_chat_pair.jsonl": "openai-chat", "openai_chat_request.jsonl": "openai-chat", "openai_chat_response.jsonl": "openai-chat",
        "openai_responses.jsonl": "openai-responses", "openinference_span.jsonl": "openinference", "openwebui_export.json": "open-webui",
        "otlp_genai_logs_events.jsonl": "otel-genai", "otlp_genai_logs_old_events.jsonl": "otel-genai", "otlp_genai_traces.jsonl": "otel-genai",
        "plain.log": "plain", "rasa_events.jsonl": "rasa", "sharegpt.jsonl": "sharegpt", "telegram_updates.jsonl": "telegram",
        "twilio_messages.jsonl": "twilio", "vercel_ai_spans.jsonl": "vercel-ai", "whatsapp_webhook.jsonl": "whatsapp",
        "wrapped_cloudwatch.json": "cloudwatch > generic-jsonl", "wrapped_cri.log": "cri > generic-jsonl",
        "wrapped_docker.log": "docker > generic-jsonl", "wrapped_journald.json": "journald > generic-jsonl",
        "wrapped_syslog3164.log": "syslog-3164 > generic-jsonl", "wrapped_syslog5424.log": "syslog-5424 > generic-jsonl",
        "zendesk_audit.jsonl": "zendesk",
    ]

    @Test(arguments: Golden.samples) func `without flags a sample is taken for what it is, once and to its end`(_ name: String) throws {
        let notices = items(try Golden.sample(name), name: "log").compactMap { if case .format(let notice) = $0 { notice } else { nil } }
        #expect(notices.map { ($0.layers + [$0.format ?? "nothing"]).joined(separator: " > ") } == [Self.meant[name] ?? "not in the table"])
    }
}

extension ReaderItem {
    /// The item as one line: fields that are missing are left out, texts are in quotes.
    fileprivate var goldenLine: String {
        switch self {
        case .format(let notice): "format: \(notice.summary)"
        case .message(let message): message.goldenLine
        case .fault(let fault): "\(fault.place.goldenText) fault \(fault.reason.rawValue)"
        case .skipped(let place): "\(place.goldenText) skipped"
        }
    }
}

extension LinePlace {
    fileprivate var goldenText: String { "line \(line) at \(offset):" }
}

extension Message {
    fileprivate var goldenLine: String {
        var parts = ["\(place.goldenText) \(role.rawValue) \(text.debugDescription)"]
        func add(_ name: String, _ value: String?) {
            if let value { parts.append("\(name)=\(value)") }
        }
        add("session", session.debugDescription + (sessionIsDerived ? " (derived)" : ""))
        add("time", time.map { $0.rfc3339 })
        // What milliseconds don't show.
        add("nanoseconds", time.flatMap { $0.nanoseconds % 1_000_000 == 0 ? nil : "\($0.nanoseconds)" })
        add("bytes", textBytes == text.utf8.count ? nil : "\(textBytes)")
        add("user", user?.debugDescription)
        add("address", address)
        add("bot", bot?.debugDescription)
        add("model", model)
        add("latency", latencyMilliseconds.map { "\($0)ms" })
        add("usage", usage.map { "in \($0.input) (cached \($0.cachedInput), written \($0.cacheWrite)) out \($0.output)" })
        add("cost", reportedCostNanodollars.map { "\($0)n$" })
        add("tools", toolCalls.isEmpty ? nil : toolCalls.map { "\($0.name)/\($0.argumentBytes)/\(String($0.argumentHash, radix: 16))" }.joined(separator: "+"))
        add("finish", finish?.rawValue)
        add("id", id?.debugDescription)
        if marks.contains(.cut) { parts.append("cut") }
        if marks.contains(.repaired) { parts.append("repaired") }
        if marks.contains(.withoutWords) { parts.append("without words") }
        add("hash", String(lineHash, radix: 16))
        return parts.joined(separator: "  ")
    }
}
