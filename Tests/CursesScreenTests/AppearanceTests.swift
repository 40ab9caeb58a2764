import DashboardModel
import Foundation
import Testing

@testable import CursesScreen

@Suite struct AppearanceTests {
    /// Relative luminance of a colour of xterm's palette, after WCAG 2.1: cube of steps 0, 95, 135, 175, 215, 255, and greys of
    /// 8 + 10n from number 232 on.
    private func luminance(_ colour: Int32) throws -> Double {
        try #require((16...255).contains(colour), "the first 16 differ between terminals")
        let steps: [Double] = [0, 95, 135, 175, 215, 255]
        let index = Int(colour) - 16
        let parts = colour >= 232
            ? Array(repeating: Double(8 + 10 * (Int(colour) - 232)), count: 3)
            : [steps[index / 36], steps[index / 6 % 6], steps[index % 6]]
        let linear = parts.map { $0 / 255 }.map { $0 <= 0.03928 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    private func contrast(_ one: Double, _ other: Double) -> Double { (max(one, other) + 0.05) / (min(one, other) + 0.05) }

    @Test(arguments: Frame.Style.allCases)
    func `text is readable on black and on white`(_ style: Frame.Style) throws {
        let look = Appearance(of: style, colours: 256)
        guard look.foreground != Appearance.terminalsOwn else {
            #expect(look.background == Appearance.terminalsOwn)
            return
        }
        let text = try luminance(look.foreground)
        if look.background == Appearance.terminalsOwn {
            #expect(contrast(text, 0) >= 3.8 && contrast(text, 1) >= 3.8)
        } else {
            #expect(contrast(text, try luminance(look.background)) >= 4.5)
        }
    }

    @Test(arguments: Frame.Style.allCases) func `without colour there is none`(_ style: Frame.Style) {
        let look = Appearance(of: style, colours: 0)
        #expect(look.foreground == Appearance.terminalsOwn && look.background == Appearance.terminalsOwn)
    }

    @Test(arguments: Frame.Style.allCases) func `eight colours suffice for a terminal of eight`(_ style: Frame.Style) {
        let look = Appearance(of: style, colours: 8)
        #expect((-1...7).contains(look.foreground) && (-1...7).contains(look.background))
    }

    @Test func `what warns and what isn't as typed differs by attributes alone`() {
        let told: [Frame.Style] = [.normal, .selected, .warning, .bad, .critical, .marker]
        #expect(Set(told.map { Appearance(of: $0, colours: 0).attributes.rawValue }).count == told.count)
    }

    @Test(arguments: [8, 256]) func `with colour, markers and alarms still have an attribute or a background`(_ colours: Int) {
        for style in [Frame.Style.bad, .critical, .marker, .selected, .key] {
            #expect(!Appearance(of: style, colours: colours).attributes.isEmpty)
        }
    }
}
