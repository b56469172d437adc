import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("report")
struct ReportTests {
  private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../ExchangeTests/Samples/anki/modern.apkg").standardizedFileURL.path
  private static let browser = ["/usr/bin/chromium", "/usr/bin/google-chrome"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  private func collection() throws -> TestCollection {
    let collection = try TestCollection([:], environment: ["ROUNDS_NOW": "2026-06-29T18:30:00Z"])
    #expect(try collection.run("import", Self.package).succeeded)
    return collection
  }

  @Test("writes one page that needs nothing from elsewhere")
  func page() throws {
    let collection = try collection()
    let result = try collection.run("report", "--html", collection.folder + "/a.html")
    #expect(result.succeeded && result.errors == "")
    #expect(result.output == collection.folder + "/a.html\n")
    let page = try collection.read("a.html")
    for word in ["http:", "https:", "<script", "src=", "@import", "url("] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(page.matches(of: /<svg/).count == 17)
    #expect(page.contains("prefers-color-scheme:dark") && page.contains("@media print"))
    for title in ["Retention by week", "Answers on each day of a year", "Exam domains"] {
      #expect(page.contains("<h2>\(title)"))
    }
    #expect(page.contains("504 of 632"))
    // The same data produce the same page.
    try collection.run("report", "--html", collection.folder + "/b.html")
    #expect(try collection.read("b.html") == page)
  }

  @Test("writes each chart as a picture that is sound XML")
  func pictures() throws {
    let collection = try collection()
    let folder = collection.folder + "/pictures"
    let result = try collection.run("report", "--svg", folder)
    #expect(result.succeeded && result.output.split(separator: "\n").count == 17)
    let files = collection.files(in: "pictures")
    #expect(files.count == 17 && files.contains("calendar.svg"))
    for file in files {
      let text = try collection.read("pictures/" + file)
      let parser = XMLParser(data: Data(text.utf8))
      #expect(parser.parse(), "\(file): \(String(describing: parser.parserError))")
      #expect(text.contains("<title>") && text.contains("n = "), "\(file)")
    }
  }

  @Test("overwrites nothing without --force, and takes - for standard output")
  func overwriting() throws {
    let collection = try collection()
    let (page, folder) = (collection.folder + "/a.html", collection.folder + "/pictures")
    for _ in 0..<2 {
      #expect(try collection.run("report", "--html", page, "--svg", folder, "--force").succeeded)
    }
    try collection.write("mine", to: "a.html")
    let refused = try collection.run("report", "--html", page)
    #expect(refused.status == .exited(1) && refused.output == "")
    #expect(refused.errors.contains("exists already\n  add --force to overwrite it"))
    #expect(try collection.read("a.html") == "mine")
    #expect(try collection.run("report", "--svg", folder).errors.contains("exists already"))
    let printed = try collection.run("report", "--html", "-")
    #expect(printed.output.hasPrefix("<!DOCTYPE html>") && printed.output.hasSuffix("</html>\n"))
    #expect(!collection.files(in: "").contains("-"))
    let pipe = collection.folder + "/pipe"
    try #require(mkfifo(pipe, 0o600) == 0)
    let other = try collection.run("report", "--html", pipe, "--force")
    #expect(other.errors.contains("is not a file to overwrite"))
  }

  @Test("shows names of decks as text, whatever they are")
  func hostile() throws {
    let collection = try TestCollection([
      "x.md": "---\nname: <script>alert(1)</script> & \"co\"\n---\n\nQ: a\nA: b\nId: a\n"
    ])
    for day in 1...3 { try collection.run("grade", "a", "4", now: "2026-06-0\(day)T12:00:00Z") }
    let page = collection.folder + "/page.html"
    #expect(try collection.run("report", "--html", page, "--svg", collection.folder).succeeded)
    let text = try collection.read("page.html")
    #expect(!text.contains("<script") && text.contains("&lt;script&gt;"))
    let parser = XMLParser(data: Data(try collection.read("decks.svg").utf8))
    #expect(parser.parse())
  }

  @Test("is told what to write, and where it cannot")
  func mistakes() throws {
    let collection = try TestCollection()
    #expect(try collection.run("report").status == .exited(2))
    let result = try collection.run("report", "--html", collection.folder + "/none/a.html")
    #expect(result.status == .exited(1))
    #expect(result.errors.contains("there is no folder ~/none to write"))
    let folder = try collection.run("report", "--html", collection.folder)
    #expect(folder.errors.contains("is not a file to write to"))
    try collection.write("x", to: "file")
    let file = try collection.run("report", "--svg", collection.folder + "/file")
    #expect(file.status == .exited(1) && file.errors.contains("file is a file"))
    let export = try collection.run("export", "--output", collection.folder + "/none/a.md")
    #expect(export.status == .exited(1) && !export.errors.contains("tmp:"))
    #expect(export.errors.contains("there is no folder ~/none to write"))
  }

  @Test(
    "fits a browser at phone and desktop widths, in light and in dark",
    .enabled(if: browser != nil), arguments: [500, 1200], ["", "0"])
  func inBrowser(width: Int, scheme: String) throws {
    let collection = try collection()
    let page = collection.folder + "/a.html"
    try collection.run("report", "--html", page)
    // Chromium shows the resulting width in the page's own DOM.
    let probe =
      try collection.read("a.html").replacing(
        "</body>",
        with: "<script>document.title = document.documentElement.scrollWidth + ' '"
          + " + innerWidth + ' ' + getComputedStyle(document.body).backgroundColor</script></body>")
    try collection.write(probe, to: "probe.html")
    var arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(collection.folder)/browser",
      "--window-size=\(width),900", "--dump-dom",
    ]
    if !scheme.isEmpty { arguments.append("--blink-settings=preferredColorScheme=\(scheme)") }
    let dom = try Program.run(
      arguments + ["file://\(collection.folder)/probe.html"], environment: collection.environment,
      executable: try #require(Self.browser))
    let title = try #require(dom.output.firstMatch(of: /<title>(\d+) (\d+) (rgb[^<]+)</))
    #expect(Int(title.1)! <= Int(title.2)!, "the page is wider than its window")
    #expect(title.3 == (scheme.isEmpty ? "rgb(255, 255, 255)" : "rgb(21, 24, 28)"))
  }
}
