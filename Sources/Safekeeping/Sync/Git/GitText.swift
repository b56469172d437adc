/// Text for a shell and from git.
enum GitText {
  /// A word quoted for a shell.
  static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy {
      $0.isASCII
        && ($0.properties.isAlphabetic || "0123456789/._-=,:@%+".unicodeScalars.contains($0))
    }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// The essential part of git's error message, usually one line.
  static func gist(_ errors: String) -> String {
    // Programs that git runs end their lines with a carriage return, too.
    let lines = Remote.withoutSecrets(errors).split(whereSeparator: \.isNewline).map(String.init)
      .filter { line in !line.hasPrefix("hint:") && !boilerplate.contains { line.contains($0) } }
    let telling = lines.filter { $0.hasPrefix("fatal:") || $0.hasPrefix("error:") }
    let gist = (telling.isEmpty ? lines.suffix(3) : telling.suffix(3)).joined(separator: "\n")
    return gist.hasSuffix(".") ? String(gist.dropLast()) : gist
  }

  /// Lines that git prints after any reason.
  private static let boilerplate = [
    "Could not read from remote repository", "Please make sure you have the correct access rights",
    "and the repository exists.",
  ]
}
