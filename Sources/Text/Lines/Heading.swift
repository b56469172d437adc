/// The titles of ATX headings, as CommonMark has them.
package enum Heading {
  /// The title of a heading whose text after the opening `#` marks is `rest`: without the closing
  /// `#` marks, which have a space before them, so that `# C#` is `C#`.
  package static func title(_ rest: String) -> String {
    let text = rest.trimmed()
    guard text.last == "#" else { return text }
    let title = text[..<(text.lastIndex { $0 != "#" }.map(text.index(after:)) ?? text.startIndex)]
    return title.isEmpty || title.last?.isWhitespace == true ? title.trimmed() : text
  }

  /// The line that has `title`: closed with a `#` where the title's own last `#` would go.
  package static func line(_ title: String, level: Int) -> String {
    let marks = String(repeating: "#", count: level)
    return self.title(title) == title ? "\(marks) \(title)" : "\(marks) \(title) #"
  }
}
