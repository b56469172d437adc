import Flashcards
import Text

/// The texts of other programs.
extension ForeignFile {
  /// A text that is neither a table nor a deck, if it is one of those.
  static func text(_ bytes: [UInt8], _ name: FileName) -> ForeignFile? {
    if let found = pointer(bytes) { return found }
    // A note may begin with anything.
    if name.isMarkdown { return nil }
    if isHTML(bytes) {
      if CodeTableReader.begins(bytes) { return nil }
      return ForeignFile(
        "an HTML page", "copy its table into a spreadsheet, save that as CSV, and import it")
    }
    if OrgReader.hasCards(bytes) { return nil }
    if ImportFormat.isYAML(bytes, name.name), CardListReader.beginsAsYAML(bytes) { return nil }
    let sample = DecodedText(Array(bytes.prefix(1 << 16)))
    let lines = Lines(sample)
    if let first = lines.first, first.hasPrefix("<") {
      if ImportFormat.xml(Array(bytes.prefix(4096))) != nil { return nil }
      if let found = xml(lines.text, name) { return found }
    }
    if let first = lines.first, first.hasPrefix("#!") {
      return code("a script for another program")
    }
    return byEnding(lines, name) ?? byLines(lines)
  }

  private static func xml(_ text: String, _ name: FileName) -> ForeignFile? {
    if text.contains("<ICD10CM.") || text.contains("<ICD10PCS.") {
      let system = text.contains("<ICD10CM.") ? "cm" : "pcs"
      return ForeignFile(
        "ICD-10-\(system.uppercased()) as XML",
        "take the text file icd10\(system)-codes-YEAR.txt or icd10\(system)-order-YEAR.txt, "
          + "which CMS publishes beside it")
    }
    if text.contains("<openSM2sync") { return mnemosyne }
    if text.contains("<SuperMemoCollection") { return superMemo }
    guard name.ending == "xml" || text.hasPrefix("<?xml") else { return nil }
    return ForeignFile(
      "an XML file", "save it as CSV in the program that made it, and import that")
  }

  private static let superMemo = ForeignFile(
    "a collection of SuperMemo",
    "write each card with one line `Q:` and one line `A:` and without `I:` lines, and import that")
  private static let yaml = ForeignFile(
    "a YAML file", "make a CSV file of it with a column for each side, and import that")
  private static let toml = ForeignFile(
    "a TOML file", "make a CSV file of it with a column for each side, and import that")
  private static let org = ForeignFile(
    "a file of Emacs's Org mode",
    "write the cards as a Markdown deck or a CSV file, and import that")

  private static func code(_ kind: String) -> ForeignFile {
    ForeignFile(kind, "import the table, the deck or the package that it reads or makes")
  }

  private static let languages: [String: String] = [
    "py": "Python", "js": "JavaScript", "mjs": "JavaScript", "ts": "TypeScript",
    "tsx": "TypeScript",
    "jsx": "JavaScript", "rs": "Rust", "go": "Go", "java": "Java", "kt": "Kotlin", "c": "C",
    "h": "C", "cpp": "C++", "cc": "C++", "hpp": "C++", "cs": "C#", "swift": "Swift", "rb": "Ruby",
    "php": "PHP", "pl": "Perl", "lua": "Lua", "r": "R", "scala": "Scala", "hs": "Haskell",
    "el": "Emacs Lisp", "clj": "Clojure", "sql": "SQL", "css": "CSS", "vue": "Vue",
  ]

  private static func byEnding(_ lines: Lines, _ name: FileName) -> ForeignFile? {
    switch name.ending {
    case "yaml", "yml": return yaml
    case "toml": return toml
    case "org": return org
    case "mem": return mnemosyne
    case "sh", "bash", "zsh", "fish", "bat", "ps1": return code("a script for another program")
    case "ipynb": return code("a Jupyter notebook")
    case "tex", "bib":
      return ForeignFile("a LaTeX file", "copy its text into a Markdown deck, and import that")
    case let ending: return languages[ending].map { code("source code in \($0)") }
    }
  }

  private static func byLines(_ lines: Lines) -> ForeignFile? {
    if lines.first?.isTOMLTable ?? false, lines.count > 1,
      lines.all.dropFirst().contains(where: { $0.hasKey(before: "=") }),
      lines.share({ $0.hasKey(before: "=") || $0.isTOMLTable || $0.hasPrefix("#") }) > 0.8
    {
      return toml
    }
    if lines.all.contains(where: { $0.hasPrefix("I: REP=") }) || lines.isSuperMemo {
      return superMemo
    }
    if lines.all.contains(where: { $0.hasPrefix(":PROPERTIES:") || $0.hasPrefix("#+TITLE:") })
      || lines.count > 2 && lines.share({ $0.hasPrefix("* ") || $0.hasPrefix("** ") }) > 0.3
        && lines.all.contains(where: { $0.hasPrefix("** ") })
    {
      return org
    }
    // Tags of a deck are keys as well.
    if lines.first == "---" || lines.first.map({ $0.hasPrefix("- ") }) ?? false, !lines.hasCardTag,
      lines.count > 2, lines.share({ $0.isYAML }) > 0.9,
      lines.all.contains(where: { $0.hasPrefix("- ") && $0.dropFirst(2).isYAMLKey })
    {
      return yaml
    }
    return nil
  }

  /// The lines of a file's beginning that are not blank.
  private struct Lines {
    let text: String
    let all: [String]

    init(_ decoded: DecodedText) {
      text = String(decoding: decoded.utf8, as: UTF8.self)
      let lines = TextLines(decoded.utf8)
      all = (0..<lines.count).map { lines.text($0) }.filter { !$0.allSatisfy(\.isWhitespace) }
    }

    var first: String? { all.first?.trimmed() }
    var count: Int { all.count }
    var hasCardTag: Bool {
      all.contains { line in CardTags.all.contains { line.hasPrefix($0) } }
    }
    /// Whether questions or answers go over several lines that all have their tag.
    var isSuperMemo: Bool {
      zip(all, all.dropFirst()).contains { $0.hasPrefix("A: ") && $1.hasPrefix("A: ") }
        && zip(all, all.dropFirst()).contains { $0.hasPrefix("Q: ") && $1.hasPrefix("Q: ") }
    }

    func share(_ condition: (String) -> Bool) -> Double {
      count == 0 ? 0 : Double(all.count(where: condition)) / Double(count)
    }
  }
}

extension StringProtocol {
  /// Whether a word and one of these marks begin the text.
  fileprivate func hasKey(before mark: Character) -> Bool {
    let key = prefix { $0.isLetter || $0.isNumber || "_-.\"' ".contains($0) }
    return !key.isEmpty && key.first!.isWhitespace == false && dropFirst(key.count).first == mark
  }

  /// Whether a line is the head of a table, such as `[[card]]`.
  fileprivate var isTOMLTable: Bool {
    let name = drop { $0 == "[" }.prefix { $0.isLetter || "_-.".contains($0) }
    return hasPrefix("[") && !name.isEmpty && self == "[\(name)]" || self == "[[\(name)]]"
  }

  fileprivate var isYAMLKey: Bool {
    guard let colon = firstIndex(of: ":") else { return false }
    let key = self[..<colon]
    let next = self[index(after: colon)...].first
    return !key.isEmpty && key.allSatisfy { $0.isLetter || $0.isNumber || "_-".contains($0) }
      && (next == nil || next == " ")
  }

  /// Whether a line is an entry of a list, a key, or the continuation of one.
  fileprivate var isYAML: Bool {
    hasPrefix("- ") || hasPrefix("  ") || hasPrefix("#") || self == "---" || isYAMLKey
  }
}
