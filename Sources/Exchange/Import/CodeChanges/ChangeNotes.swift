import Flashcards

/// Makes a card of each change between two editions, with last year's code or text as the wrong
/// option.
struct ChangeNotes {
  private static let mostOptions = 4

  private let delta: CodeDelta
  private let stand: CodeStand
  private let successors: CodeSuccessors
  private let source: String
  /// `on October 1, 2024`, or `between FY 2023 and FY 2025`.
  private let happened: String
  /// `since October 1, 2024`, or `as of FY 2025`.
  private let holds: String
  /// The new codes of each category, for wrong options.
  private let siblings: [Substring: [String]]

  init(
    _ delta: CodeDelta, _ stand: CodeStand, since old: CodeStand?, _ successors: CodeSuccessors
  ) {
    self.delta = delta
    self.stand = stand
    self.successors = successors
    if let old, old.isJustBefore(stand) {
      happened = "on \(stand.start.inWords)"
      holds = "since \(stand.start.inWords)"
    } else {
      happened = old.map { "between \($0.label) and \(stand.label)" } ?? "by \(stand.label)"
      holds = "as of \(stand.label)"
    }
    let editions = [old?.label, stand.label].compactMap(\.self).joined(separator: " and ")
    source =
      "\(delta.system.publisher), \(delta.system.name), files of \(editions) compared"
      + (successors.hasTable ? ", and the conversion table" : "")
    siblings = Dictionary(
      grouping: delta.changes.filter { $0.kind == .new && !$0.record.isHeader }.map(\.record.code)
    ) { $0.prefix(3) }
  }

  func note(_ change: CodeDelta.Change) -> Note {
    var details = Note.Details()
    let system = delta.system
    details.tags = [system.tag, "changes", change.kind.tag]
    details.source = source
    details.asOf = change.record.hcpcs?.effective ?? stand.start
    let code = written(change.record)
    details.id = CardID(
      system.idPrefix + "\(stand.idPart)-\(change.kind.idPart)-"
        + (change.record.isModifier ? "mod-" : "") + code)
    let content =
      switch change.kind {
      case .new: new(change.record, &details)
      case .deleted: deleted(change, &details)
      case .revised: revised(change, &details)
      case .nowHeader: nowHeader(change, &details)
      case .nowBillable, .reinstated: usable(change, &details)
      }
    return Note(content: content, details: details, line: change.record.line)
  }

  private func written(_ record: CodeRecord) -> String { delta.system.written(record.code) }

  private func named(_ record: CodeRecord) -> String { "\(written(record)) (\(record.long))" }

  private var about: String { delta.system.name + ": " }

  // MARK: Kinds

  private func new(_ record: CodeRecord, _ details: inout Note.Details) -> Note.Content {
    let noun = record.isHeader ? "header" : record.isModifier ? "modifier" : "code"
    let last = successors.previous(of: record)
    guard !record.isHeader, !last.codes.isEmpty else {
      details.why = "New \(holds)"
      return .basic(
        question: about + "what does the new \(noun) \(written(record)) stand for?",
        answer: record.long)
    }
    details.why =
      "New \(holds). Before: "
      + last.codes.prefix(CodeAnswer.mostCodes).map(named).joined(separator: "; ")
      + (last.isByTable ? ", by the conversion table" : ", which is now a header")
    let wrong = last.codes.map(\.code) + neighbors(of: record.code)
    let options = wrong.filter { $0 != record.code }.unique().prefix(Self.mostOptions - 1)
    return .choice(
      question: about + "which code stands for “\(record.long)” \(holds)?",
      options: [Note.Option(text: written(record), isCorrect: true)]
        + options.map { Note.Option(text: delta.system.written($0), isCorrect: false) })
  }

  /// The new codes of the same category, the nearest first.
  private func neighbors(of code: String) -> [String] {
    let others = siblings[code.prefix(3)] ?? []
    guard let place = others.firstIndex(of: code) else { return [] }
    return [1, -1, 2, -2].compactMap { step in
      others.indices.contains(place + step) ? others[place + step] : nil
    }
  }

  private func deleted(
    _ change: CodeDelta.Change, _ details: inout Note.Details
  ) -> Note.Content {
    let next = successors.successors(of: change.record.code)
    let record = change.old ?? change.record
    let noun = record.isHeader ? "the header " : record.isModifier ? "modifier " : ""
    // HCPCS says on which day each code was used last.
    let end = change.record.hcpcs?.terminated
    let happened = end.map { "after \($0.inWords)" } ?? happened
    guard !next.isEmpty else {
      return .basic(
        question: about + "what happened to \(noun)\(named(record)) \(happened)?",
        answer: (record.hcpcs == nil ? "Deleted" : "Discontinued") + ", "
          + (successors.hasTable
            ? "no replacement in the conversion table" : "no replacement given in the files"))
    }
    details.why = next.prefix(CodeAnswer.mostCodes).map(named).joined(separator: "; ")
    return .basic(
      question: about
        + "which \(next.count == 1 ? "code" : "codes") replaced \(noun)\(named(record)) "
        + "\(happened)?",
      answer: CodeAnswer.list(next.map(written)))
  }

  private func revised(
    _ change: CodeDelta.Change, _ details: inout Note.Details
  ) -> Note.Content {
    let (old, new) = (change.old?.long ?? "", change.record.long)
    let marked = ChangedWords(from: old, to: new)
    details.why = "Before: \(marked.old)\nNow: \(marked.new)"
    return .choice(
      question: about + "what does \(written(change.record)) stand for \(holds)?",
      options: [Note.Option(text: new, isCorrect: true), Note.Option(text: old, isCorrect: false)])
  }

  private func nowHeader(
    _ change: CodeDelta.Change, _ details: inout Note.Details
  ) -> Note.Content {
    let below = delta.new.codes(below: change.record.code)
    details.why = below.prefix(CodeAnswer.mostCodes).map(named).joined(separator: "; ")
    if below.isEmpty { details.why = nil }
    return .basic(
      question: about + "\(named(change.old ?? change.record)) is no longer billable \(holds). "
        + (below.isEmpty ? "What is it now?" : "Which codes below it are?"),
      answer: below.isEmpty ? "A header" : CodeAnswer.list(below.map(written)))
  }

  private func usable(
    _ change: CodeDelta.Change, _ details: inout Note.Details
  ) -> Note.Content {
    let below = delta.old.codes(below: change.record.code)
    if !below.isEmpty {
      details.why =
        "It was a header above "
        + CodeAnswer.list(below.map(written))
    }
    return .basic(
      question: about + "what happened to \(named(change.record)) \(happened)?",
      answer: change.kind == .reinstated
        ? "It can be used again" : "It is billable now, no longer a header")
  }
}

extension CodeDelta.Kind {
  var tag: String {
    switch self {
    case .new: "new"
    case .deleted: "deleted"
    case .revised: "revised"
    case .nowHeader, .nowBillable, .reinstated: "billability"
    }
  }

  /// The part of cards' names. It must never change: histories depend on it.
  var idPart: String {
    switch self {
    case .new: "new"
    case .deleted: "deleted"
    case .revised: "revised"
    case .nowHeader: "header"
    case .nowBillable: "billable"
    case .reinstated: "again"
    }
  }
}

extension Sequence where Element: Hashable {
  /// The elements without repetitions, in their order.
  fileprivate func unique() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
