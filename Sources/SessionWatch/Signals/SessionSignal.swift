/// One number about a session: an input of the forest and, when it stands out, a line of an alert.
package struct SessionSignal: Sendable {
    /// As alerts and README spell it: side, then what is measured.
    package let name: String
    /// What it measures and why, in a few words; README's table is made of them.
    package let about: String
    /// How its value is said to a person.
    package let unit: Unit
    /// The signal's value for the forest, in a scale in which differences are comparable; nil when it can't be measured.
    package let value: @Sendable (SessionState) -> Float?

    package enum Unit: Sendable {
        /// Stored as ln(1 + n), told with its noun, which is given in the singular.
        case logCount(String)
        case share
        case bits
        case ratio
        /// Stored as ln(1 + x).
        case logSeconds, logMilliseconds, logRate, logRatio
    }

    /// A difference that counts, in the scale of ``value``: the forest holds every signal to be at least a part of it wide.
    package var notable: Float {
        switch unit {
        case .share: 0.05
        case .bits: 0.5
        case .ratio: 0.25
        case .logCount, .logSeconds, .logMilliseconds, .logRate, .logRatio: 0.7  // ln 2: from none to one, or twice as much
        }
    }

    /// The value in its natural unit: what a person reads.
    package func natural(_ value: Float) -> Double {
        switch unit {
        case .logCount, .logSeconds, .logMilliseconds, .logRate, .logRatio: Scale.natural(value)
        case .share, .bits, .ratio: Double(value)
        }
    }

    /// The natural value with its unit, short: `312 characters`, `81 %`.
    package func text(_ natural: Double) -> String {
        switch unit {
        case .logCount(let noun): NumberText.count(Int(min(natural, 1e15).rounded()), noun)
        case .share: "\(NumberText.rounded(natural * 100)) %"
        case .bits: "\(NumberText.oneDecimal(natural)) bits"
        case .ratio: NumberText.decimal(natural, places: 2)
        case .logSeconds: "\(NumberText.oneDecimal(natural)) s"
        case .logMilliseconds: "\(NumberText.rounded(natural)) ms"
        case .logRate: "\(NumberText.count(Int(min(natural, 1e15).rounded()), "character")) a second"
        case .logRatio: "\(NumberText.oneDecimal(natural)) times"
        }
    }
}

/// All signals, in the order of the vector. A new one is one file of its family and one line here.
package enum SessionSignals {
    package static let all: [SessionSignal] =
        userTextSignals + botTextSignals + phraseSignals + repetitionSignals + timingSignals + costSignals
        + trafficSignals

    /// The session as a vector for the forest; what is missing is NaN.
    package static func vector(of session: SessionState) -> [Float] {
        all.map { signal in
            guard let value = signal.value(session), value.isFinite else { return .nan }
            return value
        }
    }
}
