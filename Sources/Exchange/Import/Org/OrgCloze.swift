import Flashcards
import SpacedRepetition
import Text

/// The deletions of both packages.
enum OrgCloze {
  /// `[text]`, `[text||hint]`; not links, times, footnotes and check boxes.
  static func drill(_ lines: [String]) -> Cloze? {
    var segments: [Cloze.Segment] = []
    var plain = ""
    var rest = OrgText.markdown(lines)[...]
    var group = 0
    while let open = rest.firstIndex(of: "[") {
      plain += rest[..<open]
      let inner = rest[rest.index(after: open)...]
      guard let close = inner.firstIndex(of: "]") else { break }
      let word = inner[..<close]
      let first = word.first ?? " "
      let isOther =
        word.count < 2 && " xX-".contains(first) || word.isEmpty || first == "["
        || word.hasPrefix("fn:") || word.hasPrefix("image: ") || Day(String(word.prefix(10))) != nil
      if isOther {
        plain += rest[open...close]
      } else {
        let mark = word.firstRange(of: "||") ?? word.firstRange(of: "|")
        let text = (mark.map { word[..<$0.lowerBound] } ?? word).trimmed()
        let hint = mark.map { word[$0.upperBound...].trimmed() }
        group += 1
        if !plain.isEmpty { segments.append(.text(plain)) }
        plain = ""
        segments.append(
          .deletion(.init(text: text, hint: hint?.isEmpty ?? true ? nil : hint, group: group)))
      }
      rest = inner[inner.index(after: close)...]
    }
    plain += rest
    if !plain.isEmpty { segments.append(.text(plain)) }
    return group > 0 ? Cloze(notation: .brackets, segments: segments) : nil
  }

  /// `{{text}@1}`, `{{text}{hint}@1}`, `{{text}}`.
  static func fc(_ text: String) -> Cloze? {
    var segments: [Cloze.Segment] = []
    var rest = text[...]
    var count = 0
    while let open = rest.firstRange(of: "{{") {
      let inner = rest[open.upperBound...]
      guard let close = inner.firstIndex(of: "}"), close > inner.startIndex else { break }
      if open.lowerBound > rest.startIndex {
        segments.append(.text(String(rest[..<open.lowerBound])))
      }
      var behind = inner[inner.index(after: close)...]
      var hint: String?
      if behind.first == "{", let end = behind.firstIndex(of: "}") {
        hint = behind[behind.index(after: behind.startIndex)..<end].trimmed()
        behind = behind[behind.index(after: end)...]
      }
      var number: Int?
      if behind.first == "@" {
        let digits = behind.dropFirst().prefix(while: \.isNumber)
        number = Int(digits)
        behind = behind.dropFirst(digits.count + 1)
      }
      if behind.first == "}" { behind = behind.dropFirst() }
      segments.append(
        .deletion(
          .init(
            text: inner[..<close].trimmed(), hint: hint?.isEmpty ?? true ? nil : hint,
            group: number.map { min($0, 9998) + 1 } ?? count + 1)))
      count += 1
      rest = behind
    }
    if !rest.isEmpty { segments.append(.text(String(rest))) }
    return count > 0 ? Cloze(notation: .numbered, segments: segments) : nil
  }
}
