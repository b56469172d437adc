package import SpacedRepetition

/// How a user wants a file read; what is nil is found out from the file.
package struct ImportOptions: Sendable {
  package var format: ImportFormat?
  /// The encoding of a text; nil for UTF-8, or what a byte order mark tells.
  package var encoding: TextEncoding?
  package var delimiter: Delimiter?
  package var header: Bool?
  package var columns: [ColumnRole]?
  /// Which codes of a file of codes are wanted; nil for all that are billable and valid.
  package var selection: CodeSelection?
  /// The fiscal year of a file of ICD-10 codes, if its name does not tell.
  package var fiscalYear: Int?
  /// The study day that a moment in milliseconds since 1970 belongs to, where the learner is.
  package var studyDay: @Sendable (Int) -> Day
  /// Now, in milliseconds since 1970.
  package var now: Int
  /// Where a file may be unpacked for the time of the reading.
  package var temporaryFolder = "/tmp"
  /// Is told now and then how much is done, from 0 to 1.
  package var progress: (@Sendable (Double) -> Void)?

  package init(
    now: Int = 0, studyDay: @escaping @Sendable (Int) -> Day = { Day(number: $0 / 86_400_000) }
  ) {
    self.now = now
    self.studyDay = studyDay
  }
}
