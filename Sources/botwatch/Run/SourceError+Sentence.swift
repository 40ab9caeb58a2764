import LogTail

extension UserError {
    /// What a source error means to the user.
    init(_ error: SourceError) {
        let place = error.path.shownName
        switch error {
        case .noSuchFile: self.init("no such file", at: place, fix: "check the name; a pattern needs quotes")
        case .notReadable(_, let reason):
            self.init("can't read the log", at: "\(place): \(reason.text)", fix: "run as a user who may, or copy the file")
        case .directoryWithoutLogs:
            self.init("no logs in this directory", at: place, fix: "name a directory that holds log files")
        case .patternWithoutMatch: self.init("no file fits this pattern", at: place, fix: "check the pattern")
        case .neitherFileNorDirectory: self.init("neither a file nor a directory", at: place, fix: "name a log file")
        case .systemDirectory:
            self.init("no logs are read from /proc, /sys or /dev", at: place, fix: "name a log file")
        case .notText(_, let what):
            switch what {
            case .known(let kind): self.init("not a log but \(kind)", at: place, fix: "name a text or .gz file")
            case .wideText(let encoding):
                self.init("the log is \(encoding)", at: place, fix: "convert it: iconv -t UTF-8")
            case .unprintable: self.init("not a text file", at: place, fix: "name a text or .gz file")
            }
        }
    }
}

extension UnpackFault {
    /// What was wrong with compressed data, and what was done.
    var sentence: String {
        switch self {
        case .truncated: "the compressed data ends too soon; what could be unpacked was read"
        case .damaged(let offset): "the compressed data is damaged at byte \(offset); what came before was read"
        case .trailingBytes(let offset): "something else follows the compressed data at byte \(offset); it was passed over"
        case .ratioExceeded(let limit): "the compressed data grows over \(limit) times; what came before was read"
        case .sizeExceeded(let limit): "the compressed data is over \(limit) bytes unpacked; what came before was read"
        }
    }
}
