package import SpacedRepetition

/// How a user wants a file read; what is nil is found out from the file.
package struct ImportOptions: Sendable {
  package var format: ImportFormat?
  package var context: ReadingContext
  package var table = TableOptions()
  package var codes = CodeOptions()

  package init(
    now: Int = 0, studyDay: @escaping @Sendable (Int) -> Day = { Day(number: $0 / 86_400_000) }
  ) {
    context = ReadingContext(now: now, studyDay: studyDay)
  }
}
