internal import KeptState

/// Sessions by their greatest risk, in 20 equal bins.
struct RiskHistogram: Sendable {
    private(set) var bins = [Int](repeating: 0, count: indices.count)

    /// The places of the bins.
    static let indices = 0..<20

    /// Puts a session into the bin of its greatest risk, out of the one it was in.
    mutating func move(_ risk: inout RiskState) {
        let bin = min(bins.count - 1, max(0, Int(risk.greatest * Double(bins.count))))
        guard bin != risk.bin else { return }
        if let old = risk.bin { bins[old] -= 1 }
        bins[bin] += 1
        risk.bin = bin
    }
}

extension RiskHistogram: Kept {
    mutating func keep(in archive: inout StateArchive) {
        for bin in bins.indices { archive.keepTally(&bins[bin]) }
    }
}
