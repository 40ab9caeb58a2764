import DashboardModel
import Testing

@testable import CursesScreen

@Suite struct TerminalSizeTests {
    private func size(_ columns: Int, _ rows: Int) -> Frame.Size { Frame.Size(columns: columns, rows: rows) }

    @Test func `the kernel's figures count`() {
        #expect(TerminalSize.chosen(told: size(132, 50), described: size(80, 24)) == size(132, 50))
        #expect(TerminalSize.chosen(told: size(1, 1), described: size(80, 24)) == size(1, 1))
    }

    @Test func `where the kernel doesn't know, the description does, else it is 80 by 24`() {
        #expect(TerminalSize.chosen(told: size(0, 0), described: size(100, 30)) == size(100, 30))
        #expect(TerminalSize.chosen(told: nil, described: size(-1, -1)) == size(80, 24))
        #expect(TerminalSize.chosen(told: size(0, 40), described: size(-1, -1)) == size(80, 40))
    }

    @Test func `a wrong figure doesn't take gigabytes`() {
        #expect(TerminalSize.chosen(told: size(65_535, 65_535), described: size(80, 24)) == size(1_000, 1_000))
    }
}
