import Flashcards
import JSON
import SpacedRepetition
import Text

/// The output of `hashcards export`: the cards with their texts and schedules, and the answers of
/// all sessions.
///
/// hashcards identifies a card by a hash of its text. The export has hash and text side by side, so
/// no hash needs to be computed here.
struct HashcardsExport {
  struct Card {
    enum Content {
      case basic(question: String, answer: String)
      /// One deletion: its bytes in the text without brackets, including the last one.
      case cloze(text: String, start: Int, end: Int)
    }

    var hash: String
    var deck: String
    /// Its file and line in its deck.
    var place: (file: String, line: Int)
    var content: Content
    var performance: Performance?
  }

  struct Performance {
    var lastReviewed: LocalTime
    var due: Day
    var interval: Int
    var reviews: Int
  }

  struct Review {
    var hash: String
    var at: LocalTime
    var grade: Grade
    var interval: Int
    /// The number of its session in the file.
    var session: Int
  }

  private(set) var cards: [Card] = []
  private(set) var reviews: [Review] = []
  /// The entries that cannot be read, such as `review 12`, each with the hash of its card.
  private(set) var unread: [(name: String, hash: String?)] = []

  /// - Throws: `JSONError` if the text is not JSON, or not in this format.
  init(_ bytes: [UInt8]) throws(JSONError) {
    var parser = JSONParser()
    guard let export = try parser.parse(bytes, { HashcardsExport($0) }) else {
      throw JSONError("there are no lists `cards` and `sessions`")
    }
    self = export
  }

  private init?(_ root: JSONView) {
    guard let cards = root["cards"]?.elements, let sessions = root["sessions"]?.elements else {
      return nil
    }
    for (index, view) in cards.enumerated() {
      guard let card = Card(view) else {
        unread.append(("card \(index + 1)", view["hash"]?.string))
        continue
      }
      if let performance = view["performance"], !performance.isNull, card.performance == nil {
        unread.append(("the schedule of card \(index + 1)", card.hash))
      }
      self.cards.append(card)
    }
    // The export sorts them by hash.
    self.cards.sort { $0.place < $1.place }
    for (session, view) in sessions.enumerated() {
      guard let answers = view["reviews"]?.elements else {
        unread.append(("session \(session + 1)", nil))
        continue
      }
      for answer in answers {
        if let review = Review(answer, session: session) {
          reviews.append(review)
        } else {
          let number = answer["reviewId"]?.integer.map { "review \($0)" }
          unread.append((number ?? "a review of session \(session + 1)", answer["hash"]?.string))
        }
      }
    }
  }

  /// Whether a file begins like an export, complete or not.
  static func begins(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let ink = start.prefix(1000).filter { $0 != .space && !$0.isLineEnd && $0 != 9 }
    return [
      "{\"cards\":[],\"sessions\":[", "{\"cards\":[{\"hash\":", "{\"sessions\":[{\"sessionId\":",
    ]
    .contains { ink.starts(with: $0.utf8) }
  }
}

extension HashcardsExport.Card {
  fileprivate init?(_ view: JSONView) {
    guard let hash = view["hash"]?.string, let deck = view["deckName"]?.string,
      let content = view["content"]
    else { return nil }
    if let basic = content["basic"], let question = basic["question"]?.string,
      let answer = basic["answer"]?.string
    {
      self.content = .basic(question: question, answer: answer)
    } else if let cloze = content["cloze"], let text = cloze["text"]?.string,
      let start = cloze["start"]?.integer, let end = cloze["end"]?.integer
    {
      self.content = .cloze(text: text, start: start, end: end)
    } else {
      return nil
    }
    self.hash = hash
    self.deck = deck
    let location = view["location"]
    place = (location?["filePath"]?.string ?? "", location?["lineStart"]?.integer ?? 0)
    performance = view["performance"].flatMap(HashcardsExport.Performance.init)
  }
}

extension HashcardsExport.Performance {
  fileprivate init?(_ view: JSONView) {
    guard let last = view["lastReviewedAt"]?.string.flatMap(LocalTime.init),
      let due = view["dueDate"]?.string.flatMap({ Day($0) }),
      let interval = view["intervalDays"]?.integer, 0...SM2.longestInterval ~= interval,
      let reviews = view["reviewCount"]?.integer, reviews >= 0
    else { return nil }
    self.init(lastReviewed: last, due: due, interval: interval, reviews: reviews)
  }
}

extension HashcardsExport.Review {
  fileprivate init?(_ view: JSONView, session: Int) {
    guard let hash = view["hash"]?.string,
      let at = view["reviewedAt"]?.string.flatMap(LocalTime.init),
      let grade = view["grade"]?.string.flatMap(Self.grade),
      let interval = view["intervalDays"]?.integer, 0...SM2.longestInterval ~= interval
    else { return nil }
    self.init(hash: hash, at: at, grade: grade, interval: interval, session: session)
  }

  private static func grade(_ name: String) -> Grade? {
    switch name.lowercased() {
    case "forgot": .incorrect
    case "hard": .difficult
    case "good": .hesitant
    case "easy": .perfect
    default: nil
    }
  }
}
