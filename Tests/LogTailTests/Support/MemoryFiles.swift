import Foundation
import Synchronization

@testable import LogTail

/// A file system in memory: files with numbers that are used again, hard and symbolic links, permissions, and calls that fail when told to.
///
/// Paths are absolute. Whoever writes uses the methods that take names; the reader under test comes through ``FileSystem``.
final class MemoryFiles: FileSystem {
    /// What a call does instead of what it was asked for.
    enum Fault: Equatable, Sendable {
        case error(Int32)
        /// A read gives half of what it could.
        case short
    }

    enum Content: Sendable {
        case file([UInt8])
        case directory([String: UInt64])
        case link(String)
    }

    struct Node: Sendable {
        var content: Content
        var links = 1
        var isDenied = false
        var changed: Int64
        /// Counts the files that ever had this number, so that a test can tell them apart.
        var life: Int
    }

    struct World: Sendable {
        var nodes: [UInt64: Node] = [:]
        var handles: [Int32: UInt64] = [:]
        var clock: Int64 = 0
        var lives = 0
        var calls = 0
        /// Which calls fail, by their count from 0.
        var faults: @Sendable (Int) -> Fault? = { _ in nil }
    }

    private let world: Mutex<World>
    private static let root: UInt64 = 2

    init() {
        var world = World()
        world.nodes[Self.root] = Node(content: .directory([:]), changed: 0, life: 0)
        self.world = Mutex(world)
    }

    // MARK: The reader's side

    func open(_ path: FilePath) throws(SystemError) -> Int32 {
        try call { world throws(SystemError) in
            let number = try world.find(path.text)
            guard world.nodes[number]?.isDenied != true else { throw SystemError(number: EACCES) }
            var descriptor: Int32 = 3
            while world.handles[descriptor] != nil { descriptor += 1 }
            world.handles[descriptor] = number
            return descriptor
        }
    }

    func close(_ descriptor: Int32) {
        world.withLock { world in
            guard let number = world.handles.removeValue(forKey: descriptor) else { return }
            world.freeIfUnused(number)
        }
    }

    func status(of path: FilePath) throws(SystemError) -> FileStatus {
        try call { world throws(SystemError) in try world.status(try world.find(path.text)) }
    }

    func status(ofOpen descriptor: Int32) throws(SystemError) -> FileStatus {
        try call { world throws(SystemError) in
            guard let number = world.handles[descriptor] else { throw SystemError(number: EBADF) }
            return try world.status(number)
        }
    }

    func read(_ descriptor: Int32, into buffer: UnsafeMutableBufferPointer<UInt8>, at offset: Int?) throws(SystemError) -> Int {
        let wanted = buffer.count
        let bytes = try call(isRead: true) { world throws(SystemError) -> [UInt8] in
            guard let number = world.handles[descriptor], case .file(let bytes) = world.nodes[number]?.content, let offset else {
                throw SystemError(number: EBADF)
            }
            return offset < bytes.count ? Array(bytes[offset..<min(bytes.count, offset + wanted)]) : []
        }
        _ = buffer.update(fromContentsOf: bytes)
        return bytes.count
    }

    func isReady(_ descriptor: Int32) throws(SystemError) -> Bool { true }

    func names(in directory: FilePath) throws(SystemError) -> [[UInt8]] {
        try call { world throws(SystemError) in
            guard case .directory(let entries) = world.nodes[try world.find(directory.text)]?.content else {
                throw SystemError(number: ENOTDIR)
            }
            return entries.keys.map { Array($0.utf8) }
        }
    }

    func resolved(_ path: FilePath) throws(SystemError) -> FilePath {
        try call { world throws(SystemError) in FilePath(try world.resolve(path.text)) }
    }

    private func call<Result: Sendable>(
        isRead: Bool = false, _ body: @Sendable (inout World) throws(SystemError) -> Result
    ) throws(SystemError) -> Result {
        let answer = world.withLock { world -> Swift.Result<Result, SystemError> in
            let fault = world.faults(world.calls)
            world.calls += 1
            if case .error(let number) = fault { return .failure(SystemError(number: number)) }
            do throws(SystemError) {
                let result = try body(&world)
                if isRead, fault == .short, let bytes = result as? [UInt8], let half = Array(bytes.prefix((bytes.count + 1) / 2)) as? Result {
                    return .success(half)
                }
                return .success(result)
            } catch {
                return .failure(error)
            }
        }
        return try answer.get()
    }

    /// From now on, the calls fail that `fault` says, by their count from 0.
    func setFaults(_ faults: @escaping @Sendable (Int) -> Fault?) {
        world.withLock { world in
            world.calls = 0
            world.faults = faults
        }
    }

    /// How many calls there were since ``setFaults(_:)``.
    var calls: Int { world.withLock { $0.calls } }

    // MARK: The writer's side

    /// Appends to the file with that number, which may have no name any more.
    func append(_ number: UInt64, _ text: String) {
        world.withLock { $0.change(number) { $0 += text.utf8 } }
    }

    func cut(_ number: UInt64, to bytes: [UInt8] = []) {
        world.withLock { $0.change(number) { $0 = bytes } }
    }

    func content(_ number: UInt64) -> [UInt8] {
        world.withLock { if case .file(let bytes) = $0.nodes[number]?.content { bytes } else { [] } }
    }

    /// Makes a file and gives its number; a file that had the name loses it.
    @discardableResult
    func create(_ path: String, _ bytes: [UInt8] = []) -> UInt64 { add(path, .file(bytes)) }

    func makeFolder(_ path: String) { add(path, .directory([:])) }

    func link(_ path: String, to target: String) { add(path, .link(target)) }

    func number(_ path: String) -> UInt64? {
        world.withLock { try? $0.find(path) }
    }

    func rename(_ old: String, _ new: String) {
        world.withLock { world in
            guard let number = world.entry(old) else { return }
            world.setEntry(new, number)
            world.setEntry(old, nil, isMove: true)
        }
    }

    func delete(_ path: String) { world.withLock { $0.setEntry(path, nil) } }

    func deny(_ number: UInt64, _ isDenied: Bool) { world.withLock { $0.nodes[number]?.isDenied = isDenied } }

    /// Whether the reader has the file open.
    func isOpen(_ number: UInt64) -> Bool { world.withLock { $0.handles.values.contains(number) } }

    /// Whether the file has a name.
    func isNamed(_ number: UInt64) -> Bool { world.withLock { ($0.nodes[number]?.links ?? 0) > 0 } }

    /// Which of all files that ever were has the number now.
    func life(_ number: UInt64) -> Int? { world.withLock { $0.nodes[number]?.life } }

    @discardableResult
    private func add(_ path: String, _ content: Content) -> UInt64 {
        world.withLock { world in
            var number = Self.root + 1
            while world.nodes[number] != nil { number += 1 }
            world.clock += 1
            world.lives += 1
            world.nodes[number] = Node(content: content, links: 0, changed: world.clock, life: world.lives)
            world.setEntry(path, number)
            world.nodes[number]?.links = 1
            return number
        }
    }
}

extension MemoryFiles.World {
    private static let root: UInt64 = 2

    /// The number behind a path, through symbolic links.
    func find(_ path: String) throws(SystemError) -> UInt64 {
        guard let number = entry(try resolve(path)) else { throw SystemError(number: ENOENT) }
        return number
    }

    func resolve(_ path: String) throws(SystemError) -> String {
        var path = path
        for _ in 0..<8 {
            guard let number = entry(path), let node = nodes[number] else { throw SystemError(number: ENOENT) }
            guard case .link(let target) = node.content else { return path }
            path = target
        }
        throw SystemError(number: ELOOP)
    }

    /// The number behind a path's last name, not through links.
    func entry(_ path: String) -> UInt64? {
        var number = Self.root
        for name in path.split(separator: "/") {
            guard case .directory(let entries) = nodes[number]?.content, let next = entries[String(name)] else { return nil }
            number = next
        }
        return number
    }

    mutating func setEntry(_ path: String, _ number: UInt64?, isMove: Bool = false) {
        let names = path.split(separator: "/")
        guard let last = names.last, let folder = entry(names.dropLast().joined(separator: "/")),
            case .directory(var entries) = nodes[folder]?.content
        else { return }
        let before = entries[String(last)]
        entries[String(last)] = number
        nodes[folder]?.content = .directory(entries)
        guard let before, before != number, !isMove else { return }
        nodes[before]?.links -= 1
        freeIfUnused(before)
    }

    mutating func freeIfUnused(_ number: UInt64) {
        if nodes[number]?.links == 0, !handles.values.contains(number) { nodes[number] = nil }
    }

    mutating func change(_ number: UInt64, _ body: (inout [UInt8]) -> Void) {
        guard case .file(var bytes) = nodes[number]?.content else { return }
        body(&bytes)
        clock += 1
        nodes[number]?.content = .file(bytes)
        nodes[number]?.changed = clock
    }

    func status(_ number: UInt64) throws(SystemError) -> FileStatus {
        guard let node = nodes[number] else { throw SystemError(number: ENOENT) }
        let (kind, size): (FileKind, Int) =
            switch node.content {
            case .file(let bytes): (.regular, bytes.count)
            case .directory: (.directory, 0)
            case .link: (.other, 0)
            }
        return FileStatus(
            identity: FileIdentity(device: 1, inode: number), kind: kind, size: size, links: node.links, changed: node.changed,
            modified: node.changed)
    }
}
