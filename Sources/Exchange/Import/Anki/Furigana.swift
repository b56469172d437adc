/// A Japanese text with readings in brackets, ` 漢字[かんじ]を 読[よ]む`, where a space separates a word
/// from the one before.
struct Furigana {
  /// The words without their readings.
  private(set) var base = ""
  /// The readings.
  private(set) var reading = ""
  /// Each word followed by its reading.
  private(set) var both = ""

  init(_ text: String) {
    var rest = text[...]
    while let open = rest.firstIndex(of: "[") {
      let before = rest[..<open]
      guard let close = rest[open...].firstIndex(of: "]") else { break }
      let inside = rest[rest.index(after: open)..<close]
      let word = before.lastIndex { " >\n\u{A0}".contains($0) }.map(before.index(after:))
      if inside.hasPrefix("sound:") || inside.isEmpty || word == before.endIndex || before.isEmpty {
        add(String(rest[...close]))
      } else {
        let start = word ?? before.startIndex
        var lead = before[..<start]
        if lead.last == " " { lead.removeLast() }
        add(String(lead))
        base += before[start...]
        reading += inside
        both += "\(before[start...])[\(inside)]"
      }
      rest = rest[rest.index(after: close)...]
    }
    add(String(rest))
  }

  private mutating func add(_ text: String) {
    base += text
    reading += text
    both += text
  }
}
