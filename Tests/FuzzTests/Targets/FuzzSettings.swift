import SessionWatch

@testable import botwatch

extension FuzzTarget {
    /// A settings file, and behind a NUL the environment, a variable a line.
    static let settingsFile = FuzzTarget("settings-file", seeds: { FuzzSettings.seeds }) { bytes in
        let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
        let text = String(decoding: parts[0], as: UTF8.self)
        let settings = try FuzzSettings.read(text)
        if parts.count > 1 { try FuzzSettings.readVariables(String(decoding: parts[1], as: UTF8.self)) }
        guard settings != nil else { return }
        // The same file with one more section: whatever stands before it, an unknown setting is never passed over.
        var refusal: UserError?
        do { _ = try SettingsFile(text + "\n[zzqq]\nzzqq = 1\n", path: "settings.toml") } catch { refusal = error as? UserError }
        if let settings = try? SettingsFile(text + "\n[zzqq]\nzzqq = 1\n", path: "settings.toml") {
            var run = RunSettings()
            do { try run.apply(settings.entries) } catch { refusal = error as? UserError }
        }
        try law("an unknown setting is refused", holds: refusal.map { $0.what.contains("zzqq") || $0.what.hasPrefix("can't read") } ?? false)
    }
}

private enum FuzzSettings {
    static let seeds: [[UInt8]] = [
        "[detect]\nseed = 7\ncontamination = 0.02\nrules_off = \"encoded-text\"\nallow_users = [\"a*\", \"b, c\"]\n",
        "[prices.\"my-model\"]\ninput = \"0.15\"\noutput = 0.6\n[spend]\nbudget = 250\n",
        "[[mute]]\nrule = \"jailbreak\"\nuntil = \"2026-12-31\"\naddress = \"10.0.0.0/8\"\nreason = \"test\"\n",
        "[read]\nmax_line = 4096\nmap = \"text=a.b,role=c\"\n\0BOTWATCH_DETECT_SEED=3\nBOTWATCH_SPEND_BUDGET=1e9",
        "[detect]\nidle_minutes = 0x1F\nwarm_up = 1e3\nflags_per_day = inf\n", "a = {b = {c = [1, 2, [3]]}}\n", "[detect]\nseed = 2026-03-02T10:00:00Z\n",
        "detect.seed = 1\ndetect.seed = 2\n", "[detect]\nallow_addresses = \"2001:db8::/32,10.*\"\nallow_texts = \"gift card\"\n",
    ].map { Array($0.utf8) }

    /// The settings; nil when they are refused in a sentence.
    static func read(_ text: String) throws -> RunSettings? {
        try refusedInASentence {
            let file = try SettingsFile(text, path: "settings.toml")
            var settings = RunSettings()
            try settings.apply(file.entries)
            return settings
        }
    }

    static func readVariables(_ text: String) throws {
        var environment: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
            if let name = parts.first { environment[name] = parts.count > 1 ? parts[1] : "" }
        }
        _ = try refusedInASentence {
            var settings = RunSettings()
            try settings.apply(try SettingVariables.entries(of: environment))
            return settings
        }
    }

    private static func refusedInASentence(_ read: () throws -> RunSettings) throws -> RunSettings? {
        do {
            return try read()
        } catch let error as UserError {
            try law("a refusal says what is wrong", holds: !error.what.isEmpty && !error.sentence.isEmpty)
            try FuzzTerminal.check(line: SafeText.plain(error.sentence))
            return nil
        } catch {
            throw BrokenLaw(description: "settings are refused by a sentence for the user, not by \(error)")
        }
    }
}
