import Collection
import Files
import Screen
import Terminal

/// The pictures of the card on the screen, in the form that the terminal takes.
///
/// What the terminal does not take itself goes through `chafa`, if that is installed. A picture that
/// cannot be shown has its mark in the text, as everywhere.
@MainActor
final class PictureShelf {
  /// A picture that fits.
  enum Shown {
    /// Something that lies over empty lines.
    case placed(Picture)
    case lines([String])
  }

  private struct File {
    let id: UInt32
    let bytes: [UInt8]
    let header: PictureHeader
  }

  private struct Place: Hashable {
    let name: String
    let columns: Int
    let rows: Int
  }

  private let media: MediaFolder
  private let terminal: TerminalSession
  private let surroundings: Surroundings
  private let colors: ColorSupport
  private var files: [String: File?] = [:]
  private var shown: [Place: Shown?] = [:]
  private var lastID: UInt32 = 0
  private var hasChafa = true

  /// Nil where no picture may be shown.
  init?(_ context: Context, _ collection: Collection) {
    guard collection.settings.pictures == .auto, context.showsLinks(on: 1) else { return nil }
    media = MediaFolder(path: collection.folder.media)
    terminal = context.terminal
    surroundings = context.surroundings
    colors = context.style.support
  }

  /// Begins another card.
  func clear() {
    files = [:]
    shown = [:]
  }

  /// Whether the collection has the file, and it is a picture.
  func has(_ name: String) -> Bool { file(named: name) != nil }

  /// The picture within so many columns and rows; nil if it cannot be shown.
  func picture(_ name: String, columns: Int, rows: Int) -> Shown? {
    let place = Place(name: name, columns: columns, rows: rows)
    if let known = shown[place] { return known }
    let picture = file(named: name).flatMap { make($0, columns: columns, rows: rows) }
    shown[place] = .some(picture)
    return picture
  }

  private func file(named name: String) -> File? {
    if let known = files[name] { return known }
    var found: File?
    if let path = media.file(named: name),
      let bytes = media.bytes(of: path, atMost: PictureHeader.mostBytes),
      let header = PictureHeader(bytes)
    {
      lastID += 1
      // High numbers, so that those of other programs on the same screen stay theirs.
      found = File(id: 0x526F_0000 | lastID & 0xFFFF, bytes: bytes, header: header)
    }
    files[name] = .some(found)
    return found
  }

  private func make(_ file: File, columns: Int, rows: Int) -> Shown? {
    let cell = terminal.cellSize ?? PictureBox.usualCell
    let box = PictureBox(file.header, cell: cell, columns: columns, rows: rows)
    switch terminal.pictureProtocol() {
    case .kitty where file.header.format == .png:
      return .placed(.kitty(png: file.bytes, id: file.id, box: box))
    case .kitty:
      let output = chafa(file, ["--format", "kitty"] + pixels(box, cell))
      return output.flatMap { Picture.kitty(chafa: $0, id: file.id, box: box) }.map { .placed($0) }
    case .inline: return .placed(.inline(file: file.bytes, id: file.id, box: box))
    case .sixel:
      let output = chafa(file, ["--format", "sixels"] + pixels(box, cell))
      let picture = output.flatMap {
        Picture.sixel(chafa: $0, id: file.id, box: box, cell: cell)
      }
      return picture.map { .placed($0) } ?? symbols(file, columns, rows)
    case .symbols: return symbols(file, columns, rows)
    }
  }

  /// What one character shows of a picture, which may be enlarged to that.
  private static let symbol = PictureBox.CellSize(width: 2, height: 4)

  private func symbols(_ file: File, _ columns: Int, _ rows: Int) -> Shown? {
    let box = PictureBox(file.header, cell: Self.symbol, columns: columns, rows: rows)
    let count =
      switch colors {
      case .none: "none"
      case .ansi: "16"
      case .palette: "256"
      case .trueColor: "full"
      }
    guard
      let output = chafa(
        file,
        ["--format", "symbols", "--colors", count, "--size", "\(box.columns)x\(box.rows)"])
    else { return nil }
    let text = String(decoding: output, as: UTF8.self)
    let lines = text.split(separator: "\n").prefix(box.rows).map { "\($0)\u{1B}[0m" }
    return lines.isEmpty ? nil : .lines(lines)
  }

  /// The pixels of a box. Without a terminal, chafa takes a cell for 8 by 8 of them.
  private func pixels(_ box: PictureBox, _ cell: PictureBox.CellSize) -> [String] {
    let columns = max(1, box.columns * cell.width / 8)
    let rows = max(1, box.rows * cell.height / 8)
    return ["--font-ratio", "1/1", "--size", "\(columns)x\(rows)"]
  }

  /// How long chafa may take, in milliseconds, and how much it may print.
  private static let patience = 3000
  private static let mostOutput = 24_000_000

  /// What chafa prints of a picture; it reads the bytes that were looked at here.
  private func chafa(_ file: File, _ options: [String]) -> [UInt8]? {
    guard hasChafa else { return nil }
    var environment = ["LC_ALL": "C.UTF-8"]
    environment["PATH"] = surroundings.set("PATH")
    let result = ChildProcess.output(
      of: ["chafa", "--animate", "off", "--polite", "on", "--scale", "max"] + options + ["-"],
      environment: environment, input: file.bytes, limit: Self.mostOutput, within: Self.patience,
      isAlone: true)
    guard let result else {
      hasChafa = false
      return nil
    }
    return result.ending == .exited(0) && !result.output.isEmpty ? result.output : nil
  }
}

extension Context {
  /// Whether a picture of a card could be shown here, as far as can be told without asking the
  /// terminal.
  func mayShowPictures(of collection: Collection) -> Bool {
    guard collection.settings.pictures == .auto, collection.settings.screen == .full,
      showsLinks(on: 1)
    else { return false }
    switch TerminalKind.pictures(environment: surroundings.environment) {
    case .kitty, .inline: return true
    case .none, .unknown: return FileSystem.isProgram("chafa", in: surroundings.set("PATH"))
    }
  }
}
