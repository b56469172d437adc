package import JSON
package import SpacedRepetition

/// The learner's settings, from `rounds config` or config.json.
///
/// A missing value takes its default; keys that this version does not know stay in the file
/// untouched.
package struct Settings: Hashable, Sendable {
  /// The place of new cards in the day's queue.
  package enum NewCardOrder: String, CaseIterable, Sendable {
    case spread, first, last
  }

  /// The steps of new and forgotten cards under FSRS.
  package enum LearningSteps: String, CaseIterable, Sendable {
    /// None: failed cards are asked again in the final drill.
    case none
    /// 1 and 10 minutes, and 10 minutes after a lapse.
    case anki
    /// None, but a card whose interval is under half a day comes back after it, as Anki does without
    /// steps.
    case hours
  }

  /// The order in which new cards are picked.
  package enum NewCardChoice: String, CaseIterable, Sendable {
    /// In deck order.
    case deck
    /// In random order, which stays the same from one day to the next as long as the seed does.
    case random
    /// Cards of different tags in turn.
    case tags
  }

  /// The order of due cards.
  package enum DueCardOrder: String, CaseIterable, Sendable {
    /// The most overdue first, relative to their interval.
    case overdueness
    /// The longest due first.
    case date
    /// In deck order.
    case deck
  }

  /// New cards per day.
  package var newPerDay = 20
  /// Reviews of known cards per day.
  package var reviewsPerDay = 200
  /// The hour at which a study day begins, 0 to 23.
  package var rolloverHour = 4
  package var policy = Scheduler.Policy.published
  /// The chance of remembering a card at the end of an FSRS interval.
  package var desiredRetention = 0.9
  /// Whether FSRS asks a card again within the day.
  package var learningSteps = LearningSteps.none
  /// The FSRS parameters fitted to the learner's answers; nil for the standard ones.
  package var fsrs: FittedParameters?
  /// Those that decks have of their own, by the decks' names.
  package var fsrsOfDecks: [String: FittedParameters] = [:]
  package var newCardOrder = NewCardOrder.spread
  package var newCardChoice = NewCardChoice.deck
  /// The seed for the random order of new cards.
  package var newCardSeed = 0
  package var dueCardOrder = DueCardOrder.overdueness
  /// Whether the cards of one note are kept on separate days.
  package var keepsSiblingsApart = true
  /// Whether a question waits for a typed answer instead of a key.
  package var typesAnswers = false
  /// Whether a new card waits for a guess before it shows its answer.
  package var guessesFirst = false

  /// Whether a card's next day is randomized a little.
  package var fuzzes = false
  /// Whether a card's next day moves a little to where fewer cards are due.
  package var balances = false

  /// Whether a card that is forgotten again and again gets suspended.
  package var suspendsLeeches = false
  /// The grades that the learner can choose from.
  package var gradeScale = GradeScale.sm2
  /// Whether a review takes the whole screen or shows one line after another.
  package var screen = ScreenKind.full
  /// Whether a card's tags are shown with its question.
  package var showsTags = false
  /// The minutes after which a session ends; 0 for no limit.
  package var sessionMinutes = 0
  /// The theme of a review, and the styles that replace those of the theme, by their names; the
  /// screen knows both.
  package var theme = ThemeName.default
  package var styles: [String: String] = [:]
  /// The keys of a review that differ from the defaults, by command.
  package var reviewKeys: [ReviewCommand: KeyName] = [:]

  /// Whether cards show their pictures.
  package var pictures = Pictures.auto
  /// Whether a card's sound is played by itself.
  package var playsSounds = false
  /// Whether LaTeX is shown in Unicode.
  package var showsMath = true
  /// The shell command of the learner's editor; nil for that of the environment.
  package var editor: String?

  /// The day of the exam that the learner is preparing for.
  package var examDate: Day?
  /// The exams that the learner is preparing for, by the names of their outlines.
  package var exams: [String] = []
  /// The target chance of knowing a card on that day.
  package var examTarget = 0.92
  /// Weekdays on which fewer cards should be due.
  package var easyDays = EasyDays()
  /// The daily limits of decks and tags.
  package var limits = DayLimits()

  /// Named searches of the learner, used as `@NAME`.
  package var searches: [String: String] = [:]
  /// The repositories of decks that the learner follows, by the first level of their decks' names.
  package var followed: [String: FollowedRepository] = [:]

  package init() {}

  package var scheduler: Scheduler { scheduler(for: policy) }

  /// The scheduler of a policy with these settings, whether or not it is the one in use.
  package func scheduler(for policy: Scheduler.Policy) -> Scheduler {
    if policy == .fsrs { return .fsrs(fsrs6) }
    guard policy == .anki else { return Scheduler(policy: policy) }
    var options = AnkiSM2.Options()
    options.leechAction = suspendsLeeches ? .suspend : .tag
    return .anki(AnkiSM2(defaultingInvalid: options))
  }
}

extension Settings {
  /// One setting: its name, its meaning, and how it is read and written.
  package struct Key: Sendable {
    package let name: String
    /// The meaning of the setting, in one line.
    package let summary: String
    /// The valid values, for messages and for completion.
    package let values: Values

    let get: @Sendable (Settings) -> JSONValue
    let set: @Sendable (inout Settings, JSONValue) -> Bool
  }

  /// The values that a setting can have.
  package enum Values: Sendable {
    case number(ClosedRange<Int>)
    case words([String])
    case key
    /// A day, or `none`.
    case date
    /// The names of outlines, separated by commas, or `none`.
    case exams
    /// A share from 0 to 1, or as a percentage.
    case share(ClosedRange<Double>)
    /// Weekdays with their weights, or `none`.
    case weekdays
    /// A command with its arguments, or `none`.
    case command

    package var isKey: Bool { if case .key = self { true } else { false } }

    /// The valid words; empty for a number.
    package var words: [String] {
      if case .words(let words) = self { words } else { [] }
    }

    package var description: String {
      switch self {
      case .number(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
      case .words(let words): words.joined(separator: " or ")
      case .date: "a date such as 2026-09-30"
      case .exams: "the name of an exam, several with commas as in cpc,cpb, or none"
      case .share(let range): "a share from \(range.lowerBound) to \(range.upperBound)"
      case .weekdays: "weekdays such as sat,sun, or with a weight such as sat=0.5; not all seven"
      case .command: "a command such as \"code --wait\", or none"
      case .key: "a character other than a digit, space, tab, or a letter with ctrl, such as ctrl-x"
      }
    }
  }

  /// All settings, in the order in which `rounds config` lists them.
  package static let keys: [Key] =
    [
      number("new-per-day", "new cards a day", \.newPerDay, 0...9999),
      number("reviews-per-day", "reviews of known cards a day", \.reviewsPerDay, 0...99999),
      number("rollover-hour", "the hour at which a study day begins", \.rolloverHour, 0...23),
      word("policy", "a reading of SM-2, Anki's variant, or FSRS", \.policy),
      Key(
        name: "desired-retention", summary: "the recall at which FSRS asks a card again",
        values: .share(0.7...0.97)
      ) {
        .number($0.desiredRetention)
      } set: { settings, value in
        guard let number = value.number, number.isFinite, 0...1 ~= number,
          70...97 ~= Int((number * 100).rounded()),
          abs(number * 100 - (number * 100).rounded()) < 1e-6
        else { return false }
        settings.desiredRetention = (number * 100).rounded() / 100
        return true
      },
      word(
        "learning-steps", "under FSRS: steps of minutes as in Anki, or waits of hours",
        \.learningSteps),
      word("new-card-order", "where new cards come among the due ones", \.newCardOrder),
      word("new-card-choice", "which new cards come first", \.newCardChoice),
      number("new-card-seed", "the seed of the random order", \.newCardSeed, 0...9999),
      word("due-card-order", "which due cards come first", \.dueCardOrder),
      flag("fuzz", "vary intervals of 3 days and more a little, at random", \.fuzzes),
      flag("balance", "vary them toward days with fewer due cards", \.balances),
      flag("siblings-apart", "keep the cards of one note a day apart", \.keepsSiblingsApart),
      flag("suspend-leeches", "suspend cards forgotten 8 times", \.suspendsLeeches),
      flag("type-answers", "wait for a typed answer to every question", \.typesAnswers),
      flag("guess-first", "wait for a guess before a new card's answer", \.guessesFirst),
      word("grades", "sm2: 0 to 5; four: again, hard, good, easy; two: forgot, knew", \.gradeScale),
      word("screen", "full: a card a screen; plain: line after line", \.screen),
      word("theme", "the colors of a review", \.theme),
      flag("show-tags", "show a card's tags with its question", \.showsTags),
    ]
    + screenKeys
    + [
      number(
        "session-minutes", "minutes after which a session ends, 0: none", \.sessionMinutes, 0...1440
      ),
      .exam,
      Key(
        name: "exam-date", summary: "the date of your exam", values: .date
      ) {
        $0.examDate.map { .string($0.description) } ?? .null
      } set: { settings, value in
        if value == .null || value.string == "none" {
          settings.examDate = nil
          return true
        }
        guard let day = value.string.flatMap({ Day($0) }) else { return false }
        settings.examDate = day
        return true
      },
    ]
    + planningKeys
    + ReviewCommand.allCases.map { command in
      Key(name: "key-\(command.rawValue)", summary: command.summary, values: .key) {
        .string($0.key(for: command).text)
      } set: { settings, value in
        guard let key = value.string.flatMap(KeyName.init) else { return false }
        settings.reviewKeys[command] = key.text == command.defaultKey ? nil : key
        return true
      }
    }

  /// The key for a command in a review.
  package func key(for command: ReviewCommand) -> KeyName {
    reviewKeys[command] ?? KeyName(command.defaultKey)!
  }

  package static func key(named name: String) -> Key? {
    keys.first { $0.name == name }
  }

  package func value(of key: Key) -> JSONValue { key.get(self) }

  /// Sets `key` from what a user wrote; false if the value is invalid.
  package mutating func set(_ key: Key, to text: String) -> Bool {
    switch key.values {
    case .number: Int(text).map { key.set(&self, .integer($0)) } ?? false
    case .share: Double(text).map { key.set(&self, .number($0)) } ?? false
    case .words(["on", "off"]): ["on", "off"].contains(text) && key.set(&self, .bool(text == "on"))
    case .words, .key, .date, .weekdays, .exams, .command: key.set(&self, .string(text))
    }
  }

  /// Sets `key` from config.json; false if the value is invalid.
  mutating func set(_ key: Key, to value: JSONValue) -> Bool { key.set(&self, value) }

  typealias Path<Value> = any WritableKeyPath<Settings, Value> & Sendable

  static func number(
    _ name: String, _ summary: String, _ path: Path<Int>, _ range: ClosedRange<Int>
  ) -> Key {
    Key(name: name, summary: summary, values: .number(range)) {
      .integer($0[keyPath: path])
    } set: { settings, value in
      guard let number = value.integer, range.contains(number) else { return false }
      settings[keyPath: path] = number
      return true
    }
  }

  static func word<Value: CaseIterable & RawRepresentable<String> & SendableMetatype>(
    _ name: String, _ summary: String, _ path: Path<Value>
  ) -> Key {
    Key(name: name, summary: summary, values: .words(Value.allCases.map(\.rawValue))) {
      .string($0[keyPath: path].rawValue)
    } set: { settings, value in
      guard let word = value.string.flatMap(Value.init(rawValue:)) else { return false }
      settings[keyPath: path] = word
      return true
    }
  }

  static func flag(_ name: String, _ summary: String, _ path: Path<Bool>) -> Key {
    Key(name: name, summary: summary, values: .words(["on", "off"])) {
      .bool($0[keyPath: path])
    } set: { settings, value in
      guard let flag = value.bool else { return false }
      settings[keyPath: path] = flag
      return true
    }
  }
}
