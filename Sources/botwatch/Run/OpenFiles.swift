import Glibc

/// How many files may be open: each followed or merged log takes one.
enum OpenFiles {
    /// Takes what the system allows without asking; where it refuses, the old limit stays.
    static func raiseLimit() {
        var limit = rlimit()
        // Safe because the structure outlives both calls.
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
