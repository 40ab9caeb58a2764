import Testing

@testable import CursesScreen

@Suite struct TerminalCharsetTests {
    private func tried(_ all: String?, _ ctype: String?, _ lang: String?) -> [String] {
        TerminalCharset.localesToTry(all: all, ctype: ctype, lang: lang)
    }

    @Test func `without any setting UTF-8 is taken`() {
        #expect(tried(nil, nil, nil) == ["C.UTF-8"])
        #expect(tried("", "", "") == ["C.UTF-8"])
    }

    @Test func `an explicit locale counts, LC_ALL before LC_CTYPE before LANG`() {
        #expect(tried("C", "de_DE.UTF-8", "de_DE.UTF-8") == [""])
        #expect(tried("", "POSIX", "de_DE.UTF-8") == [""])
        #expect(tried(nil, nil, "de_DE.ISO-8859-1") == [""])
    }

    @Test func `a UTF-8 locale that is missing here is still UTF-8`() {
        #expect(tried(nil, nil, "de_DE.UTF-8") == ["", "C.UTF-8"])
        #expect(tried("en_US.utf8", nil, nil) == ["", "C.UTF-8"])
    }
}
