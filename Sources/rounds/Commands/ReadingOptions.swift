import ArgumentParser
import Exchange
import Study

/// How imported files are read, where what is found out is not what the user means.
struct ReadingOptions: ParsableArguments {
  @Option(help: ArgumentHelp(ReadingOptions.formatHelp, valueName: "format"))
  var format: String?
  @Option(
    help: ArgumentHelp("comma, tab, semicolon, pipe or a character.", valueName: "name"))
  var delimiter: String?
  @Option(help: ArgumentHelp("yes or no: is the first row a header?", valueName: "answer"))
  var header: String?
  @Option(
    help: ArgumentHelp(
      "What each column is: front, back, tags, also, hint, why, source, id, ignored.",
      valueName: "list"))
  var columns: String?

  private static let formatHelp =
    ImportFormat.allCases.map(\.rawValue).joined(separator: ", ") + " (default: found out)."

  /// The options as the readers take them.
  @MainActor
  func options(_ collection: Collection, _ context: Context) throws(Failure) -> ImportOptions {
    let rollover = collection.settings.rolloverHour
    var options = ImportOptions(now: context.clock.now) {
      Clock.studyDay(at: $0, rolloverHour: rollover)
    }
    if let format {
      guard let known = ImportFormat(rawValue: format) else {
        let formats = ImportFormat.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure(.usage, "there is no format `\(format)`", hint: "the formats are \(formats)")
      }
      options.format = known
    }
    if let delimiter {
      guard let known = Delimiter(named: delimiter) else {
        throw Failure(
          .usage, "there is no delimiter `\(delimiter)`",
          hint: "write comma, tab, semicolon or pipe")
      }
      options.delimiter = known
    }
    if let header {
      guard ["yes", "no"].contains(header) else {
        throw Failure(.usage, "`\(header)` is neither yes nor no", hint: "--header yes, or no")
      }
      options.header = header == "yes"
    }
    if let columns {
      options.columns = try columns.split(separator: ",").map { name throws(Failure) in
        guard let role = ColumnRole(rawValue: String(name)) else {
          let roles = ColumnRole.allCases.map(\.rawValue).joined(separator: ", ")
          throw Failure(.usage, "a column cannot be `\(name)`", hint: "columns are: \(roles)")
        }
        return role
      }
    }
    return options
  }
}
