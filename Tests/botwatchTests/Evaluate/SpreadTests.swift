import Testing

@testable import botwatch

@Suite struct SpreadTests {
    @Test func `mean, least, greatest and sample deviation are those of the known values`() throws {
        // Mean of 2, 4, 9 is 5; squares of 3, 1, 4 sum to 26; 26 / 2 = 13.
        let spread = try #require(Spread([2, nil, 9, 4]))
        #expect(spread.mean == 5 && spread.least == 2 && spread.greatest == 9)
        #expect(spread.deviation == 13.0.squareRoot())
    }

    @Test func `one value has no deviation, none has no spread`() {
        #expect(Spread([3])?.mean == 3)
        #expect(Spread([3])?.deviation == nil)
        #expect(Spread([nil, nil]) == nil)
    }
}
