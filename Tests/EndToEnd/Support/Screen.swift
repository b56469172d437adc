import CPseudoTerminal
import Foundation

/// The screen of a terminal after a program's output: a small emulation, with the control sequences
/// that readline and plain programs use.
///
/// Nothing scrolls away: `lines` includes everything that has left the screen at the top.
struct Screen {
  let columns: Int
  let rows: Int

  /// The beginnings of lines that the terminal itself wrapped, since they exceeded the margin.
  private(set) var wrappedLines: [String] = []
  /// Control sequences that the emulation does not support.
  private(set) var unknownSequences: [EscapeSequence] = []
  private(set) var row = 0
  private(set) var column = 0

  /// Text by row and column; the right half of a wide character is an empty string.
  private var cells: [[String]] = [[]]
  /// The previous screen, while a program uses the full screen.
  private var first: (cells: [[String]], row: Int, column: Int)?
  /// The position of the cursor saved by `ESC 7`, as a row of the window.
  private var saved = (row: 0, column: 0)
  /// Whether the last column has been written, so that the next character goes to the next line.
  private var isAtMargin = false

  init(columns: Int = 80, rows: Int = 24) {
    self.columns = columns
    self.rows = rows
  }

  /// The lines as shown, without trailing spaces.
  var lines: [String] {
    cells.map { line in
      var text = line.joined()
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  var text: String { lines.joined(separator: "\n") }

  mutating func feed(_ output: String) {
    var rest = output[...].unicodeScalars
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\r": move(to: 0)
      case "\n": moveDown(1)
      case "\u{8}": move(to: column - 1)
      case "\t": move(to: min(columns - 1, (column / 8 + 1) * 8))
      case "\u{1B}": obey(EscapeSequence.read(from: &rest))
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: break
      default: put(scalar)
      }
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = Self.width(of: scalar)
    if width == 0 {
      if column > 0, cells[row].indices.contains(column - 1) {
        cells[row][column - 1].unicodeScalars.append(scalar)
      }
      return
    }
    if isAtMargin || column + width > columns {
      wrappedLines.append(cells[row].joined())
      move(to: 0)
      moveDown(1)
    }
    while cells[row].count < column + width { cells[row].append(" ") }
    cells[row][column] = String(scalar)
    if width == 2 { cells[row][column + 1] = "" }
    column += width
    if column >= columns {
      column = columns - 1
      isAtMargin = true
    }
  }

  private mutating func obey(_ sequence: EscapeSequence) {
    if sequence == .saveCursor { saved = (row - max(0, cells.count - rows), column) }
    if sequence == .restoreCursor {
      moveTo(row: max(0, cells.count - rows) + saved.row)
      move(to: saved.column)
    }
    guard case .control(let parameters, let final) = sequence else { return }
    let first = parameters.first ?? 0
    let count = max(1, first)
    let top = max(0, cells.count - rows)
    switch final {
    case "A": moveTo(row: max(top, row - count))
    case "B": moveTo(row: min(top + rows - 1, row + count))
    case "C": move(to: column + count)
    case "D": move(to: column - count)
    case "G": move(to: count - 1)
    case "H":
      moveTo(row: top + count - 1)
      move(to: max(1, parameters.count > 1 ? parameters[1] : 1) - 1)
    case "J": eraseDisplay(first, top: top)
    case "K": eraseLine(first)
    case "P": cells[row].removeSubrange(clampedRange(column, count))
    case "@":
      cells[row].insert(
        contentsOf: repeatElement(" ", count: count), at: min(column, cells[row].count))
    case "X":
      for index in clampedRange(column, count) { cells[row][index] = " " }
    case "h" where parameters == [1049]: takeOtherScreen()
    case "l" where parameters == [1049]: showFirstScreen()
    case "m", "h", "l": break
    // Keeps the window's title, and puts it back.
    case "t" where first == 22 || first == 23: break
    default: unknownSequences.append(sequence)
    }
  }

  /// Switches to an empty screen of its own.
  private mutating func takeOtherScreen() {
    guard first == nil else { return }
    first = (cells, row, column)
    (cells, row, column) = ([[]], 0, 0)
    isAtMargin = false
  }

  private mutating func showFirstScreen() {
    guard let found = first else { return }
    (cells, row, column) = found
    first = nil
    isAtMargin = false
  }

  private func clampedRange(_ start: Int, _ count: Int) -> Range<Int> {
    (start..<start + count).clamped(to: 0..<cells[row].count)
  }

  private mutating func eraseLine(_ kind: Int) {
    if kind != 1 { cells[row].removeSubrange(clampedRange(column, columns)) }
    if kind != 0 {
      for index in clampedRange(0, column + 1) { cells[row][index] = " " }
    }
  }

  private mutating func eraseDisplay(_ kind: Int, top: Int) {
    eraseLine(kind)
    if kind != 1 { cells.removeSubrange((row + 1)...) }
    if kind == 1 || kind == 2 {
      for index in top..<row { cells[index] = [] }
    }
  }

  private mutating func move(to column: Int) {
    self.column = min(columns - 1, max(0, column))
    isAtMargin = false
  }

  private mutating func moveDown(_ count: Int) {
    moveTo(row: row + count)
  }

  private mutating func moveTo(row: Int) {
    self.row = row
    isAtMargin = false
    while cells.count <= row { cells.append([]) }
  }

  /// The C library's widths, which are not those of the tested program.
  private static func width(of scalar: Unicode.Scalar) -> Int {
    _ = localeIsSet
    return max(0, Int(rounds_character_width(wchar_t(scalar.value))))
  }

  private static let localeIsSet: Bool = setlocale(LC_CTYPE, "C.UTF-8") != nil
}
