import Glibc
import SessionWatch

/// The compiled phrase patterns, kept in the XDG cache folder: compiling takes half a second, reading them back a few
/// milliseconds. A cache that can't be read, written or trusted is passed over; the patterns are then compiled.
enum PatternCache {
    /// About 2 MB are expected.
    private static let limit = 64 << 20
    /// Marks the layout of the file: a count of parts, then each part's length and bytes, numbers as 8 bytes, lowest first.
    private static let magic = Array("botwatch patterns 1\n".utf8)

    static func databases(_ environment: [String: String]) throws -> PhraseDatabases {
        let folder = folder(environment)
        if let folder, let parts = read(folder + "/patterns"), let kept = try? PhraseDatabases(serialized: parts) {
            return kept
        }
        let fresh = try PhraseDatabases()
        if let folder { write(fresh.serialized, to: folder) }
        return fresh
    }

    /// `$XDG_CACHE_HOME/botwatch`, by default under `~/.cache`.
    private static func folder(_ environment: [String: String]) -> String? {
        if let folder = environment["XDG_CACHE_HOME"], folder.hasPrefix("/") { return folder + "/botwatch" }
        guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
        return home + "/.cache/botwatch"
    }

    /// The parts in the file, if it is ours alone: nobody else may have written what the pattern library is going to trust.
    private static func read(_ path: String) -> [[UInt8]]? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        // Safe because the structure outlives the call.
        guard unsafe fstat(descriptor, &status) == 0, status.st_uid == geteuid(), status.st_mode & 0o022 == 0,
            (0...limit).contains(Int(status.st_size))
        else { return nil }
        guard let bytes = Descriptor.readAll(descriptor, limit: limit) else { return nil }
        return parts(of: bytes)
    }

    private static func parts(of bytes: [UInt8]) -> [[UInt8]]? {
        guard bytes.starts(with: magic) else { return nil }
        var rest = bytes[magic.count...]
        func number() -> Int? {
            guard rest.count >= 8 else { return nil }
            let value = rest.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            rest = rest.dropFirst(8)
            return value <= UInt64(limit) ? Int(value) : nil
        }
        guard let count = number(), count <= 64 else { return nil }
        var parts: [[UInt8]] = []
        for _ in 0..<count {
            guard let length = number(), length <= rest.count else { return nil }
            parts.append(Array(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        return rest.isEmpty ? parts : nil
    }

    /// Written beside and then renamed, so that a reader never meets half a file.
    private static func write(_ parts: [[UInt8]], to folder: String) {
        var bytes = magic
        func add(_ number: Int) {
            for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
        }
        add(parts.count)
        for part in parts {
            add(part.count)
            bytes += part
        }
        let parent = String(folder.dropLast("/botwatch".utf8.count))
        unsafe mkdir(parent, 0o700)
        unsafe mkdir(folder, 0o700)
        let draft = "\(folder)/patterns.\(getpid())"
        let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return }
        let failure = Descriptor.write(bytes, to: descriptor)
        close(descriptor)
        let isKept = unsafe failure == nil && rename(draft, folder + "/patterns") == 0
        if !isKept { unsafe unlink(draft) }
    }
}
