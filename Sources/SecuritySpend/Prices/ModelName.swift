/// A model's name as logs spell it, and the plainer names that it may be listed under.
///
/// Names are cut only at known places: a provider's prefix, a Bedrock version, a date, `:latest`. What is left must be
/// listed exactly, so `gpt-4o` never prices `gpt-4o-mini` or an unknown `gpt-4o-foo`.
struct ModelName {
    /// A name to look up, and whose models it may mean.
    struct Candidate: Hashable {
        let name: String
        /// The sellers that the prefixes cut off allow: `azure/mistral-large` isn't sold at Mistral's price. Nil means any.
        let sellers: Set<PriceList.Seller>?
    }

    /// In the order of preference: the whole name first; then without prefixes; then the same without a version and
    /// without a date, since a dated name that is listed has its own price.
    let candidates: [Candidate]

    init(_ logged: String) {
        var found: [Candidate] = []
        for ending in Self.endings(of: logged.lowercased()) {
            for candidate in Self.withoutPrefixes(ending) where !found.contains(candidate) {
                found.append(candidate)
            }
        }
        candidates = found
    }

    /// Prefix and the sellers whose list price holds behind it; in an order where no prefix hides a longer one.
    ///
    /// Nil leaves the choice to what follows: OpenRouter passes list prices on and writes the vendor next.
    private static let prefixes: [(text: String, sellers: Set<PriceList.Seller>?)] = [
        ("openrouter/", nil), ("models/", [.google]),
        ("openai/", [.openAI]), ("azure/", [.openAI]),
        ("anthropic/", [.anthropic]), ("anthropic.", [.anthropic]),
        ("google/", [.google]), ("gemini/", [.google]), ("vertex_ai/", [.google, .anthropic]),
        ("mistral/", [.mistral]), ("mistralai/", [.mistral]),
        ("deepseek/", [.deepSeek]), ("groq/", [.groq]),
        ("bedrock/", [.anthropic, .bedrock]), ("bedrock_converse/", [.anthropic, .bedrock]),
        // Bedrock's inference profiles. Models that cost more in a region are listed under the region's name.
        ("us.", [.anthropic, .bedrock]), ("global.", [.anthropic]), ("eu.", [.anthropic]), ("apac.", [.anthropic]),
        ("jp.", [.anthropic]), ("au.", [.anthropic]),
    ]

    private static func withoutPrefixes(_ name: Substring) -> [Candidate] {
        var rest = name
        var sellers: Set<PriceList.Seller>?
        var found = [Candidate(name: String(rest), sellers: nil)]
        while let prefix = prefixes.first(where: { rest.hasPrefix($0.text) }) {
            rest = rest.dropFirst(prefix.text.count)
            if let allowed = prefix.sellers { sellers = sellers?.intersection(allowed) ?? allowed }
            found.append(Candidate(name: String(rest), sellers: sellers))
        }
        return found
    }

    /// The name, then without `:latest` or a Bedrock version (`-v2:0`, `-v1`), then without a date as well.
    private static func endings(of name: String) -> [Substring] {
        var found = [Substring(name)]
        var rest = Substring(name)
        if rest.hasSuffix(":latest") {
            rest = rest.dropLast(":latest".count)
        } else if let match = rest.firstMatch(of: /-v[0-9]{1,2}(:[0-9]{1,2})?$/) {
            rest = rest[..<match.range.lowerBound]
        }
        found.append(rest)
        let dateStart = [dashedDate(in: rest), compactDate(in: rest)].lazy.compactMap { $0 }.first
        if let dateStart { found.append(rest[..<dateStart]) }
        return found
    }

    /// Where `-2024-07-18` begins at the end of the name.
    private static func dashedDate(in name: Substring) -> Substring.Index? {
        name.firstMatch(of: /-20[0-9]{2}-[01][0-9]-[0-3][0-9]$/)?.range.lowerBound
    }

    /// Where `-20241022` or `@20250101` begins at the end of the name.
    private static func compactDate(in name: Substring) -> Substring.Index? {
        name.firstMatch(of: /[-@]20[0-9]{2}[01][0-9][0-3][0-9]$/)?.range.lowerBound
    }
}
