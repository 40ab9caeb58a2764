internal import RealModule

/// An isolation forest that learns from an endless stream of vectors and forgets what is old.
///
///     var forest = IsolationForest(dimensions: 2)
///     for vector in stream {
///         let score = forest.score(of: vector.span)   // score first,
///         forest.learn(vector.span)                   // then learn
///     }
///
/// It keeps the last vectors in a window. Each tree cuts a random sample of the window at random until every vector is alone:
/// unusual ones are alone soon (Liu, Ting and Zhou, "Isolation Forest", ICDM 2008, doi:10.1109/ICDM.2008.17). Every few vectors the
/// oldest tree is grown anew, so that the forest follows the stream, and a vector that has left the window is forgotten for good
/// once all trees have had their turn. While the window fills, all trees are grown anew at 32, 64, 128, ... vectors. One half of
/// the trees draws from the whole window, the other from its latest part.
///
/// An isolation tree can't tell how far outside its sample a vector lies, and doesn't see a change in a feature that was constant.
/// So a vector is also set apart at each node with the separation probability of random cut forests (Guha, Mishra, Roy and
/// Schrijvers, ICML 2016), on features brought to one scale.
///
/// Memory is bounded: the window takes 4 bytes x `window` x `dimensions`, the trees at most 16 bytes x `trees` x `sample` x
/// `dimensions`, with the dimensions rounded up to a multiple of eight; with the defaults and 24 dimensions that is 0.2 and 3.1 MB.
///
/// The same seed and the same vectors give the same scores to the bit; only `log` and `exp2` of the platform enter besides plain
/// arithmetic in a fixed order.
public struct IsolationForest: Sendable {
    /// Vectors that must have been learned before a score means anything.
    public static let leastLearned = 32

    /// What the forest was made with.
    public let configuration: Configuration
    /// Features of each vector.
    public let dimensions: Int

    /// The vectors that trees are grown from.
    var window: VectorWindow
    /// The trees; those with an even number draw from the whole window, the others from its latest part. Without nodes until 32
    /// vectors are learned.
    var trees: [IsolationTree]
    private var random: SplitMix64
    private var grower: TreeGrower
    /// The tree that was grown longest ago.
    private var oldest = 0

    /// A forest that has learned nothing yet.
    ///
    /// - Parameter dimensions: features of each vector, from 1 up.
    /// - Precondition: each setting lies in the range that its own comment gives.
    public init(dimensions: Int, configuration: Configuration = Configuration()) {
        configuration.check(dimensions: dimensions)
        self.configuration = configuration
        self.dimensions = dimensions
        window = VectorWindow(capacity: configuration.window, dimensions: dimensions)
        trees = Array(repeating: IsolationTree(farthest: configuration.farthest), count: configuration.trees)
        random = SplitMix64(seed: configuration.seed)
        grower = TreeGrower(dimensions: dimensions, configuration: configuration)
    }

    /// Vectors learned so far, those forgotten included.
    public var count: Int { window.total }

    /// How unusual a vector is, from 0 (ordinary) to 1 (isolated at once).
    ///
    /// 2^(-E[depth]/c(n)), with the mean depth over all trees and c(n), the depth to be expected in a random tree of n vectors:
    /// equation 2 of Liu et al. 2008. Around 0.4 to 0.5 is ordinary; what is high enough to act upon depends on the stream, see
    /// ``FlagThreshold``.
    ///
    /// - Parameter vector: `dimensions` numbers. NaN means missing: such a feature neither sets the vector apart nor chooses its
    ///   way, which is then that of the larger part of each sample. Infinities and numbers beyond 1e18 count as 1e18.
    /// - Returns: 0.5 until ``leastLearned`` vectors are learned, since there is nothing to compare with yet. Never NaN.
    /// - Precondition: `vector.count == dimensions`.
    /// - Complexity: O(trees x log(sample) x dimensions); allocates one row.
    public func score(of vector: Span<Float>) -> Float {
        precondition(vector.count == dimensions, "a vector has one number for each feature")
        return score(of: VectorRow(vector))
    }

    /// Takes a vector into the window, and grows the oldest tree anew if its time has come.
    ///
    /// - Parameter vector: as in ``score(of:)``.
    /// - Precondition: `vector.count == dimensions`.
    /// - Complexity: O(dimensions), and O(sample x log(sample) x dimensions + window) for a tree every `rebuildEvery` vectors.
    public mutating func learn(_ vector: Span<Float>) {
        precondition(vector.count == dimensions, "a vector has one number for each feature")
        window.append(VectorRow(vector))
        let learned = window.total
        guard learned >= Self.leastLearned else { return }
        let isPowerOfTwo = learned & (learned - 1) == 0
        if isPowerOfTwo && learned <= configuration.window {
            for tree in trees.indices { regrow(tree) }
        } else if learned % configuration.rebuildEvery == 0 {
            regrow(oldest)
            oldest = (oldest + 1) % trees.count
        }
    }

    /// The score of a vector in lanes, as ``score(of:)-(Span<Float>)``.
    func score(of row: borrowing VectorRow) -> Float {
        guard count >= Self.leastLearned else { return 0.5 }
        var sum = 0.0
        for tree in trees { sum += tree.relativeDepth(of: row) }
        return Float(Double.exp2(-sum / Double(trees.count)))
    }

    private mutating func regrow(_ tree: Int) {
        let reach = tree % 2 == 0 ? configuration.window : configuration.shortWindow
        grower.grow(from: window, reach: reach, size: configuration.sample, random: &random)
        trees[tree].replace(with: &grower)
    }
}
