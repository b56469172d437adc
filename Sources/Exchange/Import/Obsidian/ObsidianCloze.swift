import Flashcards

/// Reads the deletions in a paragraph of an Obsidian note: `==answer==`, `==answer;;hint==`,
/// numbered `==1;;answer;;hint==`, and with the hint and the number as footnotes,
/// `==answer==^[hint][^1]`.
///
/// `**…**` and `{{…}}` are bold text and template fields unless they are numbered, as in
/// `**1;;answer**`, `{{1;;answer}}` and `{{1::answer}}`.
struct ObsidianCloze {
  /// The result for a paragraph.
  enum Result: Hashable {
    /// The paragraph has no deletion.
    case none
    /// - Parameter plain: Whether it also has unnumbered deletions, which are text.
    case cloze(Cloze, hasPlain: Bool)
    /// The paragraph states for each deletion on which cards it is asked, hidden and shown.
    case overlapping
  }

  /// - Parameter lines: The lines of the paragraph; marks in code are ignored.
  /// - Complexity: Linear in the length of the text.
  static func parse(_ lines: [(text: String, isCode: Bool)]) -> Result {
    var pieces: [Piece] = []
    for (index, line) in lines.enumerated() {
      if index > 0 { pieces.append(.text("\n")) }
      if line.isCode {
        pieces.append(.text(line.text))
      } else {
        var scanner = ObsidianClozeScanner(line.text)
        pieces += scanner.pieces()
      }
    }
    let deletions = pieces.compactMap { if case .deletion(let mark) = $0 { mark } else { nil } }
    if deletions.isEmpty { return .none }
    if deletions.contains(where: { $0.order == .overlapping }) { return .overlapping }
    let isNumbered = deletions.contains { $0.order != .none }
    let hasPlain = isNumbered && deletions.contains { $0.order == .none }

    var segments: [Cloze.Segment] = []
    var text = ""
    var count = 0
    for piece in pieces {
      guard case .deletion(let mark) = piece, !isNumbered || mark.order != .none else {
        text += piece.source
        continue
      }
      if !text.isEmpty { segments.append(.text(text)) }
      text = ""
      count += 1
      let group = if case .number(let number) = mark.order { number } else { count }
      segments.append(.deletion(.init(text: mark.answer, hint: mark.hint, group: group)))
    }
    if !text.isEmpty { segments.append(.text(text)) }
    return .cloze(
      Cloze(notation: isNumbered ? .numbered : .brackets, segments: segments), hasPlain: hasPlain)
  }

  /// Whether a line has a deletion.
  static func hasDeletion(_ line: String) -> Bool {
    guard line.utf8.contains(where: { "=*{".utf8.contains($0) }) else { return false }
    return parse([(line, false)]) != .none
  }

  /// A stretch of a line.
  enum Piece: Hashable {
    case text(String)
    case deletion(Mark)

    var source: String {
      switch self {
      case .text(let text): text
      case .deletion(let mark): mark.source
      }
    }
  }

  /// A deletion in its source form.
  struct Mark: Hashable {
    enum Order: Hashable {
      case none
      case number(Int)
      case overlapping
    }

    var order: Order
    var answer: String
    var hint: String?
    /// The whole mark.
    var source: String
  }
}
