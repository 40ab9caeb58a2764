// swift-tools-version: 6.2
import PackageDescription

// Warnings fail the build only where the project itself is tested: a user's newer compiler may know new ones.
let warningsAreErrors = Context.environment["BOTWATCH_WARNINGS_ARE_ERRORS"] == "1"

let lenient: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
] + (warningsAreErrors ? [.treatAllWarnings(as: .error)] : [])

/// What every target of the program is built with; tests leave strict memory safety out.
let strict = lenient + [.strictMemorySafety()]

let package = Package(
    name: "botwatch",
    platforms: [.macOS("26.0")],
    products: [
        .library(name: "OnlineForest", targets: ["OnlineForest"]),
        .executable(name: "botwatch", targets: ["botwatch"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-numerics", from: "1.0.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: [
        // Foreign libraries, each behind a module of its own.
        .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
        .systemLibrary(name: "CHyperscan", providers: [.apt(["libhyperscan-dev"]), .brew(["vectorscan"])]),
        .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"]), .brew(["ncurses"])]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

        // Pure: no files, clocks, randomness or output.
        .target(name: "KeptState", swiftSettings: strict),
        .target(name: "ConversationLog", dependencies: ["KeptState", "CSimdJSON"], swiftSettings: strict),
        .target(
            name: "OnlineForest",
            dependencies: [.product(name: "RealModule", package: "swift-numerics")],
            swiftSettings: strict),
        .target(name: "SecuritySpend", dependencies: ["KeptState"], swiftSettings: strict),
        .target(name: "PatternScan", dependencies: ["CHyperscan"], swiftSettings: strict),
        .target(
            name: "SessionWatch",
            dependencies: [
                "KeptState", "ConversationLog", "OnlineForest", "SecuritySpend", "PatternScan",
                .product(name: "RealModule", package: "swift-numerics"),
            ],
            swiftSettings: strict),
        .target(name: "DashboardModel", dependencies: ["SessionWatch"], swiftSettings: strict),

        // Edges: where bytes come in and pictures go out.
        .target(name: "LogTail", dependencies: ["KeptState", "CZlib"], swiftSettings: strict),
        .target(
            name: "CaseStore",
            dependencies: ["KeptState", "ConversationLog", "SecuritySpend", "SessionWatch", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict),
        .target(name: "CursesScreen", dependencies: ["DashboardModel", "CNcurses"], swiftSettings: strict),
        .executableTarget(
            name: "botwatch",
            dependencies: [
                "KeptState", "ConversationLog", "OnlineForest", "SecuritySpend", "PatternScan", "SessionWatch",
                "LogTail", "CaseStore", "DashboardModel", "CursesScreen",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "TOMLKit", package: "TOMLKit"),
            ],
            swiftSettings: strict),

        .testTarget(name: "KeptStateTests", dependencies: ["KeptState"], swiftSettings: lenient),
        .testTarget(
            name: "ConversationLogTests", dependencies: ["ConversationLog", "KeptState"], exclude: ["Goldens", "Samples"],
            swiftSettings: lenient),
        .testTarget(name: "OnlineForestTests", dependencies: ["OnlineForest"], swiftSettings: lenient),
        .testTarget(name: "SecuritySpendTests", dependencies: ["SecuritySpend", "KeptState"], swiftSettings: lenient),
        .testTarget(name: "PatternScanTests", dependencies: ["PatternScan"], swiftSettings: lenient),
        .testTarget(
            name: "SessionWatchTests", dependencies: ["SessionWatch", "KeptState"], exclude: ["Goldens"], swiftSettings: lenient),
        .testTarget(name: "LogTailTests", dependencies: ["LogTail", "CZlib", "KeptState"], swiftSettings: lenient),
        .testTarget(
            name: "CaseStoreTests",
            dependencies: [
                "CaseStore", "KeptState", "ConversationLog", "SecuritySpend", "SessionWatch", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: lenient),
        .testTarget(
            name: "DashboardModelTests", dependencies: ["DashboardModel"], exclude: ["Goldens"],
            swiftSettings: lenient),
        .testTarget(name: "CursesScreenTests", dependencies: ["CursesScreen"], swiftSettings: lenient),
        .testTarget(
            name: "botwatchTests",
            dependencies: [
                "botwatch", "ConversationLog", "SecuritySpend", "SessionWatch", "LogTail", "DashboardModel",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Goldens"], swiftSettings: lenient),
        // What `make fuzz` runs for minutes, held to its corpus.
        .testTarget(
            name: "FuzzTests",
            dependencies: [
                "KeptState", "ConversationLog", "OnlineForest", "SecuritySpend", "SessionWatch", "LogTail", "DashboardModel", "botwatch",
            ],
            exclude: ["Corpus"], swiftSettings: lenient),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx20
)
