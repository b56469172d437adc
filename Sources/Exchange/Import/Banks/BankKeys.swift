import Flashcards
import Text

/// The options of a question with what a bank says of the right ones: a letter, a number, the text
/// of an option, or several of these.
struct KeyedOptions {
  var options: [String]
  var key: String
}

/// What the keys of a bank are. One way of reading holds for all questions, since `2` may be the
/// second option, the third, or the one that reads “2”.
struct BankKeys {
  enum Reading: CaseIterable {
    case text, letter, number
    /// A number that counts from 0.
    case index
  }

  /// Why no reading can be relied on: two of them fit all questions and differ at this one.
  struct Doubt {
    let question: Int
    let message: String
  }

  private(set) var reading = Reading.letter
  private(set) var doubt: Doubt?
  /// Whether the right options are none of the others, but texts beside them.
  private(set) var isApart = false
  private var texts = 0
  private var counts: [Reading: Int] = [:]
  private var first: (reading: [Reading: [Int]], question: Int)?
  private var hasZero = false
  private var hasLast = false
  private var questions = 0

  /// Takes a question in, in the order of the bank.
  mutating func take(_ keyed: KeyedOptions) {
    defer { questions += 1 }
    let key = keyed.key.trimmed()
    guard !key.isEmpty else { return }
    var found: [Reading: [Int]] = [:]
    for reading in Reading.allCases {
      let options = Self.right(of: keyed.options, key, reading)
      if !options.isEmpty {
        found[reading] = options
        counts[reading, default: 0] += 1
      }
    }
    if key.count > 2 { texts += 1 }
    if key == "0" { hasZero = true }
    if Int(key) == keyed.options.count { hasLast = true }
    guard first == nil, let text = found[.text] else { return }
    let others = [found[.letter], found[.number], hasZero ? found[.index] : nil].compactMap(\.self)
    if others.contains(where: { $0 != text }) { first = (found, questions) }
  }

  /// Decides, when all questions are taken in.
  /// - Parameter prefersIndex: Whether the key's name says that it counts from 0.
  mutating func decide(prefersIndex: Bool = false) {
    let text = counts[.text] ?? 0
    let letter = counts[.letter] ?? 0
    let countsFromZero = hasZero || prefersIndex && !hasLast
    let number = (countsFromZero ? counts[.index] : counts[.number]) ?? 0
    let other: Reading = number > letter ? (countsFromZero ? .index : .number) : .letter
    let best = max(letter, number)
    reading = text > best || text == best && first == nil ? .text : other
    if text == best, text > 0, let first {
      doubt = Doubt(
        question: first.question,
        message:
          "the right answer may be the \(other == .letter ? "letter" : "number") of an option "
          + "or its text, and both fit all rows")
    }
    if text == 0, letter == 0, number == 0 {
      reading = .text
      // One that fits nowhere may be a slip; if none of several does, they are meant so.
      isApart = questions > 2 && texts == questions
    }
  }

  /// Which options are right, by their places; empty if the key fits none.
  func right(of keyed: KeyedOptions) -> [Int] {
    let key = keyed.key.trimmed()
    if key.isEmpty { return [] }
    let found = Self.right(of: keyed.options, key, reading)
    if !found.isEmpty { return found }
    let others: [Reading] = [.text, .letter] + (hasZero ? [] : [.number])
    for other in others where other != reading {
      let found = Self.right(of: keyed.options, key, other)
      if !found.isEmpty { return found }
    }
    return []
  }

  /// What was decided, in words.
  var explanation: String {
    switch reading {
    case .text where isApart: "questions with wrong options; the right one is beside them"
    case .text: "questions with options; the right one is given as its text"
    case .letter: "questions with options; the right one is given as a letter"
    case .number: "questions with options; the right one is given as a number, counted from 1"
    case .index: "questions with options; the right one is given as a number, counted from 0"
    }
  }

  private static func right(of options: [String], _ key: String, _ reading: Reading) -> [Int] {
    switch reading {
    case .text: return texts(options, key)
    case .letter: return labels(options, key) { letter($0) }
    case .number: return labels(options, key) { Int($0).map { $0 - 1 } }
    case .index: return labels(options, key) { Int($0) }
    }
  }

  // MARK: Texts

  private static func texts(_ options: [String], _ key: String) -> [Int] {
    let whole = places(of: key, in: options)
    if !whole.isEmpty { return whole }
    for separator in ["\n", ";", "|", ","] where key.contains(separator) {
      let parts = key.split(separator: separator).map { $0.trimmed() }.filter { !$0.isEmpty }
      let found = parts.map { places(of: $0, in: options) }
      if parts.count > 1, found.allSatisfy({ !$0.isEmpty }) {
        return Set(found.joined()).sorted()
      }
    }
    return []
  }

  private static func places(of text: String, in options: [String]) -> [Int] {
    if let place = options.firstIndex(of: text) { return [place] }
    let sought = folded(text)
    return options.indices.filter { !options[$0].isEmpty && folded(options[$0]) == sought }
      .prefix(1).map(\.self)
  }

  private static func folded(_ text: String) -> String {
    var text = normalized(text).lowercased()[...]
    if text.last == "." { text = text.dropLast() }
    return String(text)
  }

  // MARK: Letters and numbers

  private static func labels(
    _ options: [String], _ key: String, _ place: (Substring) -> Int?
  ) -> [Int] {
    var places: [Int] = []
    func add(_ word: Substring) -> Bool {
      guard let found = place(word), options.indices.contains(found), !options[found].isEmpty else {
        return false
      }
      if !places.contains(found) { places.append(found) }
      return true
    }
    // `B) UB-04` names the option and repeats it.
    if let label = OptionLabel(key[...]), !label.rest.isEmpty {
      guard let found = place(label.label), options.indices.contains(found) else { return [] }
      let text = folded(String(label.rest))
      return text.isEmpty || folded(options[found]) == text ? [found] : []
    }
    let words = key.split { !$0.isLetter && !$0.isNumber && $0 != "-" }
    for word in words {
      if ["option", "choice", "answer", "and", "opt", "or"].contains(word.lowercased()) {
        continue
      }
      if add(word) { continue }
      // `ABD`: the letters of several options, and `option2`.
      if word.count > 1, word.allSatisfy({ $0.isUppercase && $0.isASCII }),
        word.count <= options.count,
        Set(word).count == word.count, word.sorted() == Array(word)
      {
        let all = word.indices.allSatisfy { add(word[$0...$0]) }
        if all { continue }
      }
      let tail = BankColumns.words(of: String(word))
      if tail.count == 2, ["option", "opt", "choice", "answer", "ans"].contains(tail[0]),
        add(tail[1][...])
      {
        continue
      }
      return []
    }
    return places.sorted()
  }

  private static func letter(_ word: Substring) -> Int? {
    guard word.utf8.count == 1, let letter = word.utf8.first else { return nil }
    let place = Int(letter | 0x20) - Int(UInt8(ascii: "a"))
    return 0..<15 ~= place ? place : nil
  }
}

/// A letter or number before the text of an option: `B. UB-04`, `(b) UB-04`, `2) UB-04`.
struct OptionLabel {
  let label: Substring
  /// The text after it, without white space before it.
  let rest: Substring
  /// The mark behind the label.
  let mark: Character

  init?(_ line: Substring) {
    var text = line
    let isOpened = text.first == "("
    if isOpened { text = text.dropFirst() }
    let label = text.prefix(3).prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    guard label.count == 1 || !label.isEmpty && label.count < 3 && label.allSatisfy(\.isNumber)
    else {
      return nil
    }
    guard let mark = text.dropFirst(label.count).first,
      mark == ")" || !isOpened && ".:".contains(mark)
    else { return nil }
    let behind = text.dropFirst(label.count + 1)
    guard behind.isEmpty || behind.first!.isWhitespace else { return nil }
    self.label = label
    self.mark = mark
    rest = behind.drop(while: \.isWhitespace)
  }
}

extension BankKeys {
  /// The options that one cell lists: each on a line, or with `;`, `|` or labels between them.
  static func listed(_ text: String) -> [String] {
    var parts = text.split(whereSeparator: \.isNewline).map { $0.trimmed() }
    if parts.count < 2 {
      for separator in ["|", ";"] where text.contains(separator) {
        parts = text.split(separator: separator).map { $0.trimmed() }
        break
      }
    }
    if parts.count < 2 {
      let pieces = labeled(text)
      parts = pieces.count > 1 ? pieces : text.split(separator: ",").map { $0.trimmed() }
    }
    let options = parts.filter { !$0.isEmpty }
    let labels = options.map { OptionLabel($0[...]) }
    guard options.count > 1, labels.allSatisfy({ $0 != nil }) else { return options }
    return labels.map { $0!.rest.trimmed() }
  }

  /// `A) CMS-1500 B) UB-04`.
  private static func labeled(_ text: String) -> [String] {
    let words = text.split(separator: " ")
    var parts: [String] = []
    var next = UInt8(ascii: "a")
    for word in words {
      let bytes = Array(word.lowercased().utf8)
      if bytes.count == 2, bytes[0] == next,
        bytes[1] == UInt8(ascii: ")") || bytes[1] == UInt8(ascii: ".")
      {
        parts.append(String(word))
        next += 1
      } else if !parts.isEmpty {
        parts[parts.count - 1] += " " + word
      } else {
        return []
      }
    }
    return parts
  }
}
