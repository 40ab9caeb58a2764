/// Grows trees, one after the other, in memory that it keeps.
struct TreeGrower: Sendable {
    /// The nodes of the tree grown last, until ``IsolationTree/replace(with:)`` takes them.
    var nodes: [IsolationTree.Node] = []
    /// The boxes of that tree, as in ``IsolationTree/boxes``.
    var boxes: [Lanes] = []
    /// The scale of that tree, as in ``IsolationTree/inverseWidths``.
    var inverseWidths: [Lanes] = []

    private let dimensions: Int
    private let laneCount: Int
    /// The least width of each feature, and 1 in lanes that hold no feature.
    private let leastWidths: [Lanes]
    private var ages: [Int] = []
    private var sample: [Lanes] = []
    /// The sample's places, so ordered that each node's vectors are neighbours.
    private var places: [Int] = []
    private var open: [Part] = []
    /// The bounds of the values in the part at hand, by feature: infinite and the wrong way round where it has none.
    private var least: [Lanes]
    private var greatest: [Lanes]

    /// A node whose vectors are known and which is still to be cut.
    private struct Part {
        var node: Int
        var parent: Int
        var start: Int
        var end: Int
        var depth: Int
    }

    /// Takes the least widths of the features from `configuration`; nothing else of it.
    init(dimensions: Int, configuration: IsolationForest.Configuration) {
        self.dimensions = dimensions
        laneCount = VectorRow.laneCount(of: dimensions)
        var widths = [Lanes](repeating: Lanes(repeating: 1), count: laneCount)
        for feature in 0..<dimensions {
            let unit = configuration.units.isEmpty ? 1 : configuration.units[feature]
            widths[feature >> 3][feature & 7] = unit * configuration.constantShare
        }
        leastWidths = widths
        least = widths
        greatest = widths
    }

    /// Grows a tree on `size` of the latest `reach` vectors of `window`, or on as many as there are.
    ///
    /// A part of the sample is cut at a random value of a random feature among those that vary in it, until its vectors are alone,
    /// or alike, or `ceil(log2(size))` cuts deep: algorithm 2 of Liu et al. 2008, with features that can't be cut left out of the
    /// draw as scikit-learn does.
    ///
    /// - Precondition: the window has at least 2 vectors.
    mutating func grow(from window: borrowing VectorWindow, reach: Int, size: Int, random: inout SplitMix64) {
        draw(size, of: min(reach, window.count), from: window, random: &random)
        nodes.removeAll(keepingCapacity: true)
        boxes.removeAll(keepingCapacity: true)
        let limit = Int.bitWidth - (places.count - 1).leadingZeroBitCount
        addNode()
        open.append(Part(node: 0, parent: -1, start: 0, end: places.count, depth: 0))
        while let part = open.popLast() {
            fitBox(to: part)
            if part.node == 0 { scaleByRootBox() }
            finish(part, limit: limit, random: &random)
        }
    }

    /// Draws the sample: the first steps of a Fisher-Yates shuffle of the ages.
    private mutating func draw(_ size: Int, of available: Int, from window: borrowing VectorWindow, random: inout SplitMix64) {
        ages.removeAll(keepingCapacity: true)
        ages.append(contentsOf: 0..<available)
        sample.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        for place in 0..<min(size, available) {
            ages.swapAt(place, place + random.index(below: available - place))
            window.copyRow(age: ages[place], to: &sample)
            places.append(place)
        }
    }

    private mutating func addNode() {
        nodes.append(
            .init(
                feature: -1, cut: 0, below: 0, missingGoesBelow: false, count: 0, depth: 0, width: 0, expectedDepth: 0))
        for _ in 0..<2 * laneCount { boxes.append(Lanes()) }
    }

    /// Finds the bounds of the part's values and sets the box of its node to them, missing values left out.
    ///
    /// A feature of which the node has no value keeps the parent's bounds, so that boxes stay nested; in the root it has the bounds
    /// 0 and 0, but no scale.
    private mutating func fitBox(to part: Part) {
        for lane in 0..<laneCount {
            var lower = Lanes(repeating: .infinity)
            var upper = Lanes(repeating: -.infinity)
            for index in part.start..<part.end {
                let value = sample[places[index] * laneCount + lane]
                lower.replace(with: value, where: value .< lower)
                upper.replace(with: value, where: value .> upper)
            }
            least[lane] = lower
            greatest[lane] = upper
            let empty = lower .> upper
            if any(empty) {
                let parent = 2 * part.parent * laneCount + lane
                lower.replace(with: part.parent < 0 ? Lanes() : boxes[parent], where: empty)
                upper.replace(with: part.parent < 0 ? Lanes() : boxes[parent + laneCount], where: empty)
            }
            boxes[2 * part.node * laneCount + lane] = lower
            boxes[(2 * part.node + 1) * laneCount + lane] = upper
        }
    }

    /// Takes the widths of the root's box as the scale; a feature without any value gets none, so that it never counts.
    private mutating func scaleByRootBox() {
        inverseWidths.removeAll(keepingCapacity: true)
        for lane in 0..<laneCount {
            var width = greatest[lane] - least[lane]
            width.replace(with: leastWidths[lane], where: width .< leastWidths[lane])
            var inverse = 1 / width
            inverse.replace(with: 0 as Float, where: least[lane] .> greatest[lane])
            for index in 0..<8 where lane * 8 + index >= dimensions { inverse[index] = 0 }
            inverseWidths.append(inverse)
        }
    }

    /// Makes the part a leaf, or cuts it in two and leaves these to be done.
    private mutating func finish(_ part: Part, limit: Int, random: inout SplitMix64) {
        let count = part.end - part.start
        nodes[part.node].count = Int32(count)
        nodes[part.node].depth = Int32(part.depth)
        nodes[part.node].expectedDepth = Float(PathLength.average(over: count))
        nodes[part.node].width = scaledWidth(of: part.node)
        guard count > 1, part.depth < limit, let feature = featureToCut(random: &random) else { return }

        let lower = least[feature >> 3][feature & 7]
        let upper = greatest[feature >> 3][feature & 7]
        // Over the least value and up to the greatest, so that neither side is empty, whatever the rounding.
        var cut = min(lower + random.positiveFraction() * (upper - lower), upper)
        if cut <= lower { cut = upper }

        let (middle, missingGoesBelow) = divide(part, at: cut, of: feature)
        let below = nodes.count
        addNode()
        addNode()
        nodes[part.node].feature = Int32(feature)
        nodes[part.node].cut = cut
        nodes[part.node].below = Int32(below)
        nodes[part.node].missingGoesBelow = missingGoesBelow
        open.append(Part(node: below + 1, parent: part.node, start: middle, end: part.end, depth: part.depth + 1))
        open.append(Part(node: below, parent: part.node, start: part.start, end: middle, depth: part.depth + 1))
    }

    private func scaledWidth(of node: Int) -> Float {
        var sum = Lanes()
        for lane in 0..<laneCount {
            let lower = 2 * node * laneCount + lane
            let width = boxes[lower + laneCount] - boxes[lower]
            sum += width * inverseWidths[lane]
        }
        return sum.sum()
    }

    /// One of the features that vary among the vectors of the part, all equally likely; nil if none does.
    private mutating func featureToCut(random: inout SplitMix64) -> Int? {
        var varying = 0
        for feature in 0..<dimensions where varies(feature) { varying += 1 }
        if varying == 0 { return nil }
        var left = random.index(below: varying)
        for feature in 0..<dimensions where varies(feature) {
            if left == 0 { return feature }
            left -= 1
        }
        return nil
    }

    private func varies(_ feature: Int) -> Bool {
        least[feature >> 3][feature & 7] < greatest[feature >> 3][feature & 7]
    }

    /// Reorders the part's places: those below the cut, then those without a value, then the rest; the middle ones go with the larger side.
    ///
    /// - Returns: where the upper child's places start, and whether missing values go to the lower child.
    private mutating func divide(_ part: Part, at cut: Float, of feature: Int) -> (middle: Int, missingGoesBelow: Bool) {
        let lane = feature >> 3
        let index = feature & 7
        var belowEnd = part.start
        var next = part.start
        var aboveStart = part.end
        while next < aboveStart {
            let value = sample[places[next] * laneCount + lane][index]
            if value < cut {
                places.swapAt(belowEnd, next)
                belowEnd += 1
                next += 1
            } else if value.isNaN {
                next += 1
            } else {
                aboveStart -= 1
                places.swapAt(next, aboveStart)
            }
        }
        let missingGoesBelow = belowEnd - part.start >= part.end - aboveStart
        return (missingGoesBelow ? aboveStart : belowEnd, missingGoesBelow)
    }
}
