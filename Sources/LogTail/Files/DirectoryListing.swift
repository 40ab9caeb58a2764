#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The names in a directory.
enum DirectoryListing {
    /// All names but `.` and `..`, in byte order.
    static func names(in directory: FilePath) throws(SystemError) -> [[UInt8]] {
        // Safe because the path ends with NUL and the pointer does not outlive the call.
        guard let stream = unsafe opendir(directory.terminated) else { throw .last }
        // Safe because the stream is open and this is its only closing.
        defer { unsafe _ = closedir(stream) }
        var names: [[UInt8]] = []
        // Safe because each entry is copied before the next call, which is when the system may overwrite it.
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe Array(bytes.prefix { $0 != 0 })
            }
            if name != Array(".".utf8) && name != Array("..".utf8) { names.append(name) }
        }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
    }
}
