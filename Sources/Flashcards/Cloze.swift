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
    rendered { $0.belongs(to: group) ? "[\($0.hint ?? "…")]" : $0.text }
  }

  /// The deleted texts of `group`, in order.
  package func answer(group: Int) -> String {
    deletions.filter { $0.belongs(to: group) }.map(\.text).joined(separator: ", ")
  }

  /// The whole text with nothing deleted.
  package var solution: String { rendered(\.text) }

  private func rendered(_ show: (Deletion) -> String) -> String {
    segments.map { segment in
      switch segment {
      case .text(let text): text
      case .deletion(let deletion): show(deletion)
      }
    }.joined()
  }
}
