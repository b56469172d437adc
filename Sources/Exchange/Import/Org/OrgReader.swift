import Flashcards
import Journal
import SpacedRepetition
import Text

/// Reads the cards of org-drill and org-fc in a file of Org mode, with their schedules.
///
/// | card | becomes |
/// |---|---|
/// | org-drill: text and a heading below it | question and answer; further headings go after `Why:` |
/// | org-drill `twosided`, `multisided`; org-fc `double` | a term and its definition |
/// | text with `[deletions]` (org-drill) or `{{deletions}}` (org-fc `cloze`) | a cloze, a card for each |
/// | org-fc `normal`, `text-input` | question and answer; without a heading Back the title asks |
///
/// Other types (verbs, numbers, topics to be read) are left out.
struct OrgReader {
  private var text: PeerText
  private let context: ReadingContext
  private var found: BankCollector
  private var past: TimedActions = []
  private var schedules = 0

  static func read(_ bytes: [UInt8], file: String, _ context: ReadingContext) -> ImportedFile {
    var reader = OrgReader(bytes, file: file, context)
    reader.run()
    var result = reader.found.imported(
      "cards of org-drill and org-fc",
      further: reader.schedules > 0
        ? [
          "\(counted(reader.schedules, "schedule")): due day, interval, easiness and counts are kept; "
            + "single answers are not in the file"
        ] : [])
    result.past = reader.past
    result.firstUndated = 0
    return result
  }

  /// Whether a text has a heading with the tag of a card.
  static func hasCards(_ bytes: [UInt8]) -> Bool {
    let bytes = Array(bytes.prefix(1 << 20))
    guard bytes.holds("*"), bytes.holds(":drill:") || bytes.holds(":fc:") else { return false }
    let lines = TextLines(bytes)
    return (0..<lines.count).contains { line in
      bytes[lines.ranges[line]].first == UInt8(ascii: "*")
        && OrgHeading(lines.text(line), line: line).map { $0.isDrill || $0.isFC } ?? false
    }
  }

  private init(_ bytes: [UInt8], file: String, _ context: ReadingContext) {
    text = PeerText(bytes, file: file, context)
    self.context = context
    found = BankCollector(file: file, .org, text.diagnostics)
  }

  private mutating func run() {
    let (headings, fileTags) = OrgHeading.all((0..<text.lines.count).map { text.lines.text($0) })
    var path: [OrgHeading] = []
    for (index, heading) in headings.enumerated() {
      path.removeAll { $0.level >= heading.level }
      if heading.isDrill || heading.isFC {
        let children = headings[(index + 1)...].prefix { $0.level > heading.level }
        take(heading, Self.sections(children), fileTags, path.map { OrgText.inline($0.title) })
      }
      path.append(heading)
    }
  }

  /// A heading right below a card's, with all text under it.
  private struct Section {
    var title: String
    var text: String
    var lastLine: Int
  }

  private static func sections(_ children: ArraySlice<OrgHeading>) -> [Section] {
    guard let level = children.map(\.level).min() else { return [] }
    var sections: [(title: String, lines: [String], lastLine: Int)] = []
    for child in children {
      if child.level == level || sections.isEmpty {
        sections.append((child.title, child.body, child.lastLine))
      } else {
        sections[sections.count - 1].lines += ["", child.title] + child.body
        sections[sections.count - 1].lastLine = child.lastLine
      }
    }
    return sections.map {
      Section(
        title: OrgText.inline($0.title), text: OrgText.markdown($0.lines), lastLine: $0.lastLine)
    }
  }

  private mutating func take(
    _ heading: OrgHeading, _ sections: [Section], _ fileTags: [String], _ path: [String]
  ) {
    var note = Note(content: .basic(question: "", answer: ""), path: path, line: heading.line + 1)
    note.lastLine = (sections.last?.lastLine ?? heading.lastLine) + 1
    note.details.tags = (fileTags + heading.tags).filter {
      !["drill", "fc", "suspended", "leech"].contains($0)
    }
    if let id = heading.properties["ID"], !id.isEmpty { note.details.id = CardID(imported: id) }
    let type =
      heading.isFC
      ? heading.properties["FC_TYPE"] ?? "normal"
      : heading.properties["DRILL_CARD_TYPE"] ?? "simple"
    let made =
      heading.isFC
      ? takeFC(heading, sections, type, &note) : takeDrill(heading, sections, type, &note)
    if let reason = made {
      return found.passOver(line: heading.line + 1, name: heading.title, reason)
    }
    found.add(note)
    if heading.isFC { scheduleFC(note, heading) } else { scheduleDrill(note, heading) }
  }

  // MARK: Cards

  /// Fills a note; or says why it is none.
  private func takeDrill(
    _ heading: OrgHeading, _ sections: [Section], _ type: String, _ note: inout Note
  ) -> String? {
    let body = OrgText.markdown(heading.body)
    func explain(_ rest: some Sequence<Section>) {
      let why = rest.filter { !$0.text.isEmpty }.map { "\($0.title): \($0.text)" }
      note.details.why = why.isEmpty ? nil : why.joined(separator: "\n")
    }
    switch type {
    case "twosided", "multisided":
      guard sections.count > 1, !sections[0].text.isEmpty, !sections[1].text.isEmpty else {
        return "a card with two sides of which one is missing"
      }
      note.content = .term(term: sections[0].text, definition: sections[1].text)
      if !body.isEmpty { note.details.hint = body }
      explain(sections.dropFirst(2))
      return nil
    case "simple", "", "nil", "hide1cloze", "show1cloze", "hide2cloze", "show2cloze",
      "hide1_firstmore", "show1_firstless", "show1_lastmore":
      if let cloze = OrgCloze.drill(heading.body), cloze.isWithinLimits {
        note.content = .cloze(cloze)
        explain(sections)
        return nil
      }
      let place = sections.firstIndex { ["answer", "back"].contains($0.title.lowercased()) } ?? 0
      guard sections.indices.contains(place), !sections[place].text.isEmpty else {
        return "a card without an answer: neither a heading below it nor a [deletion]"
      }
      note.content = .basic(
        question: body.isEmpty ? OrgText.inline(heading.title) : body, answer: sections[place].text)
      explain(sections[..<place] + sections[(place + 1)...])
      return nil
    default: return "a card of org-drill's type \(type)"
    }
  }

  private func takeFC(
    _ heading: OrgHeading, _ sections: [Section], _ type: String, _ note: inout Note
  ) -> String? {
    let title = OrgText.inline(heading.title)
    let body = OrgText.markdown(heading.body)
    let back = sections.first { ["back", "answer"].contains($0.title.lowercased()) }
    let front = back == nil || body.isEmpty ? title : title + "\n" + body
    let answer = back?.text ?? body
    switch type {
    case "normal", "double", "text-input", "vocab":
      guard !front.isEmpty, !answer.isEmpty else { return "a card with an empty side" }
      if type == "double" {
        note.content = .term(term: front, definition: answer)
      } else if type == "text-input" {
        let lines = answer.split(separator: "\n", maxSplits: 1).map { $0.trimmed() }
        note.content = .basic(question: front, answer: lines[0])
        note.details.why = lines.count > 1 ? lines[1] : nil
      } else {
        note.content = .basic(question: front, answer: answer)
      }
      return nil
    case "cloze":
      let lines = heading.title.contains("{{") ? [heading.title] + heading.body : heading.body
      guard let cloze = OrgCloze.fc(OrgText.markdown(lines)), cloze.isWithinLimits else {
        return "a cloze in which nothing is hidden"
      }
      note.content = .cloze(cloze)
      return nil
    default: return "a card of org-fc's type \(type)"
    }
  }

  // MARK: Schedules

  private mutating func scheduleDrill(_ note: Note, _ heading: OrgHeading) {
    func number(_ key: String) -> Double? { heading.properties[key].flatMap(Double.init) }
    guard let interval = number("DRILL_LAST_INTERVAL"), 0.5...100_000 ~= interval else { return }
    let reviews = Int(max(1, min(100_000, number("DRILL_TOTAL_REPEATS") ?? 1)))
    let last = heading.properties["DRILL_LAST_REVIEWED"].flatMap {
      Day(String($0.dropFirst().prefix(10)))
    }
    guard
      let due = heading.scheduled.flatMap({ Day($0) }) ?? last.map({ $0 + Int(interval.rounded()) })
    else { return }
    for face in note.faces {
      schedule(
        note.id(of: face), due: due, last: last ?? due - Int(interval.rounded()),
        interval: interval,
        ease: number("DRILL_EASE"), reviews: reviews, lapses: number("DRILL_FAILURE_COUNT"))
    }
  }

  private mutating func scheduleFC(_ note: Note, _ heading: OrgHeading) {
    guard let names = heading.reviews.first else { return }
    for row in heading.reviews.dropFirst() {
      var values: [String: String] = [:]
      for (name, value) in zip(names, row) { values[name] = value }
      guard let due = values["due"].flatMap({ LocalTime(String($0.prefix { $0 != "Z" })) }),
        let interval = values["interval"].flatMap(Double.init), 1...100_000 ~= interval
      else { continue }
      let face: Card.Face? =
        switch values["position"] {
        case "front": .front
        case "back": .reverse
        case let position: position.flatMap { Int($0) }.map { .group($0 + 1) }
        }
      guard let face, note.faces.contains(face) else { continue }
      let day = context.studyDay(due.day.number * 86_400_000 + due.milliseconds)
      schedule(
        note.id(of: face), due: day, last: day - Int(interval.rounded()), interval: interval,
        ease: values["ease"].flatMap(Double.init), reviews: 2, lapses: nil)
    }
  }

  private mutating func schedule(
    _ card: CardID, due: Day, last: Day, interval: Double, ease: Double?, reviews: Int,
    lapses: Double?
  ) {
    schedules += 1
    let ease = ease.map { max(1.3, min(10, $0)) } ?? 2.5
    let event = ScheduleEvent(
      card: card, phase: .review, lastReviewed: min(last, due), due: due,
      interval: max(1, Int(interval.rounded())),
      easiness: Easiness(hundredths: Int((ease * 100).rounded())), repetition: 2,
      reviews: reviews, lapses: Int(max(0, min(100_000, lapses ?? 0))))
    past.append(
      TimedAction(at: context.undatedTime(after: nil, event.lastReviewed), .schedule(event)))
  }
}
