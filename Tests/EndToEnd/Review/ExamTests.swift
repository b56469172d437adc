import Foundation
import Testing

@Suite("A trial exam")
struct TrialExamTests {
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

  @Test("asks without a word, goes on after it was left, reports, and offers to practise")
  func whole() throws {
    let collection = try collection()
    let terminal = try collection.open("exam", "cpc", "--questions", "4", "--seed", "1")
    try terminal.waitFor("CPC trial exam")
    try terminal.waitFor("1 of 4 · 9:3")
    try terminal.waitFor("a-b choose · k skip")
    terminal.send("a")
    let next = try terminal.waitFor("2 of 4")
    #expect(!next.contains("Right") && !next.contains("Wrong"))
    terminal.send("u")
    try terminal.waitFor("An answer of an exam stays as it is.")
    terminal.send(" ")
    try terminal.waitFor("Answer, skip with k")
    // Of the keys of a review only those are listed that do something here.
    terminal.send("?")
    let keys = try terminal.waitFor("any key back")
    #expect(keys.contains("put the question behind the others"))
    #expect(!keys.contains("suspend") && !keys.contains("take back"))
    terminal.send("x")
    try terminal.waitFor("a-b choose · k skip")
    terminal.send("q")
    try terminal.waitFor("1 of 4 answered")
    try terminal.waitForExit()
    #expect(try collection.answers().count == 1)

    let other = try collection.run("exam", "cpb")
    #expect(other.status == .exited(1))
    #expect(other.errors.contains("the exam cpc is not finished: 1 of 4 answered"))
    // What belongs to a new exam would change nothing of this one.
    let shorter = try collection.run("exam", "--questions", "2")
    #expect(shorter.errors == other.errors)

    let again = try collection.open("exam")
    try again.waitFor("The exam goes on: 1 of 4 answered.")
    again.send("k")
    try again.waitFor("2 of 4")
    for number in 2...4 {
      again.send("a")
      if number < 4 { try again.waitFor("\(number + 1) of 4") }
    }
    let report = try again.waitFor("By domain, the weakest first:")
    #expect(report.contains(/CPC: \d of 4 right \(\d+ %\), (not )?passed at 70 %\./))
    let answers = try collection.answers()
    #expect(answers.count == 4 && answers.allSatisfy { $0.hasSuffix("practice") })
    let wrong = answers.count { $0.contains(" 1 ") }
    if wrong > 0 {
      try again.waitFor("Practise the \(wrong == 1 ? "one" : "\(wrong)") missed now? [y/N] ")
      again.send("y\r")
      try again.waitFor("\(wrong) to practise")
      again.send("q")
    }
    #expect(try again.waitForExit() == .exited(0))
    #expect(!collection.files(in: "home").contains("exam.json"))
  }

  @Test("without a terminal takes one line an answer; what time leaves open counts as wrong")
  func piped() throws {
    let collection = try collection()
    let output = try collection.run(
      "exam", "cpc", "--questions", "3", input: "a\n\na\nb\n")
    #expect(output.status == .exited(0))
    #expect(output.output.contains("CPC: "))
    #expect(try collection.answers().count == 3)
  }

  @Test("an exam that is not there, and one that is given up")
  func errors() throws {
    let collection = try collection()
    #expect(try collection.run("exam").errors.contains("begin one: rounds exam cpc, or cpb"))
    let unknown = try collection.run("exam", "nowhere")
    #expect(unknown.errors.contains("there is no exam `nowhere`: no card has such a tag"))
    #expect(unknown.errors.contains("begin one: rounds exam cpc; or name a tag"))
    #expect(try collection.run("exam", "cpx").errors.contains("did you mean `cpc`?"))
    #expect(try collection.run("exam", "--abandon").output == "There is no exam to give up.\n")
    _ = try collection.run("exam", "cpc", input: "a\n")
    #expect(collection.files(in: "home").contains("exam.json"))
    let given = try collection.run("exam", "--abandon").output
    #expect(given == "The exam cpc is given up; its answers stay as practice.\n")
    try collection.write("{}", to: "home/exam.json")
    let broken = try collection.run("exam")
    #expect(broken.status == .exited(1))
    #expect(broken.errors.contains("exam.json: it holds no exam of this version"))
  }
}
