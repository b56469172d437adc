import Flashcards
import Text

/// QTI 2.1 and later: an item has a body with interactions, and declares what is right.
extension QTIReader {
  mutating func takeAssessmentItem(_ item: XMLElement, _ name: String) {
    guard let body = item["itemBody"] else { return }
    let title = item.attributes["title"]
    let right = declared(item)
    var question = BankQuestion("", line: item.place.line)
    let why = item.all("modalFeedback").map { words.text($0.html(), isHTML: true) }
      .filter { !$0.isEmpty }
    question.details.why = why.isEmpty ? nil : why.joined(separator: "\n")
    let choices = Self.interactions.flatMap { body.within($0) }
    guard choices.count == 1 else {
      return found.passOver(
        line: item.place.line, name: title,
        choices.isEmpty
          ? "a text or a question of a kind without options" : "several questions in one")
    }
    let choice = choices[0]
    let values = right[choice.attributes["responseIdentifier"] ?? ""] ?? []
    question.question = self.question(body, choice)
    switch choice.name {
    case "choiceInteraction", "inlineChoiceInteraction":
      let simple = choice.within("simpleChoice") + choice.within("inlineChoice")
      question.options = simple.map {
        Note.Option(
          text: text($0), isCorrect: values.contains($0.attributes["identifier"] ?? ""))
      }
      question.remarks = zip(question.options, simple.map { remark($0) }).map { ($0, $1) }
      add(question, item, name)
    case "orderInteraction":
      var texts: [String: String] = [:]
      for element in choice.within("simpleChoice") {
        texts[element.attributes["identifier"] ?? ""] = text(element)
      }
      let items = values.compactMap { texts[$0] }
      guard 2...15 ~= items.count, Set(items.map { normalized($0) }).count == items.count,
        !question.question.isEmpty
      else {
        return found.passOver(line: item.place.line, name: title, "an order that cannot be read")
      }
      found.add(
        Note(
          content: .ordering(question: question.question, items: items), details: question.details,
          line: item.place.line, lastLine: item.place.line))
    case "textEntryInteraction":
      question.answers = values.map { words.text($0) }
      add(question, item, name)
    default: takePairs(choice, values, of: question, item, name)
    }
  }

  private static let interactions = [
    "choiceInteraction", "inlineChoiceInteraction", "orderInteraction", "textEntryInteraction",
    "matchInteraction",
  ]

  /// The values that are right, by the name of the response.
  private func declared(_ item: XMLElement) -> [String: [String]] {
    var all: [String: [String]] = [:]
    for element in item.all("responseDeclaration") {
      var values = element["correctResponse"]?.all("value").map { $0.text.trimmed() } ?? []
      let scores = element["mapping"]?.all("mapEntry") ?? []
      for entry in scores where Double(entry.attributes["mappedValue"] ?? "") ?? 0 > 0 {
        if let key = entry.attributes["mapKey"], !values.contains(key) { values.append(key) }
      }
      all[element.attributes["identifier"] ?? ""] = values
    }
    return all
  }

  /// The text around an interaction, with a gap for one that is within it.
  private mutating func question(_ body: XMLElement, _ choice: XMLElement) -> String {
    let isGap = ["textEntryInteraction", "inlineChoiceInteraction"].contains(choice.name)
    var html = body.html { Self.interactions.contains($0.name) || $0.name == "feedbackBlock" }
    if isGap { html = body.html(leavingOut: { _ in false }, gap: Self.interactions) }
    let prompt = choice["prompt"].map { words.text($0.html(), isHTML: true) } ?? ""
    return [words.text(html, isHTML: true), prompt].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private mutating func text(_ element: XMLElement) -> String {
    words.text(element.html { $0.name.hasPrefix("feedback") }, isHTML: true)
  }

  private mutating func remark(_ element: XMLElement) -> String {
    let remarks = element.within("feedbackInline") + element.within("feedbackBlock")
    return remarks.map { words.text($0.html(), isHTML: true) }.filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  private mutating func takePairs(
    _ choice: XMLElement, _ values: [String], of asked: BankQuestion, _ item: XMLElement,
    _ name: String
  ) {
    let sets = choice.all("simpleMatchSet")
    guard sets.count == 2 else { return }
    var texts: [String: String] = [:]
    for element in sets.flatMap({ $0.all("simpleAssociableChoice") }) {
      texts[element.attributes["identifier"] ?? ""] = text(element)
    }
    let rights = sets[1].all("simpleAssociableChoice").map {
      (id: $0.attributes["identifier"] ?? "", text: texts[$0.attributes["identifier"] ?? ""] ?? "")
    }
    for left in sets[0].all("simpleAssociableChoice").map({ $0.attributes["identifier"] ?? "" }) {
      var question = asked
      question.question += "\n" + (texts[left] ?? "")
      question.options = rights.map {
        Note.Option(text: $0.text, isCorrect: values.contains("\(left) \($0.id)"))
      }
      add(question, item, name)
    }
  }
}
