/// What was said: the text that a message keeps, and how long the whole was.
struct MessageText {
    /// At most ``Message/textLimit`` bytes.
    let kept: String
    /// Bytes of the whole text.
    let bytes: Int

    /// The text of these bytes, mended where they are no UTF-8.
    init(_ whole: Span<UInt8>) {
        bytes = whole.count
        let text = String(validating: whole.extracting(0..<MessageText.cutPoint(whole, limit: Message.textLimit)))
        // Bad bytes grow to three each when they are mended.
        kept = text.utf8.count <= Message.textLimit ? text : MessageText.prefix(of: text, bytes: Message.textLimit)
    }

    /// The text of a string, or of an array of parts: their texts, each on its own line.
    ///
    /// Nil for everything else. Parts that are no text, such as pictures, are left out.
    init?(_ value: JSONValue) {
        guard value.isString || value.isArray else { return nil }
        self = MessageText.withBytes(of: value) { MessageText($0) }
    }

    private init(kept: String, bytes: Int) {
        self.kept = kept
        self.bytes = bytes
    }

    /// No text.
    static let empty = MessageText(kept: "", bytes: 0)

    /// Whether a value can be read as a text: a string, or an array of parts (not of messages).
    static func isText(_ value: JSONValue) -> Bool {
        if value.isString { return true }
        return value.elements.first { _ in true }.map { part in
            part.isString || (part.isObject && part["role"] == nil && (part["text"]?.isString == true || part["type"]?.isString == true))
        } ?? false
    }

    /// Gives the whole text's bytes to the closure: no bytes for what is no text.
    static func withBytes<Result>(of value: JSONValue, _ body: (Span<UInt8>) -> Result) -> Result {
        guard value.isArray else { return value.withBytes(body) }
        var joined: [UInt8] = []
        for part in value.elements {
            // A model's thoughts are not what it says.
            guard let text = part.isString ? part : part["text"] ?? part["refusal"], text.isString, part["thought"]?.boolean != true else { continue }
            if !joined.isEmpty { joined.append(UInt8(ascii: "\n")) }
            text.withBytes { joined.append(copying: $0) }
        }
        return body(joined.span)
    }

    /// The beginning of a text: at most so many bytes, never half a character's bytes.
    static func prefix(of text: String, bytes limit: Int) -> String {
        let bytes = Array(text.utf8.prefix(limit + 1))
        return String(validating: bytes.span.extracting(0..<cutPoint(bytes.span, limit: limit)))
    }

    /// Where to cut: the limit, or up to three bytes before it, so that no UTF-8 sequence is torn.
    static func cutPoint(_ bytes: Span<UInt8>, limit: Int) -> Int {
        guard bytes.count > limit else { return bytes.count }
        var end = limit
        while end > 0, limit - end < 3, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return end
    }
}
