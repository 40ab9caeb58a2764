#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Wakes whoever waits with `poll` when something happens in the folders of watched files, so that a line shows sooner than at the next look.
///
/// Only a hint (inotify, on Linux): network file systems give none, queues overflow, watches are limited, and what it says is not even read. Without
/// it everything works the same, up to one pause later. A class since the descriptor has one owner.
final class ChangeHints: Sendable {
    /// To be polled for input; nil where the system has no such thing, or none to spare.
    let descriptor: Int32?

    /// Watches nothing yet.
    init() {
        #if os(Linux)
            let opened = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
            descriptor = opened >= 0 ? opened : nil
        #else
            descriptor = nil
        #endif
    }

    deinit {
        if let descriptor { close(descriptor) }
    }

    /// Gives hints of what happens in the folder from now on; once more for the same folder changes nothing, and a failure only means no hints.
    func watch(_ directory: FilePath) {
        #if os(Linux)
            guard let descriptor else { return }
            let kinds = IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_ATTRIB
            // Safe because the path ends with NUL and the pointer does not outlive the call.
            unsafe _ = inotify_add_watch(descriptor, directory.terminated, UInt32(kinds))
        #endif
    }

    /// Throws away what was said so far, so that ``descriptor`` wakes only for what comes now.
    func clear() {
        guard let descriptor else { return }
        let size = 4096
        var count = 0
        repeat {
            // Safe because the buffer holds `size` bytes and does not leave the closure.
            count = unsafe withUnsafeTemporaryAllocation(byteCount: size, alignment: 8) { buffer in
                unsafe read(descriptor, buffer.baseAddress, size)
            }
        } while count > 0
    }
}
