/// What can happen to a log and to the program that reads it. A list of these is a history; numbers choose among what is there.
enum HistoryAction: Hashable {
    /// So many lines come to the current file; the last may be begun only.
    case write(Int, begun: Bool)
    /// A line comes to a file that had the name before.
    case writeLate(Int)
    case rename, rotate, copyTruncate, cut, delete, create, save
    /// The file goes aside, under a name that no rotation gives, or comes back.
    case aside, back
    /// A rotated file is replaced by its packed copy.
    case pack(Int)
    case deny, grant
    /// So many rounds of the reader, a quarter of a second apart; the first one starts the program if it isn't running.
    case poll(Int)
    /// The reader's state and what it gave out are stored, as by a commit.
    case store
    case kill

    static func random(_ count: Int, using random: inout SeededGenerator) -> [HistoryAction] {
        (0..<count).map { _ in
            switch Int.random(in: 0..<36, using: &random) {
            case 0..<9: .write(Int.random(in: 1...6, using: &random), begun: Bool.random(using: &random))
            case 9..<11: .writeLate(Int.random(in: 0...3, using: &random))
            case 11, 12: .rotate
            case 13, 14: .copyTruncate
            case 15: .cut
            case 16: .delete
            case 17: .create
            case 18..<21: .store
            case 21, 22: .kill
            case 23: .rename
            case 24, 25: .save
            case 26: .aside
            case 27: .back
            case 28: .pack(Int.random(in: 0...2, using: &random))
            case 29: .deny
            case 30: .grant
            default: .poll([1, 1, 2, 4, 30][Int.random(in: 0..<5, using: &random)])
            }
        }
    }

    /// The smallest list that still fails: actions are left out as long as it does (delta debugging, Zeller and Hildebrandt, IEEE TSE 28(2), 2002,
    /// without its last refinement).
    static func shrunk(_ actions: [HistoryAction], fails: ([HistoryAction]) -> Bool) -> [HistoryAction] {
        var actions = actions
        var size = actions.count / 2
        while size >= 1 {
            var start = 0
            while start < actions.count {
                var fewer = actions
                fewer.removeSubrange(start..<min(start + size, actions.count))
                if fails(fewer) { actions = fewer } else { start += size }
            }
            size /= 2
        }
        return actions
    }
}
