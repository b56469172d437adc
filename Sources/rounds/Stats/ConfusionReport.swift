import Collection
import Flashcards
import JSON
import Screen
import SpacedRepetition
import Statistics
import Study
import Text

/// The output of `rounds stats confusions`: what is taken for what.
struct ConfusionReport {
  private let confusions: [Confusion]
  private let isChoice: Bool

  init(_ collection: Collection, _ scope: StatsScope, on today: Day) {
    isChoice = scope.deck != nil || scope.tag != nil || scope.days != nil
    confusions =
      Confusions(collection, ofCardsAt: scope.cards, since: scope.firstDay(today)).all
  }

  /// The most confusions on the screen; `--json` has all.
  private static let most = 20

  // MARK: For people

  func lines(_ page: ChartPage) -> [String] {
    func flow(_ text: String, _ indent: String = "", hanging: String = "") -> [String] {
      wrapped(text, width: page.textWidth, firstIndent: indent, indent: indent + hanging)
    }
    guard !confusions.isEmpty else {
      return flow(isChoice ? "No confusions in this choice." : "No confusions so far.")
        + flow("Confusion: \(Confusion.definition).").map { page.style($0, .dim) }
    }
    var lines = flow("What is taken for what, most often first").map { page.style($0, .bold) }
    for confusion in confusions.prefix(Self.most) {
      lines += flow(Self.sentence(confusion), "  ", hanging: "  ")
      if let practiced = confusion.practiced {
        lines += flow(
          "before the practice of \(practiced), \(Self.text(confusion.before)); since then, "
            + "\(Self.text(confusion.since))", "    ")
      }
    }
    let more = confusions.count - Self.most
    if more > 0 { lines += flow("\(more) more: --json", "  ") }
    if confusions.contains(where: \.isOpen) {
      lines += flow("Asked side by side: rounds review --confusions")
    }
    let meanings =
      ["Confusion: \(Confusion.definition)."]
      + (confusions.contains { $0.practiced != nil }
        ? ["Before and since: \(Confusion.practiceDefinition)."] : [])
    return lines + meanings.flatMap { flow($0) }.map { page.style($0, .dim) }
  }

  /// `52 answered for 53, 6 times, last on 2026-07-12`.
  private static func sentence(_ confusion: Confusion) -> String {
    let times = confusion.times == 1 ? "once" : "\(confusion.times) times"
    return "\(short(confusion.answered)) answered for \(short(confusion.right)), \(times), "
      + (confusion.times == 1 ? "on" : "last on") + " \(confusion.last)"
  }

  /// `6 of 14 answers`.
  static func text(_ rate: Confusion.Rate) -> String {
    rate.answers == 0 ? "no answers" : "\(rate.wrong) of \(counted(rate.answers, "answer"))"
  }

  /// An answer on one line, cut if it is long.
  static func short(_ answer: String) -> String {
    fitted(
      sanitized(
        answer.split(whereSeparator: \.isWhitespace).joined(separator: " "),
        keepNewlines: false), to: longest)
  }

  private static let longest = 40

  // MARK: For programs

  /// Adds the confusions, and what they are, to the other statistics.
  func add(to json: inout JSONObject) {
    json["confusions"] = list
    guard case .object(var definitions)? = json["definitions"] else { return }
    definitions["confusions"] = .string(
      "\(Confusion.definition); before and since = \(Confusion.practiceDefinition)")
    json["definitions"] = .object(definitions)
  }

  private var list: JSONValue {
    .array(
      confusions.map { confusion in
        [
          "right": .string(confusion.right), "answered": .string(confusion.answered),
          "times": .integer(confusion.times), "last": JSONValue(confusion.last),
          "cards": .array(confusion.cards.map { .string($0.text) }),
          "others": .array(confusion.others.map { JSONValue($0?.text) }),
          "before": Self.json(confusion.before), "since": Self.json(confusion.since),
          "practiced": JSONValue(confusion.practiced), "open": .bool(confusion.isOpen),
        ]
      })
  }

  private static func json(_ rate: Confusion.Rate) -> JSONValue {
    ["wrong": .integer(rate.wrong), "answers": .integer(rate.answers)]
  }
}
