/// What lies beside a log that the user named, under the names that a rotation gives, and what was missed there.
extension WatchedPaths {
    /// Remembers what lies beside the log, once all that came there is accounted for.
    mutating func noteSiblings(of entry: WatchedEntry) {
        guard entry.source.isNamed, entry.source.kind == .file else { return }
        let path = entry.source.path
        let beside = FileFinder.rotatedSiblings(of: path, in: files)
        // Asked after listing: during a rotation the list may hold what has to be made up for.
        if entry.readsWhatNameLeadsTo, !entries.contains(where: { $0.source.argument == path && $0.source.path != path && $0.isUnknown }) {
            let before = known(beside: path)
            // While a rotated file is watched, what appears may be its packed copy, with lines that nobody is done with. It counts as new for as long,
            // should the program end or the next rotation come: that it was read before will be found out then.
            let acceptsNew = siblings[path] == nil || !entry.watchesRotated
            siblings[path] = beside.compactMap { sibling in
                let same = before[sibling.status.identity]
                if let same, same.changed == sibling.status.changed { return same }
                guard same != nil || acceptsNew else { return nil }
                return RotatedSibling(sibling.path, sibling.status, in: files)
            }
        } else if siblings[path] != nil {
            followMissed(beside: entry.source)
        }
    }

    /// After a rotation: files that came and went under the name between two looks lie beside it now, and are read from there.
    mutating func followMissed(beside source: Source) {
        guard siblings[source.path] != nil else { return }
        let before = known(beside: source.path)
        for (path, status) in FileFinder.rotatedSiblings(of: source.path, in: files) {
            let wasThere = before[status.identity]?.isStill(path, status, in: files) ?? false
            // One that can't be looked into is followed like any other: whatever is wrong with it is told there.
            let isNews = try? known.isNews(path, status.identity, wasThere: wasThere, in: files)
            if isNews ?? !wasThere { follow(Source(kind: .file, path: path, foundBy: source.argument), isFirst: false) }
        }
    }

    private func known(beside path: FilePath) -> [FileIdentity: RotatedSibling] {
        Dictionary((siblings[path] ?? []).map { ($0.identity, $0) }) { first, _ in first }
    }
}
