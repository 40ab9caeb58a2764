/// Eight features side by side: the unit in which boxes are stored and compared.
///
/// A vector takes as many as hold its features; what is left over in the last one is zero everywhere, so that it never counts.
typealias Lanes = SIMD8<Float>

/// A vector in lanes, missing values as NaN.
struct VectorRow {
    /// Learned values beyond this are cut to it: differences, sums and products with a scale of at least 1e-9 then stay finite in a
    /// `Float`.
    static let limit: Float = 1e18

    /// Its features, eight by eight, with zeros behind the last.
    private(set) var lanes: [Lanes]

    /// The features of `vector`; NaN stays (missing), infinities and values beyond ``limit`` are cut.
    init(_ vector: Span<Float>) {
        lanes = Array(repeating: Lanes(), count: Self.laneCount(of: vector.count))
        for index in vector.indices { lanes[index >> 3][index & 7] = Self.cut(vector[index]) }
    }

    /// The value, or the nearest within ``limit``; NaN stays.
    @inline(__always)
    static func cut(_ value: Float) -> Float {
        // min and max of the standard library would let a NaN through or not by its place; this keeps it in any case.
        value > limit ? limit : value < -limit ? -limit : value
    }

    /// How many lanes hold `dimensions` features.
    static func laneCount(of dimensions: Int) -> Int {
        (dimensions + 7) >> 3
    }

    /// The value of one feature, NaN if it is missing.
    subscript(feature: Int) -> Float {
        lanes[feature >> 3][feature & 7]
    }
}
