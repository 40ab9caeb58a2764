extension JSONValue {
    /// The object or array that a string holds as JSON text; the value itself when it is no string.
    ///
    /// Tracing tools keep structured values as text. They also cut long ones, which are then closed where they were cut. The text
    /// is part of the line, and so within the limit of its length; its nesting is bounded as a line's is. Strings in what is found are
    /// left as they are: nobody can make this go round and round.
    ///
    /// - Returns: nil for a string that holds none.
    var embedded: JSONValue? {
        guard isString else { return self }
        return withBytes { JSONValue.parsed($0) }
    }

    /// By a parser of its own: to make one costs 0.12 microseconds, and values that carried theirs could not go to another thread.
    private static func parsed(_ bytes: Span<UInt8>) -> JSONValue? {
        guard LineParsing.looksLikeJSON(bytes) else { return nil }
        let parser = JSONParser()
        do {
            return try parser.parse(bytes)
        } catch .invalid {
            if let mended = JSONRepair.mended(bytes), let json = try? parser.parse(mended.span) { return json }
            return JSONSalvage.closed(bytes).flatMap { try? parser.parse($0.span) }
        } catch {
            return nil
        }
    }
}
