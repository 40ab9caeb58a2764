/// Eight features side by side: the unit in which vectors and boxes are stored and compared.
///
/// A vector takes as many as hold its features; what is left over in the last one is zero everywhere, so that it never counts.
typealias Lanes = SIMD8<Float>

/// A vector as the forest keeps it: in lanes, clamped, missing values as NaN.
struct VectorRow {
    /// Values beyond this are cut to it: differences, sums and products with a scale of at least 1e-9 then stay finite in a `Float`.
    static let limit: Float = 1e18

    /// Its features, eight by eight, with zeros behind the last.
    private(set) var lanes: [Lanes]

    /// The features of `vector`; NaN stays (missing), infinities and values beyond ``limit`` are cut.
    init(_ vector: Span<Float>) {
        lanes = Array(repeating: Lanes(), count: Self.laneCount(of: vector.count))
        for index in vector.indices {
            let value = vector[index]
            // min and max of the standard library would let a NaN through or not by its place; this keeps it in any case.
            lanes[index >> 3][index & 7] = value > Self.limit ? Self.limit : value < -Self.limit ? -Self.limit : value
        }
    }

    /// A vector that was stored as lanes before.
    init(lanes: ArraySlice<Lanes>) {
        self.lanes = Array(lanes)
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
