import Text

/// The properties at the top of an Obsidian note: YAML between `---` lines. Only the tags and the
/// schedule of the note as a whole are used.
struct ObsidianFrontMatter {
  private(set) var tags = ObsidianTags()
  /// The line with the day on which to read the note as a whole again.
  private(set) var reviewLine: Int?
  /// The first line after the block; 0 if there is none.
  private(set) var endLine = 0
  /// Whether the block is never closed; then it is text.
  private(set) var isUnclosed = false

  init(_ lines: [String]) {
    guard lines.first?.trimmed() == "---" else { return }
    guard let end = lines.dropFirst().firstIndex(where: { $0.trimmed() == "---" }) else {
      isUnclosed = lines.count > 1 && lines[1].contains(":")
      return
    }
    endLine = end + 1
    var tags: [Substring] = []
    var isInTags = false
    for line in 1..<end {
      let text = lines[line].trimmed()
      if isInTags, text.hasPrefix("-") {
        tags += Self.words(text.dropFirst())
        continue
      }
      guard let colon = text.firstIndex(of: ":") else { continue }
      let key = text[..<colon].lowercased()
      isInTags = key == "tags" || key == "tag"
      if isInTags { tags += Self.words(text[text.index(after: colon)...]) }
      if key == "sr-due" { reviewLine = line }
    }
    self.tags = ObsidianTags(tags)
  }

  private static func words(_ text: Substring) -> [Substring] {
    text.split { $0.isWhitespace || ",[]\"'#".contains($0) }
  }
}
