import Collection
import Screen
import Terminal

/// The commands of the learner's keys.
struct KeyMap {
  private let commands: [Key: ReviewCommand]
  private let names: [ReviewCommand: String]
  /// Whether nothing is saved.
  private let isReadOnly: Bool

  init(_ settings: Settings, isReadOnly: Bool = false) {
    self.isReadOnly = isReadOnly
    var commands: [Key: ReviewCommand] = [:]
    var names: [ReviewCommand: String] = [:]
    for command in ReviewCommand.allCases {
      let name = settings.key(for: command)
      names[command] = name.text
      // If the file gives one key to two commands, the first in the list has it.
      let key = Key(name)
      if commands[key] == nil { commands[key] = command }
    }
    self.commands = commands
    self.names = names
  }

  /// The command of a key; leaving and showing the answer have fixed keys too.
  subscript(key: Key) -> ReviewCommand? {
    if let command = commands[key] { return command }
    return switch key {
    case .enter: .reveal
    case .interrupt, .endOfFile: .leave
    default: nil
    }
  }

  /// A key as the screen names it: `Space`, `Ctrl-X`, `u`.
  func name(of command: ReviewCommand) -> String {
    let name = names[command] ?? ""
    if name.hasPrefix("ctrl-") { return "Ctrl-" + name.dropFirst(5).uppercased() }
    return name.count > 1 ? name.prefix(1).uppercased() + name.dropFirst() : name
  }

  /// A key without a command, as a message names it.
  static func shown(_ key: Key) -> String {
    switch key {
    case .character(" "): "Space"
    case .character(let character): "“\(sanitized(String(character), keepNewlines: false))”"
    case .control(let letter): "Ctrl-\(letter.uppercased())"
    case .tab: "Tab"
    case .escape: "Esc"
    case .backspace: "Backspace"
    case .delete: "Delete"
    default: "This key"
    }
  }

  /// The keys with their meanings, for a help screen.
  var help: [(key: String, meaning: String)] {
    ReviewCommand.allCases.filter { !isReadOnly || !$0.changesCards }.map { command in
      let meaning =
        isReadOnly && command == .leave
        ? "leave; nothing is kept (Ctrl-C and Ctrl-D too)" : command.summary
      return (name(of: command), meaning)
    }
  }
}

extension Key {
  init(_ name: KeyName) {
    switch name.text {
    case "space": self = .character(" ")
    case "tab": self = .tab
    case "backspace": self = .backspace
    case "delete": self = .delete
    case let text where text.hasPrefix("ctrl-"): self = .control(text.last!)
    case let text: self = .character(text.first!)
    }
  }
}
