internal import RealModule

/// How deep points lie in random trees: the measure that turns a depth into a score.
enum PathLength {
    /// Euler-Mascheroni constant (OEIS A001620).
    static let eulerGamma = 0.577_215_664_901_532_9

    /// Mean depth at which a search in a random binary tree of `count` points ends without success, c(n).
    ///
    /// 2 H(n-1) - 2 (n-1)/n with the harmonic number H(i) taken as ln(i) + 0.5772156649, after Liu, Ting and Zhou, "Isolation Forest",
    /// ICDM 2008, equation 1, doi:10.1109/ICDM.2008.17; c(2) = 1 and c(1) = 0 as in their later paper, doi:10.1145/2133360.2133363.
    static func average(over count: Int) -> Double {
        if count <= 1 { return 0 }
        if count == 2 { return 1 }
        let others = Double(count - 1)
        return 2 * (Double.log(others) + eulerGamma) - 2 * others / Double(count)
    }
}
