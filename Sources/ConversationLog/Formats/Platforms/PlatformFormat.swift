/// A format whose records are JSON objects of a chat platform: each holds no message, one, or many.
///
/// What is the same for all of them is here: what is no object is malformed, what is no record of the platform is
/// incomplete, and a sound record without a message is skipped.
protocol PlatformFormat: LogFormat {
    /// Reads a record into its messages.
    ///
    /// - Returns: false when the object is no record of this platform.
    mutating func read(_ record: JSONValue, into reading: inout RecordReading) -> Bool
}

extension PlatformFormat {
    mutating func read(_ line: LogLine, _ bytes: Span<UInt8>, _ emit: (ReaderItem) -> Void) {
        guard let root = line.json, root.isObject else { return emit(line.fault(.malformed)) }
        var reading = RecordReading(line)
        guard read(root, into: &reading) else {
            let isOperation = FoundFields(root).value(.operation) != nil && !line.marks.contains(.cut)
            return emit(isOperation ? .skipped(line.place) : line.fault(.incomplete))
        }
        for message in reading.messages { emit(.message(message)) }
        // Of a record that was cut, what is missing might have been a message.
        if reading.isDamaged || (reading.messages.isEmpty && line.marks.contains(.cut)) {
            emit(line.fault(.incomplete))
        } else if reading.messages.isEmpty {
            emit(.skipped(line.place))
        }
    }
}

/// What is read of one record: its messages, and whether a part of it was damaged.
///
/// A record counts as one fault, however many of its parts are damaged; its sound messages are given all the same.
struct RecordReading {
    /// The line that holds the record.
    let line: LogLine
    /// The messages so far, with place, marks and hash of their line.
    private(set) var messages: [Message] = []
    /// True when a part could not be read.
    private(set) var isDamaged = false

    /// - Parameter line: the line that holds the record.
    init(_ line: LogLine) {
        self.line = line
    }

    /// Adds a message; place, marks and hash are the line's.
    mutating func add(_ message: Message) {
        var message = message
        message.place = line.place
        message.marks.formUnion(line.marks)
        message.lineHash = line.hash
        messages.append(message)
    }

    /// A part of the record is not what it should be.
    mutating func addDamage() {
        isDamaged = true
    }

    /// The text of a member that every message has; damage when it is missing or no string.
    ///
    /// - Returns: nil for damage, and for null and an empty text, which say that there was none: a picture, a sticker.
    mutating func text(_ name: String, of object: JSONValue) -> MessageText? {
        guard let value = object[name] else {
            if !object.has(name) { addDamage() }
            return nil
        }
        guard value.isString else {
            addDamage()
            return nil
        }
        return optionalText(value)
    }

    /// The text of a value that may be missing; nil when it is, or is empty, or is no string.
    func optionalText(_ value: JSONValue?) -> MessageText? {
        guard let value, value.isString, let text = MessageText(value), text.bytes > 0 else { return nil }
        return text
    }
}

extension FormatClaim {
    /// A claim whose fields have fixed paths. Of the fields that a record may lack (user, bot, model, id), those are told that it has.
    ///
    /// - Parameter prefix: where the record that the paths belong to lies in the line.
    init(_ confidence: Int, _ fields: [(LogField, String)], prefix: String = "", of root: JSONValue) {
        let told = fields.filter { field, path in
            switch field {
            case .user, .bot, .model, .id: FormatClaim.leads((prefix + path).split(separator: "."), from: root)
            default: true
            }
        }
        self.init(confidence: confidence, sources: told.map { FieldSource($0.0, prefix + $0.1) })
    }

    /// Whether a path ends at a value; of an array, any element will do.
    private static func leads(_ path: [Substring], from value: JSONValue) -> Bool {
        guard let step = path.first else { return true }
        if value.isArray { return value.elements.contains { leads(path, from: $0) } }
        return value[String(step)].map { leads(Array(path.dropFirst()), from: $0) } ?? false
    }
}

extension Message {
    /// A message whose place, marks and line hash ``RecordReading/add(_:)`` fills.
    init(
        _ role: Role, _ text: MessageText, session: String, sessionIsDerived: Bool = false, at time: EventTime?, user: String? = nil,
        bot: String? = nil, id: String? = nil
    ) {
        self.init(
            time: time, session: session, sessionIsDerived: sessionIsDerived, user: user, bot: bot, role: role, text: text.kept,
            textBytes: text.bytes, id: id)
    }
}
