import Foundation

/// What libFuzzer calls; in the tests nobody does.
///
/// One program for all targets: `BOTWATCH_FUZZ` names the one that is run. A broken law ends the process, which leaves the input in a file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do {
        try Chosen.target.run(Array(UnsafeBufferPointer(start: start, count: count)))
    } catch {
        Chosen.end("broken law: \(error)", status: 134)
    }
    return 0
}

/// Called once before the first input; `BOTWATCH_FUZZ_SEEDS` names a folder that all targets' seeds are to be written into instead.
@_cdecl("LLVMFuzzerInitialize")
public func fuzzInitialize(_: UnsafeMutablePointer<CInt>?, _: UnsafeMutableRawPointer?) -> CInt {
    guard let folder = ProcessInfo.processInfo.environment["BOTWATCH_FUZZ_SEEDS"] else {
        // What is made once, such as compiled patterns, is no input's time.
        try? Chosen.target.run([])
        return 0
    }
    do {
        for target in FuzzTargets.all {
            let place = URL(filePath: folder).appending(path: target.name)
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            for (index, seed) in target.seeds().enumerated() { try Data(seed).write(to: place.appending(path: "seed-\(index)")) }
            print(target.name, target.longest)
        }
    } catch {
        Chosen.end("can't write the seeds: \(error)", status: 2)
    }
    exit(0)
}

private enum Chosen {
    static let target: FuzzTarget = {
        let name = ProcessInfo.processInfo.environment["BOTWATCH_FUZZ"] ?? ""
        if let target = FuzzTargets.named(name) { return target }
        end("BOTWATCH_FUZZ must be one of \(FuzzTargets.all.map(\.name).joined(separator: ", "))", status: 2)
    }()

    static func end(_ sentence: String, status: Int32) -> Never {
        FileHandle.standardError.write(Data("botwatch fuzz: \(sentence)\n".utf8))
        if status == 134 { abort() }
        exit(status)
    }
}
