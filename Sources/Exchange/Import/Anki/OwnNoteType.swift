/// One of our note types, read back from a package.
///
/// Anki keeps the ids of note types, but gives another one to a type imported next to a changed
/// one; then the names of the fields identify it.
struct OwnNoteType {
  let kind: PackedNoteType
  private let places: [String: Int]
  /// The fields that somebody added in Anki.
  let addedFields: [Int]

  /// Nil if the type is not ours, or has lost the fields with the sides of its cards.
  init?(id: Int, _ type: AnkiNoteType) {
    places = Dictionary(zip(type.fields, type.fields.indices)) { first, _ in first }
    let known = PackedNoteType(rawValue: id)
    let kind = known ?? (type.isCloze ? .cloze : type.templates.count > 1 ? .term : .basic)
    guard type.isCloze == (kind == .cloze),
      (known == nil ? kind.fields : kind.sides).allSatisfy(type.fields.contains)
    else { return nil }
    self.kind = kind
    addedFields = type.fields.indices.filter { !kind.fields.contains(type.fields[$0]) }
  }

  /// The HTML of one of our fields; empty if the type no longer has it.
  func html(_ name: String, in fields: [String]) -> String {
    places[name].flatMap { $0 < fields.count ? fields[$0] : nil } ?? ""
  }

  /// Our fields in their order.
  func fields(_ fields: [String]) -> [String] { kind.fields.map { html($0, in: fields) } }

  /// The number of our templates.
  var templates: Int { kind == .term ? 2 : 1 }
}
