import Testing

@testable import botwatch

@Suite struct CommandLineBytesTests {
    @Test func `a negative value stays with its flag`() {
        #expect(CommandLineBytes.joiningNegativeValues(["replay", "--budget", "-5", "a.log"]) == ["replay", "--budget=-5", "a.log"])
    }

    @Test(arguments: [["watch", "-"], ["replay", "--headless", "--speed", "60"], ["replay", "--seed=1", "-5"], ["-5"]])
    func `all else stays as it was typed`(_ arguments: [String]) {
        #expect(CommandLineBytes.joiningNegativeValues(arguments) == arguments)
    }
}
