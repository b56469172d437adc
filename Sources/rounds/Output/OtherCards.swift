import Collection
import Study
import Text

extension Context {
  /// Says which cards of new decks are not of the learner's exam, since its reviews leave them out.
  func tellOthers(in collection: Collection, ofDecks names: Set<String>) {
    guard let focus = collection.focusMatcher(on: today(collection)) else { return }
    let library = collection.library
    let decks = Set(library.decks.indices.filter { names.contains(library.decks[$0].name) })
    let count = library.entries.count { decks.contains($0.deck) && !focus.contains($0) }
    guard count > 0 else { return }
    let only = names.count == 1 ? ", `review \(names.first ?? "")` asks only them" : ""
    printWrapped(
      "\(counted(count, "card")) \(count == 1 ? "is" : "are") not of your exam: `review --all` includes "
        + "\(count == 1 ? "it" : "them")\(only).")
  }
}
