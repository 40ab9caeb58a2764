import ConversationLog
import Testing

@Suite struct FieldAliasesTests {
    /// A name as the table folds it, written apart from it.
    private func folded(_ name: String) -> String { String(name.lowercased().filter { !"_-@. ".contains($0) }) }

    /// 64-bit FNV-1a by its definition.
    private func fnv(_ text: String) -> UInt64 {
        text.utf8.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    }

    @Test func `no name stands for two things, and no two names have one hash`() {
        let names = FieldAliases.names.flatMap { $0.names.map { folded($0) } }
        #expect(Set(names).count == names.count)
        #expect(Set(names.map { fnv($0) }).count == names.count)
        // The published hash of "foobar" (draft-eastlake-fnv, test vectors).
        #expect(fnv("foobar") == 0x8594_4171_F739_67E8)
    }

    @Test func `every kind of field that is looked for by name has names`() {
        #expect(FieldAliases.names.map(\.kind) == FieldAliases.Kind.allCases)
    }
}
