import Flashcards
import Text

/// Reads questions in QTI, the format of Canvas, Blackboard and other systems: an XML file, or the
/// package that has it.
///
/// QTI 1.2 has items of a `questestinterop` with responses and their processing, 2.1 and later an
/// `assessmentItem` for each question. What has neither options nor a text for its answer is left out.
struct QTIReader: ~Copyable {
  let file: String
  var found: BankCollector
  var words = BankText()

  static func read(_ bytes: [UInt8], file: String) -> ImportedFile {
    var reader = QTIReader(file: file)
    if ImportFormat.isZipArchive(bytes) {
      reader.takePackage(bytes)
    } else {
      reader.take(bytes, file)
    }
    return reader.found.imported("questions in QTI")
  }

  private init(file: String) {
    self.file = file
    found = BankCollector(file: file, .qti)
  }

  /// Whether a zip archive is a package of questions, by the names in it.
  static func isPackage(_ bytes: [UInt8]) -> Bool {
    let ends = bytes.prefix(4096) + bytes.suffix(1 << 16)
    return ends.firstRange(of: Array("imsmanifest.xml".utf8)) != nil
  }

  private mutating func takePackage(_ bytes: [UInt8]) {
    let limits = AnkiLimits(packageSize: bytes.count)
    var parts: [(name: String, bytes: [UInt8])] = []
    do {
      try ZipEntries.reading(bytes, limits: limits) { entries in
        var allowance = Allowance(min(limits.output, 256 << 20), of: "bytes of questions")
        while let name = try entries.next() {
          let ending = FileName(name).ending
          guard ["xml", "dat", "qti"].contains(ending), FileName(name).name != "imsmanifest.xml"
          else {
            continue
          }
          parts.append((name, try entries.content(of: name, within: &allowance)))
        }
      }
    } catch {
      let error = error as? AnkiError
      found.refuse(
        Diagnostic(
          location: SourceLocation(file: file, line: 0, column: 0), severity: .error,
          message: error.map(Self.message) ?? "the package cannot be read",
          hint: "export the package again", sourceLine: ""))
      return
    }
    for part in parts.sorted(by: { $0.name < $1.name }) {
      guard Self.holdsQuestions(part.bytes) else { continue }
      take(part.bytes, "\(file)/\(part.name)")
    }
  }

  private static func message(_ error: AnkiError) -> String {
    switch error {
    case .tooLarge: "the package unpacks to more than its size allows"
    default: "the package is damaged"
    }
  }

  static func holdsQuestions(_ bytes: [UInt8]) -> Bool {
    let start = Array(bytes.prefix(4096))
    return ["questestinterop", "assessmentItem", "<item"].contains {
      start.firstRange(of: Array($0.utf8)) != nil
    }
  }

  private mutating func take(_ bytes: [UInt8], _ name: String) {
    do throws(XMLFault) {
      let root = try XMLElement(bytes)
      for item in root.name == "item" ? [root] : root.within("item") { takeItem(item, name) }
      for item in root.name == "assessmentItem" ? [root] : root.within("assessmentItem") {
        takeAssessmentItem(item, name)
      }
    } catch {
      found.refuse(error.diagnostic(file: name))
    }
  }

  mutating func add(_ question: BankQuestion, _ element: XMLElement, _ name: String) {
    found.add(question) { reason, hint in
      Diagnostic(
        location: SourceLocation(
          file: name, line: element.place.line, column: element.place.column), severity: .error,
        message: reason, hint: hint, sourceLine: "")
    }
  }

  // MARK: QTI 1.2

  private mutating func takeItem(_ item: XMLElement, _ name: String) {
    let title = item.attributes["title"] ?? item.attributes["ident"]
    guard let presentation = item["presentation"] else { return }
    let responses = presentation.within("response_lid")
    let texts = presentation.within("response_str") + presentation.within("response_num")
    var question = BankQuestion(material(presentation), line: item.place.line)
    let conditions = item.all("resprocessing").flatMap { $0.within("respcondition") }
    var remarks = feedback(item)
    Self.link(&remarks, conditions)
    if let general = remarks["general_fb"], !general.isEmpty { question.details.why = general }
    if responses.count == 1, let choice = responses[0].within("render_choice").first {
      let labels = choice.within("response_label")
      let right = rightValues(conditions, of: responses[0].attributes["ident"])
      question.options = labels.map {
        Note.Option(text: material($0), isCorrect: right.contains($0.attributes["ident"] ?? ""))
      }
      question.remarks = zip(labels, question.options).map { label, option in
        let ident = label.attributes["ident"] ?? ""
        return (option, remarks["\(ident)_fb"] ?? remarks[ident] ?? "")
      }
      return add(question, item, name)
    }
    if responses.count > 1 {
      // Each is matched with one of the same options.
      for response in responses {
        var part = question
        let left = material(response)
        part.question += left.isEmpty ? "" : "\n" + left
        let right = rightValues(conditions, of: response.attributes["ident"])
        part.options = response.within("response_label").map {
          Note.Option(text: material($0), isCorrect: right.contains($0.attributes["ident"] ?? ""))
        }
        add(part, item, name)
      }
      return
    }
    if texts.count == 1 {
      let right = rightValues(conditions, of: texts[0].attributes["ident"])
      question.answers = right.map { words.text($0) }
      if !question.answers.isEmpty { return add(question, item, name) }
    }
    found.passOver(
      line: item.place.line, name: title,
      texts.isEmpty
        ? "a text or a question of a kind without options"
        : "an essay, which has no answer to check")
  }

  /// The texts and identifiers that bring a score.
  private func rightValues(_ conditions: [XMLElement], of response: String?) -> [String] {
    var values: [String] = []
    for condition in conditions {
      let sets = condition.all("setvar")
      let isRight =
        sets.contains { (Double($0.text.trimmed()) ?? ($0.text.contains("max") ? 1 : 0)) > 0 }
        || sets.isEmpty && condition.attributes["title"]?.lowercased() == "correct"
      guard isRight, let variables = condition["conditionvar"] else { continue }
      values += Self.equal(variables, of: response)
    }
    return values
  }

  private static func equal(_ element: XMLElement, of response: String?) -> [String] {
    element.elements.flatMap { child -> [String] in
      switch child.name {
      case "not": []
      case "varequal", "varsubset":
        child.attributes["respident"] == nil || response == nil
          || child.attributes["respident"] == response ? [child.text.trimmed()] : []
      default: equal(child, of: response)
      }
    }
  }

  /// Gives what is shown for one value alone to that value.
  private static func link(_ remarks: inout [String: String], _ conditions: [XMLElement]) {
    var uses: [String: [String]] = [:]
    for condition in conditions {
      guard let variables = condition["conditionvar"] else { continue }
      for link in condition.all("displayfeedback") {
        uses[link.attributes["linkrefid"] ?? "", default: []] += equal(variables, of: nil)
      }
    }
    for (link, values) in uses where values.count == 1 {
      if let text = remarks[link], remarks[values[0]] == nil { remarks[values[0]] = text }
    }
  }

  private mutating func feedback(_ item: XMLElement) -> [String: String] {
    var all: [String: String] = [:]
    for element in item.within("itemfeedback") {
      guard let ident = element.attributes["ident"] else { continue }
      all[ident] = material(element)
    }
    return all
  }

  /// The text right within, not that of responses.
  private mutating func material(_ element: XMLElement) -> String {
    var texts: [String] = []
    for child in element.elements {
      switch child.name {
      case "mattext":
        let isHTML = child.attributes["texttype"].map { $0 == "text/html" }
        texts.append(words.text(child.text, isHTML: isHTML == true ? true : nil))
      case "formatted_text": texts.append(words.text(child.text, isHTML: true))
      case "response_lid", "response_str", "response_num", "response_grp", "render_choice": continue
      default: texts.append(material(child))
      }
    }
    return texts.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
