import ArgumentParser
import Collection
import JSON
import Screen
import SpacedRepetition
import Study
import Terminal
import Text

/// Shows and changes settings.
struct Config: RoundsCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show or change settings.",
    discussion: """
      Without arguments lists all settings; with a name shows one; with a value sets it. --keys \
      lists the keys of a review, which are settings too. With --deck or --tag, new-per-day and \
      reviews-per-day are limits of that deck or tag. --dry-run shows what another policy would \
      change. --user sets it for all your collections; --origin shows where each value comes from.

      More: rounds help settings

      Examples:  rounds config exam cpc
                 rounds config new-per-day 10
                 rounds config --unset new-per-day
                 rounds config policy anki --dry-run
                 rounds config --user theme auto
                 rounds config new-per-day 10 --deck "Claims"
      """)

  @Argument(help: "The setting.")
  var name: String?
  @Argument(help: "Its new value.")
  var value: String?
  @Flag(help: "Go back to the default.")
  var unset = false
  @Flag(help: "Show what another policy would change, and change nothing.")
  var dryRun = false
  @Flag(help: "List the keys of the review.")
  var keys = false
  @Option(
    help: ArgumentHelp("The limit of this deck, by name or its beginning.", valueName: "name"))
  var deck: String?
  @Option(help: ArgumentHelp("The limit of the cards with this tag.", valueName: "tag"))
  var tag: String?
  @Flag(help: "Change your own settings, which apply to all collections.")
  var user = false
  @Flag(help: "Show where each value comes from.")
  var origin = false
  @OptionGroup var output: OutputOptions
  @OptionGroup var collection: CollectionOptions

  func validate() throws {
    if unset && (name == nil || value != nil) {
      throw ValidationError("--unset takes the name of a setting and no value")
    }
    if dryRun && (name != "policy" || value == nil && !unset) {
      throw ValidationError("--dry-run takes a policy, as in: config policy anki --dry-run")
    }
    if keys && (unset || name != nil) {
      throw ValidationError("--keys takes no setting; it lists those that are keys")
    }
    if user {
      guard name != nil, value != nil || unset else {
        throw ValidationError(
          "--user sets a value, or unsets it with --unset, as in: config --user theme auto")
      }
    }
    if deck != nil || tag != nil {
      guard let name, DayLimits.names.contains(name), deck == nil || tag == nil else {
        throw ValidationError(
          "--deck or --tag goes with new-per-day or reviews-per-day, as in: config new-per-day 10 "
            + "--deck Claims")
      }
    }
  }

  /// Throws if the setting belongs to the other file: the collection's, or the learner's own.
  private func refuseOtherFile() throws {
    guard value != nil || unset, let key = name.flatMap(Settings.key(named:)) else { return }
    if user, !key.isPersonal {
      throw Failure(
        .usage, "`\(key.name)` is a setting of a collection",
        hint: "leave --user out; your own settings can be "
          + Settings.keys.filter { $0.isPersonal && !$0.values.isKey }.map(\.name)
          .joined(separator: ", ") + ", and keys")
    }
    if !user, key.isOnlyUsers {
      throw Failure(
        .usage, "`\(key.name)` is your own setting for all collections",
        hint: unset
          ? "unset it with: rounds config --user \(key.name) --unset"
          : "set it with: rounds config --user \(key.name) VALUE")
    }
  }

  func run(in context: Context) throws {
    try refuseOtherFile()
    let place = try context.place(collection)
    var file = try user ? userFile(place) : settingsFile(place)
    for diagnostic in file.diagnostics { context.note(diagnostic) }
    guard let name else {
      for key in Settings.keys
      where key.values.isKey == keys || (!keys && isChanged(key, file.settings)) {
        show(key, file, context)
      }
      if !keys { showLimits(file.settings, context) }
      return
    }
    if deck != nil || tag != nil { return try changeLimit(name, &file, context) }
    guard let key = Settings.key(named: name) else {
      let names = Settings.keys.filter { !$0.values.isKey }.map(\.name)
      throw Failure(
        .usage, "there is no setting `\(name)`",
        hint: didYouMean(name, among: Settings.keys.map(\.name))
          ?? "the settings are: \(names.joined(separator: ", ")); and the keys that --keys lists")
    }
    if key.name == "policy", value != nil || unset {
      if value == Scheduler.Policy.fsrs.rawValue, file.settings.policy != .fsrs {
        try showComparison(file.settings, context)
        if dryRun { return }
        guard try isWanted(context) else { return context.print("Nothing was changed.") }
      } else {
        let change = try policyChange(file.settings, to: value, of: key, context)
        if dryRun { return context.printWrapped(words(of: change, "would have", "then")) }
        if change.moved > 0 {
          context.note("rounds: " + words(of: change, "have", "now"))
        }
      }
    }
    let outlines =
      try key.name == "exam" ? value.flatMap { try exams(context).outlines(of: $0) } : nil
    if unset {
      try file.unset(key)
    } else if let value, key.name == "exam-date",
      let fault = ExamDate.fault(
        of: value, today: context.clock.today(rolloverHour: file.settings.rolloverHour))
    {
      throw Failure(.usage, "the exam date \(fault)", hint: "write a date in the future, or `none`")
    } else if let value, key.values.isKey, let other = taken(value, for: key, file.settings) {
      throw Failure(
        .usage, "`\(value)` is `\(other.name)` already",
        hint: "give that another key first: rounds config \(other.name) KEY")
    } else if let value, try !file.set(key, to: value) {
      throw Failure(
        .usage, "`\(value)` is not a value for `\(key.name)`",
        hint: [didYouMean(value, among: key.values.words), "write \(key.values.description)"]
          .compactMap(\.self).joined(separator: " "))
    }
    if user { file = try settingsFile(place) }
    show(key, file, context)
    if user, file.origin(of: key) == .collection {
      context.note("rounds: this collection has a value of its own: rounds config --unset \(name)")
    }
    if let outlines, !outlines.isEmpty, !output.json { try tell(Focus(outlines), context) }
  }

  private func settingsFile(_ place: CollectionPlace) throws -> SettingsFile {
    try SettingsFile(path: place.folder.settings, over: place.userSettings)
  }

  private func userFile(_ place: CollectionPlace) throws -> SettingsFile {
    guard let path = place.userSettings else {
      throw Failure(
        "there is no home folder to keep your settings in", hint: "set HOME or XDG_CONFIG_HOME")
    }
    return try SettingsFile(path: path, isUsers: true)
  }

  @MainActor
  private func exams(_ context: Context) throws -> KnownExams {
    KnownExams(context.surroundings, try context.place(collection).folder)
  }

  /// Reports how many cards a focus has.
  @MainActor
  private func tell(_ focus: Focus, _ context: Context) throws {
    var quiet = context
    (quiet.tellsProblems, quiet.tellsNotices) = (false, false)
    let collection = try quiet.read(self.collection)
    let count = focus.count(in: collection, on: context.today(collection))
    context.note(
      "rounds: \(focus.title): \(counted(count, "card")) of "
        + "\(collection.library.entries.count); `review --all` includes the others")
  }

  /// Reports what a policy does to the schedules.
  @MainActor
  private func policyChange(
    _ settings: Settings, to value: String?, of key: Settings.Key, _ context: Context
  ) throws -> PolicyChange {
    var (settings, quiet) = (settings, context)
    (quiet.tellsProblems, quiet.tellsNotices) = (false, false)
    // An invalid policy is rejected later.
    if let value { _ = settings.set(key, to: value) } else { settings.policy = Settings().policy }
    let collection = try quiet.read(self.collection)
    return collection.change(toPolicyOf: settings, on: context.today(collection))
  }

  /// Shows what FSRS would do to the learner's cards, before anything is changed.
  @MainActor
  private func showComparison(_ settings: Settings, _ context: Context) throws {
    var quiet = context
    (quiet.tellsProblems, quiet.tellsNotices) = (false, false)
    let collection = try quiet.read(self.collection)
    let comparison = PolicyComparison(collection, on: context.today(collection))
    guard context.isOnTerminal && !output.json || dryRun else {
      return context.note("rounds: " + comparison.sentence)
    }
    for line in comparison.lines(context.chartPage) { context.print(line) }
  }

  /// Whether the learner wants FSRS; without a terminal, setting it is the confirmation.
  @MainActor
  private func isWanted(_ context: Context) throws -> Bool {
    guard context.terminal.isInteractive else { return true }
    guard case .line(let reply) = context.terminal.readLine(prompt: "Switch to FSRS? [y/N] ") else {
      return false
    }
    return ["y", "yes"].contains(reply.trimmed().lowercased())
  }

  /// - Parameters: What the cards do, as they are or would be.
  private func words(of change: PolicyChange, _ have: String, _ now: String) -> String {
    func words(_ counts: PolicyChange.Counts, _ when: String) -> String {
      "\(counts.due + counts.steps) \(when)"
        + (counts.steps > 0 ? " (\(counts.steps) in learning steps)" : "")
    }
    return "\(change.moved) of \(counted(change.studied, "card")) \(have) another due day. "
      + "Due today: "
      + "\(words(change.before, "before")), \(words(change.after, now))"
  }

  /// Says where a value is from.
  @MainActor
  private func words(of origin: SettingOrigin, _ context: Context) -> String {
    let path: String? =
      switch origin {
      case .default: nil
      case .user: context.surroundings.userSettings
      case .collection: try? context.place(collection).folder.settings
      }
    return origin.rawValue + (path.map { ": " + context.surroundings.displayed($0) } ?? "")
  }

  private func isChanged(_ key: Settings.Key, _ settings: Settings) -> Bool {
    settings.value(of: key) != Settings().value(of: key)
  }

  /// The other setting that already uses a key.
  private func taken(
    _ value: String, for key: Settings.Key, _ settings: Settings
  ) -> Settings.Key? {
    Settings.keys.first {
      $0.values.isKey && $0.name != key.name && settings.value(of: $0) == .string(value)
    }
  }

  @MainActor
  private func show(_ key: Settings.Key, _ file: SettingsFile, _ context: Context) {
    let value = file.settings.value(of: key)
    if output.json {
      var object: JSONObject = [
        "name": .string(key.name), "value": value,
        "default": Settings().value(of: key), "summary": .string(key.summary),
      ]
      if origin { object["origin"] = .string(file.origin(of: key).rawValue) }
      context.print(object)
      return
    }
    let text =
      switch value {
      case .bool(let flag): flag ? "on" : "off"
      case .string(let word): word
      case .null: "none"
      default: value.description
      }
    show(key.name, text, origin ? words(of: file.origin(of: key), context) : key.summary, context)
  }

  @MainActor
  func show(_ name: String, _ text: String, _ summary: String, _ context: Context) {
    guard context.isOnTerminal else {
      return context.printRows([[name, text, summary]])
    }
    let line = name.padded(to: 17) + text.padded(to: 12) + " "
    if line.count + summary.count <= context.width {
      context.print(line + context.style(summary, .dim))
    } else {
      context.print(name.padded(to: 17) + text)
      for line in wrapped(summary, width: context.proseWidth, firstIndent: "  ", indent: "  ") {
        context.print(context.style(line, .dim))
      }
    }
  }
}
