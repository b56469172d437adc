import Screen
import Text

/// The help of a command, laid out for a window in which two columns have no room: what stands
/// beside an option elsewhere stands below it.
struct NarrowHelp {
  /// Below this width it is used.
  static let leastWideWidth = 60
  /// The column at which the argument parser begins what it says of an option.
  private static let column = 26

  let lines: [String]

  /// - Parameter text: The argument parser's help in columns without end, so that each paragraph
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

  /// A line of a list: the name of something, and what it is.
  private static func item(_ line: String, _ width: Int) -> [String] {
    guard line.hasPrefix("  ") else { return wrapped(line, width: width) }
    let isBeside = line.prefix(column).hasSuffix("  ")
    let name = String(isBeside ? line.prefix(column) : line[...]).trimmed()
    let meaning = isBeside ? String(line.dropFirst(column)).trimmed() : ""
    // Of a long name what it means is on a line of its own already.
    guard !name.isEmpty else {
      return wrapped(meaning, width: width, firstIndent: "    ", indent: "    ")
    }
    return wrapped(name, width: width, firstIndent: "  ", indent: "    ")
      + (meaning.isEmpty
        ? [] : wrapped(meaning, width: width, firstIndent: "    ", indent: "    "))
  }

  /// A line of what is said before the lists; examples stand on lines of their own.
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
