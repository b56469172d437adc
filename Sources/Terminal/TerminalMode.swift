import Posix

/// The terminal's mode while keys are read, and its restoration in any case.
///
/// Keys arrive one by one and without echo; Ctrl-C is a key and not a signal. The original mode is
/// restored by `leave()`, at exit, when a signal ends the program, when it crashes, and while it is
/// suspended by Ctrl-Z.
enum TerminalMode {
  /// The state for signal handlers, in memory that never moves.
  struct State {
    var descriptor: Int32 = -1
    var isEntered = false
    var found = termios()
    var entered = termios()
    /// The terminal that marks pasted text while keys are read, or -1.
    var pasteDescriptor: Int32 = -1
    /// The terminal in full-screen mode, or -1.
    var screenDescriptor: Int32 = -1
    /// Where the window has a title of the program's, or -1.
    var titleDescriptor: Int32 = -1
    /// Where progress is shown, or -1.
    var progressDescriptor: Int32 = -1
    /// The end of a pipe by which a handler wakes up the reader of keys, or -1.
    var wakeDescriptor: Int32 = -1
  }

  // Signal handlers run outside any actor. Everything else is changed only on the main actor, and
  // before `isEntered` allows a handler to use it.
  nonisolated(unsafe) static let state: UnsafeMutablePointer<State> = {
    let pointer = UnsafeMutablePointer<State>.allocate(capacity: 1)
    pointer.initialize(to: State())
    return pointer
  }()

  /// Takes over the terminal. Keys typed before are not lost.
  /// - Parameter pasteDescriptor: Where to request marks around pasted text, or -1.
  @MainActor static func enter(descriptor: Int32, pasteDescriptor: Int32) {
    guard !state.pointee.isEntered else { return }
    var found = termios()
    guard tcgetattr(descriptor, &found) == 0 else { return }
    state.pointee.descriptor = descriptor
    state.pointee.found = found
    state.pointee.entered = keyByKey(found)
    state.pointee.pasteDescriptor = pasteDescriptor
    state.pointee.isEntered = true
    apply(state.pointee.entered)
    write(beginMarkingPastes, to: pasteDescriptor)
  }

  /// Switches to the full screen, a separate buffer on most terminals.
  @MainActor static func enterFullScreen(on descriptor: Int32) {
    guard state.pointee.screenDescriptor < 0 else { return }
    state.pointee.screenDescriptor = descriptor
    write(showOtherScreen)
  }

  /// Restores the previous screen; safe in a handler.
  static func leaveFullScreen() {
    guard state.pointee.screenDescriptor >= 0 else { return }
    write(showFirstScreen)
    state.pointee.screenDescriptor = -1
  }

  /// Has the terminal keep the window's title, so that the program's own can be in its place.
  @MainActor static func beginTitle(on descriptor: Int32) {
    guard state.pointee.isEntered, state.pointee.titleDescriptor < 0 else { return }
    state.pointee.titleDescriptor = descriptor
    write(keepTitle, to: descriptor)
  }

  /// Takes note that the terminal shows progress, so that it is cleared however the process ends.
  @MainActor static func beginProgress(on descriptor: Int32) {
    SignalHandlers.install()
    state.pointee.progressDescriptor = descriptor
  }

  /// Clears the progress; safe in a handler.
  static func endProgress() {
    write(ProgressSequence.none, to: state.pointee.progressDescriptor)
    state.pointee.progressDescriptor = -1
  }

  static let keepTitle: StaticString = "\u{1B}[22;2t"
  static let restoreTitle: StaticString = "\u{1B}[23;2t"
  static let beginMarkingPastes: StaticString = "\u{1B}[?2004h"
  static let endMarkingPastes: StaticString = "\u{1B}[?2004l"
  static let showOtherScreen: StaticString = "\u{1B}[?1049h\u{1B}[H\u{1B}[2J"
  static let showFirstScreen: StaticString = "\u{1B}[?25h\u{1B}[?1049l"

  /// Writes to the full screen if it is active; safe in a handler.
  static func write(_ sequence: StaticString) {
    write(sequence, to: state.pointee.screenDescriptor)
  }

  /// Writes to a descriptor, unless it is -1.
  static func write(_ sequence: StaticString, to descriptor: Int32) {
    guard descriptor >= 0 else { return }
    _ = Posix.write(descriptor, sequence.utf8Start, sequence.utf8CodeUnitCount)
  }

  /// Restores the original mode and screen.
  static func leave() {
    endProgress()
    leaveFullScreen()
    guard state.pointee.isEntered else { return }
    lend()
    state.pointee.titleDescriptor = -1
    state.pointee.isEntered = false
  }

  /// Restores the original mode until ``takeBack()``; safe in a handler.
  static func lend() {
    guard state.pointee.isEntered else { return }
    write(endMarkingPastes, to: state.pointee.pasteDescriptor)
    write(restoreTitle, to: state.pointee.titleDescriptor)
    apply(state.pointee.found)
  }

  /// Takes the terminal back after ``lend()``; safe in a handler.
  static func takeBack() {
    guard state.pointee.isEntered else { return }
    apply(state.pointee.entered)
    write(beginMarkingPastes, to: state.pointee.pasteDescriptor)
    write(keepTitle, to: state.pointee.titleDescriptor)
  }

  /// Sets attributes without waiting and without dropping input; safe in a handler.
  static func apply(_ attributes: termios) {
    var attributes = attributes
    while tcsetattr(state.pointee.descriptor, TCSANOW, &attributes) != 0, errno == EINTR {}
  }

  private static func keyByKey(_ found: termios) -> termios {
    var attributes = found
    attributes.c_iflag &= ~tcflag_t(ICRNL | INLCR | IGNCR | ISTRIP | IXON)
    attributes.c_lflag &= ~tcflag_t(ICANON | ECHO | IEXTEN)
    attributes.c_lflag |= tcflag_t(ISIG)
    // A signal from the keyboard must not discard keys typed ahead.
    attributes.c_lflag |= tcflag_t(NOFLSH)
    withUnsafeMutableBytes(of: &attributes.c_cc) { characters in
      characters[Int(VINTR)] = disabledCharacter
      characters[Int(VMIN)] = 1
      characters[Int(VTIME)] = 0
    }
    return attributes
  }

  /// `_POSIX_VDISABLE`, which is not imported.
  private static var disabledCharacter: UInt8 {
    #if canImport(Darwin)
      0xFF
    #else
      0
    #endif
  }
}
