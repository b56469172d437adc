/// A parsed field with cloze deletions: `{{c1::text::hint}}`, nested, with several numbers.
struct AnkiCloze {
  indirect enum Node {
    case text(Substring)
    case deletion(Deletion)
  }

  struct Deletion {
    var numbers: [Int]
    var content: [Node]
    var hint: Substring?
  }

  private(set) var nodes: [Node] = []
  /// Whether no deletion is nested in one with another number.
  private(set) var isPlain = true
  private static let deepest = 10

  init(_ source: String) {
    var open: [(deletion: Deletion, start: Substring.Index, outer: [Node])] = []
    var pending = source.startIndex
    func addText(upTo end: Substring.Index) {
      if pending < end { nodes.append(.text(source[pending..<end])) }
    }
    var index = source.utf8.startIndex
    let utf8 = source.utf8
    while index < utf8.endIndex {
      let byte = utf8[index]
      if byte == UInt8(ascii: "{"), open.count < Self.deepest,
        let opening = Self.opening(source[index...])
      {
        addText(upTo: index)
        open.append((Deletion(numbers: opening.numbers, content: []), index, nodes))
        nodes = []
        index = opening.end
        pending = index
      } else if byte == UInt8(ascii: "}"), !open.isEmpty,
        source[index...].utf8.starts(with: "}}".utf8)
      {
        addText(upTo: index)
        var (deletion, _, outer) = open.removeLast()
        (deletion.content, deletion.hint) = Self.splitHint(nodes)
        let around = open.flatMap(\.deletion.numbers)
        isPlain =
          isPlain
          && (around.isEmpty
            || deletion.numbers.count == 1 && around.allSatisfy(deletion.numbers.contains))
        nodes = outer
        if around.contains(where: deletion.numbers.contains), deletion.numbers.count == 1 {
          // It is hidden together with its parent.
          nodes += deletion.content
        } else {
          nodes.append(.deletion(deletion))
        }
        index = utf8.index(index, offsetBy: 2)
        pending = index
      } else {
        index = utf8.index(after: index)
      }
    }
    addText(upTo: utf8.endIndex)
    // An unclosed deletion is text.
    while let (_, start, outer) = open.popLast() {
      let opening = Self.opening(source[start...])
      nodes = outer + [.text(source[start..<(opening?.end ?? start)])] + nodes
    }
  }

  /// The numbers of all deletions.
  var numbers: Set<Int> {
    func numbers(_ nodes: [Node]) -> [Int] {
      nodes.flatMap { node in
        if case .deletion(let deletion) = node {
          deletion.numbers + numbers(deletion.content)
        } else {
          [Int]()
        }
      }
    }
    return Set(numbers(nodes))
  }

  /// Reads `{{c1::` or `{{c1,3::` at the beginning of a text.
  private static func opening(_ text: Substring) -> (numbers: [Int], end: Substring.Index)? {
    let utf8 = text.utf8
    guard utf8.starts(with: "{{c".utf8) else { return nil }
    let start = utf8.index(utf8.startIndex, offsetBy: 3)
    let digits = utf8[start...].prefix(40).prefix {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ",")
    }
    guard utf8[digits.endIndex...].starts(with: "::".utf8) else { return nil }
    let numbers = text[start..<digits.endIndex].split(separator: ",").compactMap { Int($0) }
      .filter { (1...9999).contains($0) }
    guard !numbers.isEmpty else { return nil }
    let different = numbers.indices.filter { !numbers[..<$0].contains(numbers[$0]) }
    return (different.map { numbers[$0] }, utf8.index(digits.endIndex, offsetBy: 2))
  }

  /// Splits the content of a deletion at the first `::` that is not in a nested deletion.
  private static func splitHint(_ nodes: [Node]) -> ([Node], Substring?) {
    for (index, node) in nodes.enumerated() {
      guard case .text(let text) = node, let colons = doubleColon(in: text.utf8) else { continue }
      var content = Array(nodes[..<index])
      if colons > text.startIndex { content.append(.text(text[..<colons])) }
      var hint = String(text[text.utf8.index(colons, offsetBy: 2)...])
      for case .text(let more) in nodes[(index + 1)...] { hint += more }
      return (content, hint[...])
    }
    return (nodes, nil)
  }

  private static func doubleColon(in text: Substring.UTF8View) -> Substring.Index? {
    var rest = text
    while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
      rest = rest[colon...].dropFirst()
      if rest.first == UInt8(ascii: ":") { return colon }
    }
    return nil
  }
}
