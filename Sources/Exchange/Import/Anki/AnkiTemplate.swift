import Text

/// One parsed side of a card template: text, fields, and sections that depend on a field.
///
/// Written `{{Field}}`, `{{filter:Field}}`, `{{#Field}}…{{/Field}}` if the field is not empty,
/// `{{^Field}}…{{/Field}}` if it is.
struct AnkiTemplate {
  enum Reference: Hashable {
    case field(Int)
    case frontSide, tags, deck, subdeck, card, type, flag
    /// `c1` and so on: true on the card with that number.
    case ordinal(Int)
    /// A field that the note type does not have.
    case unknown
  }

  enum Node {
    case text(String)
    /// A field; its filters are applied from the last to the first.
    case field(Reference, filters: [String], name: String)
    /// A field in a comment, of which only sounds are noticeable.
    case commented(Reference, filters: [String], name: String)
    case section(Reference, isNegated: Bool, [Node])
  }

  private(set) var nodes: [Node]
  /// The deepest nesting: no template written by a person nests deeper; deeper sections are treated
  /// as flat.
  private static let deepest = 50

  /// - Parameter fields: The positions of the note type's fields by name.
  init(_ source: String, fields: [String: Int]) {
    var open: [(reference: Reference, name: String, isNegated: Bool, nodes: [Node])] = []
    var nodes: [Node] = []
    var rest = source[...]
    var isInComment = false
    func add(_ text: Substring) {
      nodes.append(.text(String(text)))
      isInComment = Self.endsInComment(text, isInComment)
    }
    func add(_ name: String, filters: [String]) {
      let reference = Self.reference(name, fields)
      nodes.append(
        isInComment
          ? .commented(reference, filters: filters, name: name)
          : .field(reference, filters: filters, name: name))
    }
    func close() {
      guard let section = open.popLast() else { return }
      let inner = nodes
      nodes = section.nodes
      nodes.append(.section(section.reference, isNegated: section.isNegated, inner))
    }
    while let start = rest.utf8.firstRange(of: "{{".utf8) {
      guard let end = rest[start.upperBound...].utf8.firstRange(of: "}}".utf8) else { break }
      if start.lowerBound > rest.startIndex { add(rest[..<start.lowerBound]) }
      let tag = rest[start.upperBound..<end.lowerBound].trimmed()
      rest = rest[end.upperBound...]
      let name = String(tag.dropFirst()).trimmed()
      switch tag.first {
      case "#", "^":
        guard open.count < Self.deepest else { break }
        open.append((Self.reference(name, fields), name, tag.first == "^", nodes))
        nodes = []
      case "/":
        // An unclosed section ends with its parent.
        guard let depth = open.lastIndex(where: { $0.name == name }) else { break }
        while open.count > depth { close() }
      default:
        var filters = tag.split(separator: ":", omittingEmptySubsequences: false)
          .map { String($0).trimmed() }
        let field = filters.removeLast()
        // A field's name may contain a colon.
        if fields[tag] != nil { add(tag, filters: []) } else { add(field, filters: filters) }
      }
    }
    if !rest.isEmpty { nodes.append(.text(String(rest))) }
    while !open.isEmpty { close() }
    self.nodes = nodes
  }

  private init(nodes: [Node]) {
    self.nodes = nodes
  }

  /// Whether a comment is open at the end of a text.
  private static func endsInComment(_ text: Substring, _ isOpen: Bool) -> Bool {
    var isOpen = isOpen
    var rest = text.utf8
    while let mark = rest.firstRange(of: (isOpen ? "-->" : "<!--").utf8) {
      isOpen.toggle()
      rest = rest[mark.upperBound...]
    }
    return isOpen
  }

  private static func reference(_ name: String, _ fields: [String: Int]) -> Reference {
    if let index = fields[name] { return .field(index) }
    switch name {
    case "FrontSide": return .frontSide
    case "Tags": return .tags
    case "Deck": return .deck
    case "Subdeck": return .subdeck
    case "Card": return .card
    case "Type": return .type
    case "CardFlag": return .flag
    default:
      if name.first == "c", let number = Int(name.dropFirst()) { return .ordinal(number) }
      return .unknown
    }
  }

  /// The part after `<hr id=answer>`, if that is outside all sections.
  var afterAnswerMark: AnkiTemplate? {
    for (index, node) in nodes.enumerated() {
      if case .text(let text) = node, let end = endOfAnswerMark(in: text) {
        return AnkiTemplate(nodes: [.text(String(text[end...]))] + nodes[(index + 1)...])
      }
    }
    return nil
  }

  /// The fields that are shown as cloze texts.
  var clozeFields: Set<Int> { Set(fields { $0.contains("cloze") }) }

  /// The fields that are shown on request, in the order of the template.
  var hintFields: [Int] { fields { $0.contains("hint") } }

  /// All fields that are shown in any form.
  var shownFields: Set<Int> { Set(fields { _ in true }) }

  /// The fields that decide whether something else is shown.
  var conditions: Set<Int> {
    func fields(in nodes: [Node]) -> [Int] {
      nodes.flatMap { node in
        guard case .section(let reference, _, let inner) = node else { return [Int]() }
        if case .field(let index) = reference { return [index] + fields(in: inner) }
        return fields(in: inner)
      }
    }
    return Set(fields(in: nodes))
  }

  private func fields(with isWanted: ([String]) -> Bool) -> [Int] {
    func fields(in nodes: [Node]) -> [Int] {
      nodes.flatMap { node in
        switch node {
        case .field(.field(let index), let filters, _) where isWanted(filters): [index]
        case .section(_, _, let inner): fields(in: inner)
        default: [Int]()
        }
      }
    }
    return fields(in: nodes)
  }
}

/// The end of the line between question and answer in HTML: `<hr id=answer>`, quoted or not.
func endOfAnswerMark(in html: String) -> String.Index? {
  var rest = html[...]
  while let start = rest.utf8.firstIndex(of: UInt8(ascii: "<")) {
    rest = rest[rest.utf8.index(after: start)...]
    guard rest.utf8.prefix(2).map({ $0 | 0x20 }) == Array("hr".utf8) else { continue }
    guard let end = rest.utf8.firstIndex(of: UInt8(ascii: ">")) else { return nil }
    let attributes = rest[..<end].lowercased().filter { !"\"' \n\t/".contains($0) }
    if attributes.hasPrefix("hrid=answer") { return rest.utf8.index(after: end) }
  }
  return nil
}
