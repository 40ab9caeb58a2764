/// The signs that the dashboard draws with: lines, bars and graphs, for terminals with and without UTF-8.
struct Symbols: Hashable, Sendable {
    /// Says that a text was cut.
    let ellipsis: Unicode.Scalar
    /// Top and bottom of a box.
    let horizontal: Unicode.Scalar
    /// Sides of a box, and the edge of a gutter.
    let vertical: Unicode.Scalar
    /// Corners of a box: top left, top right, bottom left, bottom right.
    let corners: [Unicode.Scalar]
    /// Points at the selected row, at the flagging message, at the threshold.
    let pointer: Unicode.Scalar
    /// Heights of a graph's column, lowest first; nothing at all is a blank. None fills its cell, so that graphs in rows
    /// that touch stay apart.
    let heights: [Unicode.Scalar]
    /// Lengths of a bar's last cell, shortest first; the last one is a full cell.
    let lengths: [Unicode.Scalar]
    /// The part of a bar that is not filled.
    let track: Unicode.Scalar
    /// A thin bar for shares in rows that touch: filled, half filled, not filled.
    let thin: [Unicode.Scalar]
    /// Points at a column from below.
    let mark: Unicode.Scalar
    /// A cell of a column that is filled to its top.
    let full: Unicode.Scalar

    /// Rounded lines and block elements, all of width 1.
    static let unicode = Symbols(
        ellipsis: "…", horizontal: "─", vertical: "│", corners: ["╭", "╮", "╰", "╯"], pointer: "▶",
        heights: ["▁", "▂", "▃", "▄", "▅", "▆", "▇"], lengths: ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"],
        track: "░", thin: ["━", "╸", "─"], mark: "▲", full: "█")

    /// ASCII only, for terminals that say so.
    static let ascii = Symbols(
        ellipsis: "~", horizontal: "-", vertical: "|", corners: ["+", "+", "+", "+"], pointer: ">",
        heights: [".", ":", "|"], lengths: ["#"],
        track: "-", thin: ["=", "=", "-"], mark: "^", full: "|")

    /// The sign for a graph's column of that part of the full height; nil for zero, so that one event is still seen.
    func height(_ fraction: Double) -> Unicode.Scalar? {
        guard fraction > 0 else { return nil }
        let level = Int((min(1, fraction) * Double(heights.count)).rounded(.up))
        return heights[max(1, level) - 1]
    }
}
