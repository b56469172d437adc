import ArgumentParser
import Collection
import Exchange
import Text

/// Options for reading imported files, if the detected ones are wrong.
struct ReadingOptions: ParsableArguments {
  @Option(help: ArgumentHelp(ReadingOptions.formatHelp, valueName: "format"))
  var format: String?
  @Option(
    help: ArgumentHelp(
      "comma, tab, semicolon, pipe, colon, space, or the characters themselves, such as \" - \".",
      valueName: "name"))
  var delimiter: String?
  @Option(
    help: ArgumentHelp(
      "What separates the rows: line, blank (an empty line), or characters such as \";\".",
      valueName: "name"))
  var rows: String?
  @Option(help: ArgumentHelp("yes or no: is the first row a header?", valueName: "answer"))
  var header: String?
  @Option(
    help: ArgumentHelp(
      "What each column is: front, back, tags, also, hint, why, source, id, deck, notetype, ignored.",
      valueName: "list"))
  var columns: String?
  @Option(
    help: ArgumentHelp(
      "\(TextEncoding.names): a text's encoding, where it is not UTF-8.", valueName: "name"))
  var encoding: String?
  @Option(
    help: ArgumentHelp(
      "Codes of a code file: ranges, prefixes, words, billable, header, sample:N, -without.",
      valueName: "codes"))
  var select: String?
  @Option(
    help: ArgumentHelp("The fiscal year of a code file, if its name has none.", valueName: "year"))
  var fiscalYear: Int?

  @Option(
    help: ArgumentHelp(
      "Last year's code file: make cards of what changed since, a deck a chapter.",
      valueName: "file"), completion: .file())
  var since: String?
  @Option(
    help: ArgumentHelp(
      "CMS's conversion table, which names the codes that took the place of others.",
      valueName: "file"), completion: .file())
  var conversion: String?

  private static let formatHelp =
    ImportFormat.allCases.map(\.rawValue).joined(separator: ", ") + " (default: detected)."

  /// The options in the form that the readers take.
  @MainActor
  func options(
    _ collection: Collection, at now: Int, _ context: Context
  ) throws(Failure) -> ImportOptions {
    let rollover = collection.settings.rolloverHour
    var options = ImportOptions(now: now) {
      Clock.studyDay(at: $0, rolloverHour: rollover)
    }
    options.context.moment = Clock.moment
    options.context.temporaryFolder = context.surroundings.set("TMPDIR") ?? "/tmp"
    if let format {
      guard let known = ImportFormat(named: format) else {
        let formats = ImportFormat.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure(.usage, "there is no format `\(format)`", hint: "the formats are \(formats)")
      }
      options.format = known
    }
    try readCodeOptions(&options)
    if let encoding {
      guard let known = TextEncoding(named: encoding) else {
        throw Failure(
          .usage, "there is no encoding `\(encoding)`", hint: "write one of \(TextEncoding.names)")
      }
      options.context.encoding = known
    }
    if let delimiter {
      guard let known = Delimiter(named: delimiter) else {
        throw Failure(
          .usage, "there is no delimiter `\(delimiter)`",
          hint: "write comma, tab, semicolon, pipe, colon, space or characters such as \" - \"")
      }
      options.table.delimiter = known
    }
    if let rows {
      guard let known = RowEnd(named: rows) else {
        throw Failure(
          .usage, "rows cannot be separated by `\(rows)`",
          hint: "write line, blank (an empty line) or characters such as \";\"")
      }
      options.table.rowEnd = known
    }
    if let header {
      guard ["yes", "no"].contains(header) else {
        throw Failure(.usage, "`\(header)` is neither yes nor no", hint: "--header yes, or no")
      }
      options.table.header = header == "yes"
    }
    if let columns {
      options.table.columns = try columns.split(separator: ",").map { name throws(Failure) in
        guard let role = ColumnRole(rawValue: String(name)) else {
          let roles = ColumnRole.allCases.map(\.rawValue).joined(separator: ", ")
          throw Failure(.usage, "a column cannot be `\(name)`", hint: "columns are: \(roles)")
        }
        return role
      }
    }
    return options
  }

  private func readCodeOptions(_ options: inout ImportOptions) throws(Failure) {
    if let select {
      do throws(CodeSelectionError) {
        options.codes.selection = try CodeSelection(parsing: select)
      } catch {
        throw Failure(
          .usage, "--select, column \(error.column): \(error.message)", hint: error.hint)
      }
    }
    if let fiscalYear {
      guard 1990...2100 ~= fiscalYear else {
        throw Failure(.usage, "\(fiscalYear) is not a fiscal year", hint: "write one such as 2026")
      }
      options.codes.fiscalYear = fiscalYear
    }
  }
}
