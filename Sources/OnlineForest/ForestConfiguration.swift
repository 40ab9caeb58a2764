extension IsolationForest {
    /// How a forest is grown and how long it remembers.
    ///
    /// The defaults were chosen by measurement on eleven public sets of ODDS and ADBench (annthyroid, campaign, cardio, cover,
    /// http, mammography, musk, pendigits, satellite, shuttle, smtp; at most 50,000 rows, three shuffles) and four streams that
    /// drift; each vector scored before it is learned. They give a mean ROC AUC of 0.886 and a mean average precision of 0.449 on
    /// the sets, and on the streams ROC AUCs of 0.965 (abrupt drift), 0.997 (gradual), 0.979 (a burst in http) and 0.941 (smtp in its
    /// order).
    public struct Configuration: Hashable, Sendable {
        /// Trees that each score is the mean of. More trees: steadier scores, in proportion slower. From 1 to 4,096.
        public var trees = 64
        /// Vectors that each tree is grown on, drawn without replacement; fewer while the window has fewer. From 2 to 65,536.
        ///
        /// Small samples separate unusual vectors better (swamping and masking: Liu et al. 2008, section 3).
        public var sample = 128
        /// Vectors that every second tree draws from: the latest ones, that is the memory of the forest. From 32 up.
        public var window = 2_048
        /// Vectors that the other trees draw from: the latest few, so that a change of regime is learned soon. From ``sample`` to
        /// ``window``; equal to ``window``, all trees draw from the same. With 512, in a prototype with other draws: mean ROC AUC and
        /// average precision over the sets 0.002 and 0.006 lower.
        public var shortWindow = 256
        /// Vectors learned between two regrown trees: after `trees x rebuildEvery` vectors no tree knows anything older than its
        /// window. From 1 up. With 64 and a short window of 384, in the prototype, the ROC AUC under abrupt drift is 0.015 lower.
        public var rebuildEvery = 32
        /// Seeds all random draws of the forest.
        public var seed: UInt64 = 1
        /// The natural step of each feature, such as 1 for a count or 0.05 for a share; empty means 1 for all.
        ///
        /// It matters for features that are constant, or nearly so, in the window: see ``constantShare``. Finite, from 1e-6 up.
        public var units: [Float] = []
        /// The least width that a feature is held to have, as a share of its natural step. From 0.001 to 1,000.
        ///
        /// A feature that never varied has width 0, and any new value would lie infinitely many widths outside. With 0.1, a count
        /// that was always 0 and is now 5 lies 50 widths outside.
        public var constantShare: Float = 0.1

        /// How far outside its sample a value can count to lie, in widths of the sample. From 0 to 1e6; 0 leaves a plain isolation forest,
        /// without separation probabilities.
        ///
        /// With more, one feature far out decides alone; with less, several that are a little out weigh as much. Measured with all
        /// vectors studied: mean average precision over the sets, and over a made stream of 24 features one of which was always 0
        /// and is 5 in the unusual vectors, with 2: 0.455 and 0.35; with 3: 0.446 and 0.67; with 4: 0.435 and 0.84; without a limit:
        /// 0.428 and 0.99.
        public var farthest: Float = 3

        /// The share of vectors that is studied: set apart at every node on its way, not at the roots alone. From 0 to 1.
        ///
        /// A vector is studied if it looks more unusual at a glance than this share of recent ones. To study all costs five times
        /// as much and gains nothing but on bursts; in the prototype: ROC AUC 0.982 instead of 0.967 there, 0.959 instead of 0.969
        /// under abrupt drift, and a mean average precision of 0.443 instead of 0.449 over the sets.
        public var studied: Float = 0.05

        /// The defaults.
        public init() {}

        /// Why a forest of so many features can't be made with these settings, as a sentence; nil where it can.
        ///
        ///     guard configuration.problem(dimensions: 24) == nil else { ... }   // settings that a user typed
        ///
        /// It names the first setting that is out of the range that its own comment gives.
        public func problem(dimensions: Int) -> String? {
            let rules: [(holds: Bool, sentence: String)] = [
                (dimensions >= 1 && dimensions <= 65_536, "a forest needs 1 to 65,536 features"),
                (trees >= 1 && trees <= 4_096, "a forest has 1 to 4,096 trees"),
                (sample >= 2 && sample <= 65_536, "a tree's sample has 2 to 65,536 vectors"),
                (shortWindow >= sample, "the short window must hold at least one sample"),
                (window >= IsolationForest.leastLearned, "the window must hold the 32 vectors that the first trees are grown on"),
                (window >= shortWindow && window <= 16_777_216, "the window must hold the short window, and at most 16,777,216 vectors"),
                (rebuildEvery >= 1, "a tree is regrown every 1 or more vectors"),
                (units.isEmpty || units.count == dimensions, "units are given for every feature or for none"),
                (units.allSatisfy { $0 >= 1e-6 && $0 <= VectorRow.limit }, "a unit lies between 1e-6 and 1e18"),
                (constantShare >= 0.001 && constantShare <= 1_000, "the share for constant features lies between 0.001 and 1,000"),
                (farthest >= 0 && farthest <= 1e6, "the farthest distance lies between 0 and 1e6 widths"),
                (studied >= 0 && studied <= 1, "the share of vectors that is studied lies between 0 and 1"),
            ]
            if let broken = rules.first(where: { !$0.holds }) { return broken.sentence }
            // Two bounds a feature and node, 4 bytes each: 4 GB at the most.
            let bounds = trees << TreeBank.levels(ofSample: sample) * (VectorRow.laneCount(of: dimensions) * 8)
            return bounds <= 1 << 29 ? nil : "trees x sample x features come to at most 536,870,912"
        }

        /// Stops the program, with a sentence, on a setting out of its range.
        func check(dimensions: Int) {
            let problem = problem(dimensions: dimensions)
            precondition(problem == nil, problem ?? "")
        }
    }
}
