import Posix

extension TerminalSession {
  /// What ended a wait for input.
  enum Arrival {
    case input, closed, timeout
    /// The window was resized, or the program continued after Ctrl-Z; `wakes` says which.
    case woken
  }

  /// Waits until there is input, and moves it into the queue.
  ///
  /// From a terminal one byte is read at a time, so that keys typed ahead are left for another
  /// program when this one ends.
  ///
  /// - Parameter timeout: Milliseconds, or -1 to wait indefinitely.
  func waitForInput(timeout: Int32 = -1) -> Arrival {
    if inputIsClosed { return .closed }
    while true {
      var descriptors = [
        pollfd(fd: inputDescriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: wakeReader, events: Int16(POLLIN), revents: 0),
      ]
      let count = poll(&descriptors, 2, timeout)
      if count < 0, errno != EINTR, errno != EAGAIN { return close() }
      if count <= 0 {
        if count == 0 { return .timeout }
        continue
      }
      if descriptors[1].revents & Int16(POLLIN) != 0 {
        drainWakes()
        return .woken
      }
      var buffer = [UInt8](repeating: 0, count: isInteractive ? 1 : 65_536)
      let length = read(inputDescriptor, &buffer, buffer.count)
      if length > 0 {
        pending.append(buffer[..<length])
        return .input
      }
      if length == 0 || (errno != EINTR && errno != EAGAIN) { return close() }
    }
  }

  /// Whether Ctrl-C has been typed during other work. The call consumes it, together with
  /// everything typed before it.
  package func interruptWasTyped() -> Bool {
    guard isInteractive else { return false }
    takeTerminal()
    while case .input = waitForInput(timeout: 0) {}
    guard let place = pending.bytes.lastIndex(of: 0x03) else { return false }
    pending.removeFirst(place + 1 - pending.bytes.startIndex)
    return true
  }

  /// Discards keys that were typed but not used yet.
  package func dropTypedAhead() {
    guard isInteractive else { return }
    while case .input = waitForInput(timeout: 0) {}
    pending.removeFirst(pending.bytes.count)
  }

  private func close() -> Arrival {
    inputIsClosed = true
    return .closed
  }

  /// Opens a pipe from the signal handlers to the reader of keys; returns the end to read from.
  static func openWakePipe() -> Int32 {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return -1 }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    TerminalMode.state.pointee.wakeDescriptor = ends[1]
    return ends[0]
  }

  private func drainWakes() {
    var buffer = [UInt8](repeating: 0, count: 64)
    while case let length = read(wakeReader, &buffer, buffer.count), length > 0 {
      wakes.formUnion(buffer[..<length])
      forgetPictures()
    }
  }
}
