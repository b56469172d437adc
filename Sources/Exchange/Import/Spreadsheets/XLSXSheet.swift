/// Reads the cells of a sheet of an Office Open XML workbook.
struct XLSXSheet: XMLHandler {
  private(set) var cells = SheetCells()
  private let strings: XLSXStrings
  private let styles: XLSXStyles
  private var row = -1
  private var column = -1
  private var kind: Kind = .number
  private var style = 0
  private var value: [UInt8] = []
  private var isValue = false

  private enum Kind { case number, shared, text, bool }

  init(_ strings: XLSXStrings, _ styles: XLSXStyles) {
    self.strings = strings
    self.styles = styles
  }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes, at place: XMLPlace) {
    switch name {
    case "row":
      row = attributes.bytes("r").flatMap { Self.number($0) }.map { $0 - 1 } ?? row + 1
      column = -1
    case "c":
      column = attributes.bytes("r").flatMap { Self.column($0) } ?? column + 1
      style = attributes.bytes("s").flatMap { Self.number($0) } ?? 0
      kind = .number
      if let type = attributes.bytes("t"), let first = type.first {
        // s, str, inlineStr, b, e, n, d
        switch first {
        case UInt8(ascii: "s"): kind = type.count == 1 ? .shared : .text
        case UInt8(ascii: "b"): kind = .bool
        case UInt8(ascii: "n"): kind = .number
        default: kind = .text
        }
      }
      value.removeAll(keepingCapacity: true)
    case "v", "t": isValue = true
    case "rPh": isValue = false
    case "mergeCell":
      if let range = attributes["ref"] { merge(range) }
    default: break
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isValue { value.append(contentsOf: bytes) }
  }

  mutating func end(_ name: XMLName) {
    switch name {
    case "v", "t": isValue = false
    case "c" where !value.isEmpty: add()
    default: break
    }
  }

  private mutating func add() {
    switch kind {
    case .shared:
      if let index = value.withUnsafeBufferPointer({ Self.number($0) }) {
        cells.add(row: row, column: column, strings[index])
      }
    case .text: cells.add(row: row, column: column, value)
    case .bool:
      let isTrue = value.first == UInt8(ascii: "1")
      cells.add(row: row, column: column, Array((isTrue ? "TRUE" : "FALSE").utf8))
    case .number:
      // Most numbers are shown as they are written.
      if styles.isPlain(style), value.count < 11,
        value.allSatisfy({ (0x30...0x39).contains($0) })
      {
        cells.add(row: row, column: column, value)
      } else {
        let text = styles.shown(String(decoding: value, as: UTF8.self), style)
        cells.add(row: row, column: column, Array(text.utf8))
      }
    }
  }

  private mutating func merge(_ range: String) {
    let ends = range.split(separator: ":").map { Array($0.utf8) }
    guard ends.count == 2 else { return }
    let places = ends.map { end in
      end.withUnsafeBufferPointer { end in
        (
          column: Self.column(end),
          row: Self.number(UnsafeBufferPointer(rebasing: end.drop { !(0x30...0x39).contains($0) }))
        )
      }
    }
    guard let column = places[0].column, let first = places[0].row, let last = places[1].row,
      first > 0, last > first
    else { return }
    cells.merge(rows: (first - 1)...(last - 1), column: column)
  }

  // MARK: Bytes

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var number = 0
    guard !bytes.isEmpty, bytes.count < 10 else { return nil }
    for byte in bytes {
      guard (0x30...0x39).contains(byte) else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    return number
  }

  /// The column of a name such as `AB12`, from 0.
  private static func column(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var column = 0
    for byte in bytes {
      guard (0x41...0x5A).contains(byte) else { break }
      column = column * 26 + Int(byte - 0x40)
      if column > SheetCells.mostColumns { return nil }
    }
    return column > 0 ? column - 1 : nil
  }
}

/// The texts that cells of a workbook share.
struct XLSXStrings: XMLHandler {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var isText = false
  private var phonetic = 0

  subscript(index: Int) -> ArraySlice<UInt8> {
    guard ends.indices.contains(index) else { return [] }
    return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes, at place: XMLPlace) {
    switch name {
    case "t": isText = phonetic == 0
    case "rPh": phonetic += 1
    default: break
    }
  }

  mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
    if isText { bytes.append(contentsOf: text) }
  }

  mutating func end(_ name: XMLName) {
    switch name {
    case "t": isText = false
    case "rPh": phonetic -= 1
    case "si": ends.append(bytes.count)
    default: break
    }
  }
}
