/// The prices built into the program: what common chat models cost, as of one day.
///
/// Prices change; the screen shows the day, and the user's settings override any of them. Numbers are list prices in US
/// dollars for a million tokens without batch, priority or volume terms. Several models cost more for prompts over 128,000
/// to 272,000 tokens (Gemini Pro, Claude Sonnet 4 and 4.5 on Bedrock, GPT-5.4 and later): such prompts are counted too low here.
package enum PriceList {
    /// The day that the list was taken, as YYYY-MM-DD.
    ///
    /// From the price file of LiteLLM 1.109.1, the newest release on PyPI that day. The file has no date of its own; its newest
    /// dated source is of 2026-10-26.
    package static let takenOn = "2026-11-23"

    /// Who sells a model at the price listed. One name may cost differently elsewhere.
    enum Seller: String, Hashable, CaseIterable {
        case openAI, anthropic, google, mistral, deepSeek, groq, bedrock
    }

    /// A price as listed.
    struct Entry {
        /// Lower case, without date where all dated releases cost the same.
        let name: String
        let seller: Seller
        let price: ModelPrice
        /// The seller's page that the price is published on, and the file that it was carried over from.
        let source: String
    }

    /// Every price by name.
    static let entries: [String: Entry] = {
        var entries: [String: Entry] = [:]
        for table in tables {
            for line in table.rows.split(separator: "\n") {
                let entry = entry(line, of: table)
                precondition(entries[entry.name] == nil, "the built-in price list names \(entry.name) twice")
                entries[entry.name] = entry
            }
        }
        return entries
    }()

    /// Prices of one seller from one source: a row is a name, then input, cached input, cache write and output; `-` where
    /// the source lists none.
    struct Table {
        let seller: Seller
        let page: String
        let file: File
        let rows: String
    }

    /// The file that numbers were carried over from.
    enum File: String {
        /// Models on sale in autumn 2026.
        case current = "LiteLLM 1.109.1 (2026)"
        /// Models withdrawn since, with their last list price: old logs still name them.
        case retired = "LiteLLM 1.74.0 (July 2025)"
    }

    private static func entry(_ row: Substring, of table: Table) -> Entry {
        let fields = row.split(separator: " ").map(String.init)
        precondition(fields.count == 5, "a built-in price has a name and four columns: \(row)")
        func optional(_ field: String) -> String? { field == "-" ? nil : field }
        do {
            let price = try ModelPrice(
                input: fields[1], cachedInput: optional(fields[2]), cacheWrite: optional(fields[3]), output: fields[4])
            return Entry(name: fields[0], seller: table.seller, price: price, source: "\(table.page), by \(table.file.rawValue)")
        } catch {
            preconditionFailure("a built-in price is no decimal number: \(row): \(error)")
        }
    }
}
