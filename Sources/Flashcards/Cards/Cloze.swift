/// A text with deletions: one card for each deletion, or for each group of deletions.
package struct Cloze: Hashable, Sendable {
  /// How the deletions are written.
  package enum Notation: Sendable {
    /// `[text]` or `[text]{hint}`: every deletion is a card of its own.
    case brackets
    /// `{{c1::text}}` or `{{c1::text::hint}}`: deletions of one number are asked together, and
    /// `{{c1,2::text}}` is hidden by two cards.
    case numbered
  }

  /// A stretch of the text.
  package enum Segment: Hashable, Sendable {
    case text(String)
    case deletion(Deletion)
  }

  /// A stretch that is asked for.
  package struct Deletion: Hashable, Sendable {
    package var text: String
    package var hint: String?
    /// Deletions of one group are asked by one card; counted from 1.
    package var group: Int
    /// Further groups that the deletion belongs to, in the order in which they are written.
    package var otherGroups: [Int]

    package init(text: String, hint: String? = nil, group: Int, otherGroups: [Int] = []) {
      self.text = text
      self.hint = hint
      self.group = group
      self.otherGroups = otherGroups
    }

    package func belongs(to group: Int) -> Bool {
      self.group == group || otherGroups.contains(group)
    }

    /// The groups as `{{c…::` has them: `1`, or `1,2`.
    package var numbers: String {
      ([group] + otherGroups).map(String.init).joined(separator: ",")
    }
  }

  /// The most cards that a cloze may make: the name of each is made from the whole text.
  static let mostCards = 200
  /// The most deletions that it may have: each of its cards looks at all of them.
  static let mostDeletions = 1000

  /// The highest number of a group: decks write it in four digits.
  static let largestGroup = 9999

  /// Whether a deck may have it.
  package var isWithinLimits: Bool {
    let groups = groups
    return groups.count <= Self.mostCards && groups.allSatisfy { 1...Self.largestGroup ~= $0 }
      && deletions.count <= Self.mostDeletions
  }

  package var notation: Notation
  package var segments: [Segment]

  package init(notation: Notation, segments: [Segment]) {
    self.notation = notation
    self.segments = segments
  }

  /// The groups in ascending order: one card each.
  package var groups: [Int] {
    var groups: [Int] = []
    for case .deletion(let deletion) in segments {
      groups.append(deletion.group)
      groups += deletion.otherGroups
    }
    // Those of brackets are in order as they stand.
    let isAscending = zip(groups, groups.dropFirst()).allSatisfy(<)
    return isAscending ? groups : Set(groups).sorted()
  }

  package var deletions: [Deletion] {
    segments.compactMap { if case .deletion(let deletion) = $0 { deletion } else { nil } }
  }

  /// The text with the deletions of `group` shown as `[…]`, or as `[hint]` where they have one.
  package func question(group: Int) -> String {
    rendered { deletion, marks in
      guard deletion.belongs(to: group) else { return deletion.text }
      return marks.before.isEmpty && marks.after.isEmpty ? "[\(deletion.hint ?? "…")]" : "…"
    }
  }

  /// The deleted texts of `group`, in order.
  package func answer(group: Int) -> String {
    deletions.filter { $0.belongs(to: group) }.map(\.text).joined(separator: ", ")
  }

  /// The whole text with nothing deleted.
  package var solution: String { rendered { deletion, _ in deletion.text } }

  private func rendered(_ show: (Deletion, _ marks: TeXMarks) -> String) -> String {
    segments.indices.map { index in
      switch segments[index] {
      case .text(let text): return text
      case .deletion(let deletion):
        let marks = texMarks(around: index)
        return marks.before + show(deletion, marks) + marks.after
      }
    }.joined()
  }

  /// What is around a deletion as a part of a formula.
  package typealias TeXMarks = (before: String, after: String)

  /// The brackets and braces of the deletion that is a segment, where they are TeX's: of
  /// `$\sqrt[n]{x}$` the brackets and `{x}`, of `$[x]{}$` the braces; else nothing.
  ///
  /// Such braces are kept as a hint, since hints do not enter the names of cards.
  package func texMarks(around index: Int) -> TeXMarks {
    guard notation == .brackets, case .deletion(let deletion) = segments[index],
      let hint = deletion.hint
    else { return ("", "") }
    if index > 0, case .text(let before) = segments[index - 1] {
      let bytes = Array(before.utf8)
      if bytes.endsInCommand(before: bytes.count) { return ("[", "]{\(hint)}") }
    }
    return hint.isEmpty ? ("", "{}") : ("", "")
  }
}
