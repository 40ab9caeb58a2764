import ConversationLog
import SecuritySpend
import Testing

@testable import SessionWatch

@Suite struct ChargeMessageTests {
    @Test func `counts of the log are taken as they are`() {
        let usage = TokenUsage(input: 900, cachedInput: 300, cacheWrite: 100, output: 40)
        let charge = Charge(Fixture.message(.assistant, "hello", at: 5, usage: usage, model: "m"), contextBytes: 1_000, estimates: true)
        #expect(charge.tokens == Charge.Tokens(input: 900, cachedInput: 300, cacheWrite: 100, output: 40))
        #expect(!charge.isEstimated && charge.model == "m")
        #expect(charge.second == 1_772_442_005)
        #expect(charge.bytesInspected == 5 && charge.bytesStored == 5)
    }

    /// OpenAI's rule of thumb: four characters a token. 101 bytes of context are 26 tokens, 9 of the answer are 3.
    @Test func `an answer without counts is taken to have read the session so far`() {
        let charge = Charge(Fixture.message(.assistant, "nine char"), contextBytes: 101, estimates: true)
        #expect(charge.tokens == Charge.Tokens(input: 26, output: 3))
        #expect(charge.isEstimated)
    }

    @Test(arguments: [Message.Role.user, .system, .tool])
    func `only an answer calls a model`(_ role: Message.Role) {
        #expect(Charge(Fixture.message(role, "hello"), contextBytes: 100, estimates: true).tokens == nil)
    }

    @Test func `nothing is estimated where it is not asked for`() {
        let charge = Charge(Fixture.message(.assistant, "hello"), contextBytes: 100, estimates: false)
        #expect(charge.tokens == nil && !charge.isEstimated)
    }

    @Test func `of an answer whose words the log does not tell nothing is estimated`() {
        var message = Fixture.message(.assistant, "")
        message.marks = .withoutWords
        #expect(Charge(message, contextBytes: 100, estimates: true).tokens == nil)
        message.usage = TokenUsage(input: 7, output: 2)
        #expect(Charge(message, contextBytes: 100, estimates: true).tokens == Charge.Tokens(input: 7, output: 2))
    }

    @Test func `a text that was shortened is stored at its true length`() {
        var message = Fixture.message(.user, "hello")
        message.textBytes = 70_000
        let charge = Charge(message, contextBytes: 0, estimates: false)
        #expect(charge.bytesInspected == 5 && charge.bytesStored == 70_000)
    }
}
