/// The pictures and sounds that a card's text names: `![alt](heart.png)`, and `[image: heart.png]`
/// and `[sound: hola.mp3]`, which imports make.
package enum MediaMarks {
  package enum Kind: Sendable { case picture, sound }

  /// The most pictures or sounds of one text.
  package static let most = 4

  /// The names of the pictures or sounds, each once, in the order of the text.
  /// - Complexity: O(*n*).
  package static func names(_ kind: Kind, in text: String) -> [String] {
    var names: [String] = []
    func add(_ name: Substring) {
      let name = trimmed(name)
      if !name.isEmpty, !names.contains(name), names.count < most { names.append(name) }
    }
    let head = kind == .picture ? "[image: " : "[sound: "
    var rest = text[...]
    while let start = rest.utf8.firstIndex(where: { $0 == 0x5B || $0 == 0x21 }) {
      rest = rest[start...]
      if rest.hasPrefix(head) {
        let name = rest.dropFirst(head.count).prefix { $0 != "]" && $0 != "\n" }
        if name.endIndex < rest.endIndex, rest[name.endIndex] == "]" { add(name) }
        rest = rest[name.endIndex...]
      } else if kind == .picture, rest.hasPrefix("!["), let name = target(of: rest) {
        add(name)
        rest = rest[name.endIndex...]
      } else {
        rest = rest.dropFirst()
      }
    }
    return names
  }

  /// The text with a note within each mark of a sound, such as the key that plays it.
  package static func noting(_ note: String, sounds text: String) -> String {
    guard text.contains("[sound: ") else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "[sound: ") {
      let name = rest[start.upperBound...].prefix { $0 != "]" && $0 != "\n" }
      result += rest[..<name.endIndex]
      rest = rest[name.endIndex...]
      if rest.first == "]", !name.isEmpty { result += " · " + note }
    }
    return result + rest
  }

  /// The most characters of an image in Markdown, so that what has no end is not read again and again.
  private static let longest = 1000

  /// The address of an image in Markdown.
  private static func target(of text: Substring) -> Substring? {
    let text = text.prefix(longest)
    let caption = text.dropFirst(2).prefix { $0 != "]" && $0 != "\n" && $0 != "[" }
    var rest = text[caption.endIndex...]
    guard rest.hasPrefix("](") else { return nil }
    rest = rest.dropFirst(2)
    if rest.first == "<" {
      let name = rest.dropFirst().prefix { $0 != ">" && $0 != "\n" }
      return text[name.endIndex...].hasPrefix(">") ? name : nil
    }
    let name = rest.prefix { $0 != ")" && $0 != " " && $0 != "\n" }
    return name.endIndex < text.endIndex ? name : nil
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
