import Screen
import Text

/// A command's help, laid out for a window too narrow for two columns: descriptions are below their
/// options instead of next to them.
struct NarrowHelp {
  /// The width below which it is used.
  static let leastWideWidth = 60
  /// The column at which the argument parser begins the description of an option.
  private static let column = 26

  let lines: [String]

  /// - Parameter text: The argument parser's help with unlimited columns, so that each paragraph
  ///   and each option is one line.
  init(_ text: String, width: Int) {
    var lines: [String] = []
    var isList = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasSuffix(":"), line == line.uppercased() { isList = true }
      lines += isList ? Self.item(line, width) : Self.paragraph(line, width)
    }
    while lines.last == "" { lines.removeLast() }
    self.lines = lines
  }

  /// A list item: the name of something, and its description.
  private static func item(_ line: String, _ width: Int) -> [String] {
    guard line.hasPrefix("  ") else { return wrapped(line, width: width) }
    let isBeside = line.prefix(column).hasSuffix("  ")
    let name = String(isBeside ? line.prefix(column) : line[...]).trimmed()
    let meaning = isBeside ? String(line.dropFirst(column)).trimmed() : ""
    // The description of a long name is already on a line of its own.
    guard !name.isEmpty else {
      return wrapped(meaning, width: width, firstIndent: "    ", indent: "    ")
    }
    return wrapped(name, width: width, firstIndent: "  ", indent: "    ")
      + (meaning.isEmpty
        ? [] : wrapped(meaning, width: width, firstIndent: "    ", indent: "    "))
  }

  /// A line of the text before the lists; examples have lines of their own.
  private static func paragraph(_ line: String, _ width: Int) -> [String] {
    if let colon = line.firstRange(of: ":  "),
      line.hasPrefix("Example") || displayWidth(line) > width
    {
      return wrapped(String(line[...colon.lowerBound]), width: width)
        + example(String(line[colon.upperBound...]).trimmed(), width)
    }
    if line.hasPrefix("   ") { return example(line.trimmed(), width) }
    return wrapped(line, width: width, firstIndent: "", indent: line.hasPrefix("USAGE") ? "  " : "")
  }

  private static func example(_ text: String, _ width: Int) -> [String] {
    wrapped(text, width: width, firstIndent: "  ", indent: "    ")
  }
}
