import Flashcards
import Journal
import SpacedRepetition
import Study
import Terminal

extension ReviewLoop {
  /// Does what a key asks for besides grading.
  ///
  /// A deck that cannot be read or written is no reason to end the review: answers need none.
  mutating func obey(_ command: ReviewCommand, _ asked: Asked) throws -> Next {
    do {
      return try carryOut(command, asked)
    } catch let error as StudyError where error.leavesJournal {
      return stay("\(error.message); \(error.hint).")
    }
  }

  private mutating func carryOut(_ command: ReviewCommand, _ asked: Asked) throws -> Next {
    let card = asked.entry.id
    if recorder.isReadOnly, command.changesCards {
      return stay("This changes the card, and a read-only review keeps nothing.")
    }
    switch command {
    case .leave: return .leave
    case .undo: return try takeBack()
    case .suspend:
      return try change([.suspend(card)], "\(card) is suspended: rounds unsuspend \(card)")
    case .bury:
      return try change([.bury(card, until: day + 1)], "\(card) waits until tomorrow.")
    case .buryNote:
      let others = session.collection.siblings(of: asked.entry).filter { $0 != card }
      return try change(
        ([card] + others).map { .bury($0, until: day + 1) },
        "\(counted(others.count + 1, "card")) of this note \(others.isEmpty ? "waits" : "wait") "
          + "until tomorrow.")
    case .skip:
      guard session.skip() else { return stay("There is no other card to go to.") }
      return .go
    case .reset:
      return try change(
        [session.collection.reset(card)], "\(card) is new again; its history is kept.")
    case .setDue: return try setDue(card)
    case .flag: return try flag(card)
    case .mark: return try mark(asked)
    case .accept: return try accept(asked)
    case .edit: return try edit(asked)
    case .info:
      let (history, style) = (CardHistory(card, in: session.collection), context.style)
      screen.explain { history.lines(width: $0, style: style) }
      return .stay
    case .source: return tellSource(asked)
    case .link: return try openLink(asked)
    case .reveal, .type, .hint, .help: return .stay
    }
  }

  private mutating func stay(_ message: String) -> Next {
    screen.say(message)
    return .stay
  }

  // MARK: The journal

  private mutating func change(_ actions: [Action], _ message: String) throws -> Next {
    let before = session.current
    session.recordChanges(try record(actions, at: context.clock.now))
    screen.say(message)
    return session.current == before ? .stay : .go
  }

  /// Takes back the last answer or change.
  private mutating func takeBack() throws -> Next {
    if recorder.isReadOnly, session.answers.isEmpty {
      return stay("There is no answer of this review to take back.")
    }
    if let edit = session.lastEdit {
      let now = context.clock.now
      _ = try recorder.write { writer in try writer.undoImport(edit, at: now) }
      guard case .imported(let what) = edit.action else { return .stay }
      return try reloaded("Taken back: \(what.source).")
    }
    let undo = session.undo
    guard !undo.isEmpty else {
      return stay(
        "There is no answer of today to take back; the command `undo` reaches earlier ones.")
    }
    let isAnswer = if case .review = session.lastDone.last?.action { true } else { false }
    session.recordUndo(try record(undo, at: context.clock.now))
    screen.say(isAnswer ? "The last answer is taken back." : "The last change is taken back.")
    return .go
  }

  private mutating func setDue(_ card: CardID) throws -> Next {
    guard let text = input.line("days from today, or a date: ", on: &screen), !text.isEmpty else {
      return .stay
    }
    let due = Int(text).map { day + $0 } ?? Day(text)
    guard let due, due >= day, due - day <= 36_500 else {
      return stay("“\(text)” is no number of days from 0 to 36500 and no date such as \(day + 7).")
    }
    return try change(
      [session.collection.moved(card, to: due, today: day)],
      "\(card) is due \(due == day ? "today" : "on \(due)").")
  }

  private mutating func flag(_ card: CardID) throws -> Next {
    let old = session.collection.history.record(of: card).flag
    let now = old == 0 ? "none" : "\(old)"
    guard let text = input.line("flag 1 to 7, 0 for none (now \(now)): ", on: &screen),
      !text.isEmpty
    else { return .stay }
    guard let flag = Int(text), 0...7 ~= flag else {
      return stay("“\(text)” is no flag; write a digit from 0 to 7.")
    }
    if flag == old { return .stay }
    return try change(
      [.flag(card, flag)], flag == 0 ? "\(card) has no flag now." : "\(card) has the flag \(flag).")
  }

  // MARK: The deck

  private mutating func mark(_ asked: Asked) throws -> Next {
    let isMarked = asked.entry.card.note.details.tags.contains("marked")
    return try change(
      asked, isMarked ? "unmarking of \(asked.entry.id)" : "marking of \(asked.entry.id)",
      isMarked ? "The tag `marked` is gone." : "The card has the tag `marked`."
    ) { note in
      if isMarked {
        note.details.tags.removeAll { $0 == "marked" }
      } else {
        note.details.tags.append("marked")
      }
    }
  }

  /// Whether a typed text is no accepted answer yet, and can be one.
  func canAccept(_ typed: String, for card: Card) -> Bool {
    session.collection.library.answerCheck(for: card).verdict(on: typed) != .right
      && card.options.isEmpty && !typed.allSatisfy(\.isWhitespace)
  }

  private mutating func accept(_ asked: Asked) throws -> Next {
    guard let typed = asked.typed else { return .stay }
    let answer = sanitized(typed, keepNewlines: false).trimmingSpaces
    return try change(
      asked, "acceptance of “\(answer)” for \(asked.entry.id)",
      "“\(answer)” is accepted from now on. Grade this answer as you see fit."
    ) { $0.details.also.append(answer) }
  }

  /// Changes the note in its file, and reads the collection again.
  private mutating func change(
    _ asked: Asked, _ what: String, _ message: String, _ edit: (inout Note) -> Void
  ) throws -> Next {
    if let gone = goneDeck(of: asked) { return stay(gone) }
    guard let changes = try session.collection.editing(asked.entry, edit) else {
      return stay("The deck's file has changed; edit it there, or leave and come again.")
    }
    let now = context.clock.now
    try recorder.write { writer in try writer.editing(what, changes, at: now) }
    return try reloaded(message)
  }

  /// What to say where the deck's file has vanished; nil if it is there.
  private func goneDeck(of asked: Asked) -> String? {
    let file = session.collection.library.deck(of: asked.entry).file
    guard !FileSystem.exists(file) else { return nil }
    return "The deck's file \(context.surroundings.displayed(file)) is gone. Put it back, and try "
      + "again; answers are recorded meanwhile."
  }

  private mutating func edit(_ asked: Asked) throws -> Next {
    let collection = session.collection
    let deck = collection.library.deck(of: asked.entry)
    if let gone = goneDeck(of: asked) { return stay(gone) }
    var changes: DeckChanges?
    do {
      let (context, line) = (context, asked.entry.card.note.line)
      changes = try screen.whileAway {
        try context.editFile(of: deck, line: line, in: collection)
      }
    } catch let error as Failure {
      return stay([error.message, error.hint].compactMap(\.self).joined(separator: "; ") + ".")
    }
    guard let changes else { return stay("Nothing was changed.") }
    let now = context.clock.now
    try recorder.write { writer in try writer.editing("edit of \(deck.name)", changes, at: now) }
    return try reloaded(changes.emptying(deck, of: collection) ?? "The deck is read again.")
  }

  /// Reads the collection after an edit.
  private mutating func reloaded(_ message: String) throws -> Next {
    let old = session.collection.problems.errorCount
    let (collection, now) = (session.collection, context.clock.now)
    let reopened = try recorder.write { writer in try collection.reopened(&writer, at: now) }
    if let reopened { session.reload(reopened) }
    let problems = session.collection.problems
    let fault =
      problems.errorCount > old
      ? problems.diagnostics.last { $0.severity == .error }
        .map { " \($0.location): \($0.message); \($0.hint)" } ?? "" : ""
    screen.say(message + fault)
    return .go
  }

  // MARK: Looking things up

  private mutating func tellSource(_ asked: Asked) -> Next {
    let report = asked.report
    let file = context.surroundings.displayed(report.deck.file)
    let source = report.source.map { " Source: \($0)" } ?? ""
    return stay("\(file):\(report.card.note.line), card \(report.card.id).\(source)")
  }

  private mutating func openLink(_ asked: Asked) throws -> Next {
    let card = asked.report.card
    let texts = [card.question, card.answer, card.note.details.why, asked.report.source]
    guard let link = texts.compactMap({ $0.flatMap(WebLink.init(firstIn:)) }).first else {
      return stay("There is no link on this card.")
    }
    do throws(Failure) {
      try link.open(context.surroundings)
    } catch {
      return stay("\(link.text) (\(error.message))")
    }
    return stay("Opened: \(link.text)")
  }
}
