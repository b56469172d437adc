internal import Files
internal import JSON

/// A file in a backup: split into pieces, so that the backups of a growing journal share everything
/// that was there before.
///
/// A piece is a file of its own, at most ``pieceSize`` long, and never changes; if two backups
/// share one, it is a hard link to the same file. `cat FILE.*` joins the pieces again.
struct BackupFile: Hashable {
  static let pieceSize = 1 << 20

  struct Piece: Hashable {
    let size: Int
    let checksum: UInt32

    init(_ bytes: [UInt8]) {
      size = bytes.count
      checksum = CRC32C.checksum(bytes)
    }

    init(size: Int, checksum: UInt32) {
      self.size = size
      self.checksum = checksum
    }
  }

  /// The path within the collection.
  let path: RelativePath
  let pieces: [Piece]

  var isJournal: Bool { Self.isJournal(path) }

  /// Whether a file of the collection is a journal; files in subfolders are not.
  static func isJournal(_ path: RelativePath) -> Bool {
    path.within("journal").map { $0.folders.isEmpty && $0.text.hasSuffix(".jsonl") } ?? false
  }

  /// A piece's path within the backup.
  func path(ofPiece index: Int) -> RelativePath {
    guard pieces.count > 1 else { return path }
    let number = String(index)
    let padded = String(repeating: "0", count: max(0, 4 - number.count)) + number
    return path.appending(toName: ".\(padded)")
  }

  var json: JSONValue {
    [
      "path": .string(path.text),
      "pieces": .array(
        pieces.map { [.integer($0.size), .integer(Int($0.checksum))] }),
    ]
  }
}

extension BackupFile {
  /// Reads what ``json`` has written; nil if it is invalid, or if the path leads out of the
  /// collection.
  init?(_ json: JSONValue) {
    guard let path = json["path"]?.string.flatMap({ RelativePath(exactly: $0) }),
      let list = json["pieces"]?.array
    else { return nil }
    var pieces: [Piece] = []
    for piece in list {
      guard let numbers = piece.array, numbers.count == 2,
        let size = numbers[0].integer, 0...Self.pieceSize ~= size,
        let checksum = numbers[1].integer.flatMap({ UInt32(exactly: $0) })
      else { return nil }
      pieces.append(Piece(size: size, checksum: checksum))
    }
    self.init(path: path, pieces: pieces)
  }
}
