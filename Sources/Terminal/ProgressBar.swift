import Posix
import Screen

/// A line on standard error that shows the progress of long work.
///
/// It appears only on a terminal that can erase a line, and only once the work has taken half a
/// second; it is erased before anything else is written.
@MainActor
package final class ProgressBar {
  private let title: String
  private let width: Int
  private let stopwatch: @MainActor () -> Int
  private let started: Int
  private let canShow: Bool
  private let usesBlocks: Bool
  /// Whether the terminal shows the share too, in its tab or in the taskbar.
  private let tellsTerminal: Bool
  private var shownPercent: Int?

  /// How long the work takes before the bar appears, in milliseconds.
  private static let patience = 500

  /// - Parameters:
  ///   - title: The name of the work, such as `Reading a.csv`.
  ///   - width: The columns of the window.
  ///   - stopwatch: Milliseconds from an arbitrary start.
  package init(
    _ title: String, width: Int, environment: [String: String],
    stopwatch: @escaping @MainActor () -> Int
  ) {
    self.title = sanitized(title, keepNewlines: false)
    self.width = width
    self.stopwatch = stopwatch
    started = stopwatch()
    canShow = isatty(2) == 1 && !["dumb", ""].contains(environment["TERM"] ?? "")
    let locale = environment["LC_ALL"] ?? environment["LC_CTYPE"] ?? environment["LANG"] ?? ""
    tellsTerminal = Self.tellsTerminal(environment)
    usesBlocks = locale.lowercased().contains("utf")
  }

  /// Shows the given share as done.
  /// - Parameter share: From 0 to 1.
  package func show(_ share: Double) {
    guard canShow, stopwatch() - started >= Self.patience else { return }
    let percent = Int((min(max(share, 0), 1) * 100).rounded(.down))
    guard percent != shownPercent else { return }
    shownPercent = percent
    write(
      "\r" + Self.line(title, percent: percent, width: width, usesBlocks: usesBlocks) + "\u{1B}[K")
    guard tellsTerminal else { return }
    TerminalMode.beginProgress(on: 2)
    write(ProgressSequence.share(percent: percent))
  }

  private static func tellsTerminal(_ environment: [String: String]) -> Bool {
    isatty(2) == 1 && ColorSupport.decide(environment: environment, isTerminal: true) != .none
      && TerminalKind.passesOverUnknownSequences(environment: environment)
      && TerminalKind.showsProgress(environment: environment)
  }

  /// Does work of unknown length, while the terminal shows that it goes on.
  package static func whileBusy<Value, Fault: Error>(
    environment: [String: String], _ work: () throws(Fault) -> Value
  ) throws(Fault) -> Value {
    guard tellsTerminal(environment) else { return try work() }
    TerminalMode.beginProgress(on: 2)
    TerminalMode.write(ProgressSequence.busy, to: 2)
    defer { TerminalMode.endProgress() }
    return try work()
  }

  /// Erases the bar.
  package func finish() {
    guard shownPercent != nil else { return }
    shownPercent = nil
    write("\r\u{1B}[K")
    TerminalMode.endProgress()
  }

  /// `Reading a.csv ██████░░░░░░  43 %`, within the window except its last column.
  static func line(_ title: String, percent: Int, width: Int, usesBlocks: Bool) -> String {
    let number =
      String(repeating: " ", count: percent < 10 ? 2 : percent < 100 ? 1 : 0) + "\(percent) %"
    let room = width - 1 - number.count - 1
    guard room > 0 else { return "" }
    let bar = min(30, room / 2)
    var name = title
    while !name.isEmpty, displayWidth(name) > room - bar - 1 { name.removeLast() }
    guard bar >= 4 else { return number }
    let filled = bar * percent / 100
    let (full, empty) = usesBlocks ? ("█", "░") : ("#", ".")
    return (name.isEmpty ? "" : name + " ") + String(repeating: full, count: filled)
      + String(repeating: empty, count: bar - filled) + " " + number
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { bytes in
      Posix.write(2, bytes.baseAddress, bytes.count)
    }
  }
}
