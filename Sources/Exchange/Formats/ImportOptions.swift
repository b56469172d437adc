package import Text
package import Flashcards
package import SpacedRepetition

/// How a user wants a file read; what is nil is found out from the file.
package struct ImportOptions: Sendable {
  package var format: ImportFormat?
  /// The encoding of a text; nil for UTF-8, or what a byte order mark tells.
  package var encoding: TextEncoding?
  package var delimiter: Delimiter?
  /// What separates the rows of a text; nil for line ends, or what is found out.
  package var rowEnd: RowEnd?
  package var header: Bool?
  package var columns: [ColumnRole]?
  /// Which codes of a file of codes are wanted; nil for all that are billable and valid.
  package var selection: CodeSelection?
  /// The fiscal year of a file of ICD-10 codes, if its name does not tell.
  package var fiscalYear: Int?
  /// The study day that a moment in milliseconds since 1970 belongs to, where the learner is.
  package var studyDay: @Sendable (Int) -> Day
  /// The moment, in milliseconds since 1970, at which a clock where the learner is shows a day and
  /// so many milliseconds after its midnight.
  package var moment: @Sendable (_ day: Day, _ milliseconds: Int) -> Int = {
    $0.number * 86_400_000 + $1
  }
  /// What is known already: the notes of the files that were read before this one, and those of the
  /// collection. A history that comes without its decks finds its cards among them.
  package var known: [Note] = []
  /// Now, in milliseconds since 1970.
  package var now: Int
  /// Where a file may be unpacked for the time of the reading.
  package var temporaryFolder = "/tmp"
  /// Whether the caller unpacks the pictures and sounds of a package, and says so.
  package var unpacksMedia = false
  /// Is told now and then how much is done, from 0 to 1.
  package var progress: (@Sendable (Double) -> Void)?

  package init(
    now: Int = 0, studyDay: @escaping @Sendable (Int) -> Day = { Day(number: $0 / 86_400_000) }
  ) {
    self.now = now
    self.studyDay = studyDay
  }
}
