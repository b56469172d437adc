import Flashcards
import Text

/// The merge of a note that is imported again: field by field, the file's changes since the last
/// import are taken over, and the learner's changes stay. A field that the file lacks is the
/// learner's, unless an earlier version of the file had it.
enum NoteMerge {
  case unchanged
  case updated(Note)
  /// The file and the learner have changed the same field; the learner's version stays.
  case conflict(field: String)
  /// A field differs, and it is unknown who has changed it; the learner's version stays.
  case unknown(field: String)

  /// - Parameters:
  ///   - incoming: The note in the file.
  ///   - current: The note in the collection.
  ///   - base: The note in the last imported file; nil if unknown.
  ///   - isSameFile: Whether that was a version of this file. This file may lack what another file
  ///     says of a note.
  ///   - isOwnText: Whether the collection's text may be the learner's own if there is no base:
  ///     then the file only fills empty fields.
  init(
    _ incoming: Note, into current: Note, base: Note?, isSameFile: Bool, isOwnText: Bool = false
  ) {
    var merged = current
    var conflict: String?
    let blank = Note(content: incoming.bareContent)
    let isSameContent = current.hasSameContent(as: incoming)
    func merge<Value: Equatable>(_ name: String, _ path: WritableKeyPath<Note, Value>) {
      let new = incoming[keyPath: path]
      let old = current[keyPath: path]
      guard new != old else { return }
      if let base {
        if new == base[keyPath: path] { return }
        if old != base[keyPath: path] {
          conflict = conflict ?? name
          return
        }
      } else if isOwnText, old != blank[keyPath: path] {
        conflict = conflict ?? name
        return
      }
      merged[keyPath: path] = new
    }
    if base != nil || !isSameContent { merge("text", \.bareContent) }
    let details = incoming.details
    let wasSaid = base != nil && isSameFile
    if wasSaid || !details.otherWordings.isEmpty {
      merge("wordings", \.details.otherWordings)
    }
    if wasSaid || !incoming.whyNot.isEmpty { merge("Why not", \.whyNot) }
    if wasSaid || !details.also.isEmpty { merge("Also", \.details.also) }
    if wasSaid || details.hint != nil { merge("Hint", \.details.hint) }
    if wasSaid || details.why != nil { merge("Why", \.details.why) }
    if wasSaid || details.source != nil { merge("Source", \.details.source) }
    if wasSaid || details.asOf != nil { merge("As of", \.details.asOf) }
    if wasSaid || details.validUntil != nil { merge("Valid until", \.details.validUntil) }
    merged.details.tags = Self.tags(
      details.tags, current.details.tags, wasSaid ? base?.details.tags : nil)
    if let conflict {
      self = base == nil ? .unknown(field: conflict) : .conflict(field: conflict)
    } else {
      self = merged == current ? .unchanged : .updated(merged)
    }
  }

  /// The learner's tags, plus those that the file has added, minus those that it has dropped.
  private static func tags(_ new: [String], _ old: [String], _ base: [String]?) -> [String] {
    let dropped = Set(base ?? []).subtracting(new)
    let known = Set(base ?? []).union(old)
    return old.filter { !dropped.contains($0) } + new.filter { !known.contains($0) }
  }
}

extension Note {
  /// Whether two notes ask the same: their cards would have the same names if they had no `Id:`.
  func hasSameContent(as other: Note) -> Bool {
    contentName == other.contentName
  }

  /// Whether two notes have the same lines after the card, ignoring `Id:`.
  func hasSameDetails(as other: Note) -> Bool {
    var details = other.details
    details.id = self.details.id
    return details == self.details
  }

  /// The name that the note's first card would have without an `Id:`.
  var contentName: CardID {
    var note = self
    note.details.id = nil
    return note.id(of: note.faces[0])
  }
}

extension Card {
  /// Whether a note from a table of questions and answers is this card.
  func isSaid(by note: Note) -> Bool {
    let other = Card(note: note, face: note.faces[0])
    return normalized(questionWithOptions) == normalized(other.question)
      && normalized(answer) == normalized(other.answer)
  }
}
