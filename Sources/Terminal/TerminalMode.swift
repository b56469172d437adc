import Posix

/// The terminal's settings while keys are read, and their restoration whatever happens.
///
/// Keys come one by one and without echo; Ctrl-C is a key and not a signal. The settings that were
/// found are put back by `leave()`, at exit, when a signal ends the program, when it crashes, and
/// while it is suspended by Ctrl-Z.
enum TerminalMode {
  /// What a signal handler needs, in memory that never moves.
  struct State {
    var descriptor: Int32 = -1
    var isEntered = false
    var found = termios()
    var entered = termios()
    /// Where a terminal marks what is pasted while keys are read, or -1.
    var pasteDescriptor: Int32 = -1
    /// Where the whole screen is taken, or -1.
    var screenDescriptor: Int32 = -1
    /// Where the window has a title of the program's, or -1.
    var titleDescriptor: Int32 = -1
    /// The end of a pipe by which a handler wakes whoever waits for keys, or -1.
    var wakeDescriptor: Int32 = -1
  }

  // Signal handlers run outside of any actor. All else is changed on the main actor only, and
  // before `isEntered` says that a handler may use it.
  nonisolated(unsafe) static let state: UnsafeMutablePointer<State> = {
    let pointer = UnsafeMutablePointer<State>.allocate(capacity: 1)
    pointer.initialize(to: State())
    return pointer
  }()

  /// Takes the terminal over. Nothing that was typed before is lost.
  /// - Parameter pasteDescriptor: Where to ask that pasted text is marked as such, or -1.
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

  /// Takes the whole screen, a buffer of its own on most terminals.
  @MainActor static func enterFullScreen(on descriptor: Int32) {
    guard state.pointee.screenDescriptor < 0 else { return }
    state.pointee.screenDescriptor = descriptor
    write(showOtherScreen)
  }

  /// Shows what was on the screen before it was taken, as a handler may.
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

  static let keepTitle: StaticString = "\u{1B}[22;2t"
  static let restoreTitle: StaticString = "\u{1B}[23;2t"
  static let beginMarkingPastes: StaticString = "\u{1B}[?2004h"
  static let endMarkingPastes: StaticString = "\u{1B}[?2004l"
  static let showOtherScreen: StaticString = "\u{1B}[?1049h\u{1B}[H\u{1B}[2J"
  static let showFirstScreen: StaticString = "\u{1B}[?25h\u{1B}[?1049l"

  /// Writes to the screen where it is taken, as a handler may.
  static func write(_ sequence: StaticString) {
    write(sequence, to: state.pointee.screenDescriptor)
  }

  /// Writes to a descriptor, unless it is -1.
  private static func write(_ sequence: StaticString, to descriptor: Int32) {
    guard descriptor >= 0 else { return }
    _ = Posix.write(descriptor, sequence.utf8Start, sequence.utf8CodeUnitCount)
  }

  /// Puts the settings back that were found, and the screen.
  static func leave() {
    leaveFullScreen()
    guard state.pointee.isEntered else { return }
    lend()
    state.pointee.titleDescriptor = -1
    state.pointee.isEntered = false
  }

  /// Puts the settings back that were found until ``takeBack()``, as a handler may.
  static func lend() {
    guard state.pointee.isEntered else { return }
    write(endMarkingPastes, to: state.pointee.pasteDescriptor)
    write(restoreTitle, to: state.pointee.titleDescriptor)
    apply(state.pointee.found)
  }

  /// Takes what was lent, as a handler may.
  static func takeBack() {
    guard state.pointee.isEntered else { return }
    apply(state.pointee.entered)
    write(beginMarkingPastes, to: state.pointee.pasteDescriptor)
    write(keepTitle, to: state.pointee.titleDescriptor)
  }

  /// Sets attributes without waiting and without dropping input, as a handler may.
  static func apply(_ attributes: termios) {
    var attributes = attributes
    while tcsetattr(state.pointee.descriptor, TCSANOW, &attributes) != 0, errno == EINTR {}
  }

  private static func keyByKey(_ found: termios) -> termios {
    var attributes = found
    attributes.c_iflag &= ~tcflag_t(ICRNL | INLCR | IGNCR | ISTRIP | IXON)
    attributes.c_lflag &= ~tcflag_t(ICANON | ECHO | IEXTEN)
    attributes.c_lflag |= tcflag_t(ISIG)
    // A signal from the keyboard must not throw away the keys typed ahead of it.
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
