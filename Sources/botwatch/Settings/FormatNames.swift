import ConversationLog

/// What `--format` and `--map` mean.
enum FormatNames {
    static func choice(named name: String) throws(SettingError) -> FormatChoice {
        guard LogFormats.names.contains(name) else {
            let nearest = EditDistance.likely(name, among: LogFormats.names)
            throw SettingError(
                requirement: "must be one of \(LogFormats.names.joined(separator: ", "))"
                    + (nearest.map { "; did you mean \($0)?" } ?? ""))
        }
        return .named(name)
    }

    static func choice(mapped text: String) throws(SettingError) -> FormatChoice {
        do throws(FieldMap.Fault) {
            return .mapped(try FieldMap(text))
        } catch {
            throw SettingError(requirement: error.requirement)
        }
    }
}

extension FieldMap.Fault {
    /// What `--map` takes instead, as the end of a sentence.
    var requirement: String {
        switch self {
        case .empty: "must name a field, such as text=payload.msg"
        case .noEquals(let part): "has no = in '\(part)'; write field=path"
        case .unknownField(let name, let nearest): "has no field '\(name)'; did you mean \(nearest)?"
        case .badPath(let field, let path): "has no path for \(field) in '\(path)'"
        case .repeated(let field): "names \(field) twice"
        }
    }
}
