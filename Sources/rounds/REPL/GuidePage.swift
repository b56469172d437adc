import Files
import Screen
import Terminal
import Text

/// A page of the guide, which `rounds help TOPIC` shows without a network.
struct GuidePage {
  /// The word behind `help`, made from the file's name: `SeveralMachines.md` is `several-machines`.
  let topic: String
  private let text: String

  /// Reads the pages of a folder, in the order of their topics.
  static func all(in folder: String?) -> [GuidePage] {
    guard let folder, let names = try? FileSystem.names(in: folder) else { return [] }
    return names.filter { $0.hasSuffix(".md") && $0 != "README.md" }.compactMap { name in
      guard let bytes = try? FileSystem.readFile(FileSystem.join(folder, name)) else { return nil }
      return GuidePage(
        topic: topic(ofFile: name), text: String(decoding: bytes, as: UTF8.self))
    }.sorted { $0.topic < $1.topic }
  }

  private init(topic: String, text: String) {
    self.topic = topic
    self.text = text
  }

  /// The page's heading.
  var title: String {
    let line = text.split(separator: "\n").first { $0.hasPrefix("# ") } ?? ""
    return String(line.dropFirst(2))
  }

  /// A hyphen before each capital that begins a word.
  private static func topic(ofFile name: String) -> String {
    var result = ""
    var previous: Character?
    for character in name.dropLast(".md".count) {
      if character.isUppercase, previous?.isLowercase ?? false { result += "-" }
      result += character.lowercased()
      previous = character
    }
    return result
  }

  // MARK: Showing

  /// The page in lines that fit a width.
  func lines(width: Int, style: Styler) -> [String] {
    rendered(markdown: markdown, width: width, style: style)
  }

  /// The text as it is read in a terminal: without what only a browser or a test needs.
  private var markdown: String {
    var isCode = false
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isCode.toggle()
        lines.append("```")
      } else if isCode {
        lines.append(String(line))
      } else if !line.hasPrefix("<!--") {
        lines.append(Self.withTopics(String(line)))
      }
    }
    return lines.joined(separator: "\n")
  }

  /// A line whose links to other pages say which command shows them.
  private static func withTopics(_ line: String) -> String {
    line.replacing(/\[([^\]]+)\]\((?!https?:)([^)#]*)(#[^)]*)?\)/) { match in
      let file = match.output.2.split(separator: "/").last ?? ""
      guard file.hasSuffix(".md"), !match.output.2.contains("/"), file != "README.md" else {
        return String(match.output.1)
      }
      return "\(match.output.1) (`rounds help \(topic(ofFile: String(file)))`)"
    }
  }
}

extension Context {
  /// Shows a page of the guide if the arguments ask for one: `help`, and a topic that names no
  /// command, or the name of a page.
  /// - Returns: Whether they do.
  func showGuide(_ arguments: [String], commands: CommandTree) throws -> Bool {
    guard arguments.first == "help", arguments.count > 1 else { return false }
    let words = arguments.dropFirst().map { $0.lowercased() }
    guard words.allSatisfy({ !$0.hasPrefix("-") }) else { return false }
    let topic = words.joined(separator: "-")
    let pages = GuidePage.all(in: surroundings.guide)
    if topic == "guide" {
      try listGuide(pages)
      return true
    }
    let isCommand = commands.command(named: words[0]) != nil || words[0] == "help"
    let near = pages.filter { $0.topic.hasPrefix(topic) }
    guard
      let page = pages.first(where: { $0.topic == topic })
        ?? (isCommand || near.count > 1 ? nil : near.first)
    else { return false }
    show(page, isCommand: isCommand)
    return true
  }

  private func listGuide(_ pages: [GuidePage]) throws {
    guard !pages.isEmpty else {
      throw Failure(
        "the guide is not installed",
        hint: "`make install` puts it beside the decks, into share/rounds/guide")
    }
    printTable(["topic", "page"], pages.map { [$0.topic, $0.title] })
    note("`rounds help TOPIC` shows a page.")
  }

  private func show(_ page: GuidePage, isCommand: Bool) {
    var lines = page.lines(width: proseWidth, style: style)
    if isCommand {
      lines += ["", "The command's options: rounds \(page.topic) --help"]
    }
    let text = lines.joined(separator: "\n") + "\n"
    if terminal.isInteractive, lines.count >= terminal.height {
      // As git does it: what fits a screen stays there, and styles are obeyed.
      let pager = surroundings.set("PAGER") ?? "less"
      terminal.releaseTerminal()
      if Pager(command: "LESS=${LESS-FRX} \(pager)").show(text) { return }
    }
    terminal.write(text)
  }
}
