import Glibc
import SessionWatch

/// The one way to standard error: a line at a time, made harmless first, since file names and errors come from outside.
enum StandardError {
    /// Says a sentence, with the program's name before it. Where standard error is closed there is nobody to tell.
    static func say(_ sentence: String) {
        _ = Descriptor.write(Array("botwatch: \(SafeText.plain(sentence))\n".utf8), to: STDERR_FILENO)
    }

    /// Says a user error; the fix stands on the same line.
    static func say(_ error: UserError) { say(error.sentence) }
}
