import Flashcards
import FuzzDriver

/// Any bytes as a deck: the cards read from it are the same after printing and reading again.
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
