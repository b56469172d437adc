import Exchange
import Flashcards
import FuzzDriver

/// Between the newer edition, the older one and the conversion table.
private let separator = Array("\n====\n".utf8)

/// Tables of codes, two editions of a code file, or cards as JSON Lines; the first byte says which.
private func fuzzCodes(start: UnsafePointer<UInt8>?, count: Int) -> CInt {
  let all = UnsafeBufferPointer(start: start, count: count)
  guard let first = all.first else { return 0 }
  var parts = [Array(all.dropFirst())]
  while parts.count < 3, let place = parts[parts.count - 1].firstRange(of: separator) {
    let rest = Array(parts[parts.count - 1][place.upperBound...])
    parts[parts.count - 1].removeSubrange(place.lowerBound...)
    parts.append(rest)
  }
  if first % 3 == 2 {
    for line in parts[0].split(separator: 0x0A) {
      if case .problem(let problem) = CardLine.read(Array(line), number: 1) {
        precondition(problem.column > 0 && !problem.message.isEmpty)
      }
    }
    return 0
  }
  var options = ImportOptions()
  options.format = first % 3 == 0 ? .codeTable : .codes
  if first % 3 == 1, parts.count > 1 {
    options.codes.since = CodeEdition(name: "icd10cm_order_2024.txt", bytes: parts[1])
    if parts.count > 2 { options.codes.conversion = CodeEdition(name: "table", bytes: parts[2]) }
  }
  let file = ImportedFile(parts[0], file: "icd10cm_order_2025.txt", options: options)
  let notes = file.decks.flatMap(\.notes)
  precondition(!notes.isEmpty || !file.diagnostics.isEmpty || !file.skipped.isEmpty)
  let printed = DeckPrinter().bytes(of: Deck(notes: notes))
  let read = DeckParser.parse(printed, file: "fuzz")
  precondition(read.deck.notes.count == notes.count, "a note cannot stand in a deck")
  return 0
}

@_cdecl("FuzzCodes_main")
public func main(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  fuzz(count, arguments, fuzzCodes)
}
