import Foundation
import Synchronization
import Testing

/// The built program as a child process, with no settings and no terminal of the user's.
struct Program {
    struct Outcome {
        /// The exit status; 128 + n when signal n ended it.
        var status: Int32
        var output: String
        var errors: String

        /// What was said on standard error, a line each, without the name before it.
        var sentences: [String] {
            errors.split(separator: "\n").map { $0.hasPrefix("botwatch: ") ? String($0.dropFirst(10)) : "?? \($0)" }
        }

        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    struct NotStarted: Error { let code: Int32 }

    /// The executable lies beside the bundle of the tests.
    static let path: String = {
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
        let folder = bundle?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
        let here = folder.appending(path: "botwatch").path
        if FileManager.default.isExecutableFile(atPath: here) { return here }
        return URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "botwatch").path
    }()

    /// Compiled patterns may be kept here, so that only the first child takes the time.
    private static let cache = URL(filePath: path).deletingLastPathComponent().appending(path: "botwatch-tests-cache").path

    /// Runs to the end. Output and errors go to files, so that no pipe can fill up.
    ///
    /// - Parameters:
    ///   - output: a descriptor instead of the file for output.
    ///   - terminal: a terminal's name instead; it becomes the child's own.
    ///   - program: another one, such as a shell that sets limits.
    static func run(
        _ arguments: [String], input: String? = nil, environment: [String: String] = [:], output: Int32? = nil,
        terminal: String? = nil, of program: String = path
    ) throws -> Outcome {
        let folder = try TemporaryFolder()
        let out = try folder.write("out", ""), err = try folder.write("err", "")
        let source = try input.map { try folder.write("in", $0) } ?? "/dev/null"
        let child = try start(arguments, of: program, environment: environment, home: folder.path) { actions in
            posix_spawn_file_actions_addopen(&actions, 0, source, O_RDONLY, 0)
            if let terminal {
                posix_spawn_file_actions_addopen(&actions, 1, terminal, O_RDWR, 0)
            } else if let output {
                posix_spawn_file_actions_adddup2(&actions, output, 1)
            } else {
                posix_spawn_file_actions_addopen(&actions, 1, out, O_WRONLY, 0)
            }
            posix_spawn_file_actions_addopen(&actions, 2, err, O_WRONLY, 0)
        }
        let status = wait(for: child)
        func text(_ path: String) throws -> String { String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self) }
        return Outcome(status: status, output: try text(out), errors: try text(err))
    }

    /// A child that goes on until it is told to end, its standard error read as it comes.
    final class Running {
        private let child: pid_t
        private let errors: Int32
        private(set) var said = ""

        init(_ arguments: [String], folder: TemporaryFolder) throws {
            let ends = try Program.pipe()
            let out = try folder.write("out", ""), write = ends[1]
            child = try Program.start(arguments, environment: [:], home: folder.path) { actions in
                posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
                posix_spawn_file_actions_addopen(&actions, 1, out, O_WRONLY, 0)
                posix_spawn_file_actions_adddup2(&actions, write, 2)
            }
            errors = ends[0]
            close(write)
        }

        deinit { close(errors) }

        /// Waits until it has said this on standard error; false when it ended, or was silent for a minute.
        func says(_ words: String) -> Bool {
            var buffer = [UInt8](repeating: 0, count: 4_096)
            while !said.contains(words) {
                var request = pollfd(fd: errors, events: Int16(POLLIN), revents: 0)
                guard poll(&request, 1, 60_000) == 1 else { return false }
                let count = read(errors, &buffer, buffer.count)
                guard count > 0 else { return false }
                said += String(decoding: buffer[..<count], as: UTF8.self)
            }
            return true
        }

        func end(with signal: Int32) -> Int32 {
            kill(child, signal)
            return Program.wait(for: child)
        }
    }

    /// A pipe's reading and writing end, which no child inherits.
    static func pipe() throws -> [Int32] {
        try starting.withLock { _ in
            var ends: [Int32] = [-1, -1]
            guard Foundation.pipe(&ends) == 0 else { throw NotStarted(code: errno) }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            return ends
        }
    }

    /// No child starts between the making of a pipe and its marking.
    private static let starting = Mutex(())
    /// POSIX_SPAWN_SETSID, which glibc's header shows to GNU sources only.
    private static let ownSession: Int16 = 0x80

    fileprivate static func start(
        _ arguments: [String], of program: String = path, environment: [String: String], home: String,
        _ prepare: (inout posix_spawn_file_actions_t) -> Void
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t(), attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        // A session of its own: the terminal of whoever runs the tests is not the child's.
        posix_spawnattr_setflags(&attributes, ownSession)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        prepare(&actions)
        let variables = ["HOME": home, "XDG_CACHE_HOME": cache, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TMPDIR": home]
            .merging(environment) { $1 }
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        var settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + settings { free(text) } }
        var child: pid_t = 0
        let code = starting.withLock { _ in posix_spawn(&child, program, &actions, &attributes, &words, &settings) }
        guard code == 0 else { throw NotStarted(code: code) }
        return child
    }

    fileprivate static func wait(for child: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? status >> 8 & 0xFF : 128 + signal
    }
}
