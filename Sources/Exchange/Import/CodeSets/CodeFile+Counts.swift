import Text

extension CodeFile {
  /// Compares the counts at the end of the addenda with what was read.
  mutating func checkCounts() {
    var isOfHeaders: Bool?
    for line in trailer {
      let words = line.text.split(separator: " ")
      switch words.first {
      case "Headers" where words.count == 1: isOfHeaders = true
      case "Codes" where words.count == 1: isOfHeaders = false
      default:
        guard let isOfHeaders, words.count == 2, let told = Int(words[0]),
          let kind = Self.kinds[String(words[1])]
        else { continue }
        let read = changes.count { $0.kind == kind && $0.record.isHeader == isOfHeaders }
        if read == told { continue }
        let noun = isOfHeaders ? "header" : "code"
        report(
          line, .warning, "the file says it has \(told) \(noun) \(words[1]), but \(read) were read",
          hint: "the file may be cut off or changed; compare it with the original")
      }
    }
  }

  private static let kinds: [String: CodeChange.Kind] = [
    "additions": .add, "deletions": .delete, "revisions": .reviseTo,
  ]

  /// The newest year in the file names that the end of the addenda mentions.
  var yearInTrailer: Int? {
    trailer.compactMap { line in
      let words = line.text.split(separator: " ")
      return words.count == 4 && words[2] == "in" ? yearInFileName(String(words[3])) : nil
    }.max()
  }
}
