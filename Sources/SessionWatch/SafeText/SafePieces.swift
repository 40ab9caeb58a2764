/// A part of a text, as the outlets of ``SafeText`` for people see it.
enum SafePiece: Hashable {
    /// Shown as it is, in 1 or 2 columns.
    case visible(Unicode.Scalar, columns: Int)
    /// A mark that is kept; a lone one has no base before it to be drawn over.
    case mark(Unicode.Scalar, isLone: Bool)
    /// More marks than a base may carry.
    case surplusMarks(Int)
    /// A run of tag scalars.
    case tags(Int)
    case tab
    /// One scalar of kind ``ScalarKind/c0`` (no tab), ``ScalarKind/c1`` or ``ScalarKind/hidden``.
    case hidden(Unicode.Scalar)
}

/// Cuts a text into pieces, front to back, in one pass.
struct SafePieces: Sequence, IteratorProtocol {
    private var scalars: String.UnicodeScalarView.Iterator
    /// Read, but not yet part of a piece.
    private var pending: Unicode.Scalar?
    /// Marks kept since the last base; nil where there is no base.
    private var marksOnBase: Int?
    private let marksPerBase: Int
    private let longestRun: Int

    /// - Parameters:
    ///   - marksPerBase: marks kept for each base; the others are counted.
    ///   - longestRun: scalars after which a run that is only counted is told as a piece, so that a reader who
    ///     needs but a few columns reads little of a text of millions of marks.
    init(_ text: String, marksPerBase: Int, longestRun: Int = .max) {
        scalars = text.unicodeScalars.makeIterator()
        self.marksPerBase = marksPerBase
        self.longestRun = longestRun
    }

    mutating func next() -> SafePiece? {
        guard let scalar = pending ?? scalars.next() else { return nil }
        pending = nil
        switch ScalarKind(scalar) {
        case .visible(let columns):
            marksOnBase = 0
            return .visible(scalar, columns: columns)
        case .mark:
            guard let marks = marksOnBase else {
                marksOnBase = 1
                return .mark(scalar, isLone: true)
            }
            guard marks >= marksPerBase else {
                marksOnBase = marks + 1
                return .mark(scalar, isLone: false)
            }
            return .surplusMarks(1 + skip(.mark))
        case .tag:
            marksOnBase = nil
            return .tags(1 + skip(.tag))
        case .c0, .c1, .hidden:
            marksOnBase = nil
            return scalar == "\t" ? .tab : .hidden(scalar)
        }
    }

    /// Goes on to the end of a run whose first scalar is read already; returns how many more it has.
    private mutating func skip(_ kind: ScalarKind) -> Int {
        var count = 0
        while count + 1 < longestRun, let scalar = scalars.next() {
            guard ScalarKind(scalar) == kind else {
                pending = scalar
                break
            }
            count += 1
        }
        return count
    }
}
