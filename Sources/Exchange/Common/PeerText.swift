import Flashcards
import Text

/// A text file of another program: its lines, which of them are code, and the problems found.
struct PeerText {
  let file: String
  let decoded: DecodedText
  let lines: TextLines
  let fences: CodeFences
  private(set) var diagnostics: [Diagnostic]
  private(set) var skipped: [ImportedFile.Skipped] = []

  init(_ bytes: [UInt8], file: String, _ context: ReadingContext) {
    self.file = file
    decoded = DecodedText(bytes, as: context.encoding)
    lines = TextLines(decoded.utf8)
    fences = CodeFences(lines)
    diagnostics = decoded.diagnostics(file: file)
  }

  /// Reports a problem at a byte of a line; lines are counted from 0.
  mutating func report(
    _ severity: Diagnostic.Severity, line: Int, offset: Int = 0, _ message: String, hint: String
  ) {
    diagnostics.append(
      decoded.diagnostic(
        at: lines.ranges[line].lowerBound + offset, file: file, severity, message, hint: hint))
  }

  /// Lists a part of the file that is not imported.
  mutating func skip(line: Int, name: String? = nil, _ reason: String) {
    skipped.append(.init(line: line + 1, name: name, reason: reason))
  }

  /// Reports a part that is not imported and lists it, with the message as the reason.
  mutating func leaveOut(line: Int, offset: Int = 0, _ reason: String, hint: String) {
    report(.warning, line: line, offset: offset, reason, hint: hint)
    skip(line: line, reason)
  }

  /// Adds the diagnostics of a part that was read separately.
  mutating func add(_ others: [Diagnostic]) {
    diagnostics += others
  }

  /// Reports fences that are never closed.
  mutating func reportUnclosedFences(from start: Int = 0) {
    for line in fences.unclosed where line >= start {
      report(
        .warning, line: line, "this code fence is never closed and is read as text",
        hint: "close it with the same marks on a line of their own")
    }
  }
}

/// The level and the title of a line that is an ATX heading.
struct HeadingLine {
  let level: Int
  let title: String

  init?(_ line: String) {
    let level = line.utf8.prefix { $0 == .numberSign }.count
    let rest = line.dropFirst(level)
    guard 1...6 ~= level, rest.first.map({ $0 == " " || $0 == "\t" }) ?? true else { return nil }
    self.level = level
    title = Heading.title(String(rest))
  }
}

/// The headings above a place in a file, outermost first.
struct HeadingPath {
  private var headings: [(level: Int, title: String)] = []

  mutating func enter(_ title: String, level: Int) {
    leave(level: level)
    if !title.isEmpty { headings.append((level, title)) }
  }

  /// Drops the headings of a level and below.
  mutating func leave(level: Int) {
    headings.removeAll { $0.level >= level }
  }

  var titles: [String] { headings.map(\.title) }
}
