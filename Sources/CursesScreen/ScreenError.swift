/// Why there can be no screen. Facts only: the program makes the sentence.
package enum ScreenError: Error, Hashable {
    /// There is no controlling terminal; `code` is the `errno` of opening /dev/tty.
    case noTerminal(code: Int32)
    /// The terminal database doesn't know this value of TERM; empty where TERM isn't set.
    case unknownTerminal(name: String)
    /// The terminal can't put its cursor anywhere, as TERM=dumb.
    case noCursorAddressing(name: String)
    /// The pipe that tells of signals can't be made; `code` is the `errno`.
    case noSignalPipe(code: Int32)
}
