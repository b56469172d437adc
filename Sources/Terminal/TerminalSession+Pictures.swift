import Posix
package import Screen

extension TerminalSession {
  /// A way to show pictures.
  package enum PictureProtocol: Sendable {
    /// kitty's graphics protocol, which takes PNG.
    case kitty
    /// iTerm2's, which takes any picture's file.
    case inline
    /// Sixels, which another program makes.
    case sixel
    /// Colored characters, which another program makes.
    case symbols
  }

  /// How the terminal shows pictures best; it is asked once, unless the environment says it.
  package func pictureProtocol() -> PictureProtocol {
    if let knownProtocol { return knownProtocol }
    let found = findPictureProtocol()
    knownProtocol = found
    return found
  }

  private func findPictureProtocol() -> PictureProtocol {
    let kind = TerminalKind.pictures(environment: environment)
    if kind == .kitty { return .kitty }
    if kind == .inline { return .inline }
    var isKitty = false
    ask(kind == .unknown ? KittyAnswer.question : "") { bytes in
      guard let answer = KittyAnswer(in: bytes) else { return nil }
      isKitty = answer.isYes
      return answer.range
    }
    if isKitty { return .kitty }
    return deviceAttributes.contains(4) && cellSize != nil ? .sixel : .symbols
  }

  /// The size of a cell in pixels, if the terminal says it.
  package var cellSize: PictureBox.CellSize? {
    let size = windowSize
    guard size.ws_xpixel > 0, size.ws_ypixel > 0, size.ws_col > 0, size.ws_row > 0 else {
      return nil
    }
    return PictureBox.CellSize(
      width: Int(size.ws_xpixel / size.ws_col), height: Int(size.ws_ypixel / size.ws_row))
  }

  /// Shows lines and pictures at once, as ``paint(_:)`` shows lines.
  ///
  /// Pictures that are there already stay untouched, and so do the lines below them.
  /// - Parameter pictures: Each within the lines, which are empty there.
  package func paint(_ lines: [String], pictures: [PlacedPicture]) {
    let stay =
      pictures.count == shownPictures.count
      && zip(pictures, shownPictures).allSatisfy { $0.isLike($1) }
    guard !stay || !pictures.isEmpty else { return paint(lines) }
    let kept = stay ? pictures.flatMap { Array($0.rows) } : []
    var text = stay ? "" : removal(keeping: pictures)
    text += painting(lines, leaving: Set(kept))
    if !stay, !pictures.isEmpty {
      text += "\u{1B}7"
      for placed in pictures {
        if let data = placed.picture.transmission,
          sentPictures.insert(placed.picture.id).inserted
        {
          text += data
        }
        text += "\u{1B}[\(placed.row + 1);\(placed.column + 1)H" + placed.picture.showing
      }
      text += "\u{1B}8"
    }
    shownPictures = pictures
    send(atOnce(text))
  }

  /// What takes the shown pictures off the screen, but not the data of those that come again.
  private func removal(keeping next: [PlacedPicture]) -> String {
    var text = ""
    for id in Set(shownPictures.filter(\.picture.isKept).map(\.picture.id)) {
      let comesAgain = next.contains { $0.picture.id == id }
      if !comesAgain { sentPictures.remove(id) }
      text += "\u{1B}_Ga=d,d=\(comesAgain ? "i" : "I"),i=\(id),q=2\u{1B}\\"
    }
    return text
  }

  /// Takes the pictures off the screen.
  func removePictures() {
    guard !shownPictures.isEmpty else { return }
    send(removal(keeping: []))
    shownPictures = []
  }

  /// Has all pictures sent again: the screen is another one, or has another size.
  func forgetPictures() {
    shownPictures = []
    sentPictures = []
  }
}
