/// A note type: its fields, and how cards are made from them.
struct AnkiNoteType {
  struct CardTemplate {
    let name: String
    let question: AnkiTemplate
    /// The part of the answer below the question.
    let answer: AnkiTemplate
    /// Whether ``answer`` is the part after Anki's mark; otherwise it may repeat the question.
    let hasAnswerMark: Bool
  }

  let name: String
  /// Whether there is a card for each deletion number instead of each template.
  let isCloze: Bool
  let fields: [String]
  /// The templates by position.
  private(set) var templates: [Int: CardTemplate] = [:]
  /// The fields that only decide which cards exist and what is on them.
  private(set) var switches: Set<Int> = []
  private var conditions: Set<Int> = []
  private var shown: Set<Int> = []
  private let fieldIndices: [String: Int]

  init(name: String, isCloze: Bool, fields: [String]) {
    self.name = name
    self.isCloze = isCloze
    self.fields = fields
    fieldIndices = Dictionary(zip(fields, fields.indices)) { first, _ in first }
  }

  mutating func addTemplate(_ ord: Int, name: String, question: String, answer: String) {
    let whole = AnkiTemplate(answer, fields: fieldIndices)
    let marked = whole.afterAnswerMark
    templates[ord] = CardTemplate(
      name: name, question: AnkiTemplate(question, fields: fieldIndices), answer: marked ?? whole,
      hasAnswerMark: marked != nil)
    for side in [AnkiTemplate(question, fields: fieldIndices), whole] {
      conditions.formUnion(side.conditions)
      shown.formUnion(side.shownFields)
    }
    switches = conditions.subtracting(shown)
  }

  /// The template of the card at a position.
  func template(_ ord: Int) -> CardTemplate? {
    isCloze ? templates[0] ?? templates.values.first : templates[ord]
  }
}
