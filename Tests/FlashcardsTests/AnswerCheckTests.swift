import SpacedRepetition
import TestSupport
import Testing
import Text

@testable import Flashcards

struct AnswerCheckTests {
  @Test(
    "What a right answer may differ in",
    arguments: [
      ("PR", "PR"), ("pr", "PR"), (" P R. ", "PR"), ("e119", "E11.9"), ("E11.9", "e119"),
      ("the payer", "payer"), ("payer", "The payer"), ("an appeal", "the appeal"),
      ("PR", "PR (patient responsibility)"),
      ("patient responsibility pr", "patient responsibility (PR)"),
      ("PR (patient responsibility)", "PR (patient responsibility)"), ("naive", "naïve"),
      ("cafe\u{301}", "café"), ("é", "e\u{301}"), ("日本", "日本"), ("ﬁve", "ﬁve"), ("the", "the"),
      ("≥", "≥"), ("co-pay", "copay"), ("line\nbreak", "line break"), ("1676", "$1,676.00"),
      ("$1,676", "1676"), ("1.50", "1.5"), ("0.5", ".5"), ("c++", "C++"), ("80%", "80 %"),
      ("second", "first | second"), ("-25", "25"), ("25", "-25"), ("$1,676.00", "1676"),
      ("10 %", "10%"), ("10mg", "10 mg"), ("1.50 mg", "1.5mg"), ("(1.5)", "1.5"),
      ("health-care", "health care"), ("healthcare", "health-care"), ("J1100.", "j1100"),
      ("99213 25", "99213-25"), ("S72.001a", "S72001A"), ("follow up", "follow-up"),
    ])
  func right(_ typed: String, _ answers: String) {
    #expect(verdict(typed, answers) == .right)
  }

  @Test(
    "A slip of typing in a word of six letters or more is close",
    arguments: [
      ("remitance", "remittance"), ("adjudicatoin", "adjudication"), ("remitttance", "remittance"),
      ("deducrible", "deductible"), ("superbil", "super | superbill"),
      ("Crohn's diseaze", "Crohn's disease"),
      ("a remittnce advice", "the remittance advice"), ("helth care", "healthcare"),
      ("stage 3 presure ulcer", "stage 3 pressure ulcer"), ("REMITANCE", "remittance"),
      ("anaesthesiia", "anesthesia"), ("ﬁbrilation", "fibrillation"),
    ])
  func close(_ typed: String, _ answers: String) {
    #expect(verdict(typed, answers) == .close)
  }

  @Test(
    "Anything else is wrong, and so is a code with a slip in it",
    arguments: [
      ("", "payer"), (" ", "payer"), ("?", "payer"), ("", "(all in parentheses)"), ("()", "(note)"),
      ("99213", "99214"), ("E11.8", "E11.9"), ("UB-05", "UB-04"), ("CO", "PR"), ("PI", "PR"),
      ("cat", "car"), ("inpatient", "outpatient"), ("≤", "≥"), ("payer or patient", "payer"),
      ("a", "the payer"), ("x", ""), ("15", "1.5"), ("C", "C++"), ("1676.5", "1,676"),
      ("E11.9", "E11.90"), ("15mg", "1.5 mg"), ("(15)", "(1.5)"), ("10", "10 of 12"),
      ("payr", "payer"), ("copaay", "copay"), ("clam", "claim"), ("deductable", "deductible"),
      ("remitance advise", "remittance advice"), ("advice", "remittance advice"),
      ("TRICAER", "TRICARE"), ("MODIFER", "MODIFIER"), ("Part B", "Part A"), ("seventy", "seventh"),
      ("remittances", "remittance"), ("aduction", "abduction"),
      ("stage 2 pressure", "stage 3 pressure"),
      ("EO100", "E0100"), ("016", "16"), ("0016070", "016070"), ("ileum", "ilia"),
    ])
  func wrong(_ typed: String, _ answers: String) {
    #expect(verdict(typed, answers) == .wrong)
  }

  private func verdict(_ typed: String, _ answers: String) -> AnswerCheck.Verdict {
    let accepted = answers.split(separator: " | ").map(String.init)
    return AnswerCheck(accepting: accepted).verdict(on: typed)
  }

  @Test("A letter for the digit that looks like it is wrong, but worth a hint")
  func lookalikes() {
    let check = AnswerCheck(accepting: ["E0100", "first"])
    #expect(["EO100", "e0l00", "EOIOO"].allSatisfy(check.hasLookalikes))
    #expect(["E0100", "E0200", "F0100", "fjrst", ""].allSatisfy { !check.hasLookalikes($0) })
  }

  @Test("Verdicts propose the grades 4, 3 and 1")
  func grades() {
    #expect(
      [.right, .close, .wrong].map { (verdict: AnswerCheck.Verdict) in
        verdict.proposedGrade.rawValue
      }
        == [4, 3, 1])
  }

  @Test("The time to check a text grows with its length, whether it has spaces or none")
  func large() {
    expectLinear(1000, 8000) { count in
      let text = String(repeating: "answer ", count: count)
      #expect(AnswerCheck(accepting: [text]).verdict(on: text + "s") == .wrong)
      let word = String(repeating: "answer", count: count)
      #expect(AnswerCheck(accepting: [word]).verdict(on: word.dropLast(6) + "answerr") == .wrong)
    }
  }

  @Test(
    "Known edit distances",
    arguments: [
      ("", "", 0), ("abc", "", 3), ("", "abc", 3), ("abc", "abc", 0), ("kitten", "sitting", 3),
      ("ab", "ba", 1), ("abcd", "badc", 2), ("ca", "abc", 3), ("é", "e\u{301}", 0), ("👩‍👩‍👧", "👩", 1),
    ])
  func knownDistances(_ first: String, _ second: String, _ distance: Int) {
    #expect(editDistance(Array(first), Array(second)) == distance)
  }

  @Test("The edit distance is what the recursive definition gives", arguments: 0..<100)
  func distance(_ seed: Int) {
    var random = Random(seed: seed)
    let letters: [Character] = ["a", "b", "c"]
    let first = random.elements(of: letters, atMost: 6)
    let second = random.elements(of: letters, atMost: 6)
    #expect(editDistance(first, second) == defined(first[...], second[...]))
    #expect(editDistance(second, first) == editDistance(first, second))
  }

  /// A literal implementation of the definition.
  private func defined(_ first: ArraySlice<Character>, _ second: ArraySlice<Character>) -> Int {
    if first.isEmpty || second.isEmpty { return first.count + second.count }
    let (shorter, other) = (first.dropLast(), second.dropLast())
    var least = min(
      defined(shorter, second) + 1, defined(first, other) + 1,
      defined(shorter, other) + (first.last == second.last ? 0 : 1))
    if first.suffix(2).count == 2, first.suffix(2).elementsEqual(second.suffix(2).reversed()) {
      least = min(least, defined(first.dropLast(2), second.dropLast(2)) + 1)
    }
    return least
  }
}
