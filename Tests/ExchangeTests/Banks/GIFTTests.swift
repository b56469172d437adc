import Exchange
import Flashcards
import Testing

@Suite("Questions in GIFT")
struct GIFTTests {
  /// Each as Moodle's documentation describes its kind.
  @Test(arguments: [
    ("Which form? {=UB-04 ~CMS-1500 ~ADA}", "Which form? +UB-04 -CMS-1500 -ADA"),
    ("::T:: Which?\n{\n~a\n=b\n}", "Which? -a +b"),
    ("Which? {~%50%a ~%50%b ~%-100%c}", "Which? +a +b -c"),
    ("Two is {~one =2 ~three} in digits.", "Two is _____ in digits. -one +2 -three"),
    ("The sum is {=4 =four}", "The sum is => 4"),
    ("1+1\\=2 {T}", "1+1=2 +True -False"), ("It is wrong. {FALSE}", "It is wrong. -True +False"),
    ("When? {#1822:5}", "When? => 1822"), ("How much? {#1..5}", "How much? => 1 to 5"),
    ("When? {#\n=1822:0\n=%50%1822:2\n}", "When? => 1822"),
    ("[html]<p>Which <b>one</b>?</p> {=<i>a</i> b ~c}", "Which **one**? +*a* b -c"),
    ("Braces \\{x\\} \\~ \\# \\: here? {=a\\=b ~c}", "Braces {x} ~ # : here? +a=b -c"),
    ("Lines\\nbreak? {=a ~b}", "Lines\nbreak? +a -b"),
    ("Which?{\n\n=a\n\n~b\n}", "Which? +a -b"),
    // A sign within a line is text where each answer has its own line.
    ("What is it?\n{\n=x = 5\n~y ~ z\n}", "What is it? +x = 5 -y ~ z"),
  ])
  func kinds(text: String, card: String) {
    let found = file(text + "\n")
    #expect(found.format == .gift)
    #expect(found.asked == [card])
    #expect(found.problems == [])
  }

  @Test func matchingAsksEachPairWithAllAnswersAsOptions() {
    #expect(
      file("Match. {=CO -> contract =PR -> patient}\n").asked
        == ["Match.\nCO +contract -patient", "Match.\nPR -contract +patient"])
  }

  @Test func remarksBecomeTheExplanationAndWhyNot() {
    let found = file(
      "Which? {=a #Right since. ~b #Wrong since. ~c ####In general.}\n\nIs it? {T#No.#Yes.}\n")
    #expect(found.whys == ["In general.\nRight since.", "Yes.\nNo."])
    #expect(found.notes[0].whyNot == ["b": "Wrong since."])
  }

  @Test func categoriesAreDecksAndCommentsGiveNamesAndTags() {
    let found = file(
      """
      // Made by hand
      $CATEGORY: $course$/top/Coding/Forms

      // [id:ub04] [tag:forms] [tag:cpc exam]
      ::Form:: Which? {=a ~b}

      $CATEGORY: $system$/Payers

      Who? {=c ~d}

      """)
    #expect(found.decks.map(\.name) == ["Coding::Forms", "Payers"])
    #expect(found.notes.map(\.details.id) == [CardID("ub04"), nil])
    #expect(found.notes[0].details.tags == ["forms", "cpc_exam"])
    #expect(found.notes.map(\.line) == [5, 9])
  }

  @Test func whatHasNoAnswerIsLeftOutAndSaid() {
    let found = file(
      "Which? {=a ~b}\n\nWrite an essay. {}\n\nAn instruction.\n\nWho? {=c ~d}\n\nIt {1:SA:=is} so.\n"
    )
    #expect(found.notes.count == 2 && !found.hasErrors)
    #expect(found.skipped.map(\.line) == [3, 5, 9])
  }

  @Test func faultsAreToldWithTheirPlaceAndTheOthersCome() {
    let found = file(
      "Which? {=a ~b}\n\nOpen { =a ~b\n\nWho? {=c ~d}\n\nNone? {~a ~b}\n\nOdd? {what}\n\nE? {=x ~y}\n"
    )
    #expect(found.asked == ["Which? +a -b", "Who? +c -d", "E? +x -y"])
    #expect(
      found.problems == [
        "3:6: error: this brace is never closed", "7:1: error: no option is right",
        "9:1: error: “what” in braces is not an answer in GIFT",
      ])
  }

  @Test("are told from programs, JSON, Markdown and notes")
  func others() {
    for text in [
      "int main() { return 0; }\n", "{\"a\": 1}\n", "a :: b\nc :: d\n", "x {y} z, a\nb {c} d, e\n",
      "Q: What is {x}?\nA: y\n",
    ] {
      #expect(ImportFormat(of: Array(text.utf8)) != .gift, "\(text)")
    }
  }
}
