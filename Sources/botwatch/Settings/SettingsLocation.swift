import Glibc

/// Where the settings file lies, and what is in it.
enum SettingsLocation {
    /// Settings files are read up to here; a larger one is no settings file.
    private static let limit = 1 << 20

    /// The settings of the file named by `--config`, else of the one in the XDG config folder, which need not be there.
    static func file(config: String?, environment: [String: String]) throws -> SettingsFile {
        if let config {
            guard let text = read(config) else {
                let reason = errno == 0 ? "it is too large or no text" : unsafe String(cString: strerror(errno))
                throw UserError("can't read the settings", at: "\(config): \(reason)", fix: "give --config a readable TOML file")
            }
            return try SettingsFile(text, path: config)
        }
        guard let path = standardPath(environment) else { return SettingsFile() }
        guard let text = read(path) else {
            // One that isn't there, or can't be read, counts as absent; one that is no text would lose settings silently.
            guard errno == 0 else { return SettingsFile() }
            throw UserError("can't read the settings", at: "\(path): it is too large or no text", fix: "save it as UTF-8")
        }
        return try SettingsFile(text, path: path)
    }

    /// `$XDG_CONFIG_HOME/botwatch/botwatch.toml`, by default under `~/.config`.
    static func standardPath(_ environment: [String: String]) -> String? {
        if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") { return folder + "/botwatch/botwatch.toml" }
        guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
        return home + "/.config/botwatch/botwatch.toml"
    }

    /// The file's text; nil, with `errno` set, when it can't be read.
    private static func read(_ path: String) -> String? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard let bytes = Descriptor.readAll(descriptor, limit: limit) else { return nil }
        errno = 0
        return String(validating: bytes, as: UTF8.self)
    }
}
