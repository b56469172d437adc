import Flashcards
import Text

extension OwnNote {
  /// The sides of the note; nil if they do not make one of our cards.
  var content: Note.Content? {
    if let original, kind.sides.allSatisfy(isAsWritten) { return original.content }
    switch kind {
    case .term: return .term(term: text(html("Front")), definition: text(html("Back")))
    case .cloze: return cloze.map { .cloze($0) }
    case .basic:
      if let list = OwnLists.split(html("Front"), "ul") {
        if let content = ordering(list) ?? choice(list) { return content }
      }
      return .basic(question: text(html("Front")), answer: text(html("Back")))
    }
  }

  // MARK: Lists

  private func choice(_ list: (before: String, rows: [String])) -> Note.Content? {
    var texts = list.rows.map(text)
    let answer = html("Back")
    var correct = OwnLists.correct(list.rows, in: answer)
    if case .choice(_, let options)? = original?.content, options.count == texts.count {
      let right = options.indices.filter { options[$0].isCorrect }
      let lines = OwnLists.lines(of: answer)
      if isAsWritten("Back") {
        // An option may have been edited only in the list.
        correct = Set(right)
      } else if correct == nil, lines.count == right.count {
        // Or only in the answer.
        for (line, index) in zip(lines, right) where texts[index] == options[index].text {
          texts[index] = text(line)
        }
        correct = Set(right)
      }
    }
    guard 2...15 ~= texts.count, let correct, !texts.contains(where: \.isEmpty) else { return nil }
    let whyNot = original?.whyNot ?? [:]
    return .choice(
      question: text(list.before),
      options: texts.enumerated().map {
        Note.Option(
          text: $0.element, isCorrect: correct.contains($0.offset), whyNot: whyNot[$0.element])
      })
  }

  private func ordering(_ list: (before: String, rows: [String])) -> Note.Content? {
    guard let answer = OwnLists.split(html("Back"), "ol"), answer.before.isEmpty else { return nil }
    var items = answer.rows.map(text)
    let mixed = list.rows.map(text)
    if let original, case .ordering(_, let known) = original.content, isAsWritten("Back"),
      mixed.count == known.count
    {
      // An item may have been edited only in the question.
      let places = Card(note: original, face: .front).mixedItems.map { known.firstIndex(of: $0) }
      items = known
      for (place, text) in zip(places, mixed) { if let place { items[place] = text } }
    } else if original == nil, mixed.sorted() != items.sorted() {
      return nil
    }
    let names = Set(items.map(normalized))
    guard 2...15 ~= items.count, names.count == items.count, !names.contains("") else { return nil }
    return .ordering(question: text(list.before), items: items)
  }

  // MARK: Cloze

  private var cloze: Cloze? {
    let field = AnkiCloze(html("Text"))
    guard field.isPlain, !field.numbers.isEmpty, field.numbers.count <= 200 else { return nil }
    let cloze = Self.cloze(field) ?? Cloze(marked: text(field.html(.marked(field.numbers))))
    // A deletion in a comment is on no card.
    guard let cloze, Set(cloze.groups) == field.numbers else { return nil }
    return cloze
  }

  /// The cloze, if it contains only text as we write it.
  private static func cloze(_ field: AnkiCloze) -> Cloze? {
    var segments: [Cloze.Segment] = []
    var reader = CardText()
    var pending = ""
    func addText() {
      if segments.isEmpty { pending = String(pending.drop(while: \.isWhitespace)) }
      if !pending.isEmpty { segments.append(.text(pending)) }
      pending = ""
    }
    for (index, node) in field.nodes.enumerated() {
      switch node {
      case .text(let html):
        guard reader.add(html) else { return nil }
        let isBeforeDeletion = index + 1 < field.nodes.count
        pending += reader.cut(endsLine: isBeforeDeletion)
      case .deletion(let deletion):
        for case .text(let html) in deletion.content {
          guard reader.add(html) else { return nil }
        }
        let text = reader.cut(endsLine: false)
        var hint: String?
        if let html = deletion.hint {
          var reader = CardText()
          guard reader.add(html) else { return nil }
          hint = reader.cut(endsLine: false)
        }
        guard text.contains(where: { !$0.isWhitespace }) else { return nil }
        addText()
        segments.append(
          .deletion(
            Cloze.Deletion(
              text: text, hint: hint, group: deletion.numbers[0],
              otherGroups: Array(deletion.numbers.dropFirst()))))
      }
    }
    while pending.last?.isWhitespace ?? false { pending.removeLast() }
    addText()
    let cloze = Cloze(notation: .numbered, segments: segments)
    // People write brackets.
    let numbers = cloze.deletions.map(\.numbers)
    let isInOrder = numbers == numbers.indices.map { String($0 + 1) }
    return isInOrder ? Cloze(notation: .brackets, segments: segments) : cloze
  }
}
