extension Theme {
  /// The themes that need no configuration, default first.
  ///
  /// In none of them do right and wrong differ only by red against green: if there are colors they
  /// are blue and orange, and one of the two has an attribute that the other does not.
  package static let builtIn = [standard, light, dark, contrast, mono]

  /// Legible on both light and dark backgrounds.
  package static let standard = Theme(
    name: "default",
    styles: [
      .question: .bold,
      .answer: .color(29, basic: 2),
      .header: .dim,
      .progress: .dim,
      .detail: .dim,
      .hint: .color(97, basic: 5),
      .right: .color(32, basic: 12, .bold),
      .wrong: .color(166, basic: 1, .bold, .underline),
      .diffMissing: .color(32, basic: 12, .bold),
      .diffExtra: .color(166, basic: 1, .underline),
      .keys: .color(31, basic: 6),
      .key: .color(31, basic: 6, .bold),
      .prompt: .bold,
      .title: .bold,
      .warning: .color(136, basic: 3),
      .error: .color(160, basic: 1, .bold),
      .heading: .bold,
      .strong: .bold,
      .emphasis: .italic,
      .struck: TextStyle(attributes: [.strike, .dim]),
      .code: .color(31, basic: 6),
      .quote: .italic,
      .link: .underline,
      .address: .dim,
      .mark: .dim,
    ])

  /// For light backgrounds.
  package static let light = Theme(
    name: "light",
    styles: [
      .question: .bold,
      .answer: .rgb(0x00, 0x5F, 0x3C, basic: 2),
      .header: .rgb(0x55, 0x5B, 0x66, basic: 8),
      .progress: .rgb(0x55, 0x5B, 0x66, basic: 8),
      .detail: .rgb(0x4A, 0x50, 0x5C, basic: 8),
      .hint: .rgb(0x6F, 0x3A, 0x9B, basic: 5),
      .right: .rgb(0x00, 0x4F, 0xB0, basic: 4, .bold),
      .wrong: .rgb(0xA8, 0x45, 0x00, basic: 1, .bold, .underline),
      .diffMissing: .rgb(0x00, 0x4F, 0xB0, basic: 4, .bold),
      .diffExtra: .rgb(0xA8, 0x45, 0x00, basic: 1, .underline),
      .keys: .rgb(0x00, 0x5A, 0x78, basic: 6),
      .key: .rgb(0x00, 0x5A, 0x78, basic: 6, .bold),
      .prompt: .bold,
      .title: .bold,
      .warning: .rgb(0x7A, 0x56, 0x00, basic: 3, .bold),
      .error: .rgb(0xB0, 0x10, 0x20, basic: 1, .bold),
      .heading: .rgb(0x00, 0x3F, 0x8C, basic: 4, .bold),
      .strong: .bold,
      .emphasis: .italic,
      .struck: .rgb(0x6A, 0x70, 0x7A, basic: 8, .strike),
      .code: .rgb(0x8A, 0x24, 0x5C, basic: 5),
      .quote: .rgb(0x3F, 0x4A, 0x5C, basic: 8, .italic),
      .link: .rgb(0x00, 0x4F, 0xB0, basic: 4, .underline),
      .address: .rgb(0x55, 0x5B, 0x66, basic: 8),
      .mark: .rgb(0x6A, 0x70, 0x7A, basic: 8),
    ])

  /// For dark backgrounds.
  package static let dark = Theme(
    name: "dark",
    styles: [
      .question: .rgb(0xEC, 0xEF, 0xF4, basic: 15, .bold),
      .answer: .rgb(0x9C, 0xD0, 0xA0, basic: 10),
      .header: .rgb(0x9A, 0xA3, 0xB2, basic: 7),
      .progress: .rgb(0x9A, 0xA3, 0xB2, basic: 7),
      .detail: .rgb(0xAE, 0xB6, 0xC2, basic: 7),
      .hint: .rgb(0xC8, 0xA8, 0xE8, basic: 13),
      .right: .rgb(0x6C, 0xB6, 0xFF, basic: 14, .bold),
      .wrong: .rgb(0xFF, 0xA3, 0x4D, basic: 11, .bold, .underline),
      .diffMissing: .rgb(0x6C, 0xB6, 0xFF, basic: 14, .bold),
      .diffExtra: .rgb(0xFF, 0xA3, 0x4D, basic: 11, .underline),
      .keys: .rgb(0x88, 0xC0, 0xD0, basic: 6),
      .key: .rgb(0x88, 0xC0, 0xD0, basic: 14, .bold),
      .prompt: .bold,
      .title: .bold,
      .warning: .rgb(0xEB, 0xCB, 0x8B, basic: 11),
      .error: .rgb(0xFF, 0x8A, 0x80, basic: 9, .bold),
      .heading: .rgb(0x88, 0xC0, 0xD0, basic: 14, .bold),
      .strong: .bold,
      .emphasis: .italic,
      .struck: .rgb(0x8A, 0x93, 0xA2, basic: 7, .strike),
      .code: .rgb(0xF0, 0xC6, 0x74, basic: 11),
      .quote: .rgb(0xB8, 0xC0, 0xCC, basic: 7, .italic),
      .link: .rgb(0x6C, 0xB6, 0xFF, basic: 14, .underline),
      .address: .rgb(0x9A, 0xA3, 0xB2, basic: 7),
      .mark: .rgb(0x8A, 0x93, 0xA2, basic: 7),
    ])

  /// Nothing is dim; any color comes with its background.
  package static let contrast = Theme(
    name: "contrast",
    styles: [
      .question: .bold,
      .answer: .bold,
      .hint: .underline,
      .right: .onBlue,
      .wrong: .onOrange,
      .diffMissing: .onBlue,
      .diffExtra: .onOrange,
      .keys: .reverse,
      .key: TextStyle(attributes: [.reverse, .bold]),
      .prompt: .bold,
      .title: .bold,
      .warning: .onOrange,
      .error: .onOrange,
      .heading: TextStyle(attributes: [.bold, .underline]),
      .strong: .bold,
      .emphasis: .underline,
      .struck: .strike,
      .code: .reverse,
      .link: .underline,
    ])

  /// No colors, only attributes that nearly every terminal has.
  package static let mono = Theme(
    name: "mono",
    styles: [
      .question: .bold,
      .header: .dim,
      .progress: .dim,
      .detail: .dim,
      .hint: .dim,
      .right: .bold,
      .wrong: .underline,
      .diffMissing: .bold,
      .diffExtra: .underline,
      .keys: .dim,
      .key: .bold,
      .prompt: .bold,
      .title: .bold,
      .warning: .bold,
      .error: .bold,
      .heading: .bold,
      .strong: .bold,
      .emphasis: .underline,
      .struck: .dim,
      .code: .underline,
      .link: .underline,
      .address: .dim,
      .mark: .dim,
    ])
}

extension TextStyle {
  fileprivate static let bold = TextStyle(attributes: [.bold])
  fileprivate static let dim = TextStyle(attributes: [.dim])
  fileprivate static let italic = TextStyle(attributes: [.italic])
  fileprivate static let underline = TextStyle(attributes: [.underline])
  fileprivate static let reverse = TextStyle(attributes: [.reverse])
  fileprivate static let strike = TextStyle(attributes: [.strike])

  fileprivate static let onBlue = TextStyle(
    foreground: Color(.rgb(RGB(255, 255, 255)), fallback: 15),
    background: Color(.rgb(RGB(0, 0, 0x9F)), fallback: 4), attributes: [.bold])
  fileprivate static let onOrange = TextStyle(
    foreground: Color(.rgb(RGB(0, 0, 0)), fallback: 0),
    background: Color(.rgb(RGB(0xFF, 0xAF, 0)), fallback: 3), attributes: [.underline])

  /// - Parameter basic: The color if there are only 16.
  fileprivate static func color(
    _ index: UInt8, basic: UInt8, _ attributes: Attributes...
  ) -> TextStyle {
    TextStyle(
      foreground: Color(.indexed(index), fallback: basic), attributes: Attributes(attributes))
  }

  fileprivate static func rgb(
    _ red: UInt8, _ green: UInt8, _ blue: UInt8, basic: UInt8, _ attributes: Attributes...
  ) -> TextStyle {
    TextStyle(
      foreground: Color(.rgb(RGB(red, green, blue)), fallback: basic),
      attributes: Attributes(attributes))
  }
}
