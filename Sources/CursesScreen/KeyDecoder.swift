import CNcurses
import DashboardModel

/// What ncurses reads from the keyboard: a code of its own, or a character.
enum RawKey: Hashable, Sendable {
    case code(Int32)
    case character(UInt32)
}

/// Turns what ncurses reads into keys of the dashboard.
enum KeyDecoder {
    /// The keys that were pressed, in order; what means nothing here is left out.
    ///
    /// Escape sequences that ncurses doesn't know arrive as Escape and the characters behind it. Those are dropped whole:
    /// the `5` in `ESC [ 1 ; 5 P` isn't the key 5.
    ///
    /// - Parameter raw: all that could be read at once; a sequence isn't looked for past its end.
    static func keys(from raw: [RawKey]) -> [Key] {
        var keys: [Key] = []
        var rest = raw[...]
        while let first = rest.popFirst() {
            if first == .character(escape), dropSequence(from: &rest) { continue }
            if let key = key(first) { keys.append(key) }
        }
        return keys
    }

    /// Redraw everything: Ctrl-L, as in every terminal program. The screen itself obeys it.
    static let redraw = RawKey.character(0x0C)

    private static let escape: UInt32 = 0x1B

    private static func key(_ raw: RawKey) -> Key? {
        switch raw {
        case .code(let code): key(code: code)
        case .character(let value): key(character: value)
        }
    }

    private static func key(code: Int32) -> Key? {
        switch code {
        case KEY_UP: .up
        case KEY_DOWN: .down
        case KEY_LEFT: .left
        case KEY_RIGHT: .right
        case KEY_PPAGE: .pageUp
        case KEY_NPAGE: .pageDown
        case KEY_HOME: .home
        case KEY_END: .end
        case KEY_ENTER: .enter
        case KEY_BTAB: .backTab
        case KEY_BACKSPACE: .backspace
        case (KEY_F0 + 1)...(KEY_F0 + 63): .function(Int(code - KEY_F0))
        default: nil
        }
    }

    private static func key(character value: UInt32) -> Key? {
        switch value {
        case 0x03: .interrupt
        case 0x08, 0x7F: .backspace
        case 0x09: .tab
        case 0x0A, 0x0D: .enter
        case escape: .escape
        case ..<0x20, 0x80...0x9F: nil
        default: Unicode.Scalar(value).map(Key.character)
        }
    }

    /// Takes away the rest of a control sequence (`[` parameters final) or of a shifted function (`O` final), ECMA-48 5.4.
    private static func dropSequence(from rest: inout ArraySlice<RawKey>) -> Bool {
        switch rest.first {
        case .character(0x5B):
            rest.removeFirst()
            while case .character(let value) = rest.first {
                rest.removeFirst()
                if (0x40...0x7E).contains(value) { break }
            }
            return true
        case .character(0x4F) where rest.count > 1:
            rest.removeFirst(2)
            return true
        default:
            return false
        }
    }
}
