import SessionWatch

extension FuzzTarget {
    static let redactor = FuzzTarget("redactor", seeds: { FuzzRedaction.seeds }) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        for key in [[], Array("a key of 16 bytes".utf8)] as [[UInt8]] {
            let redactor = Redactor(key: key)
            let findings = redactor.findings(in: text)
            var end = 0
            for finding in findings {
                try law("findings lie in order and apart", holds: finding.range.lowerBound >= end && !finding.range.isEmpty)
                end = finding.range.upperBound
            }
            try law("findings lie in the text", holds: end <= text.utf8.count)
            let redacted = redactor.redact(text)
            // `<EMAIL:7f3a9c1e2b40>` has 20 bytes.
            try law("a finding becomes at most 20 bytes", holds: redacted.utf8.count <= text.utf8.count + 20 * findings.count)
            try law("redacting a redacted text changes nothing", holds: redactor.redact(redacted) == redacted)
            try law("without findings the text stays", holds: !findings.isEmpty || redacted.utf8.elementsEqual(text.utf8))
        }
    }
}

private enum FuzzRedaction {
    static let seeds: [[UInt8]] = [
        "mail jane.doe+x@example.co.uk or call +49 (30) 901820-0", "4111 1111 1111 1111 and 5500-0000-0000-0004", "DE89 3704 0044 0532 0130 00",
        "SSN 078-05-1120, ip 10.1.2.3 and 2001:db8::8a2e:370:7334", "api_key = sk-abcdefghijklmnopqrstuvwxyz0123456789",
        "postgres://user:secret@host/db", "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----", "<EMAIL:7f3a9c1e2b40> <CARD> <SECRET>",
        "password: hunter2!! Passwort=„geheim123“", "４１１１ １１１１ １１１１ １１１１ j\u{200B}ane＠example．com", "AKIAIOSFODNN7EXAMPLE ghp_0123456789abcdefghijABCDEFGHIJ012345",
    ].map { Array($0.utf8) }
}
