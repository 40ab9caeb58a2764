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
/// So a vector is also set apart with the separation probability of random cut forests (Guha, Mishra, Roy and Schrijvers, "Robust
/// Random Cut Forest Based Anomaly Detection on Streams", ICML 2016), on features brought to one scale: every vector at the roots of
/// the trees, and the most unusual ones, which a quantile of recent vectors tells, at every node on their way.
///
/// Memory is bounded: the window takes 4 bytes x `window` x `dimensions`, the trees 8 bytes x `trees` x `sample` x
/// `dimensions` and 40 x `trees` x `sample`, with the dimensions rounded up to a multiple of eight and the sample to a power of two;
/// with the defaults and 24 dimensions that is 0.2 and 1.9 MB.
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
    /// The trees; those with an even number draw from the whole window, the others from its latest part.
    var bank: TreeBank
    /// All random draws come from it.
    var random: SplitMix64
    /// The tree that was grown longest ago.
    var oldest = 0
    /// What every 16th of the vectors learned was worth at a glance: above which worth a vector is studied.
    var glances: RecentQuantile
    private var grower: TreeGrower
    /// Of each tree, whether it was grown since the parts of the state were last asked for.
    var regrown: [Bool]
    /// Vectors learned when they were.
    var totalInParts = 0
    /// The worth above which a vector is studied.
    private var studiedAbove: Float = -1

    /// A forest that has learned nothing yet.
    ///
    /// - Parameter dimensions: features of each vector, from 1 up.
    /// - Precondition: each setting lies in the range that its own comment gives.
    public init(dimensions: Int, configuration: Configuration = Configuration()) {
        configuration.check(dimensions: dimensions)
        self.configuration = configuration
        self.dimensions = dimensions
        window = VectorWindow(capacity: configuration.window, dimensions: dimensions)
        bank = TreeBank(dimensions: dimensions, configuration: configuration)
        random = SplitMix64(seed: configuration.seed)
        glances = RecentQuantile(capacity: Self.glancesKept)
        grower = TreeGrower(dimensions: dimensions, configuration: configuration)
        regrown = Array(repeating: false, count: configuration.trees)
    }

    /// Vectors learned so far, those forgotten included.
    public var count: Int { window.total }

    /// How unusual a vector is, from 0 (ordinary) to 1 (isolated at once).
    ///
    /// The root of the mean of 4^(-depth/c(n)) over all trees and over the random cuts that could set the vector apart, with c(n),
    /// the depth to be expected in a random tree of n vectors: the score of equation 2 in Liu et al. 2008, 2^(-depth/c(n)), as root
    /// mean square instead of geometric mean. Around 0.4 to 0.5 is ordinary; what is high enough to act upon depends on the stream,
    /// see ``FlagThreshold``.
    ///
    /// - Parameter vector: `dimensions` numbers. NaN means missing: such a feature neither sets the vector apart nor chooses its
    ///   way, which is then that of the larger part of each sample. Infinities and numbers beyond 1e18 count as 1e18.
    /// - Returns: 0.5 until ``leastLearned`` vectors are learned, since there is nothing to compare with yet. Never NaN.
    /// - Precondition: `vector.count == dimensions`.
    /// - Complexity: O(trees x log(sample) + dimensions), and O(trees x log(sample) x dimensions) for the share
    ///   ``Configuration/studied`` of vectors.
    public func score(of vector: Span<Float>) -> Float {
        precondition(vector.count == dimensions, "a vector has one number for each feature")
        guard count >= Self.leastLearned else { return 0.5 }
        let worth = bank.glance(at: vector)
        return (worth > studiedAbove ? bank.study(of: VectorRow(vector)) : worth).squareRoot()
    }

    /// Whether the vector is among the most unusual ones, whose score comes from the boxes of all nodes.
    func isStudied(_ vector: Span<Float>) -> Bool { bank.glance(at: vector) > studiedAbove }

    /// Takes a vector into the window, and grows the oldest tree anew if its time has come.
    ///
    /// - Parameter vector: as in ``score(of:)``.
    /// - Precondition: `vector.count == dimensions`.
    /// - Complexity: O(dimensions), and O(sample x (log(sample) + dimensions)) for a tree every `rebuildEvery` vectors.
    public mutating func learn(_ vector: Span<Float>) {
        precondition(vector.count == dimensions, "a vector has one number for each feature")
        if window.total >= Self.leastLearned, window.total % Self.glanceEvery == 0 { glances.insert(bank.glance(at: vector)) }
        window.append(vector)
        let learned = window.total
        guard learned >= Self.leastLearned else { return }
        let isPowerOfTwo = learned & (learned - 1) == 0
        if isPowerOfTwo && learned <= configuration.window {
            for tree in 0..<configuration.trees { regrow(tree) }
        } else if learned % configuration.rebuildEvery == 0 {
            regrow(oldest)
            oldest = (oldest + 1) % configuration.trees
        }
        setLimit()
    }

    /// Of the vectors learned, one in so many tells what is usual at a glance.
    private static let glanceEvery = 16
    /// Glances that are kept, and from how many on they tell anything; before, every vector is studied.
    static let glancesKept = 256
    private static let glancesNeeded = 64

    /// Works out the worth above which vectors are studied.
    mutating func setLimit() {
        guard glances.count >= Self.glancesNeeded, configuration.studied < 1 else { return }
        studiedAbove = configuration.studied > 0 ? glances.value(at: 1 - Double(configuration.studied)) ?? -1 : .infinity
    }

    private mutating func regrow(_ tree: Int) {
        regrown[tree] = true
        let reach = tree % 2 == 0 ? configuration.window : configuration.shortWindow
        grower.grow(tree: tree, of: &bank, from: window, reach: reach, size: configuration.sample, random: &random)
    }
}
