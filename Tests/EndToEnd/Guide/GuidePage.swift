import Foundation

/// A page of Documentation/Guide as the tests read it: what its fenced blocks show.
///
/// The word behind the fence says what a block is:
///
/// - `console`: lines `$ command`, each followed by what it prints on a terminal of 80 columns. A line
///   `...` stands for any lines.
/// - `screen $ command`: starts a program on a terminal, and holds the screen that it shows.
/// - `screen KEYS`: presses keys in that program; the screen after them. Named keys (`Space`,
///   `Enter`, `Tab`, `Esc`, `Left`, `Ctrl-C`), text in quotation marks, and characters.
/// - `markdown file=NAME` and the like: a file that the reader has written.
/// - `sh`: what cannot be run here, such as a line that installs a program.
///
/// In a screen, too, a line `...` stands for any lines. A comment `<!-- NAME=VALUE -->` sets a
/// variable for what follows, such as the clock; `<!-- run: COMMAND -->` runs what the reader need not
/// see, such as the study of the weeks before.
struct GuidePage {
  enum Block {
    case variable(String, String)
    case setup(String)
    case file(String, text: String)
    case console([Command])
    case start(String, screen: [String])
    case keys(String, screen: [String])
    case notRun
    case unknown(String)
  }

  struct Command {
    var line: String
    var output: [String]
  }

  /// A block and the lines between its fences.
  struct Part {
    var block: Block
    var content: Range<Int>
  }

  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().appending(path: "../../../Documentation/Guide").standardizedFileURL

  /// The names of the pages that have examples.
  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? [])
    .filter { $0.hasSuffix(".md") }.sorted()

  let name: String
  private(set) var lines: [String]
  private(set) var parts: [Part] = []

  init(_ name: String) throws {
    self.name = name
    let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if let variable = line.wholeMatch(of: /<!-- ([A-Z_]+)=(.*) -->/) {
        parts.append(
          Part(
            block: .variable(String(variable.1), String(variable.2)), content: index..<index))
      } else if let setup = line.wholeMatch(of: /<!-- run: (.*) -->/) {
        parts.append(Part(block: .setup(String(setup.1)), content: index..<index))
      } else if line.hasPrefix("```") {
        let fence = line.prefix { $0 == "`" }
        let end = lines[(index + 1)...].firstIndex { $0 == fence } ?? lines.count
        let content = index + 1..<end
        parts.append(
          Part(
            block: Self.block(String(line.dropFirst(fence.count)), Array(lines[content])),
            content: content))
        index = end
      }
      index += 1
    }
  }

  private static func block(_ info: String, _ lines: [String]) -> Block {
    let words = info.split(separator: " ", maxSplits: 1).map(String.init)
    if words.count == 2, words[1].hasPrefix("file=") {
      return .file(String(words[1].dropFirst(5)), text: lines.map { $0 + "\n" }.joined())
    }
    switch words.first {
    case "console": return .console(commands(in: lines))
    case "screen" where words.count == 2:
      return words[1].hasPrefix("$ ")
        ? .start(String(words[1].dropFirst(2)), screen: lines) : .keys(words[1], screen: lines)
    case "sh": return .notRun
    default: return .unknown(info)
    }
  }

  private static func commands(in lines: [String]) -> [Command] {
    var commands: [Command] = []
    for line in lines {
      if line.hasPrefix("$ ") {
        commands.append(Command(line: String(line.dropFirst(2)), output: []))
      } else if !commands.isEmpty {
        commands[commands.count - 1].output.append(line)
      }
    }
    return commands
  }

  // MARK: Recording

  /// Puts what was shown in the place of what the page says.
  mutating func replace(_ contents: [(range: Range<Int>, lines: [String])]) {
    for (range, new) in contents.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      lines.replaceSubrange(range, with: new)
    }
  }

  func write() throws {
    try Data(lines.joined(separator: "\n").utf8).write(to: Self.folder.appending(path: name))
  }
}
