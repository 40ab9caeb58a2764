import Glibc
import LogTail

/// The command line as it was typed, bytes that are no UTF-8 included: a file may have any name.
enum CommandLineBytes {
    /// The arguments after the program's name; see ``FilePath/init(escaped:)`` for those that are no UTF-8.
    static var arguments: [String] {
        var arguments: [String] = []
        // Safe because argv holds argc NUL-terminated strings for the life of the process.
        for index in 1..<max(1, Int(CommandLine.argc)) {
            guard let text = unsafe CommandLine.unsafeArgv[index] else { continue }
            let bytes = unsafe Array(UnsafeBufferPointer(start: text, count: strlen(text))).map { UInt8(bitPattern: $0) }
            arguments.append(FilePath(bytes: bytes).escaped)
        }
        return arguments
    }

    /// `--budget -5` as `--budget=-5`: the parser would take the value for a flag and call it missing.
    static func joiningNegativeValues(_ arguments: [String]) -> [String] {
        var joined: [String] = []
        for argument in arguments {
            let isNegative = argument.first == "-" && argument.dropFirst().first.map { ("0"..."9").contains($0) } ?? false
            if isNegative, let flag = joined.last, flag.hasPrefix("--"), flag.count > 2, !flag.contains("=") {
                joined[joined.count - 1] = "\(flag)=\(argument)"
            } else {
                joined.append(argument)
            }
        }
        return joined
    }
}
