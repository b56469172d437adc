import Flashcards
import Screen
import SpacedRepetition
import Text

/// The items of an ordering, in lines that fit the window.
struct OrderingView {
  /// The items in the right order.
  let items: [String]
  /// The index of the item shown at each place.
  let shown: [Int]
  let width: Int
  let style: Styler
  /// Whether marks are words.
  let marksAreWords: Bool

  /// The items as asked, with the numbers to type.
  var question: [String] {
    shown.enumerated().flatMap { index, item in lines(" ", index + 1, items[item]) }
  }

  /// The right order. Compared with a typed one, each item is marked: `+` or “right” if it was in
  /// its place; otherwise `x` or “wrong” with the place where it was put.
  func answer(_ result: OrderCheck.Result?) -> [String] {
    items.enumerated().flatMap { place, item in
      guard let position = result?.position(of: place) else {
        return lines(" ", place + 1, item, .answer)
      }
      return position == place
        ? lines(marksAreWords ? "right:" : "+", place + 1, item, .right)
        : lines(
          marksAreWords ? "wrong:" : "x", place + 1, "\(item) (yours: \(position + 1))", .wrong)
    }
  }

  /// Says how a typed order compares with the right one.
  func verdict(_ result: OrderCheck.Result) -> [String] {
    if result.isRight { return flow("Right.", .right) }
    let share = "\(result.pairsInOrder) of \(counted(result.pairs, "pair")) in the right order."
    return result.proposedGrade > .incorrect
      ? flow("Partly right: \(share)", .warning) : flow("Wrong: \(share)", .wrong)
  }

  /// The verdict in a few words, if the items leave no room for more.
  static func brief(_ result: OrderCheck.Result) -> (String, Role) {
    if result.isRight { return ("Right.", .right) }
    return result.proposedGrade > .incorrect ? ("Partly right.", .warning) : ("Wrong.", .wrong)
  }

  private func flow(_ text: String, _ role: Role) -> [String] {
    wrapped(text, width: width, firstIndent: "  ", indent: "  ").map { style($0, role) }
  }

  private func lines(
    _ mark: String, _ number: Int, _ text: String, _ role: Role? = nil
  ) -> [String] {
    let places = "\(items.count)".count
    let digits = "\(number)"
    let padding = String(repeating: " ", count: places - digits.count)
    return rendered(
      markdown: text, width: width, firstIndent: "\(mark) \(padding)\(digits)  ",
      indent: String(repeating: " ", count: places + 4), style: style, as: role)
  }
}
