import Text

extension DelimitedText {
  /// The rows of a sheet: the cells of each line, with tabs between them, and as many in each row.
  ///
  /// The first lines are left out if they have one cell and others have more: they are titles.
  init(sheet text: DecodedText) {
    self.init(
      sheetText: text, Format(delimiter: .tab), Self.sheetRows(text))
  }

  private static func sheetRows(_ text: DecodedText) -> (rows: [[Field]], outer: [Int]) {
    let lines = TextLines(text.utf8)
    var rows: [(line: Int, fields: [Field])] = []
    rows.reserveCapacity(lines.count)
    var width = 0
    text.utf8.withUnsafeBufferPointer { bytes in
      for (line, range) in lines.ranges.enumerated() where !range.isEmpty {
        var fields: [Field] = []
        fields.reserveCapacity(width)
        var start = range.lowerBound
        for index in range where bytes[index] == 0x09 {
          fields.append(Field(start..<index))
          start = index + 1
        }
        fields.append(Field(start..<range.upperBound))
        width = max(width, fields.count)
        rows.append((line, fields))
      }
    }
    var outer: [Int] = []
    if width > 1 {
      let first = rows.firstIndex { $0.fields.count { $0.end > $0.start } > 1 } ?? 0
      outer = rows[..<first].map { $0.line + 1 }
      rows.removeFirst(first)
    }
    for index in rows.indices where rows[index].fields.count < width {
      let end = rows[index].fields.last!.end
      rows[index].fields += repeatElement(Field(end..<end), count: width - rows[index].fields.count)
    }
    return (rows.map(\.fields), outer)
  }
}
