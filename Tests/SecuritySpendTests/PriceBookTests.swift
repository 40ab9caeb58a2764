import Testing

@testable import SecuritySpend

@Suite struct PriceBookTests {
    /// Dollars for a million tokens: input, cached input, cache write, output. From Anthropic's own price page as it stood in autumn 2025,
    /// https://docs.anthropic.com/en/docs/about-claude/pricing, 5-minute cache writes.
    static let anthropicPage: [(model: String, prices: [String])] = [
        ("claude-opus-4-1-20250805", ["15", "1.50", "18.75", "75"]),
        ("claude-opus-4-20250514", ["15", "1.50", "18.75", "75"]),
        ("claude-sonnet-4-20250514", ["3", "0.30", "3.75", "15"]),
        ("claude-3-7-sonnet-20250219", ["3", "0.30", "3.75", "15"]),
        ("claude-3-5-sonnet-20241022", ["3", "0.30", "3.75", "15"]),
        ("claude-3-5-haiku-20241022", ["0.80", "0.08", "1", "4"]),
        ("claude-3-haiku-20240307", ["0.25", "0.03", "0.30", "1.25"]),
    ]

    @Test(arguments: anthropicPage)
    func `built-in prices are those of Anthropic's page`(_ row: (model: String, prices: [String])) throws {
        let listing = try #require(PriceBook().listing(for: row.model))
        let price = listing.price
        let found = [price.input, price.cachedInput, price.cacheWrite, price.output].map { $0.amount(of: 1_000_000) }
        #expect(try found == row.prices.map { try Money(usd: $0) })
        #expect(listing.version == .builtIn)
    }

    /// Input and output, copied by hand from price tables of March to May 2026: https://deploybase.ai/articles/openai-pricing,
    /// https://deploybase.ai/articles/gemini-api-pricing, https://aimodelcalc.pages.dev/guides/openai-api-pricing.html (GPT-3.5, o1)
    /// and https://deploybase.ai/articles/claude-api-pricing.
    static let priceTables: [(model: String, input: String, output: String)] = [
        ("gpt-4o", "2.50", "10.00"), ("gpt-4o-mini", "0.15", "0.60"), ("gpt-4.1", "2.00", "8.00"), ("gpt-4.1-mini", "0.40", "1.60"),
        ("gpt-4.1-nano", "0.10", "0.40"), ("o1", "15.00", "60.00"), ("o3", "2.00", "8.00"), ("o3-mini", "1.10", "4.40"),
        ("o4-mini", "1.10", "4.40"), ("gpt-5", "1.25", "10.00"), ("gpt-5-mini", "0.25", "2.00"), ("gpt-5-nano", "0.05", "0.40"),
        ("gpt-5-pro", "15.00", "120.00"), ("gpt-5.4", "2.50", "15.00"), ("gpt-3.5-turbo", "0.50", "1.50"),
        ("gemini-2.5-pro", "1.25", "10.00"), ("gemini-2.5-flash", "0.30", "2.50"), ("claude-haiku-4-5", "1.00", "5.00"),
        ("claude-sonnet-4-5", "3.00", "15.00"), ("claude-opus-4-5", "5.00", "25.00"), ("claude-opus-4-6", "5.00", "25.00"),
    ]

    @Test(arguments: priceTables)
    func `built-in prices are the published ones`(_ row: (model: String, input: String, output: String)) throws {
        let price = try #require(PriceBook().listing(for: row.model)).price
        #expect(price.input.amount(of: 1_000_000) == (try Money(usd: row.input)))
        #expect(price.output.amount(of: 1_000_000) == (try Money(usd: row.output)))
    }

    // GPT-4o mini: half of its input price, as announced with prompt caching at $0.075. Google's developer forum quotes its page with $0.125 for Gemini 2.5 Pro.
    @Test(arguments: [("gpt-4o-mini", "0.075"), ("gemini-2.5-pro", "0.125")])
    func `cached input has its own price`(_ model: String, _ price: String) throws {
        let listing = try #require(PriceBook().listing(for: model))
        #expect(listing.price.cachedInput.amount(of: 1_000_000) == (try Money(usd: price)))
    }

    @Test func `the list is dated, sourced and of useful size`() {
        let entries = PriceList.entries
        #expect(entries.count >= 100)
        #expect(entries.count == PriceList.tables.map { $0.rows.split(separator: "\n").count }.reduce(0, +))
        #expect(Set(entries.values.map(\.seller)) == Set(PriceList.Seller.allCases))
        #expect(PriceList.takenOn.wholeMatch(of: /20\d\d-\d\d-\d\d/) != nil)
        for entry in entries.values {
            #expect(entry.source.hasPrefix("https://"), "\(entry.name)")
            #expect(entry.name == entry.name.lowercased())
            #expect(entry.price.input.nanodollars > 0 && entry.price.output.nanodollars > 0, "\(entry.name) is free")
            #expect(entry.price.cachedInput.nanodollars <= entry.price.input.nanodollars, "\(entry.name)")
            #expect(entry.price.cacheWrite.nanodollars >= entry.price.input.nanodollars, "\(entry.name)")
            #expect(entry.price.output.nanodollars >= entry.price.input.nanodollars, "\(entry.name)")
        }
    }

    @Test(arguments: [
        ("gpt-4o-mini-2024-07-18", "gpt-4o-mini"), ("openai/gpt-4o-mini", "gpt-4o-mini"), ("azure/gpt-4o-2024-08-06", "gpt-4o"),
        ("GPT-4o", "gpt-4o"), ("openrouter/openai/gpt-4.1-mini", "gpt-4.1-mini"), ("gpt-4o:latest", "gpt-4o"),
        ("claude-3-5-sonnet-20241022", "claude-3-5-sonnet"), ("claude-sonnet-4@20250514", "claude-sonnet-4"),
        ("anthropic/claude-haiku-4-5-20251001", "claude-haiku-4-5"), ("bedrock/anthropic.claude-3-haiku-20240307-v1:0", "claude-3-haiku"),
        ("us.anthropic.claude-3-5-sonnet-20241022-v2:0", "claude-3-5-sonnet"),
        ("global.anthropic.claude-opus-4-6-v1", "claude-opus-4-6"), ("models/gemini-2.5-flash", "gemini-2.5-flash"),
        ("vertex_ai/gemini-2.5-pro", "gemini-2.5-pro"), ("mistral/mistral-large-latest", "mistral-large-latest"),
        ("deepseek/deepseek-chat", "deepseek-chat"), ("meta.llama3-1-8b-instruct-v1:0", "meta.llama3-1-8b-instruct"),
        ("us.amazon.nova-lite-v1:0", "amazon.nova-lite"), ("groq/llama-3.1-8b-instant", "llama-3.1-8b-instant"),
    ])
    func `known spellings of a model share its price`(_ spelling: String, _ name: String) {
        #expect(PriceBook().listing(for: spelling)?.name == name)
    }

    @Test(arguments: [
        "gpt-4o-foo", "gpt-4o-", "my-gpt-4o", "ft:gpt-4o-mini-2024-07-18:shop::abc", "gpt-4o-mini-2024", "claude", "claude-x", "",
        "llama3.2", "gpt-4o-audio-preview-2024-12-17", "gpt-4o-99999999", "20241022", "-2024-07-18", "unknown/gpt-4o", "gpt-4o-2024-07-18-x",
        "us.", "openai/", "github_copilot/gpt-4o", "gpt-3.5-turbo-0613",
    ])
    func `what is only like a known name has no price`(_ model: String) {
        #expect(PriceBook().listing(for: model) == nil)
    }

    @Test func `a dated model with its own price keeps it`() {
        let book = PriceBook()
        #expect(book.listing(for: "openai/gpt-4o-2024-05-13")?.price.input.amount(of: 1_000_000).usd == "5")
        #expect(book.listing(for: "gpt-4o-2024-08-06")?.price.input.amount(of: 1_000_000).usd == "2.5")
        // Vertex sells Haiku 3.5 at $1, Anthropic at $0.80.
        #expect(book.listing(for: "vertex_ai/claude-3-5-haiku@20241022")?.price.input.amount(of: 1_000_000).usd == "1")
    }

    @Test(arguments: ["azure/mistral-large-latest", "groq/gpt-4o", "bedrock/gpt-4o", "eu.amazon.nova-lite-v1:0", "openai/claude-haiku-4-5"])
    func `another seller's price is not taken over`(_ model: String) {
        #expect(PriceBook().listing(for: model) == nil)
    }

    // AWS: a regional profile costs 10 % more than the global one from Claude 4.5 on.
    @Test func `a region's Bedrock price is the region's`() {
        let book = PriceBook()
        #expect(book.listing(for: "us.anthropic.claude-sonnet-4-5-20250929-v1:0")?.price.input.amount(of: 1_000_000).usd == "3.3")
        #expect(book.listing(for: "global.anthropic.claude-sonnet-4-5-20250929-v1:0")?.price.input.amount(of: 1_000_000).usd == "3")
        for name in PriceList.entries.keys where name.hasPrefix("claude-") {
            let generation = name.wholeMatch(of: /claude-(haiku|sonnet|opus)-(4-[5-9]|[5-9].*)/)
            if generation != nil { #expect(PriceList.entries["eu.anthropic.\(name)"] != nil, "\(name)") }
        }
    }

    @Test func `the user's price wins, by any spelling`() throws {
        let own = try ModelPrice(input: "7", output: "8")
        let book = PriceBook(own: ["gpt-4o": own, "My-Model": try ModelPrice(input: "0", output: "0")])
        #expect(book.listing(for: "openai/gpt-4o-2024-05-13") == PriceBook.Listing(name: "gpt-4o", price: own, version: .settings))
        #expect(book.listing(for: "my-model")?.price.input.amount(of: 1_000_000) == .zero)
        #expect(book.listing(for: "gpt-4o-mini")?.version == .builtIn)
    }

    @Test func `own prices only means no other`() throws {
        let book = PriceBook(own: ["a": try ModelPrice(input: "1", output: "2")], usesBuiltIn: false)
        #expect(book.listing(for: "a") != nil)
        #expect(book.listing(for: "gpt-4o") == nil)
    }

    @Test func `prices that aren't given are the input price`() throws {
        let price = try ModelPrice(input: "0.15", output: "0.60")
        #expect(price.cachedInput == price.input)
        #expect(price.cacheWrite == price.input)
        #expect(throws: DecimalTextError.notDecimal("x")) { try ModelPrice(input: "1", cacheWrite: "x", output: "1") }
    }
}
