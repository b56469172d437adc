import Text

/// The lists under a question: options to choose from, and items to put in order.
extension NoteBuilder {
  /// The options of a multiple choice, on the lines from `start` up to `end`.
  mutating func options(
    from start: Int, to end: Int, isBroken: inout Bool
  ) -> [Note.Option] {
    var options: [Note.Option] = []
    var whyNot: (line: Int, offset: Int, text: String)?
    func finishOption() {
      guard let said = whyNot else { return }
      let text = said.text.trimmed()
      if text.isEmpty { reports.add(.emptyWhyNot, line: said.line, offset: said.offset) }
      options[options.count - 1].whyNot = text.isEmpty ? nil : text
      whyNot = nil
    }
    for line in start..<end where !lines.isBlank(line) {
      let bytes = lines.bytes[lines.ranges[line]]
      if !fences.isCode[line],
        case .task(let isChecked, let rest) = LineClassifier().kind(of: bytes)
      {
        let text = lines.trimmedText(line, from: rest)
        if text.isEmpty {
          reports.add(.emptyOption, line: line)
          isBroken = true
        }
        finishOption()
        options.append(Note.Option(text: text, isCorrect: isChecked))
      } else if isIndented(bytes) {
        let text = lines.trimmedText(line, from: 0)
        let offset = bytes.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
        if !fences.isCode[line], let said = whyNotText(text, line, offset: offset) {
          if whyNot != nil {
            reports.add(.repeatedWhyNot, line: line, offset: offset)
            isBroken = true
          } else if options[options.count - 1].isCorrect {
            reports.add(.whyNotForRightOption, line: line, offset: offset)
          }
          whyNot = whyNot ?? (line, offset, said)
        } else if whyNot != nil {
          whyNot?.text += "\n" + unescaped(text, line)
        } else {
          options[options.count - 1].text += "\n" + unescaped(text, line)
        }
      } else {
        let isWhyNot = lines.trimmedText(line, from: 0).hasPrefix(OptionTag.whyNot)
        reports.add(isWhyNot ? .whyNotWithoutOption : .textAfterOptions, line: line)
        isBroken = true
        break
      }
    }
    finishOption()
    let problem: DeckProblem? =
      if options.count < 2 {
        .choiceWithOneOption
      } else if options.count > DeckProblem.mostOptions {
        .choiceWithTooManyOptions(options.count)
      } else if !options.contains(where: \.isCorrect) {
        .choiceWithoutRightOption
      } else {
        nil
      }
    if let problem, !isBroken {
      reports.add(problem, line: start)
      isBroken = true
    }
    return options
  }

  /// The items of an ordering, on the lines from `start` up to `end`.
  mutating func items(from start: Int, to end: Int, isBroken: inout Bool) -> [String] {
    var items: [String] = []
    var starts: [Int] = []
    var numbers: [Int] = []
    // A misplaced tag has been reported already.
    guard !isBroken else { return [] }
    for line in start..<end where !lines.isBlank(line) {
      let bytes = lines.bytes[lines.ranges[line]]
      if !fences.isCode[line],
        case .item(let number, let rest) = LineClassifier().kind(of: bytes)
      {
        let text = lines.trimmedText(line, from: rest)
        if text.isEmpty {
          reports.add(.emptyItem, line: line)
          isBroken = true
        }
        items.append(text)
        starts.append(line)
        numbers.append(number)
      } else if isIndented(bytes) {
        items[items.count - 1] += "\n" + unescaped(lines.trimmedText(line, from: 0), line)
      } else {
        reports.add(.textAfterItems, line: line)
        isBroken = true
        break
      }
    }
    guard !isBroken else { return items }
    if let problem = DeckProblem(itemCount: items.count) {
      reports.add(problem, line: start)
      isBroken = problem.severity == .error
    }
    reportRepeated(items, starts, isBroken: &isBroken)
    reportNumbers(numbers, starts)
    return items
  }

  /// Reports items that look the same on the screen.
  private mutating func reportRepeated(_ items: [String], _ starts: [Int], isBroken: inout Bool) {
    var seen: Set<String> = []
    for (item, line) in zip(items, starts) where !seen.insert(normalized(item)).inserted {
      reports.add(.repeatedItem, line: line)
      isBroken = true
    }
  }

  /// Markdown renumbers a list by its first item, and many people write `1.` before each.
  private mutating func reportNumbers(_ numbers: [Int], _ starts: [Int]) {
    let isAllOnes = numbers.dropFirst().first == 1
    for (index, number) in numbers.enumerated() {
      let expected = isAllOnes ? 1 : index + 1
      if number != expected {
        reports.add(.itemNumber(number, expected: expected), line: starts[index])
        return
      }
    }
  }

  /// What follows `Why not:` on a line under an option; nil for any other line.
  private mutating func whyNotText(_ text: String, _ line: Int, offset: Int) -> String? {
    if text.hasPrefix(OptionTag.whyNot) { return String(text.dropFirst(OptionTag.whyNot.count)) }
    if text.prefix(OptionTag.whyNot.count).lowercased() == OptionTag.whyNot.lowercased() {
      reports.add(.nearTag(OptionTag.whyNot), line: line, offset: offset)
    }
    return nil
  }

  private func isIndented(_ line: ArraySlice<UInt8>) -> Bool {
    line.first == UInt8(ascii: " ") || line.first == UInt8(ascii: "\t")
  }
}
