package import Collection
import Flashcards
import Journal
package import SpacedRepetition
import Study

/// Opens a collection of two random decks with a random past, some of it today.
package func withRandomCollection(
  _ seed: Int, policy: Scheduler.Policy = .published, settings: String = "",
  _ body: (Collection) throws -> Void
) throws {
  var random = SeededGenerator(seed)
  var ids: [String] = []
  func note(_ number: Int) -> String {
    let tags = ["", "Tags: icd\n", "Tags: cpt icd\n"].randomElement(using: &random)!
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      ids += ["n\(number)", "n\(number).reverse"]
      return "T: term \(number)\nD: definition \(number)\n\(tags)Id: n\(number)\n\n"
    case 1:
      ids += (1...3).map { "n\(number).\($0)" }
      return "C: [a] [b] [c] \(number)\n\(tags)Id: n\(number)\n\n"
    default:
      ids.append("n\(number)")
      let wording = number.isMultiple(of: 3) ? "Q: wording \(number)\n" : ""
      return "Q: question \(number)\n\(wording)A: answer \(number)\n\(tags)Id: n\(number)\n\n"
    }
  }
  try withSandbox { sandbox in
    try sandbox.deck((0..<20).map { note($0) }.joined(), "a.md")
    try sandbox.deck((20..<30).map { note($0) }.joined(), "b.md")
    let orders = Settings.DueCardOrder.allCases.map(\.rawValue)
    let config = """
      {"policy": "\(policy.rawValue)", \(settings)
       "new-per-day": \(Int.random(in: 0...12, using: &random)),
       "reviews-per-day": \(Int.random(in: 0...25, using: &random)),
       "siblings-apart": \(Int.random(in: 0..<4, using: &random) > 0),
       "due-card-order": "\(orders.randomElement(using: &random)!)"}
      """
    try sandbox.write(config, to: "home/config.json")
    var actions: [Action] = []
    for id in ids where Bool.random(using: &random) {
      var day = Int.random(in: -80 ... -30, using: &random)
      var isNew = true
      while day <= 0 {
        let grade = Grade.allCases.randomElement(using: &random)!
        actions.append(.answer(id, grade, day: day, kind: isNew ? .learn : .review))
        isNew = false
        day += Int.random(in: 1...40, using: &random)
      }
      if Int.random(in: 0..<10, using: &random) == 0 { actions.append(.suspend(CardID(id))) }
    }
    var writer = try Writer(sandbox.place, waitingUpTo: 500, at: 0)
    try writer.append(actions, at: 0)
    try body(Collection(sandbox.place, writer: &writer, at: 0))
  }
}
