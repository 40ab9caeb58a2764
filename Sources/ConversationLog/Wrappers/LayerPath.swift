internal import KeptState

/// The wrappers around a line, from the outermost: places in ``LogWrappers/all``.
struct LayerPath: Hashable, Sendable {
    /// A byte a layer, the outermost lowest; 0 for none.
    private(set) var code: UInt32 = 0

    /// How many layers there are.
    var count: Int { (32 - code.leadingZeroBitCount + 7) / 8 }

    /// True for a line that lies bare.
    var isEmpty: Bool { code == 0 }

    /// The place in the list of the layer at that depth, from 0.
    subscript(depth: Int) -> Int { Int(code >> UInt32(8 * depth) & 0xFF) - 1 }

    /// The path with one more layer inside.
    ///
    /// - Precondition: there are fewer than four, and `wrapper` is below 255.
    func appending(_ wrapper: Int) -> LayerPath {
        LayerPath(code: code | UInt32(wrapper + 1) << UInt32(8 * count))
    }

    /// The layers' names, from the outermost.
    var names: [String] { (0..<count).map { LogWrappers.all[self[$0]].description.name } }
}

extension LayerPath: KeptValue {
    static var blank: LayerPath { LayerPath() }

    /// By name, since the list of wrappers may grow.
    mutating func keep(in archive: inout StateArchive) {
        var names = archive.isReading ? [] : names
        archive.keep(&names)
        guard archive.isReading else { return }
        archive.check(names.count <= LogWrappers.depthLimit)
        var path = LayerPath()
        for name in names.prefix(LogWrappers.depthLimit) {
            let place = LogWrappers.all.firstIndex { $0.description.name == name }
            archive.check(place != nil)
            if let place { path = path.appending(place) }
        }
        self = path
    }
}
