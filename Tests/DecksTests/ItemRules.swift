import Flashcards

/// Mistakes that item writers avoid, as far as a program can detect them.
///
/// Each rule checks one card or note; only the length of options is judged for a whole deck.
enum ItemRules {
  /// The most words of an answer; definitions are asked as a whole and may be longer.
  static let longestAnswer = 12

  /// Whether a right option is longer than each wrong one, which gives it away if it happens often.
  static func hasLongestRightOption(_ card: Card) -> Bool {
    guard let right = card.options.first(where: \.isCorrect) else { return false }
    return card.options.allSatisfy { $0.isCorrect || $0.text.count < right.text.count }
  }

  /// How many of a deck's right options may be the longest: the share expected by chance.
  static func fairShare(of choices: [Card]) -> Int {
    Int(choices.reduce(0) { $0 + 1 / Double($1.options.count) }.rounded(.up))
  }

  /// Whether the hint of the card or of the deletion contains the answer.
  static func hintTellsAnswer(_ card: Card) -> Bool {
    let hints = hints(of: card).map(words)
    return card.acceptedAnswers.map(words).contains { answer in
      answer.joined().count >= 3 && hints.contains { contains($0, answer) }
    }
  }

  /// Whether two wordings of a card share most of their words, so that whoever knows the one by heart
  /// knows the other: more than two thirds of the longer one's.
  static func hasAlikeWordings(_ card: Card) -> Bool {
    let wordings = card.wordings.map { Set(words($0)) }
    return wordings.indices.contains { index in
      wordings[..<index].contains { other in
        let common = other.intersection(wordings[index]).count
        return 3 * common > 2 * max(other.count, wordings[index].count)
      }
    }
  }

  /// Whether nothing says what a number means: neither a hint nor a unit next to it.
  ///
  /// The result of a computation follows from the question.
  static func isBareNumber(_ card: Card, tags: [String]) -> Bool {
    guard card.options.isEmpty, card.items.isEmpty, !tags.contains("computing"),
      hints(of: card).isEmpty
    else { return false }
    let answer = card.answer.lowercased()
    return answer.wholeMatch(of: /[0-9.,]+/) != nil || numerals.contains(answer)
  }

  /// Whether an option refers to other options of the same card.
  static func pointsAtOptions(_ option: String) -> Bool {
    option.lowercased().contains(
      /\b(all|none|both|neither|any) of (the (above|others|options|answers)|these|those|them)\b/)
  }

  /// Whether the answer has too many words to be typed or judged at once.
  static func isLong(_ card: Card) -> Bool {
    switch card.kind {
    case .term, .ordering: false
    case .basic, .choice, .cloze: card.answer.split(separator: " ").count > longestAnswer
    }
  }

  /// Whether a note has an undated amount of money, percentage or year.
  ///
  /// Amounts in worked examples are invented and never change; the same is true of an ordering's
  /// items.
  static func isUndated(_ note: Note, tags: [String]) -> Bool {
    guard note.details.asOf == nil, note.details.validUntil == nil, !tags.contains("computing")
    else { return false }
    return note.faces.map { Card(note: note, face: $0) }.contains { card in
      card.items.isEmpty && card.answer.contains(/\$[0-9]|\b[0-9.]+( percent|%)/)
        || card.wordings.contains {
          $0.contains(/\b(in|for|since|from) (January 1, )?20[2-9][0-9]\b/)
        }
    }
  }

  /// The names of secondary sources, among those that decks have used: blogs of vendors and
  /// brokers, exam coaches, other people's flashcards, copies, code repositories.
  static func secondarySources(in source: String) -> [String] {
    let source = source.lowercased()
    return secondary.filter { source.contains($0) }
  }

  private static func hints(of card: Card) -> [String] {
    var hints = card.note.details.hint.map { [$0] } ?? []
    if case .cloze(let cloze) = card.note.content, case .group(let group) = card.face {
      hints += cloze.deletions.filter { $0.belongs(to: group) }.compactMap(\.hint)
    }
    return hints
  }

  private static func words(_ text: String) -> [Substring] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }
  }

  private static func contains(_ text: [Substring], _ part: [Substring]) -> Bool {
    guard !part.isEmpty, part.count <= text.count else { return false }
    return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
  }

  private static let numerals: Set<String> = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve",
  ]

  private static let secondary = [
    "aapc forum", "accountable, hipaa", "amaxx", "ameba", "american hospital directory",
    "americanmedicalcoding", "artcraft", "auditsuisse", "baird holm", "basicmedical key",
    "bass berry", "bccc quoting", "bcbstx", "beoc digital", "biology insights", "blog", "brainmass",
    "brainscape", "bricker", "calcstack", "clearchannel", "clinicbillinghelp",
    "clinical data standards", "clv intelligence", "cochran memorial", "coding clarified",
    "complydome", "cpc test prep", "dailyinformers", "docslib", "docstation", "doctor4feet",
    "drbillerz", "drugs.com", "dx revision watch", "easy auscultation", "edi academy",
    "exclusion screening", "expedium", "federal newswire", "fileflo", "forum", "fraud fighters",
    "freezingblue", "geratools", "github", "hall booth smith", "health insurance faqs",
    "healthcarebilling.org", "healthinformationmanagementprograms", "humanitas", "icd10coded",
    "icd10codingpro", "icdlist", "immedicare", "insuras", "ivypanda", "jd supra",
    "jhs professionals", "john d. cook", "kaymed", "kw advanced", "labce", "law insider",
    "lawsuitlegal", "legalclarity", "lexology", "mckesson", "mededcentral", "medibilling",
    "medical-game", "medicalbillingandcoding.training", "medicalcodemode", "medicoexam",
    "medheave", "medprecision", "medtransic", "mindbowser", "modifier blog", "nashville medical",
    "national medical billing authority", "nce ceu", "newfront", "northstar", "number.rest",
    "openexamprep", "openpayer", "pilot infosys", "practicetestgeeks", "productivitycalculator",
    "pypi", "qualchoice", "questionai", "quia", "quizlet", "quizwiz", "rab law", "readbag",
    "scrub-tech", "stedi", "stevens & lee", "studyhippo", "studymode", "studystack",
    "thehealthexams", "valeo", "valiant lifecare", "verimedix", "verywell", "wikipedia",
  ]
}
