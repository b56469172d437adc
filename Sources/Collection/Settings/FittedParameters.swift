import JSON
package import SpacedRepetition

/// Parameters of FSRS fitted to a learner's answers, as config.json keeps them.
package struct FittedParameters: Hashable, Sendable {
  package let parameters: FSRS6.Parameters
  /// The day on which they were fitted.
  package let date: Day?
  /// The number of answers that they were fitted to.
  package let answers: Int
  /// The reduction in log loss against the standard parameters, with its 95 % confidence interval.
  package let difference: Double
  package let interval: ClosedRange<Double>
  /// Parameters fitted to cards drawn again and again, which tell what is uncertain; none if that was
  /// not looked at.
  package let draws: [FSRS6.Parameters]

  package init(
    _ parameters: FSRS6.Parameters, on date: Day, answers: Int, difference: Double,
    interval: ClosedRange<Double>, draws: [FSRS6.Parameters] = []
  ) {
    self.parameters = parameters
    self.date = date
    self.answers = answers
    self.difference = difference
    self.interval = interval
    self.draws = draws
  }

  static let key = "fsrs"
  static let deckKey = "deck-fsrs"

  /// Reads them; nil if the parameters are invalid. The rest is for people.
  init?(_ value: JSONValue) {
    guard case .object(let object) = value, let list = object["parameters"]?.array,
      !list.isEmpty, list.allSatisfy({ $0.number != nil }),
      let parameters = try? FSRS6.Parameters(list.compactMap(\.number))
    else { return nil }
    self.parameters = parameters
    date = object["date"]?.string.flatMap { Day($0) }
    answers = object["answers"]?.integer ?? 0
    difference = object["difference"]?.number ?? 0
    let ends = object["interval"]?.array?.compactMap(\.number) ?? []
    interval = ends.count == 2 && ends[0] <= ends[1] ? ends[0]...ends[1] : 0...0
    draws = (object["draws"]?.array ?? []).compactMap { draw in
      let numbers = (draw.array ?? []).compactMap(\.number)
      return numbers.isEmpty ? nil : try? FSRS6.Parameters(numbers)
    }
  }

  var json: JSONObject {
    var json: JSONObject = [
      "parameters": Self.json(parameters),
      "date": date.map { .string($0.description) } ?? .null,
      "answers": .integer(answers),
      "difference": .number(difference),
      "interval": .array([.number(interval.lowerBound), .number(interval.upperBound)]),
    ]
    if !draws.isEmpty { json["draws"] = .array(draws.map(Self.json)) }
    return json
  }

  private static func json(_ parameters: FSRS6.Parameters) -> JSONValue {
    .array(parameters.values.map { .number($0) })
  }
}
