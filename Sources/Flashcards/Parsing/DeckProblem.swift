import Text

/// Everything that can be wrong or doubtful in a deck, worded in one place.
enum DeckProblem: Hashable {
  case answerWithoutQuestion
  case definitionWithoutTerm
  case questionWithoutAnswer
  case termWithoutDefinition
  /// A wording of a question without text.
  case emptyWording
  case repeatedWording
  case tooManyWordings(Int)
  case secondAnswer
  case secondDefinition
  case answerToCloze
  case answerToOrdering
  case emptySide(Tag)
  /// An import fills the side with a text.
  case emptySideFilled(Tag)
  /// An import leaves out a card without any text.
  case emptyCard
  case clozeWithoutDeletion
  case clozeWithTooManyDeletions(Int, most: Int = Cloze.mostCards)
  case emptyDeletion
  case unclosedDeletion
  case nestedDeletion
  case unclosedHint
  case unpairedBracket
  case linkInCloze
  case deletionInMath
  case choiceWithoutRightOption
  case choiceWithOneOption
  case choiceWithTooManyOptions(Int)
  case emptyOption
  case textAfterOptions
  case whyNotWithoutOption
  case whyNotForRightOption
  case repeatedWhyNot
  case emptyWhyNot
  case orderingWithoutList
  case orderingWithOneItem
  case orderingOfTwo
  case orderingWithTooManyItems(Int)
  case emptyItem
  case repeatedItem
  case itemNumber(Int, expected: Int)
  case textAfterItems
  case detailWithoutCard(DetailTag)
  case detailBeforeAnswer(DetailTag)
  case repeatedDetail(DetailTag)
  case emptyDetail(DetailTag)
  case textAfterDetail(DetailTag)
  case alsoForSeveralDeletions
  case alsoForOrdering
  case invalidID(String)
  case invalidDate(String)
  case repeatedID(String, first: String)
  case repeatedCard(first: String)
  case unclosedFrontMatter
  case unknownFrontMatterKey(String)
  case unreadFrontMatterLine
  case unclosedFence
  case tagInFence(String)
  case nearTag(String)
  case oneLineCard
  case conflict(lastLine: Int)
  case strayConflictMark
  case invalidUTF8
  /// The whole file is in another encoding, by iconv's name.
  case otherEncoding(String)
  case controlCharacter(UInt32)

  /// The most options of a multiple choice: letters `a` to `o`, so that `q` is free for quitting.
  static let mostOptions = 15

  /// The most items of an ordering: more than fit on a small screen.
  static let mostItems = 15

  /// The problem with a number of items, if any.
  init?(itemCount: Int) {
    switch itemCount {
    case ...1: self = .orderingWithOneItem
    case 2: self = .orderingOfTwo
    case ...Self.mostItems: return nil
    default: self = .orderingWithTooManyItems(itemCount)
    }
  }

  var severity: Diagnostic.Severity {
    switch self {
    case .unpairedBracket, .linkInCloze, .deletionInMath, .emptySideFilled, .emptyCard,
      .detailBeforeAnswer, .repeatedCard,
      .unknownFrontMatterKey, .unreadFrontMatterLine, .unclosedFence, .tagInFence, .nearTag,
      .oneLineCard, .emptyDetail, .emptyWording, .repeatedWording, .whyNotForRightOption,
      .emptyWhyNot,
      .alsoForSeveralDeletions, .alsoForOrdering, .orderingWithoutList, .orderingOfTwo,
      .itemNumber, .controlCharacter:
      .warning
    default: .error
    }
  }

  var message: String {
    switch self {
    case .answerWithoutQuestion: "`A:` without a `Q:` before it"
    case .definitionWithoutTerm: "`D:` without a `T:` before it"
    case .questionWithoutAnswer: "this question has no answer"
    case .termWithoutDefinition: "this term has no definition"
    case .emptyWording: "nothing follows `Q:`"
    case .repeatedWording: "this wording is in the card twice"
    case .tooManyWordings(let count):
      "\(count) wordings; a question may have \(Note.mostWordings)"
    case .secondAnswer: "a second `A:` for the same question"
    case .secondDefinition: "a second `D:` for the same term"
    case .answerToCloze: "`A:` after a cloze"
    case .answerToOrdering: "`A:` after an ordering"
    case .emptySide(let tag): "nothing follows `\(tag.rawValue)`"
    case .emptySideFilled(let tag):
      "nothing follows `\(tag.rawValue)`, which is written as “\(Note.emptySide)”"
    case .emptyCard: "a card without any text is skipped"
    case .clozeWithoutDeletion: "this cloze has no blank"
    case .clozeWithTooManyDeletions(let count, let most):
      "\(count) deletions; a cloze may have \(most)"
    case .emptyDeletion: "this deletion is empty"
    case .unclosedDeletion: "`{{` without `}}`"
    case .nestedDeletion: "a deletion inside another"
    case .unclosedHint: "`{` without `}` on the same line"
    case .unpairedBracket: "this bracket has no partner and is left out"
    case .linkInCloze: "a link in a cloze is read as a deletion"
    case .deletionInMath: "brackets in math are read as a deletion"
    case .choiceWithoutRightOption: "no option is marked as right"
    case .choiceWithOneOption: "a multiple choice needs at least two options"
    case .choiceWithTooManyOptions(let count):
      "\(count) options; a multiple choice may have \(Self.mostOptions)"
    case .emptyOption: "this option is empty"
    case .textAfterOptions: "text between the options and the next label"
    case .whyNotWithoutOption: "`\(OptionTag.whyNot)` does not belong to an option"
    case .whyNotForRightOption: "`\(OptionTag.whyNot)` under a right option is never shown"
    case .repeatedWhyNot: "a second `\(OptionTag.whyNot)` for the same option"
    case .emptyWhyNot: "nothing follows `\(OptionTag.whyNot)`"
    case .orderingWithoutList: "`O:` without a numbered list under it is read as text"
    case .orderingWithOneItem: "an ordering needs at least two items"
    case .orderingOfTwo: "an ordering of two items gives its answer away"
    case .orderingWithTooManyItems(let count):
      "\(count) items; an ordering may have \(Self.mostItems)"
    case .emptyItem: "this item is empty"
    case .repeatedItem: "this item is in the list twice"
    case .itemNumber(let number, let expected):
      "the number \(number) is where \(expected) should be; the order of the lines counts"
    case .textAfterItems: "text between the items and the next label"
    case .detailWithoutCard(let tag): "`\(tag.rawValue)` does not belong to a card"
    case .detailBeforeAnswer(let tag):
      "`\(tag.rawValue)` before the answer is read as part of the question"
    case .repeatedDetail(let tag): "a second `\(tag.rawValue)` for the same card"
    case .emptyDetail(let tag): "nothing follows `\(tag.rawValue)`"
    case .textAfterDetail(let tag): "text on the line after `\(tag.rawValue)`"
    case .alsoForSeveralDeletions: "`Also:` does not count for a cloze with several deletions"
    case .alsoForOrdering: "`Also:` does not count for an ordering"
    case .invalidID(let text): "`\(text)` cannot be a card's name"
    case .invalidDate(let text): "`\(text)` is not a date"
    case .repeatedID(let id, let first): "the name `\(id)` is taken by the card on \(first)"
    case .repeatedCard(let first): "the same card as on \(first)"
    case .unclosedFrontMatter: "the front matter has no closing `---`"
    case .unknownFrontMatterKey(let key): "`\(key)` in the front matter means nothing here"
    case .unreadFrontMatterLine: "this line of the front matter is not read"
    case .unclosedFence: "this code fence is never closed and is read as text"
    case .tagInFence(let tag): "`\(tag)` inside a code fence is not a label"
    case .nearTag(let tag):
      "this line looks like a label but is read as text; did you mean `\(tag)`?"
    case .oneLineCard: "a one-line card of another program is read as prose"
    case .conflict(let lastLine):
      "git left two versions here, down to line \(lastLine), and only the first is read"
    case .strayConflictMark: "a conflict mark of git without its partners is ignored"
    case .invalidUTF8: "this line is not UTF-8"
    case .otherEncoding(let name): "the file is \(name) and not UTF-8, so no card of it is read"
    case .controlCharacter(let scalar):
      "the control character U+\(hexadecimal(scalar)) is shown as a mark"
    }
  }

  var hint: String {
    switch self {
    case .answerWithoutQuestion: "write `Q:` and the question on the line above"
    case .definitionWithoutTerm: "write `T:` and the term on the line above"
    case .questionWithoutAnswer: "add a line `A:` with the answer, or a task list of options"
    case .emptyWording: "write another wording of the question after it, or delete the line"
    case .repeatedWording: "reword one of the two, or delete it"
    case .tooManyWordings: "delete some, or leave a line blank where another card begins"
    case .termWithoutDefinition: "add a line `D:` with the definition"
    case .secondAnswer: "join the two answers, or write the second as `Also:`"
    case .secondDefinition: "join the two definitions"
    case .answerToCloze: "a cloze has its answers in its brackets; use `Q:` for a question"
    case .answerToOrdering: "an ordering has its answer in its list; use `Q:` for a question"
    case .emptySide, .emptySideFilled, .emptyCard:
      "write the text after the label, or delete the card"
    case .clozeWithoutDeletion: "put the words to ask for in brackets: `[words]`"
    case .clozeWithTooManyDeletions: "split the text into several clozes"
    case .emptyDeletion: "write the words to ask for between the brackets"
    case .unclosedDeletion: "close the deletion: `{{c1::words}}`"
    case .nestedDeletion: "write the deletions side by side"
    case .unclosedHint: "close the hint: `[words]{hint}`, or write `\\{` for a brace"
    case .unpairedBracket: "write `\\[` or `\\]` for a bracket that is shown"
    case .linkInCloze: "write `\\[text\\](address)` for a link"
    case .deletionInMath: "write `\\[` and `\\]` for brackets that belong to the formula"
    case .choiceWithoutRightOption: "mark the right option: `- [x] text`"
    case .choiceWithOneOption: "add a wrong option: `- [ ] text`"
    case .choiceWithTooManyOptions: "delete the least likely options"
    case .emptyOption: "write the option's text after the brackets"
    case .textAfterOptions: "move it above the options, or indent it under an option"
    case .whyNotWithoutOption: "put it on the line below a wrong option, with two spaces before it"
    case .whyNotForRightOption: "write `Why:` below the options, or move it under a wrong option"
    case .repeatedWhyNot: "join the two"
    case .emptyWhyNot: "write the text after the label, or delete the line"
    case .orderingWithoutList:
      "write the items below it in the right order, from `1. text` on, or `O\\:` for text"
    case .orderingWithOneItem: "add the items that come after it: `2. text`"
    case .orderingOfTwo:
      "two items are never shown in the right order; ask which comes first as a multiple choice"
    case .orderingWithTooManyItems: "split it into several orderings"
    case .emptyItem: "write the item's text after its number"
    case .repeatedItem: "reword one of the two, so that they differ"
    case .itemNumber: "number the items from 1 in the right order, or all with 1"
    case .textAfterItems: "give it a number, indent it under an item, or move it above the list"
    case .detailWithoutCard: "put it on the lines after an answer, before a heading or `---`"
    case .detailBeforeAnswer: "move it below the answer"
    case .repeatedDetail: "keep one of the two"
    case .emptyDetail: "write the text after the label, or delete the line"
    case .textAfterDetail: "leave a line blank or write `---` before text outside of the card"
    case .alsoForOrdering: "delete it; an ordering has one right order"
    case .alsoForSeveralDeletions: "make a separate card for the deletion that it is for"
    case .invalidID: "use 1 to 64 letters, digits, `-`, `_` or `.`"
    case .invalidDate: "write `2026`, `2026-05` or `2026-05-31`"
    case .repeatedID: "give each card a name of its own"
    case .repeatedCard: "delete one of the two"
    case .unclosedFrontMatter: "write `---` on a line of its own after the last key"
    case .unknownFrontMatterKey: "the keys are `name`, `tags` and `source`"
    case .unreadFrontMatterLine: "write `key: value` on one line, tags with spaces between them"
    case .unclosedFence: "close it with the same marks on a line of their own"
    case .tagInFence: "close the fence above it if the line should open a card"
    case .nearTag: "labels are capitalized, at the start of the line, with a colon"
    case .oneLineCard: "write `Q:` and `A:` lines"
    case .conflict:
      "keep what is right in both, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`"
    case .strayConflictMark: "delete the line, or write a space before it"
    case .invalidUTF8: "save the file as UTF-8, for example with `iconv -f WINDOWS-1252 -t UTF-8`"
    case .otherEncoding(let name):
      "save the file as UTF-8, for example with `iconv -f \(name) -t UTF-8 OLD.md > NEW.md`"
    case .controlCharacter: "delete it"
    }
  }

  private func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
