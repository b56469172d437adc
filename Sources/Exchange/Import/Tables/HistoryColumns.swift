import Text

/// The role of each column in a table of answers.
///
/// The roles follow from the column names: `card_id`, `review_rating`, `review_time` and
/// `review_duration`, as in the open data sets of reviews, or shorter ones.
struct HistoryColumns {
  /// The scale of the ratings in the file.
  enum Scale {
    /// 1 to 4: again, hard, good, easy.
    case buttons
    /// 0 to 5, as in this program.
    case grades
  }

  let card: Int
  let rating: Int
  let scale: Scale
  let time: Int
  /// How long the answer took, in milliseconds.
  let duration: Int?

  /// - Parameter names: The cells of the first row; nil if they do not name a history.
  init?(_ names: [String]) {
    let names = names.map { $0.lowercased() }
    func place(_ known: [String]) -> Int? { names.firstIndex { known.contains($0) } }
    guard let card = place(["card_id", "card", "id"]),
      let time = place(["review_time", "time", "reviewed_at"])
    else { return nil }
    if let buttons = place(["review_rating", "rating", "button"]) {
      (rating, scale) = (buttons, .buttons)
    } else if let grades = place(["grade"]) {
      (rating, scale) = (grades, .grades)
    } else {
      return nil
    }
    self.card = card
    self.time = time
    duration = place(["review_duration", "duration", "milliseconds"])
  }

  /// Whether the first line of a file names the columns of a history.
  static func areNamed(in bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let line = bytes[start...].prefix(1024).prefix { !$0.isLineEnd }
    return [Delimiter.comma, .tab, .semicolon].contains { delimiter in
      let cells = line.split(separator: delimiter.byte, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self).trimmed() }
      return HistoryColumns(cells) != nil
    }
  }
}
