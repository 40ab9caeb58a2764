/// All targets; a new one is one line here.
enum FuzzTargets {
    static let all: [FuzzTarget] = [
        .lineSplitter, .logFormat, .sourceReader, .fieldMap, .timeStamp, .keptState, .forestState, .thresholdState, .settingsFile, .safeText,
        .redactor, .globPattern, .gzipDecoder, .monitor, .monitorState,
    ]

    static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}
