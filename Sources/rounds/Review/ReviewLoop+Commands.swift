import Collection
import Files
import Flashcards
import Journal
import Screen
import SpacedRepetition
import Study
import Text

extension ReviewLoop {
  /// Runs a key's command, other than grading.
  ///
  /// A deck that cannot be read or written does not end the review: answers do not need it.
  mutating func obey(_ command: ReviewCommand, _ asked: Asked) throws -> Next {
    do {
      return try carryOut(command, asked)
    } catch let error as StudyError where error.leavesJournal || error.isOfWritingOnly {
      return stay("\(error.message); \(error.hint).")
    }
  }

  private mutating func carryOut(_ command: ReviewCommand, _ asked: Asked) throws -> Next {
    let card = asked.entry.id
    if recorder.isReadOnly, command.changesCards {
      return stay(Self.readOnly)
    }
    switch command {
    case .leave: return .leave
    case .undo: return try takeBack(asked)
    case .suspend:
      return try change(asked, "\(card) is suspended: rounds unsuspend \(card)") { _, card in
        [.suspend(card)]
      }
    case .bury:
      let tomorrow = day + 1
      return try change(asked, "\(card) is buried until tomorrow.") { _, card in
        [.bury(card, until: tomorrow)]
      }
    case .buryNote: return try buryNote(asked)
    case .add: return try add(asked)
    case .skip:
      guard session.skip() else { return stay("There is no other card to go to.") }
      return .go
    case .reset:
      return try change(asked, "\(card) is new again; its history is kept.") { collection, card in
        [collection.reset(card)]
      }
    case .setDue: return try setDue(asked)
    case .flag: return try flag(asked)
    case .mark: return try mark(asked)
    case .accept: return try accept(asked)
    case .edit: return try edit(asked)
    case .info:
      let (history, style) = (CardHistory(card, in: session.collection), context.style)
      let memory = MemoryExplanation(
        card, in: session.collection, on: context.today(session.collection))
      screen.explain { history.lines(width: $0, style: style, memory: memory) }
      return .stay
    case .source: return tellSource(asked)
    case .link: return try openLink(asked)
    case .play: return play(asked)
    case .copy: return copy(asked)
    case .reveal, .type, .hint, .help: return .stay
    }
  }

  mutating func stay(_ message: String) -> Next {
    screen.say(message)
    return .stay
  }

  // MARK: The journal

  /// Journals actions on the card.
  /// - Parameter actions: Returns the actions for the collection as it is then.
  private mutating func change(
    _ asked: Asked, _ message: String, _ actions: (Collection, CardID) -> [Action]
  ) throws -> Next {
    try holding(asked) { loop, asked in
      let before = loop.session.current
      let actions = actions(loop.session.collection, asked.entry.id)
      loop.session.recordChanges(try loop.record(actions, at: loop.context.clock.now))
      loop.screen.say(message)
      return loop.session.current == before ? .stay : .go
    }
  }

  private mutating func buryNote(_ asked: Asked) throws -> Next {
    let tomorrow = day + 1
    let siblings = session.entry(of: asked.entry.id).map(session.collection.siblings)
    let count = Set((siblings ?? []) + [asked.entry.id]).count
    return try change(
      asked,
      "\(counted(count, "card")) of this note \(count == 1 ? "is" : "are") buried until tomorrow."
    ) { collection, card in
      let others = collection.library[card].map(collection.siblings) ?? []
      return ([card] + others.filter { $0 != card }).map { .bury($0, until: tomorrow) }
    }
  }

  /// Undoes the last answer or change.
  private mutating func takeBack(_ asked: Asked) throws -> Next {
    try holding(asked) { loop, _ in try loop.takeBack() }
  }

  private mutating func takeBack() throws -> Next {
    if recorder.isReadOnly, session.answers.isEmpty {
      return stay("There is no answer of this review to undo.")
    }
    if let edit = session.lastEdit {
      let now = context.clock.now
      try recorder.write { writer in _ = try writer.undoImport(edit, at: now) }
      guard case .imported(let what) = edit.action else { return .stay }
      return try reloaded("Undone: \(what.source).")
    }
    if session.collection.history.lastDone.areExam {
      return stay("The last change is an exam: the command `undo` undoes it as a whole.")
    }
    let undo = session.undo
    guard !undo.isEmpty else {
      return stay(
        "There is no answer of today to undo; the command `undo` reaches earlier ones.")
    }
    let isAnswer = if case .review = session.lastDone.last?.action { true } else { false }
    session.recordUndo(try record(undo, at: context.clock.now))
    screen.say(isAnswer ? "The last answer is undone." : "The last change is undone.")
    return .go
  }

  private mutating func setDue(_ asked: Asked) throws -> Next {
    guard let text = input.line("days from today, or a date: ", on: &screen), !text.isEmpty else {
      return .stay
    }
    let due = Int(text).map { day + $0 } ?? Day(text)
    guard let due, due >= day, due - day <= 36_500 else {
      return stay(
        "“\(text)” is not a day: write a date such as \(day + 7), or how many days from today, 0 to "
          + "36500.")
    }
    let (card, today) = (asked.entry.id, day)
    return try change(asked, "\(card) is due \(due == day ? "today" : "on \(due)").") {
      [$0.moved($1, to: due, today: today)]
    }
  }

  private mutating func flag(_ asked: Asked) throws -> Next {
    let card = asked.entry.id
    let old = session.collection.history.record(of: card).flag
    let now = old == 0 ? "none" : "\(old)"
    guard let text = input.character("flag 1 to 7, 0 for none (now \(now))", on: &screen)
    else { return .stay }
    guard let flag = Int(text), 0...7 ~= flag else {
      return stay("“\(text)” is not a flag: use 1 to 7, or 0 for none.")
    }
    if flag == old { return .stay }
    return try change(
      asked, flag == 0 ? "\(card) has no flag now." : "\(card) has flag \(flag)."
    ) { [.flag($1, flag)] }
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

  private mutating func accept(_ asked: Asked) throws -> Next {
    guard let typed = asked.typed else { return .stay }
    if let problem = acceptanceProblem(asked) { return stay(problem) }
    let answer = sanitized(typed, keepNewlines: false).trimmed()
    return try change(
      asked, "acceptance of “\(answer)” for \(asked.entry.id)",
      "“\(answer)” is accepted from now on."
    ) { $0.details.also.append(answer) }
  }

  /// Changes the note in its file, and reads the collection again.
  private mutating func change(
    _ asked: Asked, _ what: String, _ message: String, _ edit: (inout Note) -> Void
  ) throws -> Next {
    if let gone = goneDeck(of: asked) { return stay(gone) }
    return try holding(asked) { loop, asked in
      let collection = loop.session.collection
      guard let entry = loop.session.entry(of: asked.entry.id),
        let changes = try collection.editing(entry, edit)
      else {
        return loop.stay(
          "The deck's file has changed; edit it there, or leave and start the review again.")
      }
      return try loop.write(changes, what, message)
    }
  }

  private mutating func write(
    _ changes: DeckChanges, _ what: String, _ message: String
  ) throws -> Next {
    let now = context.clock.now
    try recorder.write { writer in try writer.editing(what, changes, at: now) }
    return try reloaded(message)
  }

  /// The message if the deck's file has vanished; nil if it exists.
  private func goneDeck(of asked: Asked) -> String? {
    let file = asked.report.deck.file
    guard !FileSystem.exists(file) else { return nil }
    return "The deck's file \(context.surroundings.displayed(file)) is gone. Put it back, and try "
      + "again; answers are recorded meanwhile."
  }

  private mutating func edit(_ asked: Asked) throws -> Next {
    let collection = session.collection
    let deck = asked.report.deck
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
    // The edit is made: it is recorded whatever has become of the card in the meantime.
    try recorder.hold(waitingUpTo: 5000, at: context.clock.now)
    defer { recorder.rest() }
    return try write(
      changes, "edit of \(deck.name)",
      changes.emptying(deck, of: collection) ?? "The deck was read again.")
  }

  /// Adds a card to the current card's deck.
  private mutating func add(_ asked: Asked) throws -> Next {
    let deck = asked.report.deck.name
    var dialogue = AddDialogue(context, options, kind: .basic, details: Note.Details())
    let added = try screen.whileAway { try dialogue.addOne(deck: deck) }
    guard let added else { return stay("No card was added.") }
    recorder.adopt(added.event)
    let next = try holding(asked) { _, _ in .go }
    if next == .go {
      screen.say(
        "Added \(added.cards.map(\.id.text).joined(separator: ", ")) to \(added.deck.name).")
    }
    return next
  }

  /// Reads the collection after an edit.
  private mutating func reloaded(_ message: String) throws -> Next {
    let old = session.collection.allProblems.errorCount
    try recorder.reread(&session, at: context.clock.now)
    let problems = session.collection.allProblems
    let fault =
      problems.errorCount > old
      ? problems.diagnostics.last { $0.severity == .error }.map { error in
        var place = error.location
        place.file = context.surroundings.displayed(place.file)
        return " \(place): \(error.message); \(error.hint)."
      } ?? "" : ""
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
