import Foundation

/// Somebody who follows a page of the guide, from a machine without a collection on.
///
/// All of it happens in one home folder, with the built-in decks of the package and a clock that
/// stands still until the page sets it.
final class GuideReader {
  private let collection: TestCollection
  private let home: String
  private let decks = GuidePage.folder.appending(path: "../../Decks").standardizedFileURL.path()
  private var terminal: PseudoTerminal?

  /// The window.
  private static let rows = 24

  init() throws {
    collection = try TestCollection([:])
    home = collection.folder + "/you"
    for folder in [home, collection.folder + "/bin"] {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    try FileManager.default.createSymbolicLink(
      atPath: collection.folder + "/bin/rounds", withDestinationPath: Program.path)
    collection.environment["ROUNDS_HOME"] = nil
    collection.environment["HOME"] = home
    collection.environment["ROUNDS_DECKS"] = decks
    collection.environment["PATH"] = collection.folder + "/bin:/usr/bin:/bin"
    collection.environment["EDITOR"] = "true"
    collection.environment["TERM"] = "xterm-256color"
  }

  // MARK: What the page has the reader do

  func set(_ name: String, to value: String) { collection.environment[name] = value }

  func write(_ text: String, to name: String) throws {
    let folder = name.hasPrefix("decks/") ? ".local/share/rounds/" : ""
    try collection.write(text, to: "you/" + folder + name)
  }

  /// What a command prints.
  func output(of command: String) throws -> [String] {
    try leave()
    let terminal = try open("{ \(command)\n} </dev/null")
    try terminal.waitForExit(timeout: 60)
    return shown(terminal.screen.lines)
  }

  func start(_ command: String) throws {
    try leave()
    terminal = try open("exec \(command)")
  }

  func press(_ keys: String) throws {
    guard let terminal else { throw NoProgram(keys: keys) }
    terminal.send(Self.text(of: keys))
  }

  /// The window as soon as it is as expected, or else as it is in the end.
  func screen(as isExpected: ([String]) -> Bool) -> [String] {
    guard let terminal else { return [] }
    _ = try? terminal.waitFor(timeout: 30) { _ in isExpected(self.window(of: terminal)) }
    return window(of: terminal)
  }

  /// The window once nothing has been written to it for a while: only for recording.
  func settledScreen() -> [String] {
    guard let terminal else { return [] }
    var size = -1
    while terminal.transcript.count != size || size == 0 {
      size = terminal.transcript.count
      _ = try? terminal.waitFor(timeout: 2) { _ in false }
    }
    return window(of: terminal)
  }

  /// Waits for the end of a program that a page has left.
  func leave() throws {
    try terminal?.waitForExit(timeout: 30)
    terminal = nil
  }

  // MARK: Terminal

  private func open(_ script: String) throws -> PseudoTerminal {
    // A page may ask for a wider window, where lines of JSON would be broken.
    let columns = collection.environment["COLUMNS"].flatMap(Int.init) ?? 80
    return try PseudoTerminal(
      executable: "/bin/sh", arguments: ["-c", "cd \"$HOME\" && \(script)"],
      environment: collection.environment.filter { $0.key != "COLUMNS" }, columns: columns,
      rows: Self.rows)
  }

  private func window(of terminal: PseudoTerminal) -> [String] {
    shown(Array(terminal.screen.lines.suffix(Self.rows)))
  }

  /// Lines without what differs from one run to the next: how long something took, and where the
  /// package is. Of empty lines in a row one is kept, and none at the ends.
  private func shown(_ lines: [String]) -> [String] {
    var result: [String] = []
    for line in lines where !(line.isEmpty && (result.last?.isEmpty ?? true)) {
      result.append(
        line.replacing(/^((?:Done|Practiced): .*) in \d+ (?:s|min)\b/) { "\($0.output.1) in 34 s" }
          .replacing(/; \d+ s of answering$/, with: "; 34 s of answering")
          .replacing(/\d+ min left/, with: "7 min left")
          .replacing(decks, with: "/usr/local/share/rounds/decks"))
    }
    while result.last == "" { result.removeLast() }
    return result
  }

  private static func text(of keys: String) -> String {
    let named = [
      "Space": " ", "Enter": "\r", "Tab": "\t", "Esc": "\u{1B}", "Left": "\u{1B}[D",
      "Right": "\u{1B}[C", "Up": "\u{1B}[A", "Down": "\u{1B}[B",
    ]
    return keys.matches(of: /"([^"]*)"|(\S+)/).map { match in
      if let quoted = match.1 { return String(quoted) }
      let word = String(match.2 ?? "")
      if word.hasPrefix("Ctrl-"), let letter = word.last?.asciiValue {
        return String(UnicodeScalar(letter & 0x1F))
      }
      return named[word] ?? word
    }.joined()
  }

  struct NoProgram: Error, CustomStringConvertible {
    var keys: String
    var description: String { "no program is there to take the keys \(keys)" }
  }
}
