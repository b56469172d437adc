extension MarkedText {
  /// The text in lines no wider than `width`, broken where ``wrapped(_:width:firstIndent:indent:)``
  /// breaks plain text; keeps a line's own indentation and the hanging indent of a list item.
  ///
  /// - Parameters:
  ///   - width: Columns, at least 2.
  ///   - reserve: The columns that the first line leaves free.
  func wrapped(width: Int, reserve: Int = 0) -> [MarkedText] {
    var result: [MarkedText] = []
    for line in lines {
      let first = result.isEmpty ? max(2, width - reserve) : width
      result += line.wrappedLine(width: width, firstWidth: first)
    }
    return result
  }

  private func wrappedLine(width: Int, firstWidth: Int) -> [MarkedText] {
    let text = text
    let content = text.drop { $0 == " " }
    var filler = LineFiller(runs: runs, width: width, firstWidth: firstWidth)
    let narrow = min(width, firstWidth)
    let room = min(narrow / 2, narrow - 2)
    let lead = min(text.count - content.count, room)
    var marker = listMarker(content)
    if lead + displayWidth(marker) > room { marker = "" }
    filler.append(spaces: lead)
    filler.hang = lead + displayWidth(marker)
    var offset = text.utf8.count - content.utf8.count
    for cluster in marker {
      filler.append(cluster, at: offset)
      offset += cluster.utf8.count
    }
    filler.begins = true
    let rest = content.dropFirst(marker.count)
    var index = rest.startIndex
    for piece in pieces(of: rest) {
      offset += text.utf8.distance(from: index, to: piece.text.startIndex)
      filler.place(piece, at: offset)
      index = piece.text.startIndex
    }
    return filler.finished()
  }
}

/// Fills lines with pieces of a text whose marks are known by position.
private struct LineFiller {
  let runs: [MarkedText.Run]
  let width: Int
  private var limit: Int
  /// The indentation of lines after the first, in columns.
  var hang = 0
  /// Whether the line is still empty, so that moving a longer word to the next would not help.
  var begins = true

  private var lines: [MarkedText] = []
  private var current = MarkedText()
  private var column = 0
  private var run = 0
  private var runEnd: Int

  init(runs: [MarkedText.Run], width: Int, firstWidth: Int) {
    self.runs = runs
    self.width = width
    limit = firstWidth
    runEnd = runs.first?.text.utf8.count ?? 0
  }

  /// - Parameter offset: The piece's offset in the text's UTF-8; never decreases.
  mutating func place(_ piece: Piece, at offset: Int) {
    if column + piece.gap + piece.width > limit, !begins {
      nextLine()
    } else if piece.gap > 0 {
      append(String(repeating: " ", count: piece.gap), piece.gap, marks(at: offset - 1))
    }
    var offset = offset
    for cluster in piece.text {
      append(cluster, at: offset)
      offset += cluster.utf8.count
    }
    begins = false
  }

  mutating func append(_ cluster: Character, at offset: Int) {
    let width = displayWidth(cluster)
    if column + width > limit {
      current.isCut = true
      nextLine()
    }
    append(String(cluster), width, marks(at: offset))
  }

  mutating func append(spaces: Int) {
    append(String(repeating: " ", count: spaces), spaces, .space)
  }

  mutating func finished() -> [MarkedText] {
    current.removeTrailingSpaces()
    return lines + [current]
  }

  private mutating func append(_ text: String, _ width: Int, _ marks: Marks) {
    current.append(text, marks)
    column += width
  }

  private mutating func nextLine() {
    current.removeTrailingSpaces()
    lines.append(current)
    current = MarkedText()
    column = 0
    limit = width
    append(spaces: hang)
    begins = true
  }

  private mutating func marks(at offset: Int) -> Marks {
    while offset >= runEnd, run + 1 < runs.count {
      run += 1
      runEnd += runs[run].text.utf8.count
    }
    return runs.isEmpty ? [] : runs[run].marks
  }
}
