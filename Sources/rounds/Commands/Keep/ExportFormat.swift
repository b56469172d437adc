import Text

/// A format that `export` writes.
enum ExportFormat: String, CaseIterable {
  case markdown, csv, tsv, json, apkg, colpkg, gift, quizlet, print

  /// The format that the ending of a file's name stands for; nil for an ending of several formats
  /// or of none.
  init?(ofFile name: String) {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    let format: ExportFormat? =
      switch name[dot...].dropFirst().lowercased() {
      case "md", "markdown": .markdown
      case "json", "jsonl": .json
      case "html", "htm": .print
      case let ending: [.csv, .tsv, .apkg, .colpkg, .gift].first { $0.rawValue == ending }
      }
    guard let format else { return nil }
    self = format
  }

  /// Whether it can have answers and schedules; a collection package always has them.
  var holdsHistory: Bool { self == .json || isPackage }

  /// Whether it is a file of Anki's rather than text.
  var isPackage: Bool { self == .apkg || self == .colpkg }

  /// What becomes of questions with several wordings, if the format has no room for them; packages
  /// have them hidden.
  /// - Parameter count: How many there are.
  func loss(ofWordings count: Int) -> String? {
    switch self {
    case .markdown, .csv, .tsv, .json, .apkg, .colpkg: nil
    case .gift, .quizlet, .print:
      "\(counted(count, "question")) with several wordings: the export has the first."
    }
  }
}
