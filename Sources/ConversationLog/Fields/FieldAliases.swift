/// The names under which logs keep what a message is made of (LOGS, 1.2, "alias table").
package enum FieldAliases {
    /// What a name stands for; finer than ``LogField``, since names also tell a unit, a speaker or a way of counting.
    package enum Kind: Int, CaseIterable {
        case time, session, role, text, prompt, completion, user, address, bot, model
        case inputTokens, outputTokens
        /// Cached input that the input count includes (OpenAI's way).
        case cachedTokens
        /// Cached input that the input count leaves out (Anthropic's way).
        case cacheReadApart
        case cacheWriteTokens
        case cacheWriteApart
        case latencyMilliseconds, latencySeconds, id, toolCalls, isBot, finish
        /// A name that lines of operation have, such as the log level: without a text they are no damaged messages.
        case operation
    }

    /// A known name: what it stands for, and its place among the names for the same thing (lower wins).
    struct Alias {
        /// What it stands for.
        let kind: Kind
        /// Its place among the names of its kind, from 0, the best.
        let rank: Int
    }

    /// What objects inside a line hold.
    enum Container {
        /// Fields of the message, one level down: `payload.text`, `metadata.session_id`.
        case fields
        /// As fields, and its `id` is the message's.
        case message
        /// Counts of tokens.
        case usage
        /// Parts of a count: `prompt_tokens_details`.
        case usageDetails
        /// A person or a thing with an `id` of the kind given.
        case entity(Kind)
    }

    /// What a folded name stands for, if it is known.
    static func alias(_ name: FoldedName) -> Alias? { table[name] }

    /// What an object of that name holds, if it is known.
    static func container(_ name: FoldedName) -> Container? { containers[name] }

    /// The names by kind, best first. Names that fold to the same are one: `sessionId` is `session_id`.
    package static let names: [(kind: Kind, names: [String])] = [
        (.time, ["timestamp", "ts", "time", "created_at", "datetime", "date", "sent_at", "event_time", "logged_at", "created"]),
        (
            .session,
            [
                "session_id", "session", "conversation_id", "conversation", "conv_id", "thread_id", "thread", "chat_id", "dialog_id",
                "dialogue_id", "chat_session_id", "session_key", "sid", "ticket_id", "sender_id", "trace_id",
            ]
        ),
        (
            .role,
            [
                "role", "sender", "from", "author", "speaker", "sender_type", "author_type", "sender_role", "author_role",
                "message_type", "direction", "type", "participant_role", "participant", "actor",
            ]
        ),
        (.text, ["content", "text", "message", "msg", "body", "message_text", "transcript"]),
        (
            .prompt,
            ["prompt", "user_message", "user_input", "question", "query", "utterance", "user_text", "input", "input_text", "request", "human"]
        ),
        (
            .completion,
            [
                "completion", "response", "answer", "reply", "assistant_message", "bot_message", "bot_response", "assistant_response",
                "output", "output_text", "assistant",
            ]
        ),
        (
            .user,
            [
                "user_id", "user", "end_user_id", "safety_identifier", "customer_id", "customer", "visitor_id", "client_id", "contact_id",
                "username", "uid",
            ]
        ),
        (
            .address,
            ["ip", "ip_address", "client_ip", "remote_ip", "remote_addr", "remote_address", "user_ip", "source_ip", "src_ip", "x_forwarded_for"]
        ),
        (.bot, ["bot_id", "bot_name", "bot", "chatbot", "assistant_id", "assistant_name"]),
        (.model, ["model", "model_name", "model_id", "llm_model", "llm", "deployment"]),
        (.inputTokens, ["prompt_tokens", "input_tokens", "tokens_in", "prompt_token_count", "input_token_count", "tokens_prompt", "tokens_input"]),
        (
            .outputTokens,
            [
                "completion_tokens", "output_tokens", "tokens_out", "completion_token_count", "output_token_count", "candidates_token_count",
                "tokens_completion", "tokens_output",
            ]
        ),
        (.cachedTokens, ["cached_tokens", "cached_input_tokens", "cached_prompt_tokens", "prompt_cache_hit_tokens", "cached_content_token_count"]),
        (.cacheReadApart, ["cache_read_input_tokens"]),
        (.cacheWriteTokens, ["cache_write_tokens"]),
        (.cacheWriteApart, ["cache_creation_input_tokens"]),
        (
            .latencyMilliseconds,
            ["latency_ms", "duration_ms", "response_time_ms", "response_ms", "elapsed_ms", "delay_ms", "took_ms", "latency_millis"]
        ),
        (
            .latencySeconds,
            ["latency", "response_time", "elapsed", "latency_s", "latency_seconds", "latency_sec", "duration_s", "duration_seconds", "elapsed_seconds"]
        ),
        (.id, ["id", "message_id", "msg_id", "uuid", "event_id"]),
        (.toolCalls, ["tool_calls", "function_call"]),
        (.isBot, ["is_bot", "from_bot"]),
        (.finish, ["finish_reason", "stop_reason", "done_reason"]),
        (.operation, ["level", "severity", "log_level", "levelname", "lvl", "event", "event_type", "logger"]),
    ]

    /// The objects whose members are looked at.
    static let containerNames: [(container: Container, names: [String])] = [
        (
            .fields,
            [
                "data", "payload", "body", "event", "turn", "entry", "item", "record", "log", "fields", "params", "details", "attributes",
                "extra", "context", "properties", "meta", "metadata", "metrics", "content", "llm",
            ]
        ),
        (.message, ["message", "msg"]),
        (.usage, ["usage", "token_usage", "usage_metadata", "tokens"]),
        (.usageDetails, ["prompt_tokens_details", "input_tokens_details", "input_token_details"]),
        (.entity(.user), ["user", "customer", "sender", "from", "author", "contact", "visitor"]),
        (.entity(.session), ["session", "conversation", "thread", "chat"]),
        (.entity(.bot), ["bot", "assistant"]),
    ]

    private static let table: [FoldedName: Alias] = {
        var table: [FoldedName: Alias] = [:]
        for (kind, names) in names {
            for (rank, name) in names.enumerated() { table[FoldedName(name)] = Alias(kind: kind, rank: rank) }
        }
        return table
    }()

    private static let containers: [FoldedName: Container] = {
        var table: [FoldedName: Container] = [:]
        for (container, names) in containerNames {
            for name in names { table[FoldedName(name)] = container }
        }
        return table
    }()
}
