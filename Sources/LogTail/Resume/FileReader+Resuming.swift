internal import KeptState

/// How the reading of a finished source outlives the process.
extension FileReader {
    /// What proves how far was given: digests, no byte of the log.
    package var proof: [UInt8] {
        var proof = PlaceProof(place)
        return StateArchive.bytes(of: &proof)
    }

    /// Goes on where another run's reader was, if the source still holds what that one gave; to be called before anything was read.
    ///
    /// A packed source is unpacked again up to there.
    ///
    /// - Parameters:
    ///   - bytes: the ``proof`` of the other run.
    ///   - offset: where to read on, at most what was given: a line that was not complete is read again.
    /// - Returns: false, and the source is read from its beginning, when it holds something else, or is a pipe.
    /// - Throws: as ``next()``.
    package mutating func goOn(after bytes: [UInt8], from offset: Int) throws(SourceError) -> Bool {
        var proof = PlaceProof(FilePlace())
        do throws(StateFault) { try StateArchive.restore(&proof, from: bytes) } catch { return false }
        guard size != nil, (0...proof.offset).contains(offset) else { return false }
        if isPacked { return try unpack(upTo: proof, from: offset) }
        do throws(SystemError) {
            guard let file = openFile, try proof.place(in: file) != nil else { return false }
            move(to: try FilePlace(at: offset, in: file))
            return true
        } catch {
            throw .notReadable(path, error)
        }
    }

    private mutating func unpack(upTo proof: PlaceProof, from offset: Int) throws(SourceError) -> Bool {
        var start = FilePlace()
        var again: [UInt8] = []
        var beyond: [UInt8] = []
        while place.offset < proof.offset || start.offset < offset {
            let before = place
            guard case .bytes(let bytes) = try next() else { break }
            let given = bytes.prefix(proof.offset - before.offset)
            let passed = given.prefix(max(0, offset - before.offset))
            start.advance(over: Array(passed))
            again += given.dropFirst(passed.count)
            guard given.count < bytes.count || before.offset + given.count == proof.offset else { continue }
            beyond = Array(bytes.dropFirst(given.count))
            break
        }
        var end = start
        end.advance(over: again)
        if end.offset == proof.offset, end.isProven(by: proof) {
            giveAgain([again, beyond], at: start)
            return true
        }
        self = try FileReader(Source(kind: .file, path: path), limits: limits)
        return false
    }
}

extension FilePlace {
    /// Whether it is the place that was proven.
    fileprivate func isProven(by proof: PlaceProof) -> Bool {
        head.count == proof.headCount && proof.headMayBe(head) && marker.count >= proof.markerCount
            && proof.markerIs(Array(marker.suffix(proof.markerCount)))
    }
}
