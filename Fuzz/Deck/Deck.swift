import Flashcards

/// A deck of anything: what is read and printed reads back to the same cards.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDeck(start: UnsafePointer<UInt8>?, count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let deck = DeckParser.parse(bytes, file: "fuzz").deck
  let names = deck.cards.map(\.id)
  let printed = DeckPrinter().print(deck)
  let again = DeckParser.parse(printed, file: "printed").deck
  precondition(again.cards.map(\.id) == names, "the printed deck has other cards")
  return 0
}
