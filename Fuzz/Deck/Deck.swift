import Flashcards
import FuzzDriver

/// A deck of anything: what is read of it and printed reads back to the same cards.
private func fuzzDeck(start: UnsafePointer<UInt8>?, count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let deck = DeckParser.parse(bytes, file: "fuzz").deck
  let names = deck.cards.map(\.id)
  let printed = DeckPrinter().print(deck)
  let again = DeckParser.parse(printed, file: "printed").deck
  precondition(again.cards.map(\.id) == names, "the printed deck has other cards")
  return 0
}

@_cdecl("FuzzDeck_main")
public func main(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  fuzz(count, arguments, fuzzDeck)
}
