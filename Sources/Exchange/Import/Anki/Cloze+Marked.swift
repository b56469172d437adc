import Flashcards
import Text

extension Cloze {
  /// The cloze of a text in which ``ClozeMark``s delimit the deletions; nil if the numbered
  /// notation cannot express it.
  init?(marked text: String) {
    enum Part { case text, number, deletion, hint }
    var segments: [Segment] = []
    var part = Part.text
    var pending = String.UnicodeScalarView()
    var groups: [Int] = []
    var deleted = ""

    func addText(_ text: String) {
      if text.isEmpty { return }
      if case .text(let before)? = segments.last {
        segments[segments.count - 1] = .text(before + text)
      } else {
        segments.append(.text(text))
      }
    }
    func isSayable(_ text: String) -> Bool {
      !text.contains("::") && !text.contains("}}") && !text.contains("{{c")
    }
    for scalar in text.unicodeScalars {
      guard ClozeMark.isMark(scalar) else {
        pending.append(scalar)
        continue
      }
      let content = String(pending)
      pending = String.UnicodeScalarView()
      switch (scalar, part) {
      case (ClozeMark.start, .text):
        addText(content)
        part = .number
      case (ClozeMark.text, .number):
        groups = content.split(separator: ",").compactMap { Int($0.trimmed()) }
        if groups.isEmpty { return nil }
        part = .deletion
      case (ClozeMark.hint, .deletion):
        deleted = content
        part = .hint
      case (ClozeMark.end, .deletion), (ClozeMark.end, .hint):
        let hint = part == .hint ? content.trimmed() : ""
        if part == .deletion { deleted = content }
        // White space and line breaks belong to the surrounding text, except a space that separates
        // a brace from the closing braces of the deletion.
        var core = deleted.trimmed()
        guard !core.isEmpty, isSayable(core), isSayable(hint), !hint.hasSuffix("}") else {
          return nil
        }
        addText(String(deleted.prefix(while: \.isWhitespace)))
        var tail = String(deleted.reversed().prefix(while: \.isWhitespace).reversed())
        if core.hasSuffix("}"), hint.isEmpty {
          guard !tail.isEmpty else { return nil }
          core += " "
          tail = ""
        }
        segments.append(
          .deletion(
            Deletion(
              text: core, hint: hint.isEmpty ? nil : hint, group: groups[0],
              otherGroups: Array(groups.dropFirst()))))
        addText(tail)
        part = .text
      default: return nil
      }
    }
    guard part == .text else { return nil }
    addText(String(pending))
    self.init(notation: .numbered, segments: segments)
  }
}
