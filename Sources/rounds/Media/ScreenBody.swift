import Screen
import Terminal

/// A part of a card on the full screen.
enum ScreenPart {
  case text(_ lines: (_ width: Int) -> [String], isFootnote: Bool)
  /// A picture, by its name in the card.
  case picture(String)

  var isText: Bool { if case .text = self { true } else { false } }

  /// The lines of a text.
  func lines(_ width: Int) -> [String] {
    if case .text(let lines, _) = self { lines(width) } else { [] }
  }
}

/// The lines of a card, with the places of its pictures.
@MainActor
struct ScreenBody {
  private(set) var lines: [String] = []
  /// The lines of the main part.
  private(set) var main = 0..<0
  private var pictures: [(picture: Picture, line: Int)] = []

  /// The fewest rows in which a picture is shown.
  private static let leastRows = 4
  /// The rows that a picture leaves to the answer to come.
  private static let rowsOfAnswer = 4
  private static let indent = "  "

  /// - Parameters:
  ///   - main: The index of the part that has to be seen.
  ///   - room: The lines that the window has for the card.
  ///   - shelf: The pictures; nil where none are shown.
  init(
    _ parts: [ScreenPart], main mainPart: Int, width: Int, room: Int, pictures shelf: PictureShelf?
  ) {
    let texts = parts.map { $0.lines(width) }
    let names = parts.count { !$0.isText }
    let rows = names > 0 ? Self.rows(parts, texts, room: room) / names : 0
    for (index, part) in parts.enumerated() {
      var shown = texts[index]
      var picture: Picture?
      if case .picture(let name) = part, rows >= Self.leastRows {
        let found = shelf?.picture(name, columns: width - Self.indent.count, rows: rows)
        switch found {
        case .lines(let lines): shown = lines.map { Self.indent + $0 }
        case .placed(let placed):
          picture = placed
          shown = Array(repeating: "", count: placed.box.rows)
        case nil: break
        }
      }
      if shown.isEmpty { continue }
      if !lines.isEmpty { lines.append("") }
      if let picture { pictures.append((picture, lines.count)) }
      let start = lines.count
      lines += shown
      if index == mainPart { main = start..<lines.count }
    }
  }

  /// The rows that texts leave to all pictures, which do not grow once the answer is there. Footnotes
  /// leave theirs: a small window cuts them off.
  private static func rows(_ parts: [ScreenPart], _ texts: [[String]], room: Int) -> Int {
    var taken = 0
    for (part, lines) in zip(parts, texts) {
      if case .text(_, isFootnote: true) = part { continue }
      taken += part.isText && lines.isEmpty ? 0 : lines.count + 1
    }
    let ofQuestion = (texts.first?.count ?? 0) + 1
    return room - max(taken, ofQuestion + 1 + rowsOfAnswer)
  }

  /// The pictures that are wholly within the window.
  /// - Parameters:
  ///   - top: The first visible line.
  ///   - header: The rows above the card.
  func placed(from top: Int, room: Int, below header: Int) -> [PlacedPicture] {
    pictures.filter { $0.line >= top && $0.line + $0.picture.box.rows <= top + room }.map {
      PlacedPicture($0.picture, row: header + $0.line - top, column: Self.indent.count)
    }
  }
}
