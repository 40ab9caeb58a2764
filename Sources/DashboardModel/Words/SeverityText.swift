import SessionWatch

/// A severity as a word and a style. The word alone says it: the style only helps the eye.
extension Severity {
    /// Upper case, at most 8 letters.
    var word: String {
        switch self {
        case .low: "LOW"
        case .medium: "MEDIUM"
        case .high: "HIGH"
        case .critical: "CRITICAL"
        }
    }

    /// At most 4 letters.
    var shortWord: String {
        switch self {
        case .low: "LOW"
        case .medium: "MED"
        case .high: "HIGH"
        case .critical: "CRIT"
        }
    }

    /// Calm for the low ones, loud for the critical ones.
    var style: Frame.Style {
        switch self {
        case .low: .normal
        case .medium: .warning
        case .high: .bad
        case .critical: .critical
        }
    }
}
