import Foundation
import Testing

@testable import LogTail

/// Each of the system's calls fails once, as SQLite's tests do it.
@Suite struct FailingCallsTests {
    static let faults: [MemoryFiles.Fault] = [.error(EIO), .error(EINTR), .error(EACCES), .error(ESTALE), .error(EMFILE), .short]

    /// What logrotate does in its two ways, an editor's save, and restarts in between.
    static let histories: [[HistoryAction]] = [
        [.write(3, begun: true), .poll(2), .rotate, .writeLate(0), .poll(3), .write(2, begun: false), .rotate, .rotate, .poll(6), .write(1, begun: false), .poll(2)],
        [.write(3, begun: false), .poll(1), .copyTruncate, .poll(6), .save, .poll(2), .delete, .poll(2), .create, .poll(3)],
        [.write(3, begun: true), .poll(1), .store, .rotate, .kill, .write(2, begun: false), .rotate, .poll(4), .store, .copyTruncate, .kill, .poll(6)],
        [.write(3, begun: true), .poll(1), .store, .rotate, .poll(2), .store, .kill, .pack(0), .rotate, .poll(12), .write(2, begun: true), .poll(2)],
    ]

    @Test(arguments: Self.faults)
    func `whichever call fails, all comes out in the end`(_ fault: MemoryFiles.Fault) {
        for (variant, history) in zip([0, 4, 1, 3] as [UInt64], Self.histories) {
            #expect(LogHistory.fault(of: history, variant: variant) == nil)
            let first = Self.faults.firstIndex(of: fault) ?? 0
            // Each kind of fault has its own share of the calls.
            for failing in stride(from: first, to: LogHistory.calls(of: history, variant: variant), by: Self.faults.count) {
                let found = LogHistory.fault(of: history, variant: variant) { $0 == failing ? fault : nil }
                #expect(found == nil, "call \(failing) of \(history)")
                if found != nil { return }
            }
        }
    }

    @Test(arguments: [2, 3, 5, 7, 11, 31])
    func `even if every few calls fail, all comes out in the end`(_ distance: Int) {
        for (variant, history) in zip([0, 4, 1, 3] as [UInt64], Self.histories) {
            for fault in Self.faults {
                let found = LogHistory.fault(of: history, variant: variant) { $0 % distance == distance - 1 ? fault : nil }
                #expect(found == nil, "each call number \(distance) fails with \(fault), in \(history)")
                if found != nil { return }
            }
        }
    }
}
