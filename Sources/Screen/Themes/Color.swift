/// A color of text or of its background, independent of what the terminal supports.
package struct Color: Hashable, Sendable {
  enum Value: Hashable, Sendable {
    /// One of the 256 colors of the palette; the terminal's own settings determine the first 16.
    case indexed(UInt8)
    case rgb(RGB)
  }

  let value: Value
  /// The substitute among the first 16 colors if there are no more; nil for the nearest.
  let fallback: UInt8?

  init(_ value: Value, fallback: UInt8? = nil) {
    self.value = value
    self.fallback = fallback
  }

  /// The names of the first 16 colors, by number.
  package static let names: [String] = {
    let plain = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
    return plain + plain.map { "bright-" + $0 }
  }()

  /// Parses a color: a name, `color0` to `color255`, `#rgb` or `#rrggbb`.
  package init?(_ text: some StringProtocol) {
    let text = text.lowercased()
    if let index = Self.names.firstIndex(of: text) {
      self.init(.indexed(UInt8(index)))
    } else if text == "gray" || text == "grey" {
      self.init(.indexed(8))
    } else if text.hasPrefix("color"), !text.contains("+"),
      let index = UInt8(text.dropFirst(5))
    {
      self.init(.indexed(index))
    } else if text.hasPrefix("#"), let rgb = RGB(hexadecimal: text.dropFirst()) {
      self.init(.rgb(rgb))
    } else {
      return nil
    }
  }

  /// The parameters of the SGR control sequence for the color; nil if there are no colors.
  func parameters(_ support: ColorSupport, isBackground: Bool) -> String? {
    let extended = isBackground ? "48" : "38"
    switch (support, value) {
    case (.none, _):
      return nil
    case (.trueColor, .rgb(let rgb)):
      return "\(extended);2;\(rgb.red);\(rgb.green);\(rgb.blue)"
    case (.palette, .rgb(let rgb)):
      return "\(extended);5;\(rgb.nearestIndex)"
    case (.trueColor, .indexed(let index)) where index >= 16,
      (.palette, .indexed(let index)) where index >= 16:
      return "\(extended);5;\(index)"
    default:
      let index = Int(basicIndex)
      return "\((isBackground ? 40 : 30) + (index < 8 ? index : 52 + index))"
    }
  }

  private var basicIndex: UInt8 {
    switch value {
    case .indexed(let index) where index < 16: index
    case .indexed(let index): fallback ?? RGB(index: index).nearestBasicIndex
    case .rgb(let rgb): fallback ?? rgb.nearestBasicIndex
    }
  }
}

/// Red, green and blue, 0 to 255 each.
struct RGB: Hashable, Sendable {
  var red: UInt8
  var green: UInt8
  var blue: UInt8

  init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  /// Three or six hexadecimal digits.
  init?(hexadecimal digits: Substring) {
    let values = digits.compactMap { $0.isASCII ? $0.hexDigitValue.map(UInt8.init) : nil }
    guard values.count == digits.count else { return nil }
    switch values.count {
    case 3: self.init(values[0] * 17, values[1] * 17, values[2] * 17)
    case 6:
      self.init(
        values[0] * 16 + values[1], values[2] * 16 + values[3], values[4] * 16 + values[5])
    default: return nil
    }
  }

  /// What xterm shows for a color of the palette.
  init(index: UInt8) {
    switch index {
    case 0..<16:
      self = Self.basic[Int(index)]
    case 16..<232:
      let cube = Int(index) - 16
      self.init(
        Self.cubeLevels[cube / 36], Self.cubeLevels[cube / 6 % 6], Self.cubeLevels[cube % 6])
    default:
      let level = 8 + 10 * (index - 232)
      self.init(level, level, level)
    }
  }

  /// The color of the palette's cube or grays that is closest to this one.
  var nearestIndex: UInt8 { nearest(in: 16...255) }
  var nearestBasicIndex: UInt8 { nearest(in: 0...15) }

  private func nearest(in indices: ClosedRange<UInt8>) -> UInt8 {
    indices.min { distance(to: RGB(index: $0)) < distance(to: RGB(index: $1)) }!
  }

  private func distance(to other: RGB) -> Int {
    func square(_ a: UInt8, _ b: UInt8) -> Int { (Int(a) - Int(b)) * (Int(a) - Int(b)) }
    // The eye is most sensitive to green and least to blue.
    return 3 * square(red, other.red) + 6 * square(green, other.green)
      + 2 * square(blue, other.blue)
  }

  private static let cubeLevels: [UInt8] = [0, 95, 135, 175, 215, 255]

  private static let basic: [RGB] = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0),
    RGB(0, 0, 238), RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229),
    RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
    RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
  ]
}
