/// The command of a key in a review, besides grading. The names are those of the settings.
package enum ReviewCommand: String, CaseIterable, Hashable, Sendable {
  /// Shows the answer; if the card is longer than the window, its next part first.
  case reveal
  /// Lets the learner type the answer.
  case type
  case hint
  case undo
  /// Opens the deck in an editor at the card's line.
  case edit
  /// Adds a card to this card's deck.
  case add
  /// Gives the card a colored flag.
  case flag
  /// Adds the tag `marked` to the note, or removes it.
  case mark
  /// Suspends the card.
  case suspend
  /// Buries the card until tomorrow.
  case bury
  /// Buries all cards of the note until tomorrow.
  case buryNote = "bury-note"
  /// Moves the card to the end of the session.
  case skip
  /// Makes the card new again.
  case reset
  /// Moves the card to a day.
  case setDue = "set-due"
  /// Shows the card's history.
  case info
  /// Shows the card's place and the source of its fact.
  case source
  /// Opens the first link of the card.
  case link
  /// Plays the card's sound, or the next of several.
  case play
  /// Copies the card's name, a code, its source or its text.
  case copy
  /// Accepts the typed answer from now on.
  case accept
  case help
  case leave

  /// The command's key unless the learner sets another.
  package var defaultKey: String {
    switch self {
    case .reveal: "space"
    case .type: "tab"
    case .hint: "h"
    case .undo: "u"
    case .edit: "e"
    case .add: "a"
    case .flag: "f"
    case .mark: "m"
    case .suspend: "s"
    case .bury: "b"
    case .buryNote: "B"
    case .skip: "k"
    case .reset: "r"
    case .setDue: "d"
    case .info: "i"
    case .source: "o"
    case .link: "l"
    case .play: "p"
    case .copy: "y"
    case .accept: "+"
    case .help: "?"
    case .leave: "q"
    }
  }

  /// Whether it changes a card or its deck, so that only an undo reverts it.
  package var changesCards: Bool {
    switch self {
    case .edit, .add, .flag, .mark, .suspend, .bury, .buryNote, .reset, .setDue, .accept: true
    case .reveal, .type, .hint, .undo, .skip, .info, .source, .link, .play, .copy, .help, .leave:
      false
    }
  }

  /// A short description of the command.
  package var summary: String {
    switch self {
    case .reveal: "show the answer (Enter does too), or the next part of a long card"
    case .type: "type the answer first; it is compared and a grade is proposed"
    case .hint: "show the hint, where the card has one"
    case .undo: "undo the last answer or change"
    case .edit: "edit the card in your editor; its history stays with it"
    case .add: "add a card to this deck (where options have letters, after the answer)"
    case .flag: "set the card's flag, 1 to 7, or 0 for none"
    case .mark: "tag the card `marked`, or remove the tag"
    case .suspend: "leave the card out until you unsuspend it"
    case .bury: "leave the card out until tomorrow"
    case .buryNote: "leave the card and its siblings out until tomorrow"
    case .skip: "ask the card after the others"
    case .reset: "make the card new again; its history is kept"
    case .setDue: "put the card on another day"
    case .info: "show the card's history"
    case .source: "show the card's deck, file and source"
    case .link: "open the first link on the card"
    case .play: "play the card's sound, or the next of several"
    case .copy: "copy the card's name, a code, its source or its text"
    case .accept: "accept what you typed from now on (writes Also: into the deck)"
    case .help: "show these keys"
    case .leave: "leave; everything answered is kept (Ctrl-C and Ctrl-D too)"
    }
  }
}

/// The name of a key in the settings: a character, `space`, `tab`, or a letter with Ctrl such as
/// `ctrl-x`.
package struct KeyName: Hashable, Sendable {
  package let text: String

  /// Nil if the text does not name a key, and for digits, Enter and Ctrl-C, which have their own
  /// meaning.
  package init?(_ text: String) {
    let isOneCharacter =
      text.count == 1 && text.first.map { !$0.isWhitespace && !$0.isNumber } ?? false
      && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    let control = text.hasPrefix("ctrl-") ? text.dropFirst(5) : ""
    let isControl =
      control.count == 1 && control.allSatisfy { ("a"..."z").contains($0) }
      && !"cdijmz".contains(control)
    guard isOneCharacter || isControl || ["space", "tab", "backspace", "delete"].contains(text)
    else { return nil }
    self.text = text
  }
}
