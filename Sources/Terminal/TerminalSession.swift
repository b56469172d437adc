import CReadline
import Posix
import Screen

/// The terminal: its output, and the typed lines and keys.
///
/// Lines and keys come from one queue of bytes, so that keys typed ahead arrive in order, whichever
/// function reads them. From the first line or key until `releaseTerminal()` the terminal does not
/// echo by itself and Ctrl-C is a key; `interruptWasTyped()` lets long work check for it. The
/// terminal's mode is restored however the process ends.
///
/// Readline keeps its state in globals: there can be only one session at a time.
@MainActor
package final class TerminalSession {
  let inputDescriptor: Int32
  let outputDescriptor: Int32
  let environment: [String: String]

  /// Whether both standard input and output are terminals.
  package let isInteractive: Bool
  /// Whether a reader of the output has gone away; later output is dropped.
  package internal(set) var outputIsClosed = false
  /// The system's `errno` of the first failed write; later output is dropped.
  package private(set) var outputError: Int32?

  var pending = ByteQueue()
  var inputIsClosed = false
  let wakeReader: Int32
  /// Notifications from the signal handlers that have not been handled yet.
  var wakes: Set<UInt8> = []

  /// The title that the window has of the program.
  var shownTitle: String?

  /// The pictures on the screen, and those whose data the terminal has.
  var shownPictures: [PlacedPicture] = []
  var sentPictures: Set<UInt32> = []
  /// How the terminal shows pictures, once that is known.
  var knownProtocol: PictureProtocol?
  /// What the terminal last said of its abilities (DA1).
  var deviceAttributes: Set<Int> = []

  /// What the terminal says of its background, once it was asked: whether it is dark, if it knows.
  var background: Bool??
  /// Whether the terminal was asked and has not answered in time.
  var answerMayBeLate = false

  /// The time limit while keys and lines are read.
  package var countdown: Countdown?

  // For readline's callbacks; see TerminalSession+Lines.
  static var current: TerminalSession?
  var lineInProgress: LineInProgress?
  var readlineIsReady = false
  let name: String

  /// Writing to a reader that has gone away must not end the program, so SIGPIPE is ignored from
  /// now on; programs started afterwards inherit that.
  ///
  /// - Parameters:
  ///   - environment: For `TERM`, `COLUMNS` and `LINES`.
  ///   - name: The program's name, for `$if name` in the learner's `.inputrc`.
  package init(
    inputDescriptor: Int32 = 0, outputDescriptor: Int32 = 1, environment: [String: String],
    name: String = "rounds"
  ) {
    self.inputDescriptor = inputDescriptor
    self.outputDescriptor = outputDescriptor
    self.environment = environment
    self.name = name
    isInteractive = isatty(inputDescriptor) == 1 && isatty(outputDescriptor) == 1
    signal(SIGPIPE, SIG_IGN)
    wakeReader = isInteractive ? Self.openWakePipe() : -1
    if isInteractive { SignalHandlers.install() }
    TerminalSession.current = self
  }

  // MARK: The terminal's mode

  /// Starts reading keys without echo. Reading lines and keys does so automatically; calling it
  /// earlier keeps keys typed during startup off the screen.
  package func takeTerminal() {
    guard isInteractive else { return }
    TerminalMode.enter(
      descriptor: inputDescriptor, pasteDescriptor: canPlaceText ? outputDescriptor : -1)
  }

  /// Restores the terminal's mode.
  package func releaseTerminal() {
    removePictures()
    TerminalMode.leave()
    shownTitle = nil
  }

  // MARK: Size

  /// The terminal's columns, at least 20; read each time, since windows change.
  package var width: Int { max(20, Int(windowSize.ws_col)) }

  /// The terminal's rows.
  package var height: Int { max(5, Int(windowSize.ws_row)) }

  var windowSize: winsize {
    var size = winsize()
    let isKnown = ioctl(outputDescriptor, UInt(TIOCGWINSZ), &size) == 0
    if !isKnown || size.ws_col == 0 {
      size.ws_col = environment["COLUMNS"].flatMap(UInt16.init) ?? 80
    }
    if !isKnown || size.ws_row == 0 {
      size.ws_row = environment["LINES"].flatMap(UInt16.init) ?? 24
    }
    return size
  }

  // MARK: Output

  /// Writes a text that may be styled; other control characters are made visible.
  package func write(_ text: String) {
    send(sanitizedButStyled(text))
  }

  /// Writes data for another program unchanged.
  package func writeData(_ text: String) {
    send(text)
  }

  /// Writes data for another program unchanged.
  package func writeData(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes(send)
  }

  /// Writes a text unchanged, including control sequences.
  func send(_ text: String) {
    var text = text
    text.withUTF8 { send(UnsafeRawBufferPointer($0)) }
  }

  private func send(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes[...]
    while !rest.isEmpty, !outputIsClosed {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let count = Posix.write(outputDescriptor, part.baseAddress, part.count)
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var wait = pollfd(fd: outputDescriptor, events: Int16(POLLOUT), revents: 0)
        poll(&wait, 1, -1)
      } else if errno != EINTR {
        outputError = errno
        outputIsClosed = true
      }
    }
  }
}
