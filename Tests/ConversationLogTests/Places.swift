/// Where to cut or to change a text, for tests that would take minutes at every place of every example.
enum Places {
    /// Of a text of so many bytes some 96 places, in even steps; each turn begins at another place of the first step, so that over the
    /// examples, and over the lines of one, all places of a step have their turn. Short texts are tried at every place.
    static func sample(_ count: Int, turn: Int) -> StrideTo<Int> {
        let step = max(1, count / 96)
        return stride(from: turn % step, to: count, by: step)
    }
}
