package import Collection
import Files
package import Text

/// The outline of an exam: how many questions about each subject, and how much time.
///
/// An outline is the learner's file `decks/exams/NAME.toml`, or comes with the built-in decks:
///
///     name = "CPC"
///     minutes = 240
///     pass = 70
///     as-of = "2026-11"
///     source = "AAPC, https://www.aapc.com/…"
///     new-cards = "in turn"
///     last = "tag:two-roles"
///     code-sets-change = "01-15"
///
///     [[domain]]
///     name = "Radiology"
///     questions = 6
///     search = "tag:cpc tag:domain-radiology"
package struct ExamOutline: Sendable {
  /// A subject of an exam.
  package struct Domain: Sendable {
    package let name: String
    /// The number of the exam's questions about it.
    package let questions: Int
    /// Finds the cards for it; a card that matches several domains belongs to the first.
    package let search: CardSearch
  }

  package let name: String
  /// The time for the whole exam.
  package let minutes: Int
  /// The share of right answers needed to pass, in percent; nil if none is published.
  package let passMark: Int?
  package let asOf: String
  package let source: String
  package let domains: [Domain]
  /// The key for lookups: the file's name in lowercase.
  package let key: String
  /// Whether new cards come domain by domain instead of from all domains in turn.
  package let isInOrder: Bool
  /// Finds cards that no domain asks and that are learned after all others; nil for none.
  package let last: CardSearch?
  /// The day of each year from which on the exam uses that year's code sets; nil if it uses none,
  /// or the day is unknown.
  package let codeSetsChange: YearDay?

  package var questions: Int { domains.reduce(0) { $0 + $1.questions } }

  init(
    name: String, minutes: Int, passMark: Int?, asOf: String, source: String, domains: [Domain],
    key: String, isInOrder: Bool, last: CardSearch?, codeSetsChange: YearDay? = nil
  ) {
    self.name = name
    self.minutes = minutes
    self.passMark = passMark
    self.asOf = asOf
    self.source = source
    self.domains = domains
    self.key = key
    self.isInOrder = isInOrder
    self.last = last
    self.codeSetsChange = codeSetsChange
  }

  /// A problem in an outline, with its place.
  package struct Fault: Error, Hashable, Sendable {
    package let diagnostic: Diagnostic
  }
}

/// A collection's outlines: the learner's own, and the built-in ones that none of these shadows
/// under the same name.
package struct ExamOutlines: Sendable {
  private static let suffix = ".toml"
  /// The largest outline in bytes; a real one is a page of text.
  private static let largest = 1_000_000
  private let folders: [String]

  package init(_ place: CollectionPlace) {
    folders = [place.folder.decks, place.builtInDecks].compactMap { folder in
      folder.map { FileSystem.join($0, "exams") }
    }
  }

  /// The names of all outlines, in lowercase and sorted.
  package var names: [String] {
    let files = folders.flatMap { (try? FileSystem.names(in: $0)) ?? [] }
    let outlines = files.filter { $0.hasSuffix(Self.suffix) }
    return Set(outlines.map { String($0.dropLast(Self.suffix.count)).lowercased() }).sorted()
  }

  /// The outline with a name; nil if there is none.
  package func outline(named name: String) throws(ExamOutline.Fault) -> ExamOutline? {
    for folder in folders {
      let files = (try? FileSystem.names(in: folder)) ?? []
      guard let file = files.first(where: { $0.lowercased() == name.lowercased() + Self.suffix })
      else { continue }
      let path = FileSystem.join(folder, file)
      guard let bytes = try? FileSystem.readFile(path), bytes.count <= Self.largest else {
        throw ExamOutline.Fault(
          diagnostic: Diagnostic(
            location: SourceLocation(file: path, line: 0), severity: .error,
            message: "the outline of the exam cannot be read",
            hint: "check who owns the file, and that it is a text of at most a megabyte",
            sourceLine: ""))
      }
      var parser = OutlineParser(String(decoding: bytes, as: UTF8.self), file: path)
      return try parser.outline(key: name.lowercased())
    }
    return nil
  }
}
