import ArgumentParser
import Flashcards
import Journal
import Study
import Terminal

/// What Tab completes at the prompt: commands, their options, decks, tags, cards, settings, files.
@MainActor
struct Completion {
  let collection: Collection
  let workingFolder: String

  init(_ collection: Collection, workingFolder: String) {
    self.collection = collection
    self.workingFolder = workingFolder
  }

  func candidates(_ request: CompletionRequest) -> [String] {
    var line = request.line.prefix(request.wordStart)
    // A word in quotation marks begins behind the mark that opens it.
    if line.hasSuffix("\"") { line.removeLast() }
    let before = (try? CommandLineWords.split(String(line))) ?? []
    let found = all(after: before, word: request.word)
      .filter { $0.lowercased().hasPrefix(request.word.lowercased()) }.sorted()
    // What has the case that was typed goes first: other cases would share no beginning with it.
    let exact = found.filter { $0.hasPrefix(request.word) }
    return exact.isEmpty ? found : exact
  }

  private func all(after words: [String], word: String) -> [String] {
    guard let command = words.first else { return Rounds.commandNames + ["quit"] }
    if word.hasPrefix("-") { return optionNames(of: command) }
    switch words.last {
    case "--tag": return tags
    case "--deck": return decks
    case "--policy": return ["published", "delphi"]
    case "--format": return ["markdown", "delimited", "csv", "tsv", "json"]
    default: break
    }
    switch command {
    case "review": return decks
    case "show", "grade", "suspend", "unsuspend", "relink":
      return collection.library.entries.map(\.card.id.text)
    case "cards": return queryWords
    case "config": return settings(after: words)
    case "import", "check": return files(word)
    case "help": return Rounds.commandNames
    default: return []
    }
  }

  private var decks: [String] { collection.library.decks.map(\.name) }

  private var tags: [String] {
    Set(collection.library.entries.flatMap { collection.library.tags(of: $0) }).sorted()
  }

  private var queryWords: [String] {
    CardSearch.states.map { "is:\($0)" } + tags.map { "tag:\($0)" }
      + decks.map { "deck:\($0)" }
  }

  private func settings(after words: [String]) -> [String] {
    guard words.count > 1, let key = Settings.key(named: words[1]) else {
      return Settings.keys.map(\.name)
    }
    if case .words(let values) = key.values { return values }
    return []
  }

  private func optionNames(of command: String) -> [String] {
    guard
      let type = Rounds.configuration.subcommands.first(where: {
        $0.configuration.commandName == command
      })
    else { return [] }
    // The help screen is where argument-parser tells the options.
    return type.helpMessage(columns: 200).split(whereSeparator: { " ,\n".contains($0) })
      .filter { $0.hasPrefix("--") }.map { String($0.prefix { $0 != "=" }) }
  }

  private func files(_ word: String) -> [String] {
    let folder = word.lastIndex(of: "/").map { String(word[...$0]) } ?? ""
    let path = folder.hasPrefix("/") ? folder : FileSystem.join(workingFolder, folder)
    let names = (try? FileSystem.names(in: path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.map { name in
      folder + name + (FileSystem.isFolder(FileSystem.join(path, name)) ? "/" : "")
    }
  }
}
