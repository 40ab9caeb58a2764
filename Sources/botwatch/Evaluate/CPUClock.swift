import Glibc

/// CPU time that this process has taken, on all its threads.
enum CPUClock {
    /// In seconds, since the process began.
    static var seconds: Double {
        var time = timespec()
        // Safe because the structure outlives the call.
        unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
