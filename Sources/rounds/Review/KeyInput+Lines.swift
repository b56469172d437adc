import Collection
import Screen
import SpacedRepetition
import Study

/// The line of keys below a card.
extension KeyInput {
  func parts(for question: ReviewQuestion) -> [String] {
    var parts = question.needsGuess ? [] : ["\(keys.name(of: .reveal)) show"]
    if question.optionCount > 0 {
      let guess = question.needsGuess ? "guess" : "choose"
      parts.insert("a-\(CardView.letter(question.optionCount - 1)) \(guess)", at: 0)
    } else if question.order != nil {
      parts.insert("1-\(question.itemCount) order", at: 0)
    } else {
      parts.append("\(keys.name(of: .type)) \(question.needsGuess ? "guess" : "type")")
    }
    if question.hasHint { parts.append("\(keys.name(of: .hint)) hint") }
    return parts + leaving
  }

  private var leaving: [String] {
    ["\(keys.name(of: .leave)) leave", "\(keys.name(of: .help)) keys"]
  }

  /// The grades with their meanings and resulting intervals, and the keys; on two or more lines if
  /// they do not fit on one.
  func lines(for question: GradeQuestion, _ width: Int) -> [String] {
    // The words would fill a narrow window.
    let (grades, gap) = grades(question, inWords: question.explainsGrades && width >= 39)
    var tail = ["Enter=\(scale.choice(for: question.proposed).key)"]
    if question.canAccept { tail.append("\(keys.name(of: .accept)) accept") }
    tail += leaving
    let line = ([grades.joined(separator: gap)] + tail).joined(separator: " · ")
    if displayWidth(line) < width { return [style(line, .keys)] }
    return partLines(grades, separator: gap, width: width).map { style($0, .keys) }
      + [fittedKeys(["grade \(Self.range(scale.choices.map(\.key), "-"))"] + tail, width)]
  }

  /// The grades, each with its resulting interval, or without a schedule with its effect.
  /// - Returns: The grades, and their separator.
  private func grades(_ question: GradeQuestion, inWords: Bool) -> ([String], String) {
    guard let preview = question.preview else {
      let again = scale.choices.filter { !$0.grade.endsDrill }.map(\.key)
      let done = scale.choices.filter(\.grade.endsDrill).map(\.key)
      return (["\(Self.range(again, "-")) again", "\(Self.range(done, "-")) done"], "  ")
    }
    let labels = labels(preview.scheduler).map { keys, word, grade in
      (keys: keys, word: word, interval: intervalText(preview[grade].wait.signed))
    }
    if scale == .sm2, Set(labels.map(\.interval)).count == 1 {
      // If the grade makes no difference to the schedule, the line shows what the grades mean.
      return (labels.map { "\($0.keys) \($0.word)" }, " ")
    }
    let texts = labels.map { keys, word, interval in
      inWords || scale != .sm2 ? "\(keys) \(word) \(interval)" : "\(keys):\(interval)"
    }
    return (texts, "  ")
  }

  private typealias Label = (keys: String, word: String, grade: Grade)

  private func labels(_ scheduler: Scheduler) -> [Label] {
    if scale == .sm2, scheduler.hasSteps {
      return [
        ("0-2", "again", .almost), ("3", "hard", .difficult), ("4", "good", .hesitant),
        ("5", "easy", .perfect),
      ]
    }
    return scale.choices.map {
      (String($0.key), scale == .sm2 ? $0.grade.word : $0.name, $0.grade)
    }
  }

  /// A range of keys, from first to last.
  static func range(_ keys: [Character], _ dash: String) -> String {
    guard let first = keys.first, let last = keys.last, keys.count > 1 else {
      return keys.map(String.init).joined()
    }
    return "\(first)\(dash)\(last)"
  }

  /// As many of the parts as fit on a line.
  func fittedKeys(_ parts: [String], _ width: Int) -> String {
    style(
      parts.reduce("") { line, part in
        let candidate = line.isEmpty ? part : line + " · " + part
        return displayWidth(candidate) < width ? candidate : line
      }, .keys)
  }
}
