/// The last line: the keys that work now, from the key table.
struct FooterPanel: Panel {
    func draw(_ scene: Scene, in area: Area, with painter: inout Painter) {
        var spans: [Span] = []
        var used = 0
        for binding in Self.offered(in: scene) {
            guard let key = binding.keys.first?.name else { continue }
            let word = binding.action == .pause && scene.isPaused ? "go on" : binding.word
            let width = key.unicodeScalars.count + 1 + word.unicodeScalars.count + (spans.isEmpty ? 0 : 2)
            guard used + width <= area.columns - 2 else { continue }
            used += width
            spans.append(.text(key, .key, gap: 2))
            spans.append(.text(word, .dim))
        }
        painter.draw(Row(spans), row: area.row, column: area.column + 1, width: area.columns - 2)
    }

    /// The bindings that would do something here and now, the most useful ones first.
    static func offered(in scene: Scene) -> [KeyBinding] {
        KeyTable.footerOrder.compactMap(KeyTable.binding(of:)).filter { binding in
            binding.footer.contains(scene.state.view.kind) && scene.works(binding.action)
        }
    }
}
