import Files
import Screen

extension TerminalSession {
  /// What became of a text that was to be copied.
  package enum Copying: Hashable, Sendable {
    /// The terminal is known to take it.
    case copied
    /// It was sent; whether the terminal takes it depends on its settings.
    case sent
    /// The terminal has no clipboard.
    case refused
    /// The text is longer than clipboards of terminals are.
    case tooLong
  }

  /// Puts a text into the clipboard of the terminal, and within tmux into its buffer too.
  package func copy(_ text: String) -> Copying {
    guard canPlaceText, TerminalKind.passesOverUnknownSequences(environment: environment) else {
      return .refused
    }
    guard text.utf8.count <= ClipboardSequence.mostBytes else { return .tooLong }
    let sequence = ClipboardSequence.copying(text)
    if environment["TMUX"].map({ !$0.isEmpty }) ?? false {
      // tmux takes the sequence only if it is set to, but knows its terminal's clipboard itself.
      let result = ChildProcess.output(
        of: ["tmux", "load-buffer", "-w", "-"], environment: environment,
        input: Array(text.utf8), within: 1000)
      if result?.ending != .exited(0) { send(ClipboardSequence.throughTmux(sequence)) }
      return .sent
    }
    if environment["STY"].map({ !$0.isEmpty }) ?? false {
      send(ClipboardSequence.throughScreen(sequence))
      return .sent
    }
    send(sequence)
    return TerminalKind.hasClipboard(environment: environment) ? .copied : .sent
  }
}
