import Posix
import Screen
import Terminal

/// The screen of a review: one card at a time on the full screen, or one line after another if text
/// cannot be positioned, if the output is not a terminal, or on request.
///
/// On the full screen the card is at the top, the keys are on the last line, and messages above
/// them. A card longer than the window is shown in parts. Everything is a function of the width, so
/// that it can be redrawn when the window changes.
@MainActor
struct ReviewScreen {
  typealias Lines = (_ width: Int) -> [String]

  let context: Context
  /// Whether the full screen is used.
  let isFull: Bool

  private var header: Lines = { _ in [] }
  private var parts: [ScreenPart] = []
  private let pictures: PictureShelf?
  private var message: Lines?
  /// The part that must be visible from its first line: the question, then the answer.
  private var mainPart = 0
  /// The position of the verdict in the main part, and its short form for when it is out of sight.
  private var verdict: (place: (_ width: Int) -> Int, brief: String, role: Role)?
  /// The first visible line of the card, once the learner has scrolled.
  private var movedTop: Int?
  /// Whether the next output needs an empty line before it.
  private var owesGap = false

  private var terminal: TerminalSession { context.terminal }
  private var width: Int { context.proseWidth }

  init(_ context: Context, isFull: Bool, pictures: PictureShelf? = nil) {
    self.context = context
    self.isFull = isFull && context.terminal.canPlaceText
    self.pictures = self.isFull ? pictures : nil
    if self.isFull { context.terminal.enterFullScreen() }
  }

  // MARK: Showing

  /// Starts the screen of a card.
  mutating func begin(_ header: @escaping Lines) {
    self.header = header
    parts = []
    mainPart = 0
    verdict = nil
    movedTop = nil
    pictures?.clear()
    if !isFull { print(header(width)) }
  }

  /// Adds a part below the others, separated by an empty line; nothing if it has no lines.
  ///
  /// If the card becomes longer than the window, the new part is shown from its first line, unless
  /// it is a footnote, which a small window cuts off.
  mutating func add(asFootnote isFootnote: Bool = false, _ part: @escaping Lines) {
    guard isFull else { return print(part(width)) }
    parts.append(.text(part, isFootnote: isFootnote))
    if isFootnote { return }
    mainPart = parts.count - 1
    verdict = nil
    movedTop = nil
  }

  /// Whether pictures can be added.
  var showsPictures: Bool { pictures != nil }

  /// Adds pictures below the others, by their names. They take the room that the text leaves.
  mutating func add(pictures names: [String]) {
    guard let pictures else { return }
    parts += names.filter { pictures.has($0) }.map { .picture($0) }
  }

  /// Adds a part right below the last one, without the empty line between them.
  mutating func join(_ part: @escaping Lines) {
    guard isFull else {
      owesGap = false
      return print(part(width))
    }
    guard let index = parts.lastIndex(where: \.isText) else { return add(part) }
    let last = parts.remove(at: index)
    add { last.lines($0) + part($0) }
  }

  /// Adds the verdict on an answer right below it. If the answer is too long for both to be
  /// visible, its short form stays above the keys.
  mutating func judge(_ brief: String, _ role: Role, _ lines: @escaping Lines) {
    let answer = parts.last(where: \.isText)
    join(lines)
    if let answer { verdict = ({ answer.lines($0).count }, brief, role) }
  }

  /// Shows a message: above the keys until the next key, or as one of the lines.
  mutating func say(_ text: String, _ role: Role? = nil) {
    let style = context.style
    func styled(_ line: String) -> String { role.map { style(line, $0) } ?? line }
    if isFull {
      message = { width in wrapped(sanitized(text), width: width).map(styled) }
    } else {
      print(wrapped(text, width: isatty(1) == 1 ? width : .max).map(styled))
    }
  }

  /// Leaves the screen; prints a message that nobody has seen yet.
  mutating func close() {
    context.terminal.leaveFullScreen()
    for line in message?(width) ?? [] { context.print(line) }
    message = nil
  }

  /// Prints lines, after an empty one if there is something above.
  private mutating func print(_ lines: [String]) {
    if lines.isEmpty { return }
    closeGap()
    for line in lines { context.print(line) }
    owesGap = true
  }

  private mutating func closeGap() {
    if owesGap { context.print() }
    owesGap = false
  }

  // MARK: Asking

  /// Waits for a key, with the meanings of the keys on the last line.
  /// - Parameter keys: The lines of keys for a width.
  mutating func ask(_ keys: @escaping Lines) -> Key {
    isFull ? askOnScreen(keys) : askBelow(keys)
  }

  /// Reads a line below the card. Esc cancels.
  mutating func readLine(prompt: String, initialText: String = "") -> LineResult {
    guard isFull else {
      closeGap()
      return terminal.readLine(prompt: prompt, initialText: initialText, escapeLeaves: true)
    }
    let screen = self
    func show(_ rows: Int) { screen.paintAbove(rows: rows) }
    show(1)
    message = nil
    return terminal.readLine(
      prompt: prompt, initialText: initialText, escapeLeaves: true, redraw: show)
  }

  /// Shows lines instead of the card until a key is pressed; line by line, shows them below it.
  mutating func explain(_ lines: @escaping Lines) {
    guard isFull else { return print(lines(width)) }
    var page = self
    page.message = nil
    page.parts = [.text(lines, isFootnote: false)]
    page.mainPart = 0
    page.verdict = nil
    page.movedTop = nil
    let style = context.style
    while true {
      let key = page.ask { _ in [style("any key back", .keys)] }
      if key != .other, key != .paste { return }
    }
  }

  /// Redraws the header, whatever is being typed below it.
  func paintHeader() {
    guard isFull else { return }
    terminal.paintAside(Array(headerLines))
  }

  /// Gives the terminal to another program for a while.
  func whileAway<Value>(_ work: () throws -> Value) rethrows -> Value {
    terminal.releaseTerminal()
    defer {
      terminal.takeTerminal()
      if isFull { terminal.enterFullScreen() }
    }
    return try work()
  }

  // MARK: In sequence

  private mutating func askBelow(_ keys: @escaping Lines) -> Key {
    closeGap()
    let context = context
    // The last column stays empty: a terminal may wrap once it is written.
    func show() {
      for line in keys(min(context.proseWidth, context.width - 1)) { context.print(line) }
    }
    show()
    // After a resize, or Ctrl-Z and `fg`, the line is gone or too long.
    let key = terminal.readKey(redraw: show)
    owesGap = true
    return key
  }

  // MARK: On the whole screen

  private mutating func askOnScreen(_ keys: @escaping Lines) -> Key {
    while true {
      let screen = self
      func lines() -> [String] { keys(screen.width) }
      screen.paint(keys: lines())
      let key = terminal.readKey { screen.paint(keys: lines()) }
      guard let step = step(for: key, layout(keys: lines())) else {
        message = nil
        return key
      }
      movedTop = step
    }
  }

  /// The first visible line after a key that only scrolls; nil for other keys.
  private func step(for key: Key, _ layout: Layout) -> Int? {
    let last = max(0, layout.body.lines.count - layout.room)
    let page = max(1, layout.room - 1)
    let wanted: Int? =
      switch key {
      case .down: layout.top + 1
      case .up: layout.top - 1
      case .pageDown: layout.top + page
      case .pageUp: layout.top - page
      case .home: 0
      case .end: last
      // A question that continues below is read to its end before the answer is shown.
      case .character(" ") where layout.top < last: layout.top + page
      default: nil
      }
    return wanted.map { min(last, max(0, $0)) }
  }

  private struct Layout {
    var header: [String]
    var body: ScreenBody
    var foot: [String]
    /// The number of lines of the body that fit.
    var room: Int
    var top: Int
  }

  // A window of a few lines has room only for the card and its keys.
  private var isLow: Bool { terminal.height < 10 }

  private var headerLines: ArraySlice<String> {
    isLow ? header(width).prefix(1) : header(width).prefix(2)
  }

  private func layout(keys: [String], keepsAll: Bool = false) -> Layout {
    let height = terminal.height
    let header = headerLines + (isLow ? [] : [""])
    let notes = Array((message?(width) ?? []).prefix(max(1, height - header.count - 4)))
    // If the keys would take more than a third of the window, only their last line is shown.
    let hasRoomForKeys = keepsAll || keys.count <= max(1, (height - header.count) / 3)
    var foot = (notes.isEmpty ? [""] : notes) + (hasRoomForKeys ? keys : keys.suffix(1))
    var room: Int { max(1, height - header.count - foot.count) }
    let body = ScreenBody(
      parts, main: mainPart, width: width, room: room, pictures: pictures)
    let main = body.main
    // A question that leaves room for its answer stays; otherwise the answer moves to the top.
    var top: Int {
      let wanted = movedTop ?? (main.upperBound <= room ? 0 : main.lowerBound)
      return max(0, min(wanted, body.lines.count - room))
    }
    // The line about hidden lines has a place next to the message.
    if !notes.isEmpty, body.lines.count > room, room > Self.leastRoom { foot.insert("", at: 0) }
    if let verdict, room > Self.leastRoom,
      !(top..<(top + room)).contains(main.lowerBound + verdict.place(width))
    {
      let line = context.style(fitted(verdict.brief, to: width), verdict.role)
      foot.insert(line, at: foot.first == "" ? 1 : 0)
    }
    return Layout(header: Array(header), body: body, foot: foot, room: room, top: top)
  }

  /// The fewest lines of the card that remain before the foot takes another one.
  private static let leastRoom = 3

  /// Shows the card above the lines of a text being typed.
  private func paintAbove(rows: Int) {
    let rows = max(1, min(rows, terminal.height / 2))
    paint(layout(keys: Array(repeating: "", count: rows), keepsAll: true))
    terminal.goUp(rows - 1)
  }

  private func paint(keys: [String]) { paint(layout(keys: keys)) }

  private func paint(_ layout: Layout) {
    var layout = layout
    let shown = layout.body.lines.dropFirst(layout.top).prefix(layout.room)
    let below = layout.body.lines.count - layout.top - shown.count
    if below > 0 || layout.top > 0, layout.foot.first == "" {
      layout.foot[0] = context.style(
        fitted(more(above: layout.top, below: below), to: width), .progress)
    }
    let padding = Array(repeating: "", count: layout.room - shown.count)
    terminal.paint(
      layout.header + shown + padding + layout.foot,
      pictures: layout.body.placed(
        from: layout.top, room: layout.room, below: layout.header.count))
  }

  /// Reports that there are lines out of sight.
  private func more(above: Int, below: Int) -> String {
    let parts = [
      above > 0 ? "\(above) above" : nil, below > 0 ? "\(below) below" : nil,
    ].compactMap(\.self)
    return "lines " + parts.joined(separator: ", ") + ": arrow keys"
  }
}
