/// Looks for files by their number, whatever they are called now, and for what lies beside a log under rotated names.
///
/// Each directory is listed once, so it holds only for one round.
struct FileFinder {
    private struct Listing {
        /// In the order of their names.
        var files: [(path: FilePath, status: FileStatus)] = []
        var byNumber: [FileIdentity: [FilePath]] = [:]
        /// The directory could not be listed: it may hold more than is known.
        var isPartial = false
    }

    private let files: any FileSystem
    private var listings: [FilePath: Listing] = [:]

    /// Nothing is listed yet.
    init(in files: any FileSystem) { self.files = files }

    /// The regular files in the directory with that number: more than one where a file has several names.
    mutating func paths(of identity: FileIdentity, in directory: FilePath) -> [FilePath] {
        listing(of: directory).byNumber[identity] ?? []
    }

    /// The regular files that `path` may be called after a rotation.
    mutating func rotated(of path: FilePath) -> [(path: FilePath, status: FileStatus)] {
        listing(of: path.directory).files.filter { $0.path.isRotatedName(of: path) }
    }

    /// Whether the directory can't be listed now.
    mutating func isHidden(_ directory: FilePath) -> Bool { listing(of: directory).isPartial }

    /// The regular files beside `path` that it may be called after a rotation; asks nothing about the others.
    static func rotatedSiblings(
        of path: FilePath, in files: any FileSystem
    ) -> [(path: FilePath, status: FileStatus)] {
        // A directory that can't be listed only means that nothing can be made up for.
        let names = (try? files.sortedNames(in: path.directory)) ?? []
        return names.compactMap { name in
            let sibling = path.directory.appending(name)
            guard name.count > path.name.count, name.starts(with: path.name), let status = try? files.currentStatus(of: sibling),
                status.kind == .regular
            else { return nil }
            return (sibling, status)
        }
    }

    private mutating func listing(of directory: FilePath) -> Listing {
        if let known = listings[directory] { return known }
        var listing = Listing()
        do throws(SystemError) {
            for name in try files.sortedNames(in: directory) {
                let path = directory.appending(name)
                do throws(SystemError) {
                    let status = try files.currentStatus(of: path)
                    guard status.kind == .regular else { continue }
                    listing.files.append((path, status))
                    listing.byNumber[status.identity, default: []].append(path)
                } catch {
                    listing.isPartial = listing.isPartial || error.isPassing
                }
            }
        } catch {
            listing.isPartial = true
        }
        listings[directory] = listing
        return listing
    }
}
