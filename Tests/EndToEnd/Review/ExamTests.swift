import Foundation
import Testing

@Suite("A practice exam")
struct PracticeExamTests {
  private func collection() throws -> TestCollection {
    let cards = (1...6).map {
      """
      Q: Question \($0)?
      - [x] yes \($0)
      - [ ] no \($0)
      Tags: cpc domain-\($0 <= 3 ? "icd" : "cpt")
      Id: c\($0)

      """
    }
    return try TestCollection([
      "codes.md": "---\nname: Codes\n---\n\n" + cards.joined(separator: "\n")
    ])
  }

  @Test("shows no result before the end, continues after it was left, reports, offers practice")
  func whole() throws {
    let collection = try collection()
    let terminal = try collection.open("exam", "cpc", "--questions", "4", "--seed", "1")
    try terminal.waitFor("CPC practice exam")
    try terminal.waitFor("1 of 4 · 9 min left")
    try terminal.waitFor("a-b answer · Enter skip")
    terminal.send("a")
    let next = try terminal.waitFor("2 of 4")
    #expect(!next.contains("Right") && !next.contains("Wrong"))
    terminal.send("u")
    try terminal.waitFor("Left goes back to an answer; another one replaces it.")
    terminal.send(" ")
    try terminal.waitFor("An exam shows no answers. Enter goes to the next question.")
    terminal.send("x")
    try terminal.waitFor("“x” does nothing in an exam. ? lists the keys.")
    // Only those keys of a review are listed that do something here.
    terminal.send("?")
    let keys = try terminal.waitFor("any key back")
    #expect(keys.contains("flag the question to come back to it"))
    #expect(!keys.contains("suspend") && !keys.contains("undo"))
    terminal.send("x")
    try terminal.waitFor("a-b answer")
    terminal.send("q")
    try terminal.waitFor("1 of 4 answered")
    try terminal.waitForExit()
    #expect(try collection.answers().isEmpty)

    let other = try collection.run("exam", "cpb")
    #expect(other.status == .exited(1))
    #expect(other.errors.contains("the exam cpc is not finished: 1 of 4 answered"))
    // Options for a new exam would change nothing in this one.
    let shorter = try collection.run("exam", "--questions", "2")
    #expect(shorter.errors == other.errors)

    let again = try collection.open("exam")
    try again.waitFor("2 of 4")
    try again.waitFor("The exam continues: 1 of 4 answered.")
    for number in 2...4 {
      again.send("a")
      if number < 4 { try again.waitFor("\(number + 1) of 4") }
    }
    try again.waitFor("4 of 4 questions answered.")
    again.send("x")
    try again.waitFor("End the exam now? · y yes · n no")
    again.send("y")
    let report = try again.waitFor("By domain, the weakest first:")
    let score = try #require(
      report.firstMatch(of: /CPC: (\d) of 4 right \(\d+ %\), (not )?passed at 70 %\./))
    let answers = try collection.answers()
    #expect(answers.count == 4 && answers.allSatisfy { $0.hasSuffix("practice") })
    let wrong = answers.count { $0.contains(" 1 ") }
    #expect(4 - wrong == Int(score.1))
    if wrong > 0 {
      try again.waitFor("p practice the \(wrong == 1 ? "one" : "\(wrong)") missed")
      again.send("p")
      try again.waitFor("\(wrong) to pract")
      again.send("q")
    } else {
      again.send("q")
    }
    #expect(try again.waitForExit() == .exited(0))
    #expect(!collection.files(in: "home").contains("exam.json"))
    #expect(collection.files(in: "home/exams").count == 1)
    let kept = try collection.run("exam", "--report")
    #expect(kept.output.hasPrefix("CPC: \(score.1) of 4 right"))
    #expect(try collection.run("exam", "CPC", "--report").output == kept.output)
    let none = try collection.run("exam", "cpb", "--report")
    #expect(none.errors.contains("there is no report of an exam `cpb`"))
    #expect(none.errors.contains("there are reports of: cpc"))
  }

  @Test(
    "answers can be changed and questions flagged until the end; what counts is the last answer")
  func changing() throws {
    let collection = try collection()
    let terminal = try collection.open("exam", "cpc", "--questions", "3", "--seed", "1")
    func right() throws -> String {
      let line = try #require(terminal.screen.lines.first { $0.contains(/^  [ab]  yes/) })
      return String(line.dropFirst(2).prefix(1))
    }
    for number in 1...3 {
      try terminal.waitFor("\(number) of 3")
      try terminal.waitFor("? keys")
      // Two of three are wrong at first.
      let key = try right()
      if number == 2 { terminal.send("f") }
      if number == 2 { try terminal.waitFor("2 of 3 · flagged") }
      if number == 2 { try terminal.waitFor("? keys") }
      terminal.send(number == 3 ? key : key == "a" ? "b" : "a")
    }
    try terminal.waitFor("3 of 3 questions answered.")
    try terminal.waitFor("Flagged     2")
    terminal.send("2\r")
    try terminal.waitFor("2 of 3 · flagged")
    try terminal.waitFor("Your answer: no")
    try terminal.waitFor("? keys")
    terminal.send(try right())
    try terminal.waitFor("3 of 3 questions answered.")
    terminal.send("1")
    try terminal.waitFor("question: 1")
    terminal.send("\u{1B}")
    try terminal.waitFor("3 of 3 questions answered.")
    terminal.send("4\r")
    try terminal.waitFor("There is no question “4”: write a number from 1 to 3.")
    terminal.send("x")
    try terminal.waitFor("End the exam now? · y yes · n no")
    terminal.send("\r")
    try terminal.waitFor("3 of 3 questions answered.")
    terminal.send("x")
    try terminal.waitFor("End the exam now? · y yes · n no")
    terminal.send("y")
    try terminal.waitFor("CPC: 2 of 3 right (66 %), not passed at 70 %.")
    terminal.send("q")
    try terminal.waitFor("The whole report again: rounds exam --report")
    try terminal.waitForExit()
    #expect(try collection.answers().count { $0.contains(" 4 practice") } == 2)
  }

  @Test("typed answers: Esc leaves the line for the keys, an answered question shows its answer")
  func typed() throws {
    let collection = try TestCollection([
      "typed.md": (1...2).map { "Q: Word \($0)?\nA: word \($0)\nTags: mix\nId: w\($0)\n" }
        .joined(separator: "\n")
    ])
    let terminal = try collection.open("exam", "mix", "--seed", "1")
    try terminal.waitFor("answer: ")
    terminal.send("wrong\r")
    try terminal.waitFor("2 of 2")
    try terminal.waitFor("answer: ")
    terminal.send("half\u{1B}")
    try terminal.waitFor("Tab type · Enter skip · Left back")
    // The keys of the question stay keys.
    terminal.send("f")
    try terminal.waitFor("2 of 2 · flagged")
    try terminal.waitFor("? keys")
    terminal.send("o")
    try terminal.waitFor("Flagged     2")
    terminal.send("\u{1B}[D")
    try terminal.waitFor("answer: ")
    terminal.send("\u{1B}")
    try terminal.waitFor("Tab type · Enter skip · Left back")
    terminal.send("\u{1B}[D")
    try terminal.waitFor("Your answer: wrong")
    try terminal.waitFor("? keys")
    terminal.send("\tword 1 2\u{7F}\u{7F}\r")
    try terminal.waitFor("2 of 2")
    try terminal.waitFor("answer: ")
    terminal.send("\r")
    try terminal.waitFor("1 of 2 questions answered.")
    try terminal.waitFor("Unanswered  2")
    terminal.send("q")
    try terminal.waitFor("1 of 2 answered, 4:")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  /// An exam of four questions that was interrupted with so many milliseconds left.
  private func left(_ milliseconds: Int) throws -> TestCollection {
    let collection = try collection()
    let rows = (1...4).map { number in
      let answer = number == 1 ? "\"yes 1\"" : "null"
      return """
        {"card":"c\(number)","domain":"icd","answer":\(answer),"right":\(number == 1),\
        "took":0,"flagged":false,"journaled":false}
        """
    }
    try collection.write(
      """
      {"exam":"cpc","version":2,"day":"2026-06-29","limit":600000,\
      "elapsed":\(600_000 - milliseconds),"place":1,"end":null,\
      "questions":[\(rows.joined(separator: ","))]}
      """, to: "home/exam.json")
    return collection
  }

  @Test("the clock ticks each second at the end, and at zero the exam ends by itself")
  func timeOut() throws {
    let collection = try left(4000)
    let terminal = try collection.open("exam")
    try terminal.waitFor("? keys")
    // From here on, only the clock is drawn.
    let start = terminal.transcript.count
    try terminal.waitFor("0:01 left")
    let tick = String(decoding: terminal.transcript[start...], as: UTF8.self)
    #expect(!tick.contains("Question 2?"))
    let report = try terminal.waitFor("Time is up.")
    #expect(report.contains("CPC: 1 of 4 right (25 %), not passed at 70 %."))
    try terminal.waitFor("3 questions without an answer count as wrong.")
    try terminal.waitFor("q leave")
    terminal.send("q")
    try terminal.waitForExit()
    #expect(try collection.answers() == ["c1 4 practice"])
    #expect(terminal.screen.unknownSequences.isEmpty)
  }

  @Test("what is being typed at zero does not count, and is not disturbed before")
  func timeOutWhileTyping() throws {
    let collection = try left(4000)
    let terminal = try collection.open("exam")
    try terminal.waitFor("? keys")
    terminal.send("\tb")
    try terminal.waitFor("letters: b")
    try terminal.waitFor("0:01 left")
    // The cursor is after the typed text, where the next letter appears.
    terminal.send(", a")
    try terminal.waitFor(", a")
    #expect(terminal.screen.lines.contains("letters: b, a"))
    try terminal.waitFor("Time is up.")
    try terminal.waitFor("q leave")
    terminal.send("q")
    try terminal.waitForExit()
    #expect(try collection.answers() == ["c1 4 practice"])
    #expect(terminal.hasFoundSettings)
  }

  @Test("after a crash an exam has all its answers, and the time that it had left")
  func crash() throws {
    let collection = try collection()
    let terminal = try collection.open("exam", "cpc", "--questions", "3", "--minutes", "1")
    try terminal.waitFor("1 of 3 · 1:00 left")
    try terminal.waitFor("? keys")
    terminal.send("a")
    try terminal.waitFor("2 of 3")
    try terminal.waitFor("? keys")
    terminal.send("a")
    try terminal.waitFor("3 of 3")
    // No answer is given here, and yet the time passes.
    try terminal.waitFor("0:48 left")
    terminal.terminate(9)
    try terminal.waitForExit()
    let again = try collection.open("exam")
    let left = try again.waitFor("The exam continues: 2 of 3 answered.")
    #expect(left.contains(/3 of 3 · 0:4\d left/))
  }

  @Test(
    "an exam that a crash cut off at its very end is journalled once", arguments: [false, true])
  func crashAtTheEnd(isJournaled: Bool) throws {
    let collection = try collection()
    _ = try collection.run("exam", "cpc", "--questions", "3", "--seed", "1", input: "a\na\na\n")
    let kept = try #require(collection.files(in: "home/exams").first)
    // The journal of a crash before or after its line.
    try collection.write(try collection.read("home/exams/" + kept), to: "home/exam.json")
    if !isJournaled {
      try FileManager.default.removeItem(atPath: collection.home + "/journal")
      try FileManager.default.removeItem(atPath: collection.home + "/.cache")
    }
    let again = try collection.run("exam")
    #expect(again.succeeded && again.output.hasPrefix("CPC: "))
    #expect(try collection.answers().count == 3)
    #expect(!collection.files(in: "home").contains("exam.json"))
  }

  @Test("undo removes an exam as a whole and says so; u in a review leaves it alone")
  func undo() throws {
    let collection = try collection()
    _ = try collection.run("exam", "cpc", "--questions", "3", input: "a\na\na\n")
    #expect(try collection.answers().count == 3)
    let listed = try collection.run("history").output
    #expect(listed.contains("the exam of 2026-06-29 (3 answers)"))
    let review = try collection.open("review")
    try review.waitFor("? keys")
    review.send("u")
    try review.waitFor("The last change is an exam: the command `undo` undoes it as a whole.")
    review.send("q")
    try review.waitForExit()
    let undone = try collection.run("undo")
    #expect(undone.output.contains("the exam of 2026-06-29 (3 answers)"))
    #expect(undone.errors.contains("its report is still there: rounds exam --report"))
    #expect(try collection.answers().count { $0 == "undo" } == 3)
    #expect(try collection.run("exam", "--report").output.hasPrefix("CPC: "))
  }

  @Test("without a terminal takes one line an answer; an empty line leaves the question for later")
  func piped() throws {
    let collection = try collection()
    let output = try collection.run(
      "exam", "cpc", "--questions", "3", input: "a\n\na\nb\n")
    #expect(output.status == .exited(0))
    #expect(output.output.contains("CPC: "))
    #expect(try collection.answers().count == 3)
  }

  @Test("without a terminal and without an answer no exam is begun", arguments: ["", "\n", "q\n"])
  func notBegun(input: String) throws {
    let collection = try collection()
    let output = try collection.run("exam", "cpc", input: input)
    #expect(output.status == .exited(1))
    #expect(output.output.contains("An empty line leaves a question for later."))
    #expect(output.errors.contains("the exam did not start: the input has no answer"))
    #expect(!collection.files(in: "home").contains("exam.json"))
  }

  @Test("an exam that is not there, and one that is given up")
  func errors() throws {
    let collection = try collection()
    #expect(try collection.run("exam").errors.contains("start one: rounds exam cpc, or cpb"))
    let unknown = try collection.run("exam", "nowhere")
    #expect(
      unknown.errors.contains(
        "there is no exam `nowhere`: no outline has that name"))
    #expect(unknown.errors.contains("name a tag that cards of your decks have"))
    #expect(try collection.run("exam", "cpx").errors.contains("did you mean `cpc`?"))
    #expect(try collection.run("exam", "--abandon").output == "There is no exam to abandon.\n")
    _ = try collection.run("exam", "cpc", input: "a\n")
    #expect(collection.files(in: "home").contains("exam.json"))
    let given = try collection.run("exam", "--abandon").output
    #expect(given == "Exam cpc abandoned; its answers are kept as practice.\n")
    try collection.write("{}", to: "home/exam.json")
    let broken = try collection.run("exam")
    #expect(broken.status == .exited(1))
    #expect(broken.errors.contains("exam.json: it holds no exam of this version"))
  }
}
