import Exchange
import Flashcards
import Testing

@Suite("A table with options and a key")
struct BankTableTests {
  private static let question = "Which form? -CMS-1500 +UB-04 -ADA"

  @Test(
    "becomes multiple choices, however the columns are called and the key is given",
    arguments: [
      "question,A,B,C,correct\nWhich form?,CMS-1500,UB-04,ADA,B\n",
      "Question,Option A,Option B,Option C,Answer\nWhich form?,CMS-1500,UB-04,ADA,b\n",
      "Question,OptionA,OptionB,OptionC,CorrectAnswer\nWhich form?,CMS-1500,UB-04,ADA,B)\n",
      "question_text,choice_1,choice_2,choice_3,correct_choice\nWhich form?,CMS-1500,UB-04,ADA,2\n",
      "Question;Choice 1;Choice 2;Choice 3;Answer Key\nWhich form?;CMS-1500;UB-04;ADA;UB-04\n",
      "q\ta\tb\tc\tans\nWhich form?\tCMS-1500\tUB-04\tADA\toption B\n",
      "Stem,A,B,C,Key\nWhich form?,CMS-1500,UB-04,ADA,B. UB-04\n",
      "#,Question,Answer 1,Answer 2,Answer 3,Time limit,Correct answer(s)\n"
        + "1,Which form?,CMS-1500,UB-04,ADA,20,2\n",
      "Question,1,2,3,Correct Option\nWhich form?,CMS-1500,UB-04,ADA,2\n",
      "Question,Correct,Option A,Option B,Option C\nWhich form?,B,CMS-1500,UB-04,ADA\n",
      "Question,Options,Answer\nWhich form?,CMS-1500|UB-04|ADA,UB-04\n",
      "Question,Choices,Correct\nWhich form?,A) CMS-1500 B) UB-04 C) ADA,B\n",
      "| Question | A | B | C | Answer |\n|---|---|---|---|---|\n"
        + "| Which form? | CMS-1500 | UB-04 | ADA | B |\n",
    ])
  func forms(text: String) {
    let table = file(text)
    #expect(table.asked == [Self.question])
    #expect(table.problems == [])
  }

  @Test("may have several right options, and other ways to write them")
  func several() {
    for key in ["A,C", "A;C", "A and C", "AC", "a c", "1,3", "x; z", "A|C"] {
      let table = file("question,A,B,C,correct\nWhich?,x,y,z,\"\(key)\"\nWhat?,x,y,z,B\n")
      #expect(table.asked.first == "Which? +x -y +z", "\(key)")
    }
  }

  @Test("may count from 0, if a key is 0 or its name says index")
  func index() {
    let zero = file("question,A,B,correct\nWhich one is it?,x,y,1\nWhat is it?,x,y,0\n")
    #expect(zero.asked == ["Which one is it? -x +y", "What is it? +x -y"])
    let named = file("question,option1,option2,option3,correct_index\nWhich?,x,y,z,1\n")
    #expect(named.asked == ["Which? -x +y -z"])
    let last = file(
      "question,option1,option2,option3,correct_index\nWhich?,x,y,z,1\nWhat?,x,y,z,3\n")
    #expect(last.asked.first == "Which? +x -y -z")
  }

  @Test("may have the right option and the wrong ones apart")
  func wrong() {
    let apart = file(
      "Question,Correct Answer,Incorrect Answer 1,Incorrect Answer 2\nWhich?,x,y,z\n")
    #expect(apart.asked == ["Which? +x -y -z"])
    let list = file("question,correct answer,distractors\nWhich?,x,y;z\n")
    #expect(list.asked == ["Which? +x -y -z"])
  }

  @Test("may have the right option beside the others, if that is so in all rows")
  func apart() {
    let rows = "Which is longest?,foot,inch,mile\nWhich is red?,sky,grass,blood\n"
    let header = "question,option A,option B,answer\n"
    let apart = file(header + rows + "Which is last?,one,two,three\n")
    #expect(apart.asked.first == "Which is longest? -foot -inch +mile")
    // One among others is a slip.
    let slip = file(header + rows.replacing("blood", with: "sky") + "Which is last?,one,two,two\n")
    #expect(slip.problems == ["2:29: error: “mile” is none of the 2 options"])
  }

  @Test("keeps explanations, tags, hints and sources, and drops what only a quiz needs")
  func details() throws {
    let table = file(
      "Question,A,B,Correct,Rationale,Tags,Hint,Source,Points,Category\n"
        + "Which?,x,y,B,since,cpc forms,think,CMS,5,Forms\n")
    let details = try #require(table.notes.first?.details)
    #expect(details.why == "since\nCategory: Forms")
    #expect(details.tags == ["cpc", "forms"])
    #expect(details.hint == "think" && details.source == "CMS")
  }

  @Test("takes questions with fewer options, and those that are true or false")
  func fewer() {
    let table = file(
      "question,A,B,C,D,correct\nWhich?,x,y,,,B\nIs it?,,,,,True\nIs it not?,True,False,,,B\n")
    #expect(
      table.asked == ["Which? -x +y", "Is it? +True -False", "Is it not? -True +False"])
  }

  @Test("may have no header, if its last column is letters or texts of options")
  func withoutHeader() {
    let letters = file("Which form is it?,x,y,z,B\nWho pays for it?,a,b,c,A\n")
    #expect(letters.asked == ["Which form is it? -x +y -z", "Who pays for it? +a -b -c"])
    let texts = file("Which form is it?,x,y,z,y\nWho pays for it?,a,b,c,a\n")
    #expect(texts.asked == ["Which form is it? -x +y -z", "Who pays for it? +a -b -c"])
  }

  @Test("may have its columns named by the user")
  func columns() {
    var options = ImportOptions()
    options.table.columns = [.key, .front, .option, .option, .why]
    let table = ImportedFile(
      Array("B,Which?,x,y,since\n".utf8), file: "f.csv", options: options)
    #expect(table.asked == ["Which? -x +y"])
    #expect(table.whys == ["since"])
  }

  @Test(
    "is refused with a reason where it is not understood",
    arguments: [
      (
        "question,A,B,C,D\nWhich?,a,b,c,d\n", "1:1",
        "this looks like a bank of questions, but no column says which option is right"
      ),
      ("question,A,B,correct\nWhich?,x,y,C\n", "2:12", "“C” is none of the 2 options"),
      ("question,A,B,correct\nWhich?,x,y,\nWho?,x,y,A\n", "2:12", "no option is named as right"),
      ("question,A,B,correct\nWhich?,x,,A\n", "2:11", "the question has only 1 option"),
      (
        "question,A,B,correct\nWhich?,x,x,A\n", "2:12",
        "“x” is among the options twice, once right and once wrong"
      ),
      ("question,A,B,correct\n,x,y,A\n", "2:1", "the front is empty"),
      (
        "question,A,B,C,correct\nWhich?,3,1,2,1\nWhat?,3,1,2,2\n", "2:14",
        "the right answer may be the number of an option or its text, and both fit all rows"
      ),
    ])
  func refused(text: String, place: String, message: String) {
    let table = file(text)
    #expect(table.problems.contains("\(place): error: \(message)"), "\(table.problems)")
    #expect(table.notes.count < 2)
  }

  @Test("never becomes a card whose answer is its first option")
  func neverFirst() {
    let names = [
      "question,A,B,C,D,correct", "question,option a,option b,option c,option d,key",
      "question,choice1,choice2,choice3,choice4,answer",
    ]
    for header in names {
      for key in ["C", "3", "c"] {
        #expect(file("\(header)\nWhich?,w,x,y,z,\(key)\n").asked == ["Which? -w -x +y -z"])
      }
    }
  }

  @Test(
    "is not what only has answers, or words that are letters",
    arguments: [
      ("question,answer\nWhich?,x\n", "Which? => x"),
      (
        "Question,Answer,Answer 2\nWhich form is it?,UB-04,CMS\nWho pays for it?,CMS,x\n",
        "Which form is it? => UB-04"
      ),
      ("word,meaning,example\nox,Ochse,An ox.\n", "ox => Ochse"),
    ])
  func others(text: String, card: String) {
    #expect(file(text).notes.first?.written == card)
  }
}
