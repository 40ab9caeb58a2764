/// Named pipes and standard input, which nobody can go back in.
extension WatchedEntry {
    mutating func openPipe(_ events: inout [WatchEvent]) -> Bool {
        do throws(SystemError) {
            reader = .piped(source.kind == .standardInput ? .standardInput : try PipedInput(pipe: source.path, in: files, endsWithWriter: false))
            emit(.began(.first, offset: 0), generation: pipeGeneration, &events)
            return true
        } catch {
            if status.state != .failed(error) { emit(.failed(error), generation: 0, &events) }
            status.state = .failed(error)
            return false
        }
    }

    mutating func readPipe(_ input: PipedInput, _ events: inout [WatchEvent]) -> Bool {
        do throws(SystemError) {
            switch try input.read(atMost: FileReader.chunkBytes) {
            case .bytes(let bytes):
                if status.bytesRead == bytesOfLastRuns, case .notText(let what) = FirstBytes(bytes) {
                    refusePipe(.notText(what), &events)
                    return false
                }
                if status.bytesRead == bytesOfLastRuns, FirstBytes(bytes) == .gzip {
                    refusePipe(.gzip, &events)
                    return false
                }
                emit(.bytes(bytes), generation: pipeGeneration, &events)
                status.state = .reading
                return bytes.count == FileReader.chunkBytes
            case .nothingYet, .fault:
                status.state = .caughtUp
                return false
            case .end:
                emit(.ended(.complete), generation: pipeGeneration, &events)
                status.state = .ended
            }
        } catch {
            emit(.failed(error), generation: pipeGeneration, &events)
            emit(.ended(.complete), generation: pipeGeneration, &events)
            status.state = .failed(error)
        }
        reader = .over
        return false
    }

    private mutating func refusePipe(_ refusal: FollowEvent.Refusal, _ events: inout [WatchEvent]) {
        emit(.ended(.dropped), generation: pipeGeneration, &events)
        emit(.refused(refusal), generation: pipeGeneration, &events)
        status.state = .refused(refusal)
        reader = .over
    }
}
