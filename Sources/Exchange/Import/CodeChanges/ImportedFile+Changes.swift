import Flashcards
import SpacedRepetition
import Text

extension ImportedFile {
  /// Compares two editions of a set of codes and makes a deck of what changed for each chapter.
  static func codeChanges(
    _ bytes: [UInt8], file name: String, since edition: CodeEdition, _ options: CodeOptions,
    _ context: ReadingContext
  ) -> ImportedFile {
    var result = ImportedFile(format: .codes)
    do throws(ChangeRefusal) {
      var (newer, older) = try ChangeRefusal.files(bytes, name, edition)
      let stands = try ChangeRefusal.stands(newer, older, options)
      var table: ConversionTable?
      if let conversion = options.conversion {
        switch CodeTableReader.conversion(conversion, context) {
        case .success(let found): table = found
        case .failure(let refusal): throw ChangeRefusal(refusal.diagnostic)
        }
      }
      var delta = CodeDelta(from: older, to: newer)
      // The last line of a file that was cut off may be half a line.
      if delta.beyondNew > 0 { newer.dropUnfinishedLine(of: bytes) }
      if delta.beyondOld > 0 { older.dropUnfinishedLine(of: edition.bytes) }
      if delta.beyondNew + delta.beyondOld > 0 { delta = CodeDelta(from: older, to: newer) }
      try ChangeRefusal.check(delta, name, edition.name)
      result.diagnostics = lines(of: newer) + lines(of: older) + cuts(delta, name, edition.name)
      let notes = ChangeNotes(
        delta, stands.new, since: stands.old, CodeSuccessors(delta, table))
      result.summary = [
        delta.summary(from: stands.old?.label ?? edition.name, to: stands.new.label)
      ]
      if delta.shortOnly > 0 {
        result.skipped.append(
          .init(
            name: counted(delta.shortOnly, "code"),
            reason: "only the short description differs"))
      }
      result.take(delta, notes, stands.new, options, bytes, name, context)
    } catch {
      result.diagnostics.append(error.diagnostic)
    }
    return result
  }

  /// The lines of a file that cannot be read, as errors: a code that is missing there would seem to
  /// be deleted or new.
  private static func lines(of file: CodeFile) -> [Diagnostic] {
    var file = file
    file.reportUnreadable(besides: nil, of: file.records)
    return file.diagnostics
  }

  private static func cuts(_ delta: CodeDelta, _ new: String, _ old: String) -> [Diagnostic] {
    [
      (delta.beyondNew, new, delta.new.records.last, old),
      (delta.beyondOld, old, delta.old.records.last, new),
    ].compactMap { count, short, last, long in
      guard count > 0, let last else { return nil }
      return ChangeRefusal(
        short,
        "it ends with \(delta.system.written(last.code)); the \(counted(count, "code")) of \(long) "
          + "behind it are not compared",
        hint: "if the file should have them, download it again", severity: .warning
      ).diagnostic
    }
  }

  private mutating func take(
    _ delta: CodeDelta, _ notes: ChangeNotes, _ stand: CodeStand, _ options: CodeOptions,
    _ bytes: [UInt8], _ name: String, _ context: ReadingContext
  ) {
    var choice = CodeChoice(
      selection: options.selection, system: delta.system,
      today: context.studyDay(context.now), seed: { hash(bytes) })
    let chosen = choice.choose(
      from: delta.changes.enumerated().map { index, change in
        var record = change.record
        // A line is in either file, so the index stands for it; what is discontinued is wanted here.
        record.line = index
        record.hcpcs?.terminated = nil
        record.hcpcs?.action = nil
        record.isHeader = change.record.isHeader && (change.old?.isHeader ?? true)
        return record
      }, among: delta.all, places: delta.changes.map(\.place))
    skipped += choice.skipped.map { .init(name: $0.name, reason: $0.reason) }
    summary.append(choice.summary)
    diagnostics += choice.unmatched.map {
      ChangeRefusal(
        name, "no changed code is in `\($0)`, a part of the selection",
        hint: "quotes look for it in the descriptions", severity: .warning
      ).diagnostic
    }
    if chosen.isEmpty {
      diagnostics.append(
        ChangeRefusal(
          name,
          options.selection.map { "no changed code is in `\($0.text)`" } ?? "no code has changed",
          hint: "look whether the two files are those that you mean", severity: .warning
        ).diagnostic)
    }
    let base = "\(delta.system.name) changes \(stand.label)"
    var headings = CodeHeadings(delta.system, records: delta.all)
    for record in chosen {
      let change = delta.changes[record.line]
      let path = headings.path(of: change.record)
      var note = notes.note(change)
      note.path = Array(path.dropFirst())
      let deck = path.first.map { "\(base)::\($0)" } ?? base
      if decks.last?.name != deck, let index = decks.firstIndex(where: { $0.name == deck }) {
        decks[index].notes.append(note)
      } else if decks.last?.name == deck {
        decks[decks.count - 1].notes.append(note)
      } else {
        decks.append(ImportedDeck(name: deck, frontMatter: .init(name: deck), notes: [note]))
      }
    }
  }
}

extension CodeDelta {
  /// What changed, in numbers: headers apart.
  func summary(from old: String, to new: String) -> String {
    func count(_ kind: Kind) -> Int {
      changes.count { $0.kind == kind && !($0.record.isHeader && ($0.old?.isHeader ?? true)) }
    }
    let headers = changes.count { $0.record.isHeader && ($0.old?.isHeader ?? true) }
    let parts = [
      (count(.new), "new"), (count(.deleted), system == .hcpcs ? "discontinued" : "deleted"),
      (count(.revised), "revised"), (count(.nowHeader), "no longer billable"),
      (count(.nowBillable), "newly billable"), (count(.reinstated), "usable again"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return "\(system.name), \(old) to \(new): "
      + (parts.isEmpty ? "no code has changed" : parts.joined(separator: ", "))
      + (headers > 0 ? "; \(counted(headers, "header")) changed" : "")
  }
}
