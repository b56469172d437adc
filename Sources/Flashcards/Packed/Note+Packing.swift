extension BytePacker {
  /// A note: its head, with the places of its headings and tags in their list, then its texts.
  mutating func append(_ note: Note, path: Int, tags: Int) {
    append(UInt64(tags))
    append(UInt64(path))
    append(UInt64(note.line))
    append(UInt64(note.lastLine))
    append(note.details.validUntil?.description)
    append(note.content, note.takesWordings ? note.details.otherWordings : [])
    append(note.details)
  }

  /// - Parameter wordings: The further wordings of a question, behind its other texts.
  private mutating func append(_ content: Note.Content, _ wordings: [String]) {
    switch content {
    case .basic(let question, let answer):
      append(UInt64(wordings.isEmpty ? 0 : 6))
      append(question)
      append(answer)
      if !wordings.isEmpty { append(wordings) }
    case .term(let term, let definition):
      append(UInt64(1))
      append(term)
      append(definition)
    case .cloze(let cloze):
      append(UInt64(cloze.notation == .brackets ? 2 : 3))
      append(cloze.segments) { packer, segment in
        switch segment {
        case .text(let text):
          packer.append(false)
          packer.append(text)
        case .deletion(let deletion):
          packer.append(true)
          packer.append(deletion.text)
          packer.append(deletion.hint)
          packer.append(deletion.group)
          packer.append(deletion.otherGroups) { $0.append($1) }
        }
      }
    case .choice(let question, let options):
      append(UInt64(wordings.isEmpty ? 4 : 7))
      append(question)
      append(options) { packer, option in
        packer.append(option.isCorrect)
        packer.append(option.text)
        packer.append(option.whyNot)
      }
      if !wordings.isEmpty { append(wordings) }
    case .ordering(let question, let items):
      append(UInt64(5))
      append(question)
      append(items)
    }
  }

  private mutating func append(_ details: Note.Details) {
    var bare = Note.Details()
    bare.tags = details.tags
    bare.validUntil = details.validUntil
    bare.otherWordings = details.otherWordings
    let hasDetails = details != bare
    append(hasDetails)
    guard hasDetails else { return }
    append(details.also)
    append(details.hint)
    append(details.why)
    append(details.source)
    append(details.asOf?.description)
    append(details.id?.text)
  }
}

/// What stands before the texts of a packed note.
package struct NoteHead: Sendable {
  /// The places of its tags and its headings among the lists of its deck.
  package let tags: Int
  package let path: Int
  fileprivate let line: Int
  fileprivate let lastLine: Int
  package let validUntil: FactDate?
  fileprivate let form: Int

  package var kind: Card.Kind {
    switch form {
    case 0, 6: .basic
    case 1: .term
    case 2, 3: .cloze
    case 4, 7: .choice
    default: .ordering
    }
  }

  /// Whether the note is a question with several wordings.
  package var hasSeveralWordings: Bool { form == 6 || form == 7 }

  /// Whether two texts follow, question and answer or term and definition, and are all that its
  /// cards show.
  var hasTwoTexts: Bool { form <= 1 }
}

extension ByteUnpacker {
  mutating func note(_ lists: [[String]]) throws(UnpackingError) -> Note {
    let head = try head()
    guard lists.indices.contains(head.path), lists.indices.contains(head.tags) else {
      throw UnpackingError()
    }
    let content = try content(head.form)
    var details = Note.Details()
    if head.hasSeveralWordings { details.otherWordings = try texts() }
    if try flag() {
      details.also = try texts()
      details.hint = try optionalText()
      details.why = try optionalText()
      details.source = try optionalText()
      details.asOf = try optionalText().flatMap { FactDate($0) }
      details.id = try optionalText().map { CardID($0) }
    }
    details.tags = lists[head.tags]
    details.validUntil = head.validUntil
    return Note(
      content: content, details: details, path: lists[head.path], line: head.line,
      lastLine: head.lastLine)
  }

  mutating func head() throws(UnpackingError) -> NoteHead {
    NoteHead(
      tags: Int(clamping: try unsigned()), path: Int(clamping: try unsigned()),
      line: Int(clamping: try unsigned()), lastLine: Int(clamping: try unsigned()),
      validUntil: try optionalText().flatMap { FactDate($0) }, form: Int(clamping: try unsigned()))
  }

  private mutating func content(_ form: Int) throws(UnpackingError) -> Note.Content {
    switch form {
    case 0, 6: return .basic(question: try text(), answer: try text())
    case 1: return .term(term: try text(), definition: try text())
    case 2: return .cloze(Cloze(notation: .brackets, segments: try segments()))
    case 3: return .cloze(Cloze(notation: .numbered, segments: try segments()))
    case 4, 7:
      return .choice(
        question: try text(),
        options: try list { unpacker throws(UnpackingError) in
          let isCorrect = try unpacker.flag()
          let text = try unpacker.text()
          return Note.Option(
            text: text, isCorrect: isCorrect, whyNot: try unpacker.optionalText())
        })
    case 5: return .ordering(question: try text(), items: try texts())
    default: throw UnpackingError()
    }
  }

  private mutating func segments() throws(UnpackingError) -> [Cloze.Segment] {
    try list { unpacker throws(UnpackingError) in
      guard try unpacker.flag() else { return .text(try unpacker.text()) }
      let text = try unpacker.text()
      let hint = try unpacker.optionalText()
      let group = try unpacker.int()
      let others = try unpacker.list { unpacker throws(UnpackingError) in try unpacker.int() }
      return .deletion(
        Cloze.Deletion(text: text, hint: hint, group: group, otherGroups: others))
    }
  }
}
