import Text

/// The rows of the tables in a web page, such as one that a browser has saved.
///
/// Only `tr`, `td` and `th` count, in whatever order and nesting, so that no page is too broken; what
/// is within a cell becomes text as in a card.
enum HTMLTable {
  /// The most bytes of a page, and of one cell.
  static let mostOfPage = 16 << 20
  private static let mostOfCell = 1 << 16

  static func isPage(_ bytes: [UInt8]) -> Bool {
    let start = bytes.prefix(4096).drop { $0.isSpace || [0xEF, 0xBB, 0xBF].contains($0) }
    guard start.first == UInt8(ascii: "<") else { return false }
    let text = String(decoding: start, as: UTF8.self).lowercased()
    return ["<!doctype html", "<html", "<table", "<tr", "<tbody"].contains(where: text.hasPrefix)
  }

  /// - Complexity: O(*n*) in the bytes.
  static func rows(_ text: DecodedText) -> [PublishedTable.Row] {
    let bytes = text.utf8
    guard bytes.count <= mostOfPage else { return [] }
    var rows: [PublishedTable.Row] = []
    var cells: [String]?
    var cellStart: Int?
    var number = 0
    var html = HTMLText()
    func close(at end: Int) {
      guard let start = cellStart else { return }
      cellStart = nil
      let raw = bytes[start..<min(end, start + mostOfCell)]
      cells?.append(html.text(of: String(decoding: raw, as: UTF8.self)).trimmed())
    }
    func endRow(at end: Int) {
      close(at: end)
      if let found = cells, found.contains(where: { !$0.isEmpty }) {
        rows.append(.init(line: number, cells: found))
      }
      cells = nil
    }
    func next(_ byte: UInt8, from start: Int) -> Int? {
      bytes.withUnsafeBufferPointer { $0.firstOffset(of: byte, from: start) }
    }
    var index = 0
    while let start = next(UInt8(ascii: "<"), from: index) {
      index = start + 1
      switch Tag(bytes, at: start) {
      case .row:
        endRow(at: start)
        number = text.lines.line(at: start)
        cells = []
      case .cell:
        close(at: start)
        if cells == nil { (cells, number) = ([], text.lines.line(at: start)) }
        let end = next(UInt8(ascii: ">"), from: start) ?? bytes.count - 1
        (cellStart, index) = (end + 1, end + 1)
      case .cellEnd: close(at: start)
      case .rowEnd: endRow(at: start)
      case .hidden(let ending): index = Self.end(of: ending, in: bytes, from: index)
      case nil: break
      }
    }
    endRow(at: bytes.count)
    return rows
  }

  /// The offset after an ending; the end of the page if there is none.
  private static func end(of ending: StaticString, in bytes: [UInt8], from start: Int) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      let first = ending.utf8Start[0]
      var position = start
      while let found = bytes.firstOffset(of: first, from: position) {
        let isHere = (0..<ending.utf8CodeUnitCount).allSatisfy { offset in
          // Names of tags are written in either case.
          found + offset < bytes.count
            && (bytes[found + offset] == ending.utf8Start[offset]
              || bytes[found + offset] | 0x20 == ending.utf8Start[offset])
        }
        if isHere { return found + ending.utf8CodeUnitCount }
        position = found + 1
      }
      return bytes.count
    }
  }

  private enum Tag {
    case row, rowEnd, cell, cellEnd
    /// What is no text of the page, up to some bytes.
    case hidden(StaticString)

    init?(_ bytes: [UInt8], at start: Int) {
      let name = bytes[(start + 1)..<min(start + 8, bytes.count)].prefix {
        $0 != UInt8(ascii: ">") && !$0.isSpace
      }
      switch String(decoding: name, as: UTF8.self).lowercased() {
      case "tr": self = .row
      case "td", "th": self = .cell
      case "/td", "/th": self = .cellEnd
      case "/tr", "/table", "/tbody", "table": self = .rowEnd
      case "script": self = .hidden("</script")
      case "style": self = .hidden("</style")
      case let name where name.hasPrefix("!--"): self = .hidden("-->")
      default: return nil
      }
    }
  }
}
