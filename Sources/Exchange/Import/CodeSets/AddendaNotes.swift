import Flashcards

/// Makes a card for each code that the addenda change, showing the change.
struct AddendaNotes {
  private let file: CodeFile
  private let fiscalYear: FiscalYear?
  private let source: String
  /// The changes of each code, in the addenda's order.
  private let codes: [(code: String, changes: [CodeChange])]
  /// The new billable codes.
  private let added: [CodeRecord]

  init(_ file: CodeFile, fiscalYear: FiscalYear?) {
    self.file = file
    self.fiscalYear = fiscalYear
    source = codeSource(file, fiscalYear: fiscalYear, year: nil)
    var codes: [(code: String, changes: [CodeChange])] = []
    var indices: [String: Int] = [:]
    for change in file.changes {
      if let index = indices[change.record.code] {
        codes[index].changes.append(change)
      } else {
        indices[change.record.code] = codes.count
        codes.append((change.record.code, [change]))
      }
    }
    self.codes = codes
    added = file.changes.filter { $0.kind == .add && !$0.record.isHeader }.map(\.record)
      .sorted { $0.code < $1.code }
  }

  /// The changed codes as a selection sees them: with the newest description, and as billable if
  /// they were or are.
  var records: [CodeRecord] {
    codes.map { _, changes in
      var record = changes.last!.record
      record.isHeader = changes.allSatisfy(\.record.isHeader)
      record.line = changes[0].record.line
      return record
    }
  }

  /// The card of a changed code; nil if its changes cannot be asked.
  func note(at index: Int) -> Note? {
    let (code, changes) = codes[index]
    let written = file.system.written(code)
    let edition = fiscalYear.map { "FY \($0.year), " } ?? ""
    let about = edition + file.system.name + ": "
    func last(_ kind: CodeChange.Kind) -> CodeRecord? { changes.last { $0.kind == kind }?.record }

    var details = Note.Details()
    details.tags = [file.system.tag, "changes"]
    let content: Note.Content
    switch (last(.delete), last(.add), last(.reviseFrom), last(.reviseTo)) {
    case (let old?, let new?, _, _) where old.isHeader != new.isHeader:
      details.tags.append(new.isHeader ? "deleted" : "new")
      content = .basic(
        question: about + "what happened to \(written)?",
        answer: new.isHeader
          ? "No longer billable, now a header" + replacement(for: code, ", subdivided: ")
          : "Now billable, no longer a header")
      details.why = new.long
    case (let old?, let new?, _, _):
      content = .basic(
        question: about + "what does \(written) stand for now?", answer: new.long)
      details.why = "Before: \(old.long)"
      details.tags.append("revised")
    case (let old?, nil, _, _):
      content = .basic(
        question: about + "what happened to \(written)?",
        answer: "Deleted" + replacement(for: code, "; replaced by "))
      details.why = "It was: \(old.long)"
      details.tags.append("deleted")
    case (nil, let new?, _, _):
      content = .basic(
        question: about
          + "what does the new \(new.isHeader ? "header" : "code") \(written) stand for?",
        answer: new.long)
      details.tags.append("new")
    case (nil, nil, let old?, let new?):
      content = revision(of: written, from: old, to: new, about: about, &details)
      details.tags.append("revised")
    default: return nil
    }
    details.source = source
    details.asOf = fiscalYear?.start
    let year = fiscalYear.map { "fy\($0.year)-" } ?? "change-"
    details.id = CardID(file.system.idPrefix + year + written)
    return Note(content: content, details: details, line: changes[0].record.line)
  }

  private func revision(
    of code: String, from old: CodeRecord, to new: CodeRecord, about: String,
    _ details: inout Note.Details
  ) -> Note.Content {
    if old.isHeader != new.isHeader {
      details.why = new.long
      return .basic(
        question: about + "what happened to \(code)?",
        answer: new.isHeader
          ? "No longer billable, now a header" : "Now billable, no longer a header")
    }
    let isShort = old.long == new.long
    return .basic(
      question: about + "\(code) was “\(isShort ? old.short : old.long)”. What "
        + (isShort ? "is its short description" : "does it stand for") + " now?",
      answer: isShort ? new.short : new.long)
  }

  /// The new codes below a code, as the end of a sentence; empty if there are none.
  private func replacement(for code: String, _ start: String) -> String {
    var low = 0
    var high = added.count
    while low < high {
      let middle = (low + high) / 2
      if added[middle].code < code { low = middle + 1 } else { high = middle }
    }
    let children = added[low...].prefix { $0.code.hasPrefix(code) }.filter { $0.code != code }
      .map { file.system.written($0.code) }
    if children.isEmpty { return "" }
    return start + CodeAnswer.list(children)
  }
}
