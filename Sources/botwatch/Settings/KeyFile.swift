import Glibc

/// A file that holds a secret: only its owner may have access, else it is refused.
enum KeyFile {
    private static let leastBytes = 16
    private static let mostBytes = 4_096

    static func bytes(of path: String) throws(SettingError) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else {
            throw SettingError(requirement: "must name a readable file: \(unsafe String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        var status = stat()
        // Safe because the structure outlives the call.
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
            status.st_mode & 0o077 == 0
        else {
            throw SettingError(requirement: "must name a file of yours that nobody else can read (chmod 600)")
        }
        guard let bytes = Descriptor.readAll(descriptor, limit: mostBytes), bytes.count >= leastBytes else {
            throw SettingError(requirement: "must name a file of \(leastBytes) to \(mostBytes) bytes")
        }
        return bytes
    }
}
