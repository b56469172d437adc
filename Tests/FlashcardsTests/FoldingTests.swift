import SpacedRepetition
import Testing
import Text

@testable import Flashcards

/// The differences that both answers and searches ignore.
@Suite("Folding")
struct FoldingTests {
  /// Texts that are equal for an answer and for a search, in either order.
  private static let pairs: [(String, String)] = [
    ("ﬁbrillation", "fibrillation"), ("ﬂu", "flu"), ("eﬃcacy", "efficacy"),
    ("deﬀerent", "defferent"),
    ("aﬄuent", "affluent"), ("ﬅ", "st"), ("Straße", "strasse"), ("STRASSE", "straße"),
    ("GROẞE", "grosse"), ("ΟΔΟΣ", "οδος"), ("οδός", "ΟΔΟΣ"), ("Ｅ１１．９", "E11.9"),
    ("ｃｌａｉｍ", "claim"), ("m²", "m2"), ("CO₂", "CO2"), ("1ˢᵗ", "1st"), ("Ⅳ", "iv"),
    ("㎎", "mg"), ("℃", "°C"), ("№", "No"), ("ﬁ\u{AD}brillation", "fibrillation"),
    ("remit\u{AD}tance", "remittance"), ("re\u{200B}mit\u{200D}tance\u{FEFF}", "remittance"),
    ("\u{200E}claim\u{200F}", "claim"), ("ışık", "isik"), ("İstanbul", "istanbul"),
    ("encyclopædia", "encyclopaedia"), ("œdema", "oedema"), ("Ørsted", "orsted"),
    ("Łódź", "lodz"), ("Kelvin", "Kelvin"), ("naïve", "naive"), ("ſet", "set"),
    ("follow‑up", "follow-up"), ("follow–up", "follow-up"), ("a−b", "a-b"), ("x—y", "x-y"),
    ("Alzheimer’s", "Alzheimer's"), ("Alzheimerʼs", "Alzheimer's"),
    ("“clean” claim", "\"clean\" claim"),
    ("Medicare™", "Medicare"), ("ﾃｽﾄ", "テスト"), ("𝐇𝐂𝐏𝐂𝐒", "HCPCS"), ("ⓐ", "a"),
  ]

  @Test("is one and the same for typed answers and searches", arguments: pairs)
  func alike(_ one: String, _ other: String) {
    #expect(searchKey(one) == searchKey(other))
    #expect(AnswerCheck(accepting: [one]).verdict(on: other) == .right)
    #expect(AnswerCheck(accepting: [other]).verdict(on: one) == .right)
  }

  @Test(
    "keeps other numbers, other words and other signs apart",
    arguments: [
      ("10³", "103"), ("10^3", "103"), ("10⁻³", "10³"), ("10^-3", "10^3"), ("2⁵", "25"),
      ("1.5²", "1.52"), ("½", "12"), ("1/2", "12"), ("1½", "112"), ("3/4", "34"), ("ß", "b"),
      ("resume", "result"), ("1⁄3", "1/2"),
    ])
  func apart(_ one: String, _ other: String) {
    #expect(AnswerCheck(accepting: [one]).verdict(on: other) != .right)
    #expect(AnswerCheck(accepting: [other]).verdict(on: one) != .right)
  }

  @Test(
    "takes powers and fractions as they are typed on a keyboard",
    arguments: [
      ("10³", "10^3"), ("10⁻³", "10^-3"), ("10²³", "10^23"), ("10³/µL", "10^3/μL"), ("½", "1/2"),
      ("1½", "1 1/2"), ("¾ cup", "3/4 cup"), ("m²", "m^2"), ("kg/m²", "kg/m2"), ("10/1", "10-1"),
      ("12/31", "12 31"), ("1,000²", "1000^2"),
    ])
  func powers(_ one: String, _ other: String) {
    #expect(AnswerCheck(accepting: [one]).verdict(on: other) == .right)
    #expect(AnswerCheck(accepting: [other]).verdict(on: one) == .right)
  }

  @Test("never makes a search empty, and gives back what it has folded")
  func keys() {
    for text in ["\u{AD}", "\u{200B}\u{200B}", "\u{301}", "™"] { #expect(searchKey(text) != "") }
    for (one, other) in Self.pairs {
      for text in [one, other] { #expect(searchKey(searchKey(text)) == searchKey(text)) }
    }
  }

  @Test("the sieve holds back none of the notes that have a text written another way")
  func sieve() throws {
    for (one, other) in Self.pairs {
      for (text, looked) in [(one, other), (other, one)] {
        var packed = PackedNotes()
        let deck = DeckParser.parse(Array("Q: before \(text) after?\nA: x\n".utf8), file: "").deck
        for note in deck.notes { packed.append(note) }
        guard let sieve = NoteSieve(for: SoughtText(looked), in: packed) else { continue }
        #expect(sieve.letsPass(0, of: packed), "\(looked) in \(text)")
      }
    }
  }

  @Test("changes no card's name: a ligature and its letters are two cards")
  func names() {
    for (one, other) in [("ﬁ", "fi"), ("ß", "ss"), ("m²", "m2"), ("’", "'"), ("\u{AD}x", "x")] {
      #expect(normalized(one) != normalized(other))
      func name(_ text: String) -> CardID? {
        DeckParser.parse(Array("Q: \(text)?\nA: x\n".utf8), file: "").deck.notes
          .first.map { $0.id(of: $0.faces[0]) }
      }
      #expect(name(one) != name(other))
    }
  }

  @Test("shows a difference in the texts as they were typed and written")
  func difference() throws {
    let diff = try #require(AnswerDiff(typed: "fibrilation", expected: "ﬁbrillation"))
    #expect(
      diff.segments == [.same("fibril"), .missing("l"), .same("ation")]
        || diff.segments == [.same("fibri"), .missing("l"), .same("lation")])
  }
}
