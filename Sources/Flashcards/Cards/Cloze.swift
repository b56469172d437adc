/// A text with deletions: one card for each deletion, or for each group of deletions.
package struct Cloze: Hashable, Sendable {
  /// The notation of the deletions.
  package enum Notation: Sendable {
    /// `[text]` or `[text]{hint}`: every deletion is a card of its own.
    case brackets
    /// `{{c1::text}}` or `{{c1::text::hint}}`: deletions with the same number are asked together,
    /// and `{{c1,2::text}}` is hidden on two cards.
    case numbered
  }

  /// A stretch of the text.
  package enum Segment: Hashable, Sendable {
    case text(String)
    case deletion(Deletion)
  }

  /// A stretch that is hidden and asked.
  package struct Deletion: Hashable, Sendable {
    package var text: String
    package var hint: String?
    /// The group of the deletion, counted from 1; deletions of one group are asked by one card.
    package var group: Int
    /// Further groups of the deletion, in source order.
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

    /// The groups as in `{{c…::`: `1`, or `1,2`.
    package var numbers: String {
      ([group] + otherGroups).map(String.init).joined(separator: ",")
    }
  }

  /// The most cards of a cloze: the name of each is derived from the whole text.
  static let mostCards = 200
  /// The most deletions of a cloze: each of its cards examines all of them.
  static let mostDeletions = 1000

  /// The highest number of a group: decks allow four digits.
  static let largestGroup = 9999

  /// Whether the cloze is valid in a deck.
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

  /// The groups in ascending order, one card each.
  package var groups: [Int] {
    var groups: [Int] = []
    for case .deletion(let deletion) in segments {
      groups.append(deletion.group)
      groups += deletion.otherGroups
    }
    // Deletions in brackets are already in order.
    let isAscending = zip(groups, groups.dropFirst()).allSatisfy(<)
    return isAscending ? groups : Set(groups).sorted()
  }

  package var deletions: [Deletion] {
    segments.compactMap { if case .deletion(let deletion) = $0 { deletion } else { nil } }
  }

  /// The text with the deletions of `group` shown as `[…]`, or as `[hint]` if they have one.
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

  /// The whole text without gaps.
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

  /// The marks around a deletion as part of a formula.
  package typealias TeXMarks = (before: String, after: String)

  /// The brackets and braces of the deletion at a segment, if they belong to TeX: in
  /// `$\sqrt[n]{x}$` the brackets and `{x}`, in `$[x]{}$` the braces; otherwise nothing.
  ///
  /// Such braces are stored as a hint, since hints do not affect the names of cards.
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
