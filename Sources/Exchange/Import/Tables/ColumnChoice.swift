/// Assigns a role to each named column.
struct ColumnChoice {
  /// The roles assigned so far, by column.
  var roles: [Int: ColumnRole]
  /// The columns whose name is already taken by an earlier one.
  private(set) var repeated: [Int] = []
  /// The labels of the texts in columns that explain.
  private(set) var labels: [Int: String] = [:]
  private let names: [String]
  private let concepts: [ColumnConcept?]

  init(_ names: some Sequence<String>, fixed: [Int: ColumnRole]) {
    self.names = Array(names)
    concepts = self.names.map { ColumnName($0).concept }
    roles = fixed
    for (column, concept) in concepts.enumerated() {
      guard let concept, concept.side == .detail, roles[column] == nil else { continue }
      if concept.role == .why {
        if concept.key == "why" { roles[column] = .why }
      } else if !roles.values.contains(concept.role) {
        roles[column] = concept.role
      }
    }
  }

  /// The unassigned columns with a side, the strongest of each kind first.
  private func open(_ side: ColumnConcept.Side) -> [Int] {
    let columns = concepts.indices.filter { roles[$0] == nil && concepts[$0]?.side == side }
    return columns.sorted { (-rank($0), $0) < (-rank($1), $1) }
  }

  private func rank(_ column: Int) -> Int { concepts[column]?.rank ?? 0 }

  /// Chooses the front and the back among the columns whose names indicate a side.
  mutating func chooseSides() {
    let isOpen = (
      front: !roles.values.contains(.front), back: !roles.values.contains(.back)
    )
    guard isOpen.front || isOpen.back else { return }
    let (fronts, backs) = (open(.front), open(.back))
    let languages = concepts.indices.filter {
      roles[$0] == nil && concepts[$0]?.side == .language
    }
    var front = fronts.first
    var back = backs.first
    if languages.count > 1, front.map(rank) ?? 0 < 88 || back.map(rank) ?? 0 < 88 || fronts.isEmpty
    {
      // German and English ask each other; a "word" column next to them is something else.
      if let known = front, rank(known) >= 95 {
        back = back.flatMap { rank($0) >= 88 ? $0 : nil } ?? languages[0]
      } else {
        front = languages[0]
        let english = languages.dropFirst().first { concepts[$0]?.key == "english" }
        back = back.flatMap { rank($0) >= 88 ? $0 : nil } ?? english ?? languages[1]
      }
    } else if let language = languages.first {
      if front == nil || rank(front!) < 60 {
        front = language
      } else if back == nil || rank(back!) < 60 {
        back = language
      }
    }
    if isOpen.front, let front { roles[front] = .front }
    if isOpen.back, let back, roles[back] == nil { roles[back] = .back }
    repeated += fronts.filter { $0 != front && rank($0) >= 95 }
    repeated += backs.filter { $0 != back && rank($0) >= 95 }
    let sides = Set(fronts + backs + languages)
    // A named column without a side may still become one; a column with a side that was not chosen
    // explains.
    let isComplete = roles.values.contains(.front) && roles.values.contains(.back)
    if isComplete { for column in sides where roles[column] == nil { roles[column] = .why } }
    repeated.sort()
  }

  /// Fills in the sides of a table that names only one side or none from its other columns: with an
  /// id and a name, the id is asked.
  mutating func fillSides() {
    for side in [ColumnRole.front, .back] where !roles.values.contains(side) {
      let spare = names.indices.first {
        switch roles[$0] {
        case .why, .hint, .source, .also, .wordings, .id: concepts[$0] != nil
        default: false
        }
      }
      if let spare { roles[spare] = side }
    }
  }

  /// Turns the remaining named columns into explanations.
  mutating func explain() {
    for (column, name) in names.enumerated() where !name.isEmpty {
      if roles[column] == nil { roles[column] = .why }
      if roles[column] == .why, !Self.needsNoLabel(concepts[column]) {
        labels[column] = Self.label(name)
      }
    }
  }

  /// Notes and explanations need no label after `Why:`.
  private static func needsNoLabel(_ concept: ColumnConcept?) -> Bool {
    concept?.key == "why" || concept?.key == "explanation"
  }

  /// A name on one line, without control characters.
  private static func label(_ name: String) -> String {
    var label = ""
    for character in name.prefix(60) {
      label.append(character.isNewline || character.asciiValue ?? 0x20 < 0x20 ? " " : character)
    }
    return label
  }
}
