/// The titles of ATX headings, as in CommonMark.
package enum Heading {
  /// The title of a heading whose text after the opening `#` marks is `rest`, without the closing
  /// `#` marks, which follow a space, so that `# C#` is `C#`.
  package static func title(_ rest: String) -> String {
    let text = rest.trimmed()
    guard text.last == "#" else { return text }
    let title = text[..<(text.lastIndex { $0 != "#" }.map(text.index(after:)) ?? text.startIndex)]
    return title.isEmpty || title.last?.isWhitespace == true ? title.trimmed() : text
  }

  /// The heading line for `title`, closed with a `#` if the title's own last `#` would be lost.
  package static func line(_ title: String, level: Int) -> String {
    let marks = String(repeating: "#", count: level)
    return self.title(title) == title ? "\(marks) \(title)" : "\(marks) \(title) #"
  }
}
