import Text

extension Note {
  /// Whether a deck can hold the further wordings that an import has for the note.
  package var hasSoundWordings: Bool {
    let wordings = details.otherWordings
    return wordings.isEmpty
      || takesWordings && wordings.count < Self.mostWordings
        && wordings.allSatisfy { !$0.trimmed().isEmpty }
  }

  /// The further wordings as lines of a deck, for a cell of a table.
  package var wordingsCell: String {
    guard takesWordings, !details.otherWordings.isEmpty else { return "" }
    var note = Note(content: .basic(question: details.otherWordings[0], answer: "x"))
    note.details.otherWordings = Array(details.otherWordings.dropFirst())
    let lines = DeckPrinter().block(note)
    return String(lines.dropLast("\nA: x".count))
  }

  /// Reads the further wordings of a cell: as ``wordingsCell`` has them, or one in each line.
  package static func wordings(ofCell cell: String) -> [String] {
    let lines = cell.split(whereSeparator: \.isNewline).map { $0.trimmed() }.filter { !$0.isEmpty }
    guard lines.first?.hasPrefix("Q:") ?? false else { return lines }
    let read = DeckParser.parse(cell + "\nA: x\n", file: "").deck.notes
    guard read.count == 1, case .basic(let first, "x") = read[0].content else { return lines }
    return [first] + read[0].details.otherWordings
  }
}
