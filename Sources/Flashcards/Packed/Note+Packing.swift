/// What is known of a packed note without its texts.
package struct NoteHead: BitwiseCopyable, Sendable {
  private let storedTags: UInt32
  private let storedPath: UInt32
  private let line: UInt32
  private let lastLine: UInt32
  private let until: Int32
  private let form: UInt32
  /// Where the note's texts end.
  let end: UInt32

  /// - Parameters:
  ///   - path: The place of the note's headings among the lists of its deck.
  ///   - tags: The same for its tags.
  init(_ note: Note, path: Int, tags: Int, end: Int) {
    (storedTags, storedPath) = (UInt32(tags), UInt32(path))
    (line, lastLine) = (UInt32(clamping: note.line), UInt32(clamping: note.lastLine))
    until = note.details.validUntil?.code ?? 0
    form = note.content.form | (note.hasSeveralWordings ? Self.wordings : 0)
    self.end = UInt32(end)
  }

  /// The bit of a form that says that the question has several wordings.
  private static let wordings: UInt32 = 8

  /// The places of its tags and its headings among the lists of its deck.
  package var tags: Int { Int(storedTags) }
  package var path: Int { Int(storedPath) }
  package var validUntil: FactDate? { FactDate(code: until) }

  package var kind: Card.Kind {
    switch form & ~Self.wordings {
    case 0: .basic
    case 1: .term
    case 2, 3: .cloze
    case 4: .choice
    default: .ordering
    }
  }

  /// Whether two texts follow, question and answer or term and definition, and are all that its
  /// cards show.
  var hasTwoTexts: Bool { form <= 1 }

  /// Whether a deck with that many lists may have such a note.
  func isSound(_ listCount: Int) -> Bool {
    max(tags, path) < listCount && form & ~Self.wordings <= 5
  }

  /// The note with this head whose texts come next.
  func note(
    from unpacker: inout ByteUnpacker, _ lists: [[String]]
  ) throws(UnpackingError) -> Note {
    guard isSound(lists.count) else { throw UnpackingError() }
    let content = try Note.Content(form & ~Self.wordings, from: &unpacker)
    var details: Note.Details = try unpacker.value()
    details.tags = lists[tags]
    details.validUntil = validUntil
    return Note(
      content: content, details: details, path: lists[path], line: Int(line),
      lastLine: Int(lastLine))
  }
}

extension Note.Content {
  fileprivate var form: UInt32 {
    switch self {
    case .basic: 0
    case .term: 1
    case .cloze(let cloze): cloze.notation == .brackets ? 2 : 3
    case .choice: 4
    case .ordering: 5
    }
  }

  func pack(to packer: inout BytePacker) {
    switch self {
    case .basic(let first, let second), .term(let first, let second):
      packer.append(text: first)
      packer.append(text: second)
    case .cloze(let cloze): packer.append(cloze.segments)
    case .choice(let question, let options): packer.append(question, options)
    case .ordering(let question, let items): packer.append(question, items)
    }
  }

  fileprivate init(_ form: UInt32, from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    switch form {
    case 0: self = .basic(question: try unpacker.text(), answer: try unpacker.text())
    case 1: self = .term(term: try unpacker.text(), definition: try unpacker.text())
    case 2: self = .cloze(Cloze(notation: .brackets, segments: try unpacker.value()))
    case 3: self = .cloze(Cloze(notation: .numbered, segments: try unpacker.value()))
    case 4: self = .choice(question: try unpacker.text(), options: try unpacker.value())
    default: self = .ordering(question: try unpacker.text(), items: try unpacker.value())
    }
  }
}

extension Cloze.Segment: Packable {
  package func pack(to packer: inout BytePacker) {
    switch self {
    case .text(let text): packer.append(true, text)
    case .deletion(let hidden):
      packer.append(false, hidden.text, hidden.hint, hidden.group, hidden.otherGroups)
    }
  }

  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    self =
      try unpacker.value(Bool.self)
      ? .text(try unpacker.text())
      : .deletion(
        Cloze.Deletion(
          text: try unpacker.text(), hint: try unpacker.value(), group: try unpacker.value(),
          otherGroups: try unpacker.value()))
  }
}

extension Note.Option: Packable {
  package func pack(to packer: inout BytePacker) { packer.append(text, isCorrect, whyNot) }

  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    self.init(
      text: try unpacker.text(), isCorrect: try unpacker.value(), whyNot: try unpacker.value())
  }
}

/// What a note's head does not have.
extension Note.Details: Packable {
  package func pack(to packer: inout BytePacker) {
    var bare = Note.Details()
    (bare.tags, bare.validUntil) = (tags, validUntil)
    packer.append(self != bare)
    if self != bare {
      packer.append(otherWordings, also, hint, why, source, asOf?.description, id?.text)
    }
  }

  package init(from unpacker: inout ByteUnpacker) throws(UnpackingError) {
    self.init()
    guard try unpacker.value(Bool.self) else { return }
    otherWordings = try unpacker.value()
    also = try unpacker.value()
    hint = try unpacker.value()
    why = try unpacker.value()
    source = try unpacker.value()
    asOf = try unpacker.value(String?.self).flatMap { FactDate($0) }
    id = try unpacker.value(String?.self).map { CardID($0) }
  }
}
