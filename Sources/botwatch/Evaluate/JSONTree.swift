import SessionWatch

/// A report as JSON, keys in the order in which they are given.
indirect enum JSONTree: Hashable {
    case null
    case whole(Int)
    /// A seed, which may be over the range of `Int`.
    case unsigned(UInt64)
    /// A figure, told with four decimals at most.
    case figure(Double)
    case text(String)
    case list([JSONTree])
    case object([Member])

    /// A key and its value.
    struct Member: Hashable {
        var key: String
        var value: JSONTree

        /// One member of an object.
        init(_ key: String, _ value: JSONTree) {
            self.key = key
            self.value = value
        }
    }

    /// A figure, or null where it is undefined.
    init(_ figure: Double?) {
        self = figure.map { .figure($0) } ?? .null
    }

    /// On one line.
    var compact: String {
        switch self {
        case .null: "null"
        case .whole(let number): String(number)
        case .unsigned(let number): String(number)
        case .figure(let value): NumberText.decimal(Self.fourDecimals(value), places: 4)
        case .text(let text): Self.quoted(text)
        case .list(let values): "[" + values.map(\.compact).joined(separator: ", ") + "]"
        case .object(let members):
            "{" + members.map { "\(Self.quoted($0.key)): \($0.value.compact)" }.joined(separator: ", ") + "}"
        }
    }

    /// For people: a line for each member of the outermost object, and for each object in a list or an object of objects in it.
    var lines: String {
        guard case .object(let members) = self else { return compact }
        let rows = members.map { " \(Self.quoted($0.key)): \($0.value.block)" }
        return "{\n" + rows.joined(separator: ",\n") + "\n}"
    }

    /// A member's value within ``lines``.
    private var block: String {
        switch self {
        case .list(let values) where values.contains(where: \.isObject):
            return "[\n" + values.map { "  " + $0.compact }.joined(separator: ",\n") + "\n ]"
        case .object(let members) where members.contains(where: { $0.value.isObject }):
            return "{\n" + members.map { "  \(Self.quoted($0.key)): \($0.value.compact)" }.joined(separator: ",\n") + "\n }"
        default: return compact
        }
    }

    private var isObject: Bool {
        if case .object = self { return true }
        return false
    }

    private static func quoted(_ text: String) -> String { "\"" + SafeText.json(text) + "\"" }

    /// The decimal with four places that lies nearest to the value exactly, of two the even one, as Python's round(value, 4)
    /// gives it: 0.03125 is 0.0312.
    ///
    /// A product rounded to a half says nothing about which side the exact one lies on, so its error decides.
    static func fourDecimals(_ value: Double) -> Double {
        let scale = 10_000.0
        let product = value * scale
        guard abs(product) < 4_503_599_627_370_496 else { return value }  // 2^52: no fraction is left above
        let error = (-product).addingProduct(value, scale)
        let below = product.rounded(.down)
        guard product - below == 0.5, error != 0 else { return product.rounded(.toNearestOrEven) / scale }
        return (error > 0 ? below + 1 : below) / scale
    }
}
