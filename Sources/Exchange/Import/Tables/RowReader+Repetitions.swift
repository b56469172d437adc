import Flashcards
import Text

extension RowReader {
  /// Reports a repeated id and returns false.
  mutating func isNewID(_ note: Note, _ fields: ArraySlice<DelimitedText.Field>) -> Bool {
    guard let column = place.id, let id = note.details.id else { return true }
    guard let first = lineOfID.updateValue(line, forKey: id.text) else { return true }
    lineOfID[id.text] = first
    let field = fields[fields.startIndex + column]
    let reason = "the id “\(content.trimmedValue(field))” is used on line \(first) already"
    refuse(reason, hint: "give each row a different id", fields, column)
    return false
  }

  /// Reports a repeated question; false if its answer is repeated too.
  mutating func isNew(
    _ note: Note, in deck: Int, _ fields: ArraySlice<DelimitedText.Field>
  ) -> Bool {
    let (front, back) = note.sides
    let key = cells.withoutEmphasis(markup ? cells.plainText(front) : front)
    let place = RepeatedRows.Place(deck: Int32(deck), note: Int32(decks[deck].notes.count))
    guard let known = repeated.insert(key, at: place) else { return true }
    let first = decks[Int(known.deck)].notes[Int(known.note)]
    let (question, answer) = (normalized(front), normalized(back))
    let isSame = question == normalized(first.sides.front)
    let repeatedLine =
      isSame && answer == normalized(first.sides.back)
      ? first.line : repeated.insertFurther(question, answer, line: line)
    return report(
      note, repeats: repeatedLine, isSame: isSame, first.line,
      at: fields[fields.startIndex + self.place.front].place)
  }

  /// - Parameters:
  ///   - repeats: The line that has the same question and answer.
  ///   - isSame: Whether the first row with the question is exactly the same.
  private mutating func report(
    _ note: Note, repeats line: Int?, isSame: Bool, _ first: Int, at offset: Int
  ) -> Bool {
    if let line, note.details.id == nil {
      repeats[line, default: (0, offset)].rows += 1
      tally.repeated += 1
      reports.skip(line: self.line, "it repeats line \(line)")
      return false
    }
    if let line {
      reports.report(
        .warning, at: offset, "line \(line) has the same text under another id; both are kept",
        hint: "remove one of them")
    } else {
      let difference = isSame ? "with another answer" : "but for capitals or markup"
      reports.report(
        .warning, at: offset, "line \(first) asks the same \(difference); both are kept",
        hint: "make clear in the front which answer is wanted")
    }
    return true
  }
}

extension RowReader {
  /// Reports each line that other rows repeat once, or many of them in one sentence.
  mutating func reportRepeated() {
    let sorted = repeats.sorted { $0.value.first < $1.value.first }
    guard let first = sorted.first else { return }
    if sorted.count > Self.mostRepeated {
      reports.report(
        .warning, at: first.value.first,
        "\(tally.repeated) rows repeat a row before them and are left out, the first one here",
        hint: "remove them, or check whether parts of the file were joined twice")
      return
    }
    for (line, found) in sorted {
      reports.report(
        .warning, at: found.first,
        found.rows == 1
          ? "the row repeats line \(line) and is left out"
          : "\(found.rows) rows repeat line \(line) and are left out, the first one here",
        hint: found.rows == 1 ? "remove one of them" : "remove them")
    }
  }

  private static let mostRepeated = 20
}

extension Note {
  /// The texts that distinguish a row from another.
  fileprivate var sides: (front: String, back: String) {
    switch content {
    case .basic(let question, let answer): (question, answer)
    case .term(let term, let definition): (term, definition)
    case .cloze(let cloze): (cloze.solution, cloze.question(group: cloze.groups.first ?? 1))
    case .choice(let question, _), .ordering(let question, _): (question, "")
    }
  }
}
