import JSON
import Screen
import SpacedRepetition
import Text

/// The FSRS result of a series of grades.
extension Schedule {
  @MainActor
  func printFSRS(_ grades: [Grade], _ gaps: [Int]?, _ context: Context) throws {
    let fsrs = FSRS6(try givenParameters())
    let retention = retention ?? 0.9
    if !output.json, context.isOnTerminal {
      context.print(context.style("grade  stability  difficulty  interval", .dim))
    }
    var memory: MemoryState?
    var interval = 0
    for (index, grade) in grades.enumerated() {
      let next = fsrs.next(memory, FSRS6.Button(grade), after: gaps?[index] ?? interval)
      interval = fsrs.days(next.stability, retention: retention)
      memory = next
      if output.json {
        let row: JSONValue = [
          .number(next.stability), .number(next.difficulty), .integer(interval),
        ]
        context.print(row.description)
        continue
      }
      let row = [
        "\(grade.rawValue)", FSRSText.days(next.stability), FSRSText.difficulty(next.difficulty),
        counted(interval, "day"),
      ]
      if context.isOnTerminal {
        context.print(zip(row, [7, 11, 12, 0]).map { $0.padded(to: $1) }.joined())
      } else {
        context.printRows([row])
      }
    }
  }

  private func givenParameters() throws -> FSRS6.Parameters {
    guard let parameters else { return .standard }
    let numbers = parameters.split(separator: ",", omittingEmptySubsequences: false).map {
      Double($0.trimmed())
    }
    guard numbers.allSatisfy({ $0 != nil }) else {
      throw Failure(
        .usage, "`\(parameters)` is not a list of numbers",
        hint: "separate the numbers by commas: --parameters 0.212,1.2931,…")
    }
    do throws(FSRS6.Parameters.Fault) {
      return try FSRS6.Parameters(numbers.compactMap(\.self))
    } catch {
      let reason =
        switch error {
        case .count(let count): "there are \(counted(count, "parameter"))"
        case .notFinite(let place): "w\(place) is not a number"
        }
      throw Failure(.usage, reason, hint: "FSRS-6 has 21 parameters; older versions 19 or 17")
    }
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}
