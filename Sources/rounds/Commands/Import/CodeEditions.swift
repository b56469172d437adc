import Exchange

/// The files that an import of codes compares its file with.
struct CodeEditions {
  var since: CodeEdition?
  var conversion: CodeEdition?

  init() {}

  /// Reads the files that the options name.
  @MainActor
  init(_ options: ReadingOptions, of files: [String], _ context: Context) throws {
    if options.conversion != nil, options.since == nil {
      throw Failure(
        .usage, "--conversion goes with --since",
        hint: "a conversion table by itself is imported like any file: rounds import TABLE")
    }
    guard let old = options.since else { return }
    guard files.count == 1, !(options.conversion == "-" || old == "-") else {
      throw Failure(
        .usage,
        files.count == 1
          ? "standard input can be the newer file alone"
          : "--since compares one file with an older one, and \(files.count) are named",
        hint: "write: rounds import NEW --since OLD")
    }
    if let format = options.format, ImportFormat(named: format) != .codes {
      throw Failure(
        .usage, "--since compares files of codes, and the format is `\(format)`",
        hint: "leave --format out")
    }
    since = try Self.edition(old, context)
    conversion = try options.conversion.map { try Self.edition($0, context) }
  }

  @MainActor
  private static func edition(_ name: String, _ context: Context) throws -> CodeEdition {
    let sources = try ImportSource.files([name], in: context.surroundings)
    guard let source = sources.first, source.place == nil else {
      throw Failure("\(name) is a folder", hint: "name a file of codes in it")
    }
    return CodeEdition(name: name, bytes: try source.bytes())
  }
}
