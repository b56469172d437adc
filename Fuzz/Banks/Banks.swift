import Exchange
import Flashcards
import FuzzDriver
import Text

/// The formats of other programs, one of which the first byte names.
private let formats: [ImportFormat] = [
  .gift, .quiz, .moodle, .qti, .cards, .crowdAnki, .ankiBlocks, .headings, .org, .mnemosyne,
  .delimited,
]

/// A file of anything: what it brings can stand in a deck, and something is said of the rest.
private func fuzzBanks(start: UnsafePointer<UInt8>?, count: Int) -> CInt {
  let all = UnsafeBufferPointer(start: start, count: count)
  guard let first = all.first else { return 0 }
  let bytes = Array(all.dropFirst())
  var options = ImportOptions()
  options.format = formats[Int(first) % formats.count]
  let file = ImportedFile(bytes, file: "fuzz", options: options)
  let notes = file.decks.flatMap(\.notes)
  precondition(!notes.isEmpty || !file.diagnostics.isEmpty || options.format == .delimited)
  for diagnostic in file.diagnostics {
    precondition(diagnostic.location.line >= 0 && !diagnostic.message.isEmpty)
  }
  let printed = DeckPrinter().bytes(of: Deck(notes: notes))
  let read = DeckParser.parse(printed, file: "fuzz")
  precondition(read.deck.notes.count == notes.count, "a note cannot stand in a deck")
  _ = ImportFormat(of: bytes, file: first & 0x80 == 0 ? "fuzz.md" : "fuzz")
  return 0
}

@_cdecl("FuzzBanks_main")
public func main(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  fuzz(count, arguments, fuzzBanks)
}
