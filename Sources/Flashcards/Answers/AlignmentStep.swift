/// One step through two keys at the same time.
enum AlignmentStep: UInt8 {
  case same, wrong, missing, extra

  /// The edit steps from a typed text to the expected one.
  /// - Complexity: The product of the lengths.
  static func steps(from typed: AnswerKey, to expected: AnswerKey) -> [AlignmentStep] {
    withoutChance(alignment(of: typed, with: expected))
  }
}

/// The steps with the least edit distance (Levenshtein 1966). Among several, it picks those that
/// split the fewest words, and then those in which the texts stay alike for longest.
private func alignment(of typed: AnswerKey, with expected: AnswerKey) -> [AlignmentStep] {
  // Numbers are much faster to compare than characters.
  var numbers: [Character: Int] = [:]
  func numbered(_ key: AnswerKey) -> [(character: Int, startsWord: Bool)] {
    // The table is filled from the end, so that it leads through the texts from their beginning.
    key.units.reversed().map { unit in
      let number = numbers[unit.character] ?? numbers.count
      numbers[unit.character] = number
      return (number, unit.place == 0 || key.text[unit.place - 1].isWhitespace)
    }
  }
  let typed = numbered(typed)
  let expected = numbered(expected)
  // This outweighs any number of letters that begin a word in only one of the texts.
  let edit = 1 << 16
  let width = expected.count + 1
  var choices = [AlignmentStep](repeating: .same, count: (typed.count + 1) * width)
  var last = (0...expected.count).map { $0 * edit }
  for j in 1..<max(1, width) { choices[j] = .missing }
  for i in typed.indices {
    var row = [(i + 1) * edit]
    row.reserveCapacity(width)
    choices[(i + 1) * width] = .extra
    for j in expected.indices {
      let isSame = typed[i].character == expected[j].character
      let cost = !isSame ? edit : typed[i].startsWord == expected[j].startsWord ? 0 : 1
      var best = (last[j] + cost, isSame ? AlignmentStep.same : .wrong)
      if last[j + 1] + edit < best.0 { best = (last[j + 1] + edit, .extra) }
      if row[j] + edit < best.0 { best = (row[j] + edit, .missing) }
      row.append(best.0)
      choices[(i + 1) * width + j + 1] = best.1
    }
    last = row
  }
  var steps: [AlignmentStep] = []
  var (i, j) = (typed.count, expected.count)
  while i > 0 || j > 0 {
    let step = choices[i * width + j]
    steps.append(step)
    if step != .missing { i -= 1 }
    if step != .extra { j -= 1 }
  }
  return steps
}

/// The steps with coincidentally equal letters, few among many unequal ones, counted as wrong: they
/// would mean nothing to a reader.
private func withoutChance(_ steps: [AlignmentStep]) -> [AlignmentStep] {
  var runs = runs(of: steps)
  while let index = runs.indices.dropFirst().dropLast().first(where: { index in
    let (before, after) = (runs[index - 1].steps.count, runs[index + 1].steps.count)
    let count = runs[index].steps.count
    return runs[index].isSame && min(before, after) >= count && before + after >= count * 3
  }) {
    let wrong = runs[index].steps.map { _ in AlignmentStep.wrong }
    let merged = runs[index - 1].steps + wrong + runs[index + 1].steps
    runs.replaceSubrange((index - 1)...(index + 1), with: [Run(isSame: false, steps: merged)])
  }
  return runs.flatMap(\.steps)
}

/// A run of steps on which two texts agree, or do not.
private struct Run {
  var isSame: Bool
  var steps: [AlignmentStep]
}

private func runs(of steps: [AlignmentStep]) -> [Run] {
  var runs: [Run] = []
  for step in steps {
    if let last = runs.indices.last, runs[last].isSame == (step == .same) {
      runs[last].steps.append(step)
    } else {
      runs.append(Run(isSame: step == .same, steps: [step]))
    }
  }
  return runs
}
