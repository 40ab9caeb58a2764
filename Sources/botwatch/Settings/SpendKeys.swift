import ConversationLog
import SecuritySpend
import SessionWatch

/// The settings of the account.
extension SettingKeys {
    static let spending = [
        SettingKey(name: "spend.budget", about: "dollars a month; none by default") {
            (settings, text) throws(SettingError) in
            settings.monitor.spend.monthlyBudget = try dollars(text)
        },
        SettingKey(name: "spend.review_minutes", about: "minutes that reviewing a flagged session takes (6)") {
            (settings, text) throws(SettingError) in
            settings.monitor.spend.reviewMinutes = try whole(text)
        },
        SettingKey(name: "spend.review_rate", about: "dollars an hour of a reviewer (75)") {
            (settings, text) throws(SettingError) in
            settings.monitor.spend.reviewHourlyRate = try dollars(text)
        },
        SettingKey(name: "spend.inspection_us", about: "microseconds of CPU that inspecting a message takes (180)") {
            (settings, text) throws(SettingError) in
            settings.monitor.spend.inspectionMicrosecondsPerMessage = try whole(text)
        },
        SettingKey(name: "spend.cpu_rate", about: "dollars an hour of a virtual CPU (0.05184)") {
            (settings, text) throws(SettingError) in
            settings.monitor.spend.cpuHourlyRate = try dollars(text)
        },
        SettingKey(name: "spend.storage_rate", about: "dollars a gigabyte-month of storage (0.023)") {
            (settings, text) throws(SettingError) in
            settings.monitor.spend.storageGigabyteMonthRate = try dollars(text)
        },
        SettingKey(name: "spend.days_kept", about: "days that the log is kept (30)") {
            (settings, text) throws(SettingError) in
            settings.monitor.spend.daysKept = try whole(text)
        },
        SettingKey(name: "spend.own_prices_only", about: "true: no built-in price, only those under [prices] (false)") {
            (settings, text) throws(SettingError) in
            guard let flag = Bool(text) else { throw SettingError(requirement: "must be true or false") }
            settings.monitor.spend.usesOwnPricesOnly = flag
        },
    ]

    private static func dollars(_ text: String) throws(SettingError) -> Money {
        do throws(DecimalTextError) {
            return try Money(usd: text)
        } catch {
            throw SettingError(requirement: "must be an amount of dollars such as 250 or 0.05")
        }
    }
}

extension UserError {
    /// What the account says of its settings once all are joined.
    init(_ error: SpendSettingsError) {
        switch error {
        case .budgetNotPositive(let budget):
            self.init("the budget must be over 0 dollars", fix: "it is \(budget.display); leave it out for none")
        case .negativeRate(let name, let rate):
            self.init("the \(name) must not be negative", fix: "it is \(rate.display)")
        case .outOfRange(let name, let value, let allowed):
            self.init("the \(name) must be from \(allowed.lowerBound) to \(allowed.upperBound)", fix: "it is \(value)")
        }
    }
}

/// One model's prices while they are being read: `[prices."my-model"] input = "0.15"`.
struct PriceDraft {
    /// What a model's table may hold, dollars a million tokens each.
    static let fields = ["input", "output", "cached_input", "cache_write"]

    private(set) var texts: [String: String] = [:]
    let place: String

    init(place: String) {
        self.place = place
    }

    mutating func add(_ field: String, _ text: String, model: String) throws {
        guard Self.fields.contains(field) else {
            let hint = EditDistance.likely(field, among: Self.fields).map { "did you mean \($0)?" }
            throw UserError(
                "unknown setting 'prices.\(model).\(field)'", at: place,
                fix: hint ?? "a price has \(Self.fields.joined(separator: ", "))")
        }
        texts[field] = text
    }

    func price(of model: String) throws -> ModelPrice {
        guard let input = texts["input"], let output = texts["output"] else {
            throw UserError("prices.\(model) needs input and output", at: place, fix: "dollars a million tokens each")
        }
        do throws(DecimalTextError) {
            return try ModelPrice(
                input: input, cachedInput: texts["cached_input"], cacheWrite: texts["cache_write"], output: output)
        } catch {
            throw UserError("prices.\(model) is no price", at: place, fix: "write dollars a million tokens, such as \"0.15\"")
        }
    }
}
