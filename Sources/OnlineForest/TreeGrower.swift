/// Grows trees into a bank, one after the other, in memory that it keeps.
struct TreeGrower: Sendable {
    private let dimensions: Int
    private let stride: Int
    private let laneCount: Int
    private let levels: Int
    /// The least width of each feature, and 1 in lanes that hold no feature.
    private let leastWidths: [Lanes]
    /// Ages from 0 up; the draw of a sample exchanges some and puts them back.
    private var ages: [Int32] = []
    /// Of each vector of the sample, where it begins in the window.
    private var starts: [Int] = []
    /// The sample, feature by feature.
    private var columns: [Float] = []
    /// The sample's places, so ordered that each node's vectors are neighbours.
    private var places: [Int32] = []
    /// Whether the sample misses a value.
    private var hasMissing = false
    /// Of each depth, the features that may still vary in the node at hand there, a bit each.
    private var masks: [UInt64] = []
    /// Lower and then upper bounds of all nodes, the ends included; infinite and the wrong way round where there is no value.
    private var bounds: [Lanes]
    /// What the sample's size makes of depths.
    private var worth: SampleWorth?

    /// Takes sizes and the least widths of the features from the configuration.
    init(dimensions: Int, configuration: IsolationForest.Configuration) {
        self.dimensions = dimensions
        laneCount = VectorRow.laneCount(of: dimensions)
        stride = laneCount * 8
        levels = TreeBank.levels(ofSample: configuration.sample)
        var widths = [Lanes](repeating: Lanes(repeating: 1), count: laneCount)
        for feature in 0..<dimensions {
            let unit = configuration.units.isEmpty ? 1 : configuration.units[feature]
            widths[feature >> 3][feature & 7] = unit * configuration.constantShare
        }
        leastWidths = widths
        bounds = Array(repeating: Lanes(), count: (4 << levels) * laneCount)
    }

    /// Grows a tree of the bank anew, on `size` of the latest `reach` vectors of `window`, or on as many as there are.
    ///
    /// A part of the sample is cut at a random value of a random feature among those that vary in it, until its vectors are alone,
    /// or alike, or ``TreeBank/levels`` cuts deep: algorithm 2 of Liu et al. 2008, with features that can't be cut left out of the
    /// draw as scikit-learn does.
    ///
    /// - Precondition: the window has at least 2 vectors.
    mutating func grow(tree: Int, of bank: inout TreeBank, from window: borrowing VectorWindow, reach: Int, size: Int, random: inout SplitMix64) {
        draw(size, of: min(reach, window.count), from: window, random: &random)
        let worth = worth(ofSize: places.count)
        bank.clear(tree: tree)
        let words = (dimensions + 63) >> 6
        if masks.isEmpty { masks = Array(repeating: 0, count: (levels + 1) * words) }
        for word in 0..<words {
            let features = min(64, dimensions - 64 * word)
            masks[word] = features == 64 ? .max : (1 << UInt64(features)) - 1
        }
        split(node: 1, from: 0, to: places.count, depth: 0, tree, &bank, window.values, &random)
        setBoxes(of: tree, in: &bank)
        bank.sizes[tree] = places.count
        bank.complete(tree: tree, worth: worth)
    }

    /// The worths for samples of that size; they change only while the window fills.
    private mutating func worth(ofSize size: Int) -> SampleWorth {
        if let worth, worth.size == size { return worth }
        let new = SampleWorth(size: size, levels: levels)
        worth = new
        return new
    }

    /// Draws the sample: the first steps of a Fisher-Yates shuffle of the ages.
    private mutating func draw(_ size: Int, of available: Int, from window: borrowing VectorWindow, random: inout SplitMix64) {
        while ages.count < available { ages.append(Int32(ages.count)) }
        let count = min(size, available)
        starts.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        var exchanged: [Int32] = []
        exchanged.reserveCapacity(count)
        for place in 0..<count {
            let other = place + random.index(below: available - place)
            ages.swapAt(place, other)
            exchanged.append(Int32(other))
            starts.append(window.start(age: Int(ages[place])))
            places.append(Int32(place))
        }
        for place in (0..<count).reversed() { ages.swapAt(place, Int(exchanged[place])) }
        if columns.count != count * dimensions { columns = Array(repeating: 0, count: count * dimensions) }
        hasMissing = false
        for place in 0..<count {
            let start = starts[place]
            for feature in 0..<dimensions {
                let value = window.values[start + feature]
                columns[feature * count + place] = value
                if value.isNaN { hasMissing = true }
            }
        }
    }

    /// Cuts a part of the sample in two and goes on with both, the lower one first; or leaves it as it is. Sets the node's bounds.
    private mutating func split(
        node: Int, from start: Int, to end: Int, depth: Int, _ tree: Int, _ bank: inout TreeBank, _ values: [Float], _ random: inout SplitMix64
    ) {
        let firstNode = tree * bank.inner
        bank.counts[2 * firstNode + node] = Int32(end - start)
        guard depth < levels else {
            boundLeaf(node, start, end, values)
            return
        }
        guard end - start > 1, let choice = choose(start, end, depth: depth, &random) else {
            boundLeaf(node, start, end, values)
            return
        }
        let (middle, missingGoesBelow) = divide(start, end, by: choice)
        bank.splits[firstNode + node] = choice
        bank.missingGoesBelow[firstNode + node] = missingGoesBelow
        let words = (dimensions + 63) >> 6
        if depth + 1 < levels {
            for word in 0..<words { masks[(depth + 1) * words + word] = masks[depth * words + word] }
        }
        split(node: 2 * node, from: start, to: middle, depth: depth + 1, tree, &bank, values, &random)
        if depth + 1 < levels {
            for word in 0..<words { masks[(depth + 1) * words + word] = masks[depth * words + word] }
        }
        split(node: 2 * node + 1, from: middle, to: end, depth: depth + 1, tree, &bank, values, &random)
        for lane in 0..<laneCount {
            let lower = 2 * node * laneCount + lane
            let (left, right) = (2 * lower - lane, 2 * lower - lane + 2 * laneCount)
            var least = bounds[left]
            least.replace(with: bounds[right], where: bounds[right] .< least)
            var greatest = bounds[left + laneCount]
            greatest.replace(with: bounds[right + laneCount], where: bounds[right + laneCount] .> greatest)
            bounds[lower] = least
            bounds[lower + laneCount] = greatest
        }
    }

    /// One of the features that vary in the part, all equally likely, and a value between its least and greatest; nil if none varies.
    ///
    /// Features are drawn from those that varied in the parent; one that is found constant is struck off for the nodes below too.
    private mutating func choose(_ start: Int, _ end: Int, depth: Int, _ random: inout SplitMix64) -> TreeBank.Split? {
        let words = (dimensions + 63) >> 6
        let firstWord = depth * words
        var left = 0
        for word in firstWord..<firstWord + words { left += masks[word].nonzeroBitCount }
        while left > 0 {
            let feature = feature(random.index(below: left), in: firstWord)
            let (lower, upper) = range(of: feature, start, end)
            if lower < upper {
                // Over the least value and up to the greatest, so that neither side is empty, whatever the rounding.
                var cut = min(lower + random.positiveFraction() * (upper - lower), upper)
                if cut <= lower { cut = upper }
                return .init(feature: Int32(feature), cut: cut)
            }
            masks[firstWord + feature >> 6] &= ~(1 << UInt64(feature & 63))
            left -= 1
        }
        return nil
    }

    /// The feature of the bit that has `rank` set bits before it.
    private func feature(_ rank: Int, in firstWord: Int) -> Int {
        var rank = rank
        var word = firstWord
        while masks[word].nonzeroBitCount <= rank {
            rank -= masks[word].nonzeroBitCount
            word += 1
        }
        var bits = masks[word]
        for _ in 0..<rank { bits &= bits - 1 }
        return (word - firstWord) * 64 + bits.trailingZeroBitCount
    }

    /// The least and the greatest value of a feature in the part; infinite and the wrong way round if it has none.
    private func range(of feature: Int, _ start: Int, _ end: Int) -> (Float, Float) {
        let column = feature * starts.count
        var lower = Float.infinity
        var upper = -Float.infinity
        for index in start..<end {
            let value = columns[column + Int(places[index])]
            if value < lower { lower = value }
            if value > upper { upper = value }
        }
        return (lower, upper)
    }

    /// Reorders the part's places: those below the cut, then those without a value, then the rest; the middle ones go with the larger side.
    private mutating func divide(_ start: Int, _ end: Int, by split: TreeBank.Split) -> (middle: Int, missingGoesBelow: Bool) {
        let column = Int(split.feature) * starts.count
        var belowEnd = start
        var next = start
        var aboveStart = end
        while next < aboveStart {
            let value = columns[column + Int(places[next])]
            if value < split.cut {
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
        let missingGoesBelow = belowEnd - start >= end - aboveStart
        return (missingGoesBelow ? aboveStart : belowEnd, missingGoesBelow)
    }

    /// The bounds of the vectors of a part that is not cut.
    private mutating func boundLeaf(_ node: Int, _ start: Int, _ end: Int, _ values: [Float]) {
        for lane in 0..<laneCount {
            var least = Lanes(repeating: .infinity)
            var greatest = Lanes(repeating: -.infinity)
            for index in start..<end {
                let first = starts[Int(places[index])] + 8 * lane
                var value = Lanes()
                for place in 0..<8 { value[place] = values[first + place] }
                least.replace(with: value, where: value .< least)
                greatest.replace(with: value, where: value .> greatest)
            }
            bounds[2 * node * laneCount + lane] = least
            bounds[(2 * node + 1) * laneCount + lane] = greatest
        }
    }

    /// Hands the bounds of all nodes that were cut to the bank, and with the root's the scale of the tree.
    ///
    /// A feature of which a node has no value takes the parent's bounds, so that boxes stay nested; in the root it has the bounds 0
    /// and 0, but no scale, so that it never counts.
    private mutating func setBoxes(of tree: Int, in bank: inout TreeBank) {
        for lane in 0..<laneCount {
            let least = bounds[2 * laneCount + lane]
            let greatest = bounds[3 * laneCount + lane]
            var width = greatest - least
            width.replace(with: leastWidths[lane], where: width .< leastWidths[lane])
            var inverse = 1 / width
            inverse.replace(with: 0 as Float, where: least .> greatest)
            for index in 0..<8 where lane * 8 + index >= dimensions { inverse[index] = 0 }
            bank.inverseWidths[tree * laneCount + lane] = inverse
        }
        let firstNode = tree * bank.inner
        let target = 2 * firstNode * laneCount
        for node in 1..<bank.inner where node == 1 || !bank.splits[firstNode + node].isNone {
            for lane in 0..<laneCount {
                let lower = 2 * node * laneCount + lane
                if hasMissing {
                    let parent = 2 * (node / 2) * laneCount + lane
                    let empty = bounds[lower] .> bounds[lower + laneCount]
                    bounds[lower].replace(with: node == 1 ? Lanes() : bounds[parent], where: empty)
                    bounds[lower + laneCount].replace(with: node == 1 ? Lanes() : bounds[parent + laneCount], where: empty)
                }
                bank.boxes[target + lower] = bounds[lower]
                bank.boxes[target + lower + laneCount] = bounds[lower + laneCount]
            }
        }
    }
}
