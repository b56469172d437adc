import ArgumentParser
import JSON
import Text

/// The commands with their arguments and options as JSON, from what the argument parser says of them.
///
/// The parser's own description (`--experimental-dump-help`) is the source, so nothing is written
/// twice; its names are not stable, and what is printed is.
struct CommandList {
  private let commands: [JSONObject]

  /// - Parameter root: The root command, whose name is part of each command's name.
  init(_ root: any ParsableCommand.Type) throws(Failure) {
    guard let dump = try? JSONValue(parsing: root._dumpHelp()), let command = dump["command"] else {
      throw Failure("the commands cannot be described")
    }
    commands = Self.commands(command, below: [])
  }

  /// The objects of the commands that begin with some words, each with a command's name.
  func objects(_ words: [String]) -> [JSONObject] {
    commands.filter { object in
      let name = object["command"]?.string?.split(separator: " ").map(String.init) ?? []
      return name.dropFirst().starts(with: words)
    }
  }

  private static func commands(_ command: JSONValue, below path: [String]) -> [JSONObject] {
    guard let name = command["commandName"]?.string, command["shouldDisplay"]?.bool ?? true,
      name != "help"
    else { return [] }
    let path = path + [name]
    let object: JSONObject = [
      "command": .string(path.joined(separator: " ")),
      "aliases": command["aliases"] ?? .array([]),
      "abstract": command["abstract"] ?? .null,
      "discussion": command["discussion"] ?? .null,
      "arguments": .array(
        (command["arguments"]?.array ?? []).filter { $0["shouldDisplay"]?.bool ?? true }
          .map { .object(argument($0)) }),
    ]
    return [object]
      + (command["subcommands"]?.array ?? []).flatMap { commands($0, below: path) }
  }

  private static func argument(_ argument: JSONValue) -> JSONObject {
    let names = (argument["names"]?.array ?? []).compactMap { name -> JSONValue? in
      guard let word = name["name"]?.string else { return nil }
      return .string((name["kind"]?.string == "long" ? "--" : "-") + word)
    }
    let isFlag = argument["kind"]?.string == "flag"
    return [
      "kind": argument["kind"] ?? .null,
      "names": .array(names),
      "value": isFlag ? .null : argument["valueName"] ?? .null,
      "help": argument["abstract"] ?? .null,
      "section": argument["sectionTitle"] ?? .null,
      "optional": argument["isOptional"] ?? .bool(false),
      "repeating": argument["isRepeating"] ?? .bool(false),
      "default": argument["defaultValue"] ?? .null,
      "values": argument["allValues"] ?? .null,
    ]
  }
}

extension Context {
  /// Prints the commands as JSON if the arguments ask for it: `help --json`, and words that begin a
  /// command's name.
  /// - Returns: Whether they do.
  func listCommands(_ arguments: [String]) throws(Failure) -> Bool {
    guard arguments.first == "help", arguments.contains("--json") else { return false }
    let words = arguments.dropFirst().filter { $0 != "--json" }
    let objects = try CommandList(Rounds.self).objects(Array(words))
    guard !objects.isEmpty else {
      throw Failure(
        .usage, "there is no command `\(words.joined(separator: " "))`",
        hint: "`rounds help --json` lists them all")
    }
    objects.forEach(print)
    return true
  }
}
