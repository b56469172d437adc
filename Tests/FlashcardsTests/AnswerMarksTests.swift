import TestSupport
import Testing

@testable import Flashcards

@Suite("Signs and marks of answers")
struct AnswerMarksTests {
  @Test(
    "Another sign, a missing sign, and a mark at another place are wrong",
    arguments: [
      ("BMI > 30", "BMI < 30"), ("≥ 65", "> 65"), ("≤ 30 days", "≥ 30 days"), ("x = y", "x ≠ y"),
      ("≥ 65", "65"), ("x = y", "x y"), ("<5", "5"), ("a ≤ b", "a < b"), ("p < .05", "p > .05"),
      ("a → b", "a ← b"), ("a → b", "→ b"), ("a -> b", "a <- b"), ("↑ BP", "↓ BP"), ("↑ BP", "BP"),
      ("⇑BP", "⇓BP"),
      ("-1", "+1"), ("+3", "-3"), ("−3", "+3"), ("± 5", "5"), ("±5", "+5"), ("±5", "-5"),
      ("-$5", "+$5"), ("T score -2.5", "T score +2.5"), ("5 -10", "-5 10"), ("(-3)", "(+3)"),
      ("HER2+", "HER2"), ("HER2-", "HER2"), ("CD4+", "CD4-"), ("HER2+", "HER2-"), ("Rh+", "Rh-"),
      ("Rh+", "Rh"), ("+ve", "-ve"), ("65+", "65"), ("2 + 2", "2 - 2"), ("2 × 3", "2 ÷ 3"),
      ("¬A", "A"), ("HER2+ breast", "HER2- breast"),
      ("E11.9", "E1.19"), ("M54.5", "M5.45"), ("Z00.00", "Z0.000"), ("T31.20", "T3.120"),
      ("E11.9 and I10", "E1.19 and I10"), ("1.2.3", "123"),
      ("61-90 days", "6-190 days"), ("1:10", "110"), ("1:10", "11:0"), ("20/20", "2020"),
      ("1-10", "110"), ("1/12/2027", "11/2/2027"), ("1/12/2027", "1122027"),
      ("E08-E13", "E08, E13"), ("99213-25", "9921-325"), ("10, 20", "1,020"), ("10-20", "10, 20"),
      ("1:20", "1-20"), ("20/40", "20-40"), ("1:10", "1/10"), ("10, 200", "102, 00"), ("2×3", "23"),
      ("20 percent", "20 dollars"), ("20 percent", "30 %"), ("20 percentile", "20 %"),
      ("a percent of 20", "% of 20"),
      ("20 %", "$20"), ("20%", "€20"), ("$20", "€20"), ("$20 of 30", "20 of $30"),
      ("remittance +5", "remitance -5"), ("remittance of E11.9", "remitance of E1.19"),
      ("hypertension > 30", "hypertensoin < 30"),
    ])
  func differ(_ one: String, _ other: String) {
    #expect(AnswerCheck(accepting: [one]).verdict(on: other) == .wrong)
    #expect(AnswerCheck(accepting: [other]).verdict(on: one) == .wrong)
  }

  @Test(
    "Marks that only separate may be left out, and signs typed as a keyboard has them",
    arguments: [
      ("E11.9", "e119"), ("UB-04", "UB04"), ("-25", "25"), ("+3", "3"), ("99213-25", "99213 25"),
      ("99213-25", "9921325"), ("E08-E13", "E08 E13"), ("E08, E13", "E08 E13"), ("L4-L5", "L4L5"),
      ("61-90 days", "61–90 days"), ("61 - 90 days", "61-90 days"), ("1:10", "1 : 10"),
      ("1:10", "1 10"), ("1/12/2027", "1-12-2027"), ("1/12/2027", "1 12 2027"), ("10/1", "10-1"),
      ("800-555-1234", "8005551234"), ("12-3456789", "123456789"), ("20 %", "20%"), ("20 %", "20"),
      ("$100", "100"), ("100 $", "$100"), ("$1,676.00", "1676"), ("1.50 – 2.50", "1.5-2.5"),
      ("follow-up", "follow up"), ("follow-up", "followup"), ("type-2 diabetes", "type 2-diabetes"),
      ("-ectomy", "ectomy"), ("hyper-", "hyper"), ("E11.-", "E11"),
      ("5- to 10-year", "5 to 10 year"),
      ("x, y", "x y"), ("and/or", "and or"), ("mg/dL", "mg dl"), ("J1100.", "J1100"),
      ("\"clean\" claim", "clean claim"), ("10³", "10^3"), ("E08, E13.1", "E08 E131"),
      ("20 %", "20 percent"), ("20%", "20 Per cent"), ("20 % of $30", "20 pct of 30 dollars"),
      ("20-percent coinsurance", "20% coinsurance"), ("$1", "1 dollar"), ("0.5 percent", "0.5 %"),
      ("≥ 65", ">= 65"), ("≥65", "≥ 65"), ("x ≠ y", "x != y"), ("a → b", "a->b"),
      ("a ⇒ b", "a -> b"),
      ("a ↔ b", "a <-> b"), ("± 5", "+/-5"), ("< -5", "<-5"), ("＜ 5", "< 5"), ("HER2+", "her2 +"),
      ("HCO3⁻", "HCO3-"), ("Ca²⁺", "Ca2+"), ("x ≠ y", "x =\u{338} y"), ("COVID-19", "covid19"),
    ])
  func forgiven(_ one: String, _ other: String) {
    #expect(AnswerCheck(accepting: [one]).verdict(on: other) == .right)
    #expect(AnswerCheck(accepting: [other]).verdict(on: one) == .right)
  }

  @Test("A slip in a word is close beside marks that are right or left out")
  func close() {
    let check = AnswerCheck(accepting: ["remittance of -5 for E11.9"])
    #expect(check.verdict(on: "remitance of -5 for E11.9") == .close)
    #expect(check.verdict(on: "remitance of 5 for E119") == .close)
  }

  @Test(
    "The time to check a text full of marks grows with its length",
    arguments: ["1-", "1,", "1%", "12 > ", "E11.9, "])
  func large(_ part: String) {
    expectLinear(500, 4000) { count in
      let text = String(repeating: part, count: count) + "%%%%%%%%%%"
      #expect(AnswerCheck(accepting: [text]).verdict(on: text) == .right)
    }
  }

  @Test("A sign that differs is shown")
  func diff() {
    let diff = AnswerDiff(typed: "BMI < 30", expected: "BMI > 30")
    #expect(diff?.segments == [.same("BMI "), .wrong("<", for: ">"), .same(" 30")])
  }
}
