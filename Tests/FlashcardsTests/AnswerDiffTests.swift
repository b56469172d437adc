import TestSupport
import Testing

@testable import Flashcards

struct AnswerDiffTests {
  /// A diff in text form: `[-extra-]`, `{+missing+}`, `[-wrong-]{+right+}`.
  private static func marked(_ diff: AnswerDiff?) -> String {
    guard let diff else { return "no diff" }
    return diff.segments.map { segment in
      switch segment {
      case .same(let text): text
      case .missing(let text): "{+\(text)+}"
      case .extra(let text): "[-\(text)-]"
      case .wrong(let text, let expected): "[-\(text)-]{+\(expected)+}"
      }
    }.joined()
  }

  @Test(
    "What differs is marked, and nothing else",
    arguments: [
      ("remitence", "remittance", "remit[-e-]{+ta+}nce"),
      ("deductable", "deductible", "deduct[-a-]{+i+}ble"), ("payyer", "payer", "pay[-y-]er"),
      ("99213", "99214", "9921[-3-]{+4+}"), ("E11.8", "E11.9", "E11.[-8-]{+9+}"),
      ("e118", "E11.9", "e11[-8-]{+9+}"), ("E11.9", "E11.90", "E11.9{+0+}"),
      ("15", "1.5", "1{+.+}5"), ("clam", "claim", "cla{+i+}m"),
      ("explanation benefits", "Explanation of benefits", "explanation {+of +}benefits"),
      ("explanation of", "explanation of benefits", "explanation of{+ benefits+}"),
      ("the old claim form", "claim form", "the [-old -]claim form"),
      (
        "physician fees schedule", "hospital fee schedule",
        "[-physician-]{+hospital+} fee[-s-] schedule"
      ),
      ("one claim form", "two claim form", "[-one-]{+two+} claim form"),
      ("1766", "$1,676.00", "1[-76-]{+67+}6"),
      ("anaemia of pregancy", "Anemia of pregnancy", "anaemia of preg{+n+}ancy"),
      ("tumour of the brian", "tumor of the brain", "tumour of the br[-ia-]{+ai+}n"),
      ("ärtzekammer", "Ärztekammer", "är[-tz-]{+zt+}ekammer"),
    ])
  func marks(_ typed: String, _ expected: String, _ result: String) {
    #expect(Self.marked(AnswerDiff(typed: typed, expected: expected)) == result)
  }

  @Test(
    "There is no diff where nothing or nearly everything differs",
    arguments: [
      ("pr", "PR"), ("e119", "E11.9"), ("anaemia", "anemia"), ("CO", "PR"), ("", "payer"),
      ("payer", ""), ("deductible", "copay"), ("?", "payer"),
    ])
  func noDiff(_ typed: String, _ expected: String) {
    #expect(AnswerDiff(typed: typed, expected: expected) == nil)
  }

  @Test("The nearest accepted answer is compared, without its remark if that is nearer")
  func nearest() {
    let check = AnswerCheck(accepting: ["patient responsibility", "PRO (patient's part)", "owner"])
    #expect(Self.marked(check.diff(of: "PRA")) == "PR[-A-]{+O+}")
    #expect(Self.marked(check.diff(of: "owener")) == "ow[-e-]ner")
    #expect(check.diff(of: "PRO") == nil || check.verdict(on: "PRO") == .right)
  }

  @Test("A text of over 2,000 characters is not compared, one of 2,000 is")
  func large() {
    let text = String(repeating: "answer ", count: 285)
    #expect(AnswerDiff(typed: text, expected: text + "s") != nil)
    #expect(AnswerDiff(typed: text + text, expected: text) == nil)
  }

  @Test("The parts make up the two texts, whatever they are", arguments: 0..<300)
  func complete(_ seed: Int) throws {
    var random = Random(seed: seed)
    let letters: [Character] = ["a", "b", "é", "1", ".", " ", "-", "o", "e", "œ"]
    let typed = String(random.elements(of: letters, atMost: 12))
    let expected = String(random.elements(of: letters, atMost: 12))
    guard let diff = AnswerDiff(typed: typed, expected: expected) else { return }
    var typedParts = ""
    var expectedParts = ""
    for segment in diff.segments {
      switch segment {
      case .same(let text):
        typedParts += text
        expectedParts += text
      case .missing(let text): expectedParts += text
      case .extra(let text): typedParts += text
      case .wrong(let text, let other):
        typedParts += text
        expectedParts += other
      }
    }
    #expect(typedParts == typed)
    let key = AnswerKey(expectedParts).characters
    #expect(key.count >= AnswerKey(expected).characters.count - typed.count)
    #expect(diff.distance >= 1)
  }
}
