extension TerminalSession {
  /// How long the rest of a key may take, in milliseconds: after a lone ESC, and within a sequence.
  private static let escapePatience: Int32 = 50
  private static let sequencePatience: Int32 = 500

  /// Waits for one key.
  ///
  /// - Parameter redraw: called when the window was resized or the program continued after Ctrl-Z,
  ///   so that the screen can be shown anew.
  package func readKey(redraw: (() -> Void)? = nil) -> Key {
    takeTerminal()
    while true {
      if !wakes.isEmpty {
        wakes = []
        redraw?()
      }
      if case .key(let key, let length) = KeyDecoder.decode(pending.bytes) {
        return take(key, length)
      }
      let timeout: Int32 =
        switch pending.bytes.count {
        case 0: -1
        case 1 where pending.bytes.first == 0x1B: Self.escapePatience
        default: Self.sequencePatience
        }
      switch waitForInput(timeout: timeout) {
      case .input, .woken: continue
      case .timeout, .closed:
        guard case .key(let key, let length) = KeyDecoder.decode(pending.bytes, isFinal: true)
        else { return .endOfFile }
        return take(key, length)
      }
    }
  }

  private func take(_ key: Key, _ length: Int) -> Key {
    pending.removeFirst(length)
    return key
  }
}
