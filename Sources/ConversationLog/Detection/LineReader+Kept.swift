internal import KeptState

extension LineReader: Kept {
    /// All that is remembered but for the text that is held back.
    mutating func keep(in archive: inout StateArchive) {
        // While the format is looked for, lines wait: what came of them comes of them again.
        var kept = format == nil ? freshUnwrapping(layers: nil) : unwrapping
        archive.keep(&kept)
        if archive.isReading { unwrapping = kept }
        archive.keep(&formatsBegun)
        archive.keep(&formatNumber)
        archive.keep(&formerNumber)
        archive.keep(&faultsInRow)
        archive.keep(&notice)
        archive.check((0..<1 << 40).contains(formatsBegun) && (0..<LineReader.faultLimit).contains(faultsInRow))
        var (current, before) = (format, former)
        keep(&current, number: formatNumber, in: &archive)
        keep(&before, number: formerNumber, in: &archive)
        guard archive.isReading else { return }
        format = current
        former = before
    }

    /// A format that was detected is kept by its name; one that the user named is there already.
    private func keep(_ format: inout (any LogFormat)?, number: Int, in archive: inout StateArchive) {
        var name = format.map { type(of: $0).description.name }
        archive.keep(&name)
        guard archive.fault == nil else { return }
        if archive.isReading, isDetecting {
            let type = name.flatMap { LogFormats.named($0) }
            archive.check((type == nil) == (name == nil))
            format = type?.init(source: self.name(of: number))
        } else if archive.isReading {
            archive.check(name == format.map { type(of: $0).description.name })
        }
        format?.keep(in: &archive)
    }
}
