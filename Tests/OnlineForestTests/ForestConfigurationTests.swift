import Testing

@testable import OnlineForest

@Suite struct ForestConfigurationTests {
    @Test func `the defaults and the least of everything are accepted`() {
        IsolationForest.Configuration().check(dimensions: 24)
        var least = IsolationForest.Configuration()
        least.trees = 1
        least.sample = 2
        least.shortWindow = 2
        least.window = 32
        least.rebuildEvery = 1
        least.farthest = 0
        var forest = IsolationForest(dimensions: 1, configuration: least)
        var random = Streams(seed: 1)
        for _ in 0..<100 { forest.learn(random.normalVector(1).span) }
        // A sample of two, cut once: either alone, at depth 1 of c(2) = 1.
        #expect(forest.score([0]) == 0.5)
    }

    @Test(arguments: [
        "trees", "sample", "short window", "window", "rebuild", "units", "unit", "constant share", "farthest", "dimensions",
    ])
    func `a setting out of its range stops the program`(_ name: String) async {
        await #expect(processExitsWith: .failure) { [name] in
            var configuration = IsolationForest.Configuration()
            switch name {
            case "trees": configuration.trees = 0
            case "sample": configuration.sample = 1
            case "short window": configuration.shortWindow = 127
            case "window": configuration.window = 255
            case "rebuild": configuration.rebuildEvery = 0
            case "units": configuration.units = [1, 1]
            case "unit": configuration.units = [1, .nan, 1]
            case "constant share": configuration.constantShare = 0
            case "farthest": configuration.farthest = -1
            default: break
            }
            _ = IsolationForest(dimensions: name == "dimensions" ? 0 : 3, configuration: configuration)
        }
    }
}
