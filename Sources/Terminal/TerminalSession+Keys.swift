extension TerminalSession {
  /// The longest time for the rest of a key, in milliseconds: after a lone ESC, and within a
  /// sequence.
  private static let escapePatience: Int32 = 50
  private static let sequencePatience: Int32 = 500

  /// Waits for one key.
  ///
  /// - Parameter redraw: Called when the window was resized or the program continued after Ctrl-Z,
  ///   to redraw the screen.
  package func readKey(redraw: (() -> Void)? = nil) -> Key {
    takeTerminal()
    while true {
      if !wakes.isEmpty {
        wakes = []
        redraw?()
      }
      if timeIsUp { return .timeIsUp }
      if dropLateAnswer() { continue }
      if case .key(let key, let length) = KeyDecoder.decode(pending.bytes) {
        return take(key, length)
      }
      let arrival =
        switch pending.bytes.count {
        case 0: waitForInputCountingDown()
        case 1 where pending.bytes.first == 0x1B: waitForInput(timeout: Self.escapePatience)
        default: waitForInput(timeout: Self.sequencePatience)
        }
      switch arrival {
      case .input, .woken: continue
      case .timeout where pending.isEmpty: return .timeIsUp
      case .timeout, .closed:
        guard case .key(let key, let length) = KeyDecoder.decode(pending.bytes, isFinal: true)
        else { return .endOfFile }
        return take(key, length)
      }
    }
  }

  private func take(_ key: Key, _ length: Int) -> Key {
    pending.removeFirst(length)
    if key == .paste { _ = readPaste() }
    return key
  }

  /// The mark after a pasted text.
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// Reads a pasted text from the mark before it up to the mark after it or a long pause.
  /// - Complexity: Linear in the length of the text.
  func readPaste() -> [UInt8] {
    var text: [UInt8] = []
    while !text.suffix(Self.pasteEnd.count).elementsEqual(Self.pasteEnd) {
      if let byte = pending.popFirst() {
        text.append(byte)
      } else if case .timeout = waitForInput(timeout: Self.sequencePatience) {
        return text
      } else if inputIsClosed {
        return text
      }
    }
    return text.dropLast(Self.pasteEnd.count)
  }

  /// Reads on after an ESC that has been taken from the queue, to determine the key.
  /// - Returns: The Escape key, `paste` for the mark before a pasted text, or nil for an ESC that
  ///   begins something else, which is still in the queue.
  func keyAfterEscape() -> Key? {
    while true {
      let bytes = pending.bytes
      if bytes.isEmpty {
        switch waitForInput(timeout: Self.escapePatience) {
        case .input: continue
        case .woken: continue
        case .timeout, .closed: return .escape
        }
      }
      switch KeyDecoder.decode([0x1B] + bytes.prefix(8)) {
      case .key(.paste, let length):
        pending.removeFirst(length - 1)
        return .paste
      case .key: return nil
      case .incomplete:
        guard bytes.count < 8, case .input = waitForInput(timeout: Self.sequencePatience) else {
          return nil
        }
      }
    }
  }
}
