import Collection
import Files
import Terminal

/// The learner's editor, with its syntax for a line number.
struct Editor {
  /// A shell command such as `code --wait`.
  let command: String

  init(command: String) {
    self.command = command
  }

  /// What may be there where a learner has named none, the easiest first. Debian's `editor` is what
  /// the machine's owner has chosen.
  private static let usual = ["editor", "nano", "vi"]

  /// The setting, or else `$VISUAL`, `$EDITOR`, or the first of ``usual`` if there is a terminal to show
  /// it on.
  init(_ setting: String?, _ surroundings: Surroundings, isInteractive: Bool) throws(Failure) {
    if let setting {
      command = setting
      return
    }
    let isDumb = surroundings.set("TERM").map { $0 == "dumb" } ?? true
    let named = isDumb ? surroundings.set("EDITOR") : nil
    if let command = named ?? surroundings.set("VISUAL") ?? surroundings.set("EDITOR") {
      self.command = command
    } else if isInteractive && !isDumb {
      let path = surroundings.set("PATH")
      command = Self.usual.first { FileSystem.isProgram($0, in: path) } ?? "vi"
    } else {
      throw Failure(
        "there is no editor to open: neither VISUAL nor EDITOR is set",
        hint: "set EDITOR to a command, as in: export EDITOR=nano, or name one for rounds alone: "
          + "rounds config --user editor nano")
    }
  }

  /// The arguments that open a file, at a line if one is given.
  ///
  /// Most editors take `+LINE FILE`. Those with their own windows take the line in other ways, and
  /// have to be asked to wait until the file is closed.
  func arguments(file: String, line: Int?) -> [String] {
    let words = (try? CommandLineWords.split(command)) ?? []
    let name = words.first.flatMap { $0.split(separator: "/").last } ?? ""
    func waiting(_ option: String, _ others: String...) -> [String] {
      words.contains { $0 == option || others.contains($0) } ? [] : [option]
    }
    guard let line, line > 0 else {
      switch name {
      case "code", "code-insiders", "codium", "vscodium", "cursor", "windsurf", "zed", "zeditor",
        "subl", "sublime_text", "mate", "idea", "kate":
        return waiting(name == "kate" ? "--block" : "--wait", "-w", "-b") + [file]
      default: return [file]
      }
    }
    switch name {
    case "code", "code-insiders", "codium", "vscodium", "cursor", "windsurf":
      return waiting("--wait", "-w") + ["--goto", "\(file):\(line)"]
    case "zed", "zeditor", "subl", "sublime_text":
      return waiting("--wait", "-w") + ["\(file):\(line)"]
    case "hx", "helix": return ["\(file):\(line)"]
    case "mate": return waiting("--wait", "-w") + ["--line", "\(line)", file]
    case "idea": return waiting("--wait", "-w") + ["--line", "\(line)", file]
    case "kate": return waiting("--block", "-b") + ["--line", "\(line)", file]
    // These do not support line numbers.
    case "ed", "open", "xdg-open": return [file]
    default: return ["+\(line)", file]
    }
  }
}

extension Context {
  /// Lets the learner edit a deck's own file. If the editor fails, the file stays as it was, and
  /// what was written is saved in the collection's cache.
  /// - Returns: What has changed; nil if nothing has.
  func editFile(
    of deck: Library.LoadedDeck, line: Int?, in collection: Collection
  ) throws -> DeckChanges? {
    let (file, before) = try collection.ownFile(of: deck)
    do throws(Failure) {
      try openEditor(collection.settings.editor, file, line: line)
    } catch {
      let kept = try collection.discardEdit(of: deck, at: file, before: before)
      throw Failure(
        "\(error.message); the deck is as it was",
        hint: kept.map { "what the editor wrote is in \(surroundings.displayed($0))" } ?? error.hint
      )
    }
    return try collection.change(of: deck, at: file, before: before)
  }

  /// Opens a file in the learner's editor at a line, and waits until the editor has ended.
  ///
  /// The editor owns the terminal in the meantime; code that reads keys afterwards takes it back.
  private func openEditor(
    _ setting: String?, _ file: String, line: Int? = nil
  ) throws(Failure) {
    let editor = try Editor(setting, surroundings, isInteractive: terminal.isInteractive)
    terminal.releaseTerminal()
    // Like git: the shell parses the command, but not the file's name.
    let result = ChildProcess.run(
      ["/bin/sh", "-c", editor.command + " \"$@\"", editor.command]
        + editor.arguments(file: file, line: line))
    switch result {
    case .exited(0): return
    case .exited(126), .exited(127):
      throw Failure(
        "the editor `\(editor.command)` cannot be started",
        hint: setting == nil
          ? "set EDITOR to a command that can, as in: export EDITOR=vi"
          : "name one that can, as in: rounds config --user editor vi")
    case .exited(let code):
      throw Failure("the editor `\(editor.command)` ended with code \(code)")
    case .killed(let signal):
      throw Failure("the editor `\(editor.command)` was ended by signal \(signal)")
    case .notStarted(let reason):
      throw Failure(
        "the shell cannot be started: \(reason)", hint: "/bin/sh has to be there to run an editor")
    }
  }
}
