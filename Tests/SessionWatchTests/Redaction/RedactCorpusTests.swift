import SessionWatch
import Testing

@Suite struct RedactCorpusTests {
    struct Tally {
        var values = 0
        var found = 0
        var claims = 0
        var right = 0
        var missed: [String] = []
        var wrong: [String] = []
        var recall: Double { values == 0 ? 0 : Double(found) / Double(values) }
        var precision: Double { claims == 0 ? 0 : Double(right) / Double(claims) }
    }

    /// What is asked of each entity: those with a check sum, and those with a form of their own, must be near certain.
    static let leastRecall: [Redactor.Entity: Double] = [.phone: 0.9, .secret: 0.95, .ip: 0.95]
    static let leastPrecision: [Redactor.Entity: Double] = [.phone: 0.95, .secret: 0.95, .ip: 0.95]

    /// A value counts as found when a finding of its kind covers it exactly; a finding is right when it touches a value of its kind.
    @Test(arguments: [UInt64(20_260_302)]) func `values are found and look-alikes are left`(_ seed: UInt64) {
        let redactor = Redactor(key: [1])
        var corpus = RedactCorpus(seed: seed)
        var tallies: [Redactor.Entity: Tally] = [:]
        for message in corpus.messages(3000) {
            let findings = redactor.findings(in: message.text)
            for value in message.values {
                tallies[value.entity, default: Tally()].values += 1
                if findings.contains(value) {
                    tallies[value.entity, default: Tally()].found += 1
                } else {
                    tallies[value.entity, default: Tally()].missed.append(message.text)
                }
            }
            for finding in findings {
                tallies[finding.entity, default: Tally()].claims += 1
                if message.values.contains(where: { $0.entity == finding.entity && $0.range.overlaps(finding.range) }) {
                    tallies[finding.entity, default: Tally()].right += 1
                } else {
                    tallies[finding.entity, default: Tally()].wrong.append(message.text)
                }
            }
        }
        for entity in Redactor.Entity.allCases {
            guard let tally = tallies[entity] else {
                Issue.record("no \(entity) in the corpus of seed \(seed)")
                continue
            }
            print("\(entity): \(tally.values) values, recall \(tally.recall), precision \(tally.precision)")
            #expect(tally.values >= 200, "\(entity), seed \(seed)")
            #expect(tally.recall >= Self.leastRecall[entity, default: 0.98], "\(entity), seed \(seed): \(tally.missed.prefix(5))")
            #expect(tally.precision >= Self.leastPrecision[entity, default: 0.98], "\(entity), seed \(seed): \(tally.wrong.prefix(5))")
        }
    }
}
