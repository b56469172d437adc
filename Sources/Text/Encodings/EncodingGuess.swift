/// Finds the encoding in which bytes that are not UTF-8 make sense as text.
enum EncodingGuess {
  /// The likeliest encoding, and a second one if it is uncertain; empty if only Western European
  /// encodings are likely.
  ///
  /// In each East Asian encoding nearly any pair of bytes is some character. So a text must contain
  /// the most common characters of its language as often as real texts do.
  static func find(_ bytes: [UInt8]) -> [SystemEncoding] {
    let sample = beginning(of: bytes)
    let high = sample.count { $0 >= 0x80 }
    guard high >= 4 else { return [] }
    let pairs = BytePairs(sample)
    var found: [(encoding: SystemEncoding, score: Double)] = []
    for encoding in SystemEncoding.known {
      guard let text = encoding.text(sample) else { continue }
      let likeness = TextLikeness(text)
      let score = likeness.score(of: encoding.option, pairs)
      if score > 0 { found.append((encoding, score)) }
    }
    // Of two equally likely ones, the one listed first.
    let sorted = found.enumerated().sorted {
      ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
    }.map(\.element)
    guard let best = sorted.first else { return [] }
    let isSure = best.score >= 0.5
    let others = sorted.dropFirst().filter {
      !isSure || pairs.count < 40 && $0.score >= max(0.3, best.score - 0.4)
    }
    return [best.encoding] + others.prefix(1).map(\.encoding)
  }

  /// The non-ASCII lines of the first 64 kB.
  private static func beginning(of bytes: [UInt8]) -> [UInt8] {
    let end =
      bytes.count <= 1 << 16
      ? bytes.count : bytes[..<(1 << 16)].lastIndex(of: .lineFeed) ?? 1 << 16
    return Array(bytes[..<end])
  }
}

/// The pairs of non-ASCII bytes of a text, if it is in an East Asian encoding.
///
/// Each of these encodings puts its common characters into rows of their own. A short text has few
/// of the most common ones, but hardly any rare one.
private struct BytePairs {
  /// The number of pairs.
  private(set) var count = 0
  private var firsts: [UInt8: Int] = [:]
  /// The number of pairs with both bytes in the upper half, like all of EUC.
  private var upper = 0

  init(_ bytes: [UInt8]) {
    var index = 0
    while index + 1 < bytes.count {
      guard bytes[index] >= 0x81 else {
        index += 1
        continue
      }
      count += 1
      firsts[bytes[index], default: 0] += 1
      if bytes[index] >= 0xA1, bytes[index + 1] >= 0xA1 { upper += 1 }
      index += 2
    }
  }

  var areUpper: Bool { upper == count }

  /// Whether nearly all pairs begin with a byte of common characters.
  func areCommon(_ rows: ClosedRange<UInt8>, and signs: ClosedRange<UInt8>) -> Bool {
    let common = firsts.reduce(0) {
      $0 + (rows.contains($1.key) || signs.contains($1.key) ? $1.value : 0)
    }
    return count > 0 && common * 20 >= count * 19
  }
}

/// The scripts of a text's characters.
private struct TextLikeness {
  private var kana = 0.0
  private var halfKana = 0.0
  private var hangul = 0.0
  private var han = 0.0
  private var commonSimplified = 0.0
  private var commonTraditional = 0.0
  private var smallCyrillic = 0.0
  private var largeCyrillic = 0.0
  private var other = 0.0
  /// How often an ASCII letter is next to another letter, which happens in no Cyrillic word.
  private var mixed = 0.0
  private var total = 0.0

  init(_ text: String) {
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if scalar.properties.isAlphabetic, previous.properties.isAlphabetic,
        scalar.isASCII != previous.isASCII
      {
        mixed += 1
      }
      previous = scalar
      if scalar.isASCII { continue }
      total += 1
      switch scalar.value {
      case 0x3041...0x30FF: kana += 1
      case 0xFF61...0xFF9F: halfKana += 1
      case 0xAC00...0xD7A3: hangul += 1
      case 0x4E00...0x9FFF:
        han += 1
        if Self.simplified.contains(scalar) { commonSimplified += 1 }
        if Self.traditional.contains(scalar) { commonTraditional += 1 }
      case 0x0430...0x044F, 0x0451: smallCyrillic += 1
      case 0x0410...0x042F, 0x0401: largeCyrillic += 1
      // Full-width punctuation and letters occur with all of these.
      case 0x3000...0x3020, 0xFF01...0xFF5E, 0x2010...0x2027, 0xAB, 0xBB, 0xB7, 0x2116: total -= 1
      default: other += 1
      }
    }
  }

  /// The likelihood that the text is in an encoding, from 0 to 1; 0 if it is not.
  func score(of option: String, _ pairs: BytePairs) -> Double {
    guard total > 1, other <= total / 20 else { return 0 }
    return max(surely(option, pairs), possibly(option, pairs))
  }

  /// The likelihood of an encoding from the rows of the text's characters; at most 0.45, except for
  /// Shift-JIS, whose common characters are rare ones elsewhere.
  private func possibly(_ option: String, _ pairs: BytePairs) -> Double {
    // In Western European words such letters are next to ASCII.
    guard mixed * 4 <= total, han + hangul >= total * 0.9, halfKana == 0 else { return 0 }
    switch option {
    case "shift-jis": return pairs.areCommon(0x88...0x98, and: 0x81...0x83) ? 0.8 : 0
    case "euc-jp":
      return pairs.areUpper && pairs.areCommon(0xB0...0xCF, and: 0xA1...0xA5) ? 0.4 : 0
    case "gb18030":
      return pairs.areUpper && pairs.areCommon(0xB0...0xD7, and: 0xA1...0xA3) ? 0.45 : 0
    case "big5": return pairs.areCommon(0xA4...0xC6, and: 0xA1...0xA3) ? 0.35 : 0
    default: return 0
    }
  }

  private func surely(_ option: String, _ pairs: BytePairs) -> Double {
    switch option {
    case "shift-jis", "euc-jp":
      // Chinese read as Japanese has hardly any kana, and half of them by chance.
      return kana * 5 >= total && halfKana * 10 <= total ? 0.9 + kana / total / 20 : 0
    case "euc-kr":
      // Everyday syllables have both bytes in the upper half; those that Windows adds are rare, and
      // Japanese looks like them.
      guard hangul * 10 >= total * 9, pairs.areCommon(0xB0...0xC8, and: 0xA1...0xAC) else {
        return 0
      }
      return hangul / total
    case "gb18030":
      if kana * 10 > total || han * 10 < total * 9 { return 0 }
      return commonSimplified * 25 >= total ? 0.5 + commonSimplified / total / 2 : 0
    case "big5":
      if kana * 10 > total || han * 10 < total * 9 { return 0 }
      return commonTraditional * 25 >= total ? 0.5 + commonTraditional / total / 2 : 0
    case "windows-1251", "koi8-r":
      let letters = smallCyrillic + largeCyrillic
      return letters * 20 >= total * 19 && smallCyrillic > largeCyrillic * 2
        && mixed * 20 <= letters
        ? smallCyrillic / total : 0
    default: return 0
    }
  }

  private static let simplified = Set(
    ("的一是不了人我在有他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多"
      + "天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进"
      + "水书猫狗车门吃喝问题字词语汉英爱谢师生友爸妈月火山口木土石田目耳女男红白黑买卖钱饭茶菜米点今明早晚午")
      .unicodeScalars)
  private static let traditional = Set(
    ("的一是不了人我在有他這中大來上個國到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可裡後小麼心多"
      + "天而能好都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經頭面公同三已老從動兩長知民樣現分將外但身些與高意進"
      + "水書貓狗車門吃喝問題字詞語漢英愛謝師生友爸媽月火山口木土石田目耳女男紅白黑買賣錢飯茶菜米點今明早晚午")
      .unicodeScalars)
}
