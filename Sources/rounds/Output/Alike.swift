import Text

/// Combines messages that differ only in their numbers.
struct Alike {
  /// A text without its numbers.
  static func pattern(_ text: String) -> String {
    var result = ""
    for character in text where !(character.isNumber && result.last == "0") {
      result.append(character.isNumber ? "0" : character)
    }
    return result
  }

  /// The first few of each kind, in their order, and for each kind how many more there are and on
  /// which lines.
  static func firsts(
    of diagnostics: [Diagnostic], most: (Diagnostic.Severity) -> Int
  ) -> (shown: [Diagnostic], rest: [(first: Diagnostic, lines: [Int])]) {
    var counts: [String: Int] = [:]
    var order: [String] = []
    var rest: [String: (first: Diagnostic, lines: [Int])] = [:]
    let shown = diagnostics.filter { diagnostic in
      let key = pattern(diagnostic.severity.rawValue + diagnostic.message + diagnostic.hint)
      counts[key, default: 0] += 1
      if counts[key]! <= most(diagnostic.severity) { return true }
      if rest[key] == nil { order.append(key) }
      rest[key, default: (diagnostic, [])].lines.append(diagnostic.location.line)
      return false
    }
    return (shown, order.compactMap { rest[$0] })
  }

  /// Lines as a list: `7, 9-12 and 80 more`.
  static func list(_ lines: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for line in lines {
      if let last = runs.last, line <= last.upperBound + 1 {
        runs[runs.count - 1] = last.lowerBound...max(line, last.upperBound)
      } else {
        runs.append(line...line)
      }
    }
    let shown = runs.prefix(8).map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
    }
    let more = runs.dropFirst(8).reduce(0) { $0 + $1.count }
    return shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }
}
