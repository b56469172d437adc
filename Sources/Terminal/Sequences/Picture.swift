package import Screen
import Text

/// A picture in the form in which the terminal takes it.
package struct Picture: Sendable {
  /// The number by which kitty knows its data; another one for each file.
  package let id: UInt32
  package let box: PictureBox
  /// What has the terminal keep the picture's data, to be sent once; nil where each showing has them.
  let transmission: String?
  /// What shows the picture with its upper left corner at the cursor.
  let showing: String

  /// A PNG for kitty's graphics protocol, <https://sw.kovidgoyal.net/kitty/graphics-protocol/>.
  package static func kitty(png: [UInt8], id: UInt32, box: PictureBox) -> Picture {
    kitty(format: "f=100", data: base64(png), id, box)
  }

  /// What `chafa --format kitty` prints of any other picture; nil if it is something else.
  package static func kitty(chafa output: [UInt8], id: UInt32, box: PictureBox) -> Picture? {
    var pixels: [UInt8] = []
    var size: [Int] = []
    for part in output.split(separator: 0x1B) where part.starts(with: "_G".utf8) {
      let keys = part.dropFirst(2).prefix { $0 != UInt8(ascii: ";") }
      // Each piece may end with padding, so it is decoded by itself.
      guard let piece = base64Decoded(part[keys.endIndex...].dropFirst()) else { return nil }
      pixels += piece
      if !size.isEmpty { continue }
      let values = String(decoding: keys, as: UTF8.self).split(separator: ",")
      size = ["s=", "v="].compactMap { key in
        values.first { $0.hasPrefix(key) }.flatMap { Int($0.dropFirst(2)) }
      }
      guard values.contains("f=32"), size.count == 2 else { return nil }
    }
    guard size.count == 2, size.allSatisfy({ (1...PictureHeader.longestSide).contains($0) }),
      pixels.count == size[0] * size[1] * 4
    else { return nil }
    return kitty(format: "f=32,s=\(size[0]),v=\(size[1])", data: base64(pixels), id, box)
  }

  /// The most characters of data in one sequence.
  private static let chunk = 4096

  private static func kitty(
    format: String, data: String, _ id: UInt32, _ box: PictureBox
  ) -> Picture {
    var transmission = ""
    var rest = Substring(data)
    var keys = "a=t,t=d,\(format),i=\(id),q=2,"
    repeat {
      let part = rest.utf8.prefix(chunk)
      rest = rest[part.endIndex...]
      transmission += "\u{1B}_G\(keys)m=\(rest.isEmpty ? 0 : 1);\(Substring(part))\u{1B}\\"
      keys = "q=2,"
    } while !rest.isEmpty
    return Picture(
      id: id, box: box, transmission: transmission,
      showing: "\u{1B}_Ga=p,i=\(id),p=1,c=\(box.columns),r=\(box.rows),C=1,q=2\u{1B}\\")
  }

  /// Whether the terminal keeps it until it is told to remove it.
  var isKept: Bool { transmission != nil }

  /// A picture's file for iTerm2's protocol, <https://iterm2.com/documentation-images.html>.
  package static func inline(file: [UInt8], id: UInt32, box: PictureBox) -> Picture {
    Picture(
      id: id, box: box, transmission: nil,
      showing: "\u{1B}]1337;File=inline=1;size=\(file.count);width=\(box.columns);"
        + "height=\(box.rows);preserveAspectRatio=1;doNotMoveCursor=1:\(base64(file))\u{7}")
  }

  /// What `chafa --format sixels` prints; nil if it is something else, or larger than the box.
  package static func sixel(
    chafa output: [UInt8], id: UInt32, box: PictureBox, cell: PictureBox.CellSize
  ) -> Picture? {
    let parts = output.split(separator: 0x1B)
    guard let body = parts.first(where: { $0.first == UInt8(ascii: "P") }),
      parts.contains(where: { $0.first == UInt8(ascii: "\\") }),
      // Only what sixels consist of: numbers, the signs of colors and repetition, and `?` to `~`.
      body.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x0A || $0 == 0x0D })
    else { return nil }
    let raster = body.drop { $0 != UInt8(ascii: "\"") }.dropFirst()
      .prefix { $0.isDigit || $0 == UInt8(ascii: ";") }.split(separator: UInt8(ascii: ";"))
      .compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    guard raster.count == 4, raster[2] <= box.columns * cell.width,
      raster[3] <= box.rows * cell.height
    else { return nil }
    return Picture(
      id: id, box: box, transmission: nil,
      showing: "\u{1B}\(String(decoding: body, as: UTF8.self))\u{1B}\\")
  }
}

/// A picture at its place on the screen.
package struct PlacedPicture: Sendable {
  package let picture: Picture
  /// The row and the column of its upper left corner, counted from 0.
  package let row: Int
  package let column: Int

  package init(_ picture: Picture, row: Int, column: Int) {
    (self.picture, self.row, self.column) = (picture, row, column)
  }

  var rows: Range<Int> { row..<(row + picture.box.rows) }

  func isLike(_ other: PlacedPicture) -> Bool {
    picture.id == other.picture.id && picture.box == other.picture.box && row == other.row
      && column == other.column
  }
}
