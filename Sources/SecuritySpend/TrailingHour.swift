internal import KeptState

/// What was spent over the last hour of event time, in cells of five minutes. Human review isn't added: it comes in lumps.
///
/// Kept in pico-dollars, since one small message costs a few nano-dollars at most in CPU. The order in which messages of
/// the last hour arrive makes no difference.
struct TrailingHour {
    private struct Cell {
        /// Five-minute periods since 1970; -1 while unused.
        var period: Int64 = -1
        var picodollars: Int128 = 0
    }

    /// Twelve full cells and the running one.
    private var cells = [Cell](repeating: Cell(), count: 13)

    /// Adds what was spent at a moment; older cells that share its place are forgotten.
    mutating func add(picodollars: Int128, at second: Int64) {
        let period = second / Self.cellSeconds
        let index = Int(period % Int64(cells.count))
        if cells[index].period > period { return }
        if cells[index].period < period { cells[index] = Cell(period: period) }
        cells[index].picodollars += picodollars
    }

    /// Spent per hour in the twelve full cells before `now` and the part of the cell that has passed.
    func hourlyRate(at now: Int64) -> Money {
        let period = now / Self.cellSeconds
        let sum = cells.reduce(Int128(0)) { sum, cell in
            cell.period > period - 13 && cell.period <= period ? sum + cell.picodollars : sum
        }
        let seconds = Int128(12 * Self.cellSeconds + now % Self.cellSeconds)
        return Money(clamping: (sum * 3_600).dividedHalfEven(by: seconds * 1_000))
    }

    private static let cellSeconds: Int64 = 300
}

extension TrailingHour: Kept {
    mutating func keep(in archive: inout StateArchive) {
        for index in cells.indices {
            archive.keep(&cells[index].period)
            archive.keep(&cells[index].picodollars)
            archive.check(cells[index].period >= -1 && cells[index].picodollars.magnitude < 1 << 100)
        }
    }
}
