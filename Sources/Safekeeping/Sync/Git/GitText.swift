/// Words for a shell and of git.
enum GitText {
  /// A word as a shell reads it.
  static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy {
      $0.isASCII
        && ($0.properties.isAlphabetic || "0123456789/._-=,:@%+".unicodeScalars.contains($0))
    }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// What a user needs of git's complaints, mostly one line.
  static func gist(_ errors: String) -> String {
    // Programs that git runs end their lines with a carriage return, too.
    let lines = Remote.withoutSecrets(errors).split(whereSeparator: \.isNewline).map(String.init)
      .filter { line in !line.hasPrefix("hint:") && !boilerplate.contains { line.contains($0) } }
    let telling = lines.filter { $0.hasPrefix("fatal:") || $0.hasPrefix("error:") }
    let gist = (telling.isEmpty ? lines.suffix(3) : telling.suffix(3)).joined(separator: "\n")
    return gist.hasSuffix(".") ? String(gist.dropLast()) : gist
  }

  /// What git says below the reason, whatever the reason is.
  private static let boilerplate = [
    "Could not read from remote repository", "Please make sure you have the correct access rights",
    "and the repository exists.",
  ]
}
