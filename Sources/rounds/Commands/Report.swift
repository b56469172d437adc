import ArgumentParser
import Journal
import Statistics
import Study
import Terminal

/// Writes the statistics as a page or as pictures to keep.
struct Report: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the statistics as a web page, or as pictures.",
    discussion: """
      The page is one file that needs no other and no network; it follows the browser's light or \
      dark mode and prints well. --svg writes each chart as a file of its own.

      Examples:  rounds report --html report.html
                 rounds report --svg pictures --deck billing
      """)

  @Option(
    help: ArgumentHelp("The page to write.", valueName: "file"),
    completion: .file(extensions: ["html"]))
  var html: String?
  @Option(
    help: ArgumentHelp("The folder for pictures; it is made.", valueName: "dir"),
    completion: .directory)
  var svg: String?
  @OptionGroup(title: "Which cards and days") var scope: StatsScopeOptions
  @OptionGroup var collection: CollectionOptions

  func validate() throws {
    if html == nil, svg == nil {
      throw ValidationError("nothing to write; give --html FILE or --svg DIR")
    }
  }

  func run(in context: Context) throws {
    let collection = try context.read(collection)
    if let html { _ = try context.surroundings.outputPath(html) }
    if let svg, FileSystem.exists(context.surroundings.absolute(svg)),
      !FileSystem.isFolder(context.surroundings.absolute(svg))
    {
      throw Failure("\(svg) is a file", hint: "--svg takes a folder, which is made if need be")
    }
    let summary = StatsSummary(
      collection, try StatsScope(scope, in: collection), today: context.today(collection))
    do throws(FileError) {
      if let html {
        try write(HTMLReport(summary).text, to: html, context)
      }
      if let svg {
        try FileSystem.makeFolder(context.surroundings.absolute(svg), mode: 0o755)
        for picture in StatsPicture.allCases {
          let charts = summary.charts(picture)
          for (index, chart) in charts.enumerated() {
            let name = picture.rawValue + (index > 0 ? "-\(index + 1)" : "") + ".svg"
            try write(
              SVGChart(chart).element(isAlone: true) + "\n", to: FileSystem.join(svg, name), context
            )
          }
        }
      }
    } catch {
      throw StudyError.file(error)
    }
  }

  @MainActor
  private func write(_ text: String, to name: String, _ context: Context) throws(FileError) {
    try AtomicFile.write(
      Array(text.utf8), to: context.surroundings.absolute(name), mode: 0o666, followsLinks: true)
    context.print(sanitized(name, keepNewlines: false))
  }
}
