/// The pictures and sounds of cards: `[image: heart.png]` in a deck, an element or a mark in Anki.
///
/// Where a package brings the file, Anki is to show or play it; without the file, the text stays. A
/// link turns back into exactly the text that it was made from.
enum MediaLink {
  private static let pictureInText = "[image: "
  /// ``CardHTML`` keeps Anki from playing what only looks like a sound.
  private static let soundInText = "&#91;sound: "
  private static let picture = "<img src=\""
  private static let sound = "[sound:"

  /// HTML that shows and plays the files with given names.
  static func linked(_ html: String, to names: Set<String>) -> String {
    if names.isEmpty { return html }
    var html = replacing(html, from: pictureInText, upTo: "]") { name in
      isName(name) && names.contains(CardText.decoded(name)) ? picture + name + "\">" : nil
    }
    html = replacing(html, from: soundInText, upTo: "]") { name in
      isName(name) && !name.contains("&") && names.contains(name) ? "\(sound)\(name)]" : nil
    }
    return html
  }

  /// HTML with the text of links in their place.
  static func unlinked(_ html: String) -> String {
    let html = replacing(html, from: picture, upTo: "\">") { name in
      isName(name) ? "\(pictureInText)\(name)]" : nil
    }
    return replacing(html, from: sound, upTo: "]") { name in
      isName(name) && !name.hasPrefix(" ") ? "\(soundInText)\(name)]" : nil
    }
  }

  /// The name of the file that an element shows; nil for all elements but ours.
  static func pictureName(ofTag tag: Substring) -> String? {
    guard tag.hasPrefix(picture), tag.hasSuffix("\">") else { return nil }
    return String(tag.dropFirst(picture.count).dropLast(2))
  }

  private static func isName(_ name: String) -> Bool {
    !name.isEmpty && !name.utf8.contains { $0 < 32 || "<>\"[]".utf8.contains($0) }
  }

  /// A text with pieces replaced.
  /// - Parameter replacement: The new text for what is between two marks; nil to leave it.
  private static func replacing(
    _ text: String, from opening: String, upTo closing: String,
    with replacement: (String) -> String?
  ) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.utf8.firstRange(of: opening.utf8),
      let end = rest[start.upperBound...].utf8.firstRange(of: closing.utf8)
    {
      let name = String(rest[start.upperBound..<end.lowerBound])
      guard let new = replacement(name) else {
        result += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
        continue
      }
      result += rest[..<start.lowerBound] + new
      rest = rest[end.upperBound...]
    }
    return result + rest
  }
}
