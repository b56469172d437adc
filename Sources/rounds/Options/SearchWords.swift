import ArgumentParser
import Collection
import Study
import Text

/// The words of a command line as one search.
enum SearchWords {
  /// Joins words from the shell, which come without their quotation marks.
  ///
  /// A word with spaces is a phrase, and after a field (`deck:Billing tasks`) the field's value. A
  /// single word with search syntax in it is a whole search.
  static func joined(_ words: [String]) -> String {
    if words.count == 1, isWholeSearch(words[0]) { return words[0] }
    return words.map(quoted).joined(separator: " ")
  }

  /// Rejects words that look like options: a search may begin with `-`, so the argument parser
  /// passes on whatever begins like that.
  static func refuseOptions(in words: [String], known: [String]) throws(ValidationError) {
    for word in words where word.hasPrefix("--") && word.count > 2 {
      let meant = names(like: word, among: known)
      throw ValidationError(
        "Unknown option '\(word)'"
          + (meant.isEmpty ? "" : ". Did you mean '\(meant.joined(separator: "' or '"))'?"))
    }
  }

  private static func quoted(_ word: String) -> String {
    guard word.isEmpty || word.contains(where: \.isWhitespace), !word.contains("\""),
      !word.hasPrefix("(")
    else { return word }
    if let colon = fieldEnd(word) {
      return "\(word[..<colon])\"\(word[colon...])\""
    }
    return "\"\(word)\""
  }

  private static func isWholeSearch(_ word: String) -> Bool {
    if word.contains("\"") || word.hasPrefix("(") || word.hasPrefix("-") { return true }
    let parts = word.split(whereSeparator: \.isWhitespace)
    if parts.contains(where: { $0.lowercased() == "or" || $0.hasPrefix("@") }) { return true }
    // `deck:Billing tasks` by itself is a deck, not a deck and a word.
    let fields = parts.filter { fieldEnd(String($0)) != nil }
    return fields.count > 1 || fields.count == 1 && !word.lowercased().hasPrefix("deck:")
  }

  /// The start of the value in `field:value` or `-field:value`.
  private static func fieldEnd(_ word: String) -> String.Index? {
    let start = word.drop { $0 == "-" }.startIndex
    return CardSearch.fields.lazy.compactMap { field in
      let end = word.index(start, offsetBy: field.count, limitedBy: word.endIndex)
      return end.flatMap { word[start..<$0].lowercased() == field ? $0 : nil }
    }.first
  }
}

extension Context {
  /// Parses a search, and shows the position of an error.
  /// - Parameter saved: The searches for `@NAME` from the collection's settings.
  func search(_ text: String, saved: [String: String] = [:]) throws(Failure) -> CardSearch {
    do {
      return try CardSearch(parsing: text, saved: saved)
    } catch {
      note("rounds: in the search, column \(error.column): \(error.message)")
      noteExcerpt(text, column: error.column)
      note(error.hint, indent: "  ")
      throw .reportedUsage
    }
  }

  /// Explains why a search may have found nothing.
  func tellStrangers(_ search: CardSearch, in collection: Collection) {
    for stranger in search.strangers(in: collection.library) {
      let what = stranger.field == "deck:" ? "there is no deck" : "no card has the tag"
      note("rounds: \(what) `\(stranger.name)`")
      let meant = stranger.suggestions.map { name in
        "`\(stranger.field)\(name.contains(" ") ? "\"\(name)\"" : name)`"
      }
      if !meant.isEmpty {
        note("did you mean \(meant.joined(separator: " or "))?", indent: "  ")
      }
    }
  }
}
