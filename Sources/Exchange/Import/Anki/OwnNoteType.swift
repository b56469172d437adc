/// A note type of ours as it comes back in a package.
///
/// Anki keeps the ids of note types, but gives another one to a type that comes in beside a changed
/// one; then the names of the fields tell.
struct OwnNoteType {
  let kind: PackedNoteType
  private let places: [String: Int]
  /// The fields that somebody has added in Anki.
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

  /// The HTML of a field of ours; nothing if the type has it no more.
  func html(_ name: String, in fields: [String]) -> String {
    places[name].flatMap { $0 < fields.count ? fields[$0] : nil } ?? ""
  }

  /// The fields of ours in their order.
  func fields(_ fields: [String]) -> [String] { kind.fields.map { html($0, in: fields) } }

  /// How many templates are ours.
  var templates: Int { kind == .term ? 2 : 1 }
}
