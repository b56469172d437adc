import ArgumentParser
import Collection
import Files
import Screen
import Statistics

/// Writes the statistics as a page or as picture files.
struct Report: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the statistics as a web page or as pictures.",
    discussion: """
      The page needs no other file and no network, follows light or dark mode, and prints well. \
      --svg writes each chart to a file.

      Example:  rounds report --html report.html --deck billing
      """)

  @Option(
    help: ArgumentHelp("The page to write; - is standard output.", valueName: "file"),
    completion: .file(extensions: ["html"]))
  var html: String?
  @Option(
    help: ArgumentHelp("The folder for pictures, made if it is missing.", valueName: "dir"),
    completion: .directory)
  var svg: String?
  @Flag(help: "Overwrite files that exist.")
  var force = false
  @OptionGroup(title: "Which cards and days") var scope: StatsScopeOptions
  @OptionGroup var collection: CollectionOptions

  func validate() throws {
    if html == nil, svg == nil {
      throw ValidationError("nothing to write; give --html FILE or --svg DIR")
    }
  }

  func run(in context: Context) throws {
    let collection = try context.read(collection)
    let page = try html.map { try context.surroundings.outputTarget($0, force: force) }
    let folder = svg.map(context.surroundings.absolute)
    if let svg, let folder, FileSystem.exists(folder), !FileSystem.isFolder(folder) {
      throw Failure("\(svg) is a file", hint: "--svg takes a folder, which is made if need be")
    }
    let today = context.today(collection)
    let summary = StatsSummary(
      collection, try StatsScope(scope, in: collection, on: today), today: today)
    let pictures = try svg.map { try self.pictures(summary, in: $0, context) } ?? []
    do throws(FileError) {
      if let page { try write(HTMLReport(summary).text, to: page, context) }
      if svg != nil, let folder { try FileSystem.makeFolder(folder, mode: 0o755) }
      for (text, target) in pictures { try write(text, to: target, context) }
    } catch {
      throw StudyError.file(error)
    }
  }

  /// The pictures and their files.
  @MainActor
  private func pictures(
    _ summary: StatsSummary, in folder: String, _ context: Context
  ) throws(Failure) -> [(text: String, target: OutputTarget)] {
    var pictures: [(String, OutputTarget)] = []
    for picture in summary.pictures {
      for (index, chart) in summary.charts(picture).enumerated() {
        let name = FileSystem.join(
          folder, picture.rawValue + (index > 0 ? "-\(index + 1)" : "") + ".svg")
        let path = context.surroundings.absolute(name)
        try context.surroundings.refuseOverwriting(path, of: name, force: force)
        pictures.append((SVGChart(chart).element(isAlone: true) + "\n", .file(name, path: path)))
      }
    }
    return pictures
  }

  @MainActor
  private func write(
    _ text: String, to target: OutputTarget, _ context: Context
  ) throws(FileError) {
    try context.write(Array(text.utf8), to: target)
    if case .file(let name, _) = target { context.print(sanitized(name, keepNewlines: false)) }
  }
}
