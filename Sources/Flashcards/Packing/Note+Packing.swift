extension BytePacker {
  /// A note: where its headings and tags are listed, then its other parts.
  mutating func append(_ note: Note, path: Int, tags: Int) {
    append(UInt64(tags))
    append(UInt64(path))
    append(UInt64(note.line))
    append(UInt64(note.lastLine))
    append(note.content)
    append(note.details)
  }

  private mutating func append(_ content: Note.Content) {
    switch content {
    case .basic(let question, let answer):
      append(UInt64(0))
      append(question)
      append(answer)
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
        }
      }
    case .choice(let question, let options):
      append(UInt64(4))
      append(question)
      append(options) { packer, option in
        packer.append(option.isCorrect)
        packer.append(option.text)
      }
    case .ordering(let question, let items):
      append(UInt64(5))
      append(question)
      append(items)
    }
  }

  private mutating func append(_ details: Note.Details) {
    var bare = Note.Details()
    bare.tags = details.tags
    let hasDetails = details != bare
    append(hasDetails)
    guard hasDetails else { return }
    append(details.also)
    append(details.hint)
    append(details.why)
    append(details.source)
    append(details.asOf?.description)
    append(details.validUntil?.description)
    append(details.id?.text)
  }
}

extension ByteUnpacker {
  mutating func note(_ lists: [[String]]) throws(UnpackingError) -> Note {
    let tags = try tags(lists)
    let path = try list(lists)
    let line = Int(clamping: try unsigned())
    let lastLine = Int(clamping: try unsigned())
    let content = try content()
    var details = Note.Details()
    if try flag() {
      details.also = try texts()
      details.hint = try optionalText()
      details.why = try optionalText()
      details.source = try optionalText()
      details.asOf = try optionalText().flatMap { FactDate($0) }
      details.validUntil = try optionalText().flatMap { FactDate($0) }
      details.id = try optionalText().map { CardID($0) }
    }
    details.tags = tags
    return Note(content: content, details: details, path: path, line: line, lastLine: lastLine)
  }

  mutating func tags(_ lists: [[String]]) throws(UnpackingError) -> [String] { try list(lists) }

  private mutating func list(_ lists: [[String]]) throws(UnpackingError) -> [String] {
    let place = Int(clamping: try unsigned())
    guard lists.indices.contains(place) else { throw UnpackingError() }
    return lists[place]
  }

  private mutating func content() throws(UnpackingError) -> Note.Content {
    switch try unsigned() {
    case 0: return .basic(question: try text(), answer: try text())
    case 1: return .term(term: try text(), definition: try text())
    case 2: return .cloze(Cloze(notation: .brackets, segments: try segments()))
    case 3: return .cloze(Cloze(notation: .numbered, segments: try segments()))
    case 4:
      return .choice(
        question: try text(),
        options: try list { unpacker throws(UnpackingError) in
          let isCorrect = try unpacker.flag()
          return Note.Option(text: try unpacker.text(), isCorrect: isCorrect)
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
      return .deletion(Cloze.Deletion(text: text, hint: hint, group: try unpacker.int()))
    }
  }
}
