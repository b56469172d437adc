import SpacedRepetition
import Testing

struct GradeTests {
  @Test("The digits 0 to 5 are the six grades, in order")
  func digits() {
    #expect("012345".map(Grade.init(digit:)) == Grade.allCases)
    #expect(
      Grade.allCases == [.blackout, .incorrect, .almost, .difficult, .hesitant, .perfect])
  }

  @Test(
    "No other character is a grade",
    arguments: ["6", "9", "/", "a", " ", "\r\n", "\0", "٣", "３", "5\u{301}", "⑤"] as [Character])
  func otherCharacters(_ character: Character) {
    #expect(Grade(digit: character) == nil)
  }

  @Test("Three and more pass, four and more end the drill")
  func thresholds() {
    #expect(Grade.allCases.filter(\.isPass) == [.difficult, .hesitant, .perfect])
    #expect(Grade.allCases.filter(\.endsDrill) == [.hesitant, .perfect])
  }

  @Test("Grades sort from worst to best")
  func order() {
    #expect(Grade.allCases.reversed().sorted() == Grade.allCases)
    #expect(Grade.blackout < .perfect)
    #expect(!(Grade.almost < .almost))
  }
}
