import ArgumentParser
import Collection
import Exchange
import Files
import Flashcards
import SpacedRepetition
import Study
import Terminal

/// The candidates for Tab, at the prompt and in shells, depending on the text before the cursor:
/// commands, their options and the values of these, decks, tags, cards, settings, searches, files.
@MainActor
struct Completion {
  let collection: Collection
  let surroundings: Surroundings

  private let commands: CommandTree

  init(_ collection: Collection, _ commands: CommandTree, _ surroundings: Surroundings) {
    self.commands = commands
    self.collection = collection
    self.surroundings = surroundings
  }

  /// The candidates at the cursor of the prompt's line.
  func candidates(_ request: CompletionRequest) -> [String] {
    var line = request.line.prefix(request.wordStart)
    let isQuoted = line.last == "\"" || line.last == "'"
    // A word in quotation marks begins after the opening mark.
    if isQuoted { line.removeLast() }
    var before = (try? CommandLineWords.split(String(line))) ?? []
    // The mark may be inside a word, as in `deck:"Claims and forms"`.
    let start = isQuoted && line.last?.isWhitespace == false ? before.popLast() ?? "" : ""
    if before.first == "rounds" { before.removeFirst() }
    return candidates(
      after: before, word: start + request.word, besides: before.isEmpty ? ["quit"] : []
    ).map { String($0.dropFirst(start.count)) }
  }

  /// The completions of a word.
  /// - Parameters:
  ///   - words: The words before it, without the program's name.
  ///   - others: Further completions.
  func candidates(
    after words: [String], word: String, besides others: [String] = []
  ) -> [String] {
    let found = Set(all(after: words, word: word) + others)
      .filter { $0.lowercased().hasPrefix(word.lowercased()) }.sorted()
    // Candidates with the typed case come first: others would share no prefix with it.
    let exact = found.filter { $0.hasPrefix(word) }
    return exact.isEmpty ? found : exact
  }

  private func all(after words: [String], word: String) -> [String] {
    guard let command = words.first else {
      return commands.names
    }
    if let values = values(of: words.last ?? "", in: command, word) { return values }
    if word.hasPrefix("--") { return optionNames(of: command) }
    let arguments = Array(words.dropFirst())
    switch command {
    case "review": return word.hasPrefix("-") ? optionNames(of: command) : decks(after: arguments)
    case "show", "grade", "relink": return cards
    case "suspend", "unsuspend", "bury", "flag", "reset", "due":
      return word.hasPrefix("--") ? optionNames(of: command) : cards + searchWords(word)
    case "plan": return word.hasPrefix("-") ? optionNames(of: command) : decks(after: arguments)
    case "exam": return exams.names + tags
    case "edit": return decks(after: arguments) + (arguments.isEmpty ? cards : [])
    case "find", "cards": return searchWords(word)
    case "stats": return StatsPicture.allCases.map(\.rawValue)
    case "config": return settings(after: words)
    case "trial":
      if word.hasPrefix("-") { return optionNames(of: command) }
      return arguments.isEmpty
        ? TrialCommand.Task.allCases.map(\.rawValue)
        : arguments[0] == "policy" ? Scheduler.Policy.allCases.map(\.rawValue) : []
    case "import", "check", "export":
      return word.hasPrefix("-") ? optionNames(of: command) : files(word)
    case "completion": return Shell.allCases.map(\.rawValue)
    case "decks" where ["update", "remove"].contains(arguments.first ?? ""):
      return word.hasPrefix("-") ? [] : collection.settings.followed.keys.sorted()
    case "decks" where arguments.first == "add": return word.hasPrefix("-") ? [] : files(word)
    case "backup", "decks":
      return arguments.isEmpty && !word.hasPrefix("-")
        ? subcommandNames(of: command) : optionNames(of: command)
    case "help":
      return commands.names + GuidePage.all(in: surroundings.guide).map(\.topic) + ["guide"]
    default: return word.hasPrefix("-") ? optionNames(of: command) : []
    }
  }

  // MARK: Options

  /// The values of an option; nil if it takes no value.
  private func values(of option: String, in command: String, _ word: String) -> [String]? {
    switch option {
    case "--tag", "--tags": tags
    case "--deck": decks
    case "--search": searchWords(word)
    case "--save", "--forget": collection.settings.searches.keys.sorted()
    case "--policy": Scheduler.Policy.allCases.map(\.rawValue)
    case "--kind": TypedCard.kinds.map(\.rawValue)
    case "--format" where command == "export": ExportFormat.allCases.map(\.rawValue)
    case "--format": ImportFormat.allCases.map(\.rawValue)
    case "--header": ["yes", "no"]
    case "--delimiter": ["comma", "tab", "semicolon", "pipe", "colon", "space"]
    case "--rows": ["line", "blank"]
    case "--encoding":
      [
        "utf-8", "utf-16", "latin-1", "windows-1252", "shift-jis", "gb18030", "big5", "euc-jp",
        "euc-kr",
      ]
    case "--output", "--collection", "--html", "--svg": files(word)
    default: nil
    }
  }

  private func optionNames(of command: String) -> [String] {
    guard let type = commands.command(named: command) else { return [] }
    // The options are only available from argument-parser's help screen.
    return type.helpMessage(columns: 200).split(whereSeparator: { " ,\n<>[]()".contains($0) })
      .filter { $0.hasPrefix("--") }.map { String($0.prefix { $0 != "=" }) }
  }

  private func subcommandNames(of command: String) -> [String] {
    (commands.command(named: command)?.configuration.subcommands ?? [])
      .compactMap { $0.configuration.commandName }
  }

  // MARK: Names

  private var decks: [String] { collection.library.decks.map(\.name) }

  /// The decks, and the rest of names whose first words have been typed already.
  private func decks(after words: [String]) -> [String] {
    let rest = words.indices.flatMap { start in
      let typed = words[start...].joined(separator: " ").lowercased() + " "
      return decks.filter { $0.lowercased().hasPrefix(typed) }
        .map { String($0.dropFirst(typed.count)) }
    }
    return rest.isEmpty ? decks : rest
  }

  private var exams: KnownExams { KnownExams(surroundings, collection.folder) }

  private var cards: [String] { collection.library.entries.map(\.id.text) }

  private var tags: [String] {
    Set(collection.library.entries.flatMap { collection.library.tags(of: $0) }).sorted()
  }

  private func settings(after words: [String]) -> [String] {
    guard words.count > 1, let key = Settings.key(named: words[1]) else {
      return Settings.keys.map(\.name)
    }
    switch key.values {
    case .words(let values): return values
    case .exams: return exams.values
    default: return []
    }
  }

  // MARK: Searches

  /// The words of a search: a field first, then its values; after `-` or `(` as at the beginning.
  private func searchWords(_ word: String) -> [String] {
    let marks = String(word.prefix { $0 == "-" || $0 == "(" })
    let rest = word.dropFirst(marks.count).lowercased()
    return searchTerms(rest).map { marks + $0 }
  }

  private func searchTerms(_ word: String) -> [String] {
    func values(_ field: String, _ names: [String]) -> [String] { names.map { field + $0 } }
    guard let colon = word.firstIndex(of: ":") else {
      return CardSearch.fields + collection.settings.searches.keys.map { "@" + $0 } + ["or"]
    }
    switch word[...colon] {
    case "deck:": return values("deck:", decks)
    case "tag:": return values("tag:", tags)
    case "id:": return values("id:", cards)
    case "is:": return values("is:", CardSearch.states)
    case "kind:": return values("kind:", CardSearch.kinds)
    case "flag:": return values("flag:", CardSearch.flags)
    case "prop:":
      return CardSearch.properties.flatMap { name in
        ["<", "<=", "=", ">=", ">"].map { "prop:\(name)\($0)" }
      }
    case "rated:": return values("rated:", ["1", "7", "30", "7:0..2"])
    case "added:": return values("added:", ["1", "7", "30"])
    default: return []
    }
  }

  // MARK: Files

  private func files(_ word: String) -> [String] {
    let folder = word.lastIndex(of: "/").map { String(word[...$0]) } ?? ""
    let path = surroundings.absolute(folder.isEmpty ? "." : folder)
    let names = (try? FileSystem.names(in: path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.map { name in
      folder + name + (FileSystem.isFolder(FileSystem.join(path, name)) ? "/" : "")
    }
  }
}
