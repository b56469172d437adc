import Exchange
import Flashcards
import Testing
import Text

@Suite("Questions of learning platforms in XML")
struct MoodleAndQTITests {
  static let moodle = """
    <?xml version="1.0" encoding="UTF-8"?>
    <quiz>
    <question type="category"><category><text>$course$/top/Coding/Forms</text></category></question>
    <question type="multichoice">
      <name><text>Form</text></name>
      <questiontext format="html"><text><![CDATA[<p>Which <b>form</b>?</p>]]></text></questiontext>
      <generalfeedback format="html"><text>In general.</text></generalfeedback>
      <idnumber>form-1</idnumber>
      <single>true</single>
      <answer fraction="0" format="html"><text>CMS-1500</text><feedback><text>No.</text></feedback></answer>
      <answer fraction="100" format="html"><text>UB-04</text><feedback><text>Yes &amp; so.</text></feedback></answer>
      <tags><tag><text>cpc exam</text></tag></tags>
    </question>
    <question type="truefalse"><questiontext format="moodle_auto_format"><text>Is it?</text></questiontext>
      <answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question>
    <question type="shortanswer"><questiontext format="plain_text"><text>2 &lt; x?</text></questiontext>
      <answer fraction="100"><text>3</text></answer><answer fraction="100"><text>three</text></answer>
      <answer fraction="50"><text>4</text></answer></question>
    <question type="numerical"><questiontext><text>How many?</text></questiontext>
      <answer fraction="100"><text>5</text><tolerance>1</tolerance></answer></question>
    <question type="matching"><questiontext><text>Match.</text></questiontext>
      <subquestion><text>CO</text><answer><text>contract</text></answer></subquestion>
      <subquestion><text>PR</text><answer><text>patient</text></answer></subquestion></question>
    <question type="essay"><questiontext><text>Write.</text></questiontext></question>
    </quiz>
    """

  @Test func moodlesKindsBecomeCardsInTheirCategory() {
    let found = file(Self.moodle, "bank.xml")
    #expect(found.format == .moodle && found.problems == [])
    #expect(
      found.asked == [
        "Which **form**? -CMS-1500 +UB-04", "Is it? +True -False", "2 < x? => 3", "How many? => 5",
        "Match.\nCO +contract -patient", "Match.\nPR -contract +patient",
      ])
    #expect(found.decks.map(\.name) == ["Coding::Forms"])
    #expect(found.whys[0] == "In general.\nYes & so.")
    #expect(found.notes[0].whyNot == ["CMS-1500": "No."])
    #expect(found.notes[0].details.tags == ["cpc-exam"])
    #expect(found.notes[0].details.id == CardID("form-1"))
    #expect(found.notes[2].details.also == ["three"])
    #expect(found.skipped.map(\.line) == [24])
  }

  static let qti12 = """
    <?xml version="1.0"?>
    <questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment><section>
    <item ident="q1" title="Form"><presentation>
      <material><mattext texttype="text/html">&lt;p&gt;Which form?&lt;/p&gt;</mattext></material>
      <response_lid ident="r1"><render_choice>
        <response_label ident="a"><material><mattext>CMS-1500</mattext></material></response_label>
        <response_label ident="b"><material><mattext>UB-04</mattext></material></response_label>
      </render_choice></response_lid></presentation>
      <resprocessing><respcondition><conditionvar><varequal respident="r1">b</varequal></conditionvar>
        <setvar varname="SCORE" action="Set">100</setvar></respcondition>
        <respcondition><conditionvar><varequal respident="r1">a</varequal></conditionvar>
        <displayfeedback linkrefid="a_fb"/></respcondition></resprocessing>
      <itemfeedback ident="a_fb"><flow_mat><material><mattext>For doctors.</mattext></material></flow_mat></itemfeedback>
    </item>
    <item ident="q2"><presentation><material><mattext>Which apply?</mattext></material>
      <response_lid ident="r2" rcardinality="Multiple"><render_choice>
        <response_label ident="x"><material><mattext>x</mattext></material></response_label>
        <response_label ident="y"><material><mattext>y</mattext></material></response_label>
        <response_label ident="z"><material><mattext>z</mattext></material></response_label>
      </render_choice></response_lid></presentation>
      <resprocessing><respcondition><conditionvar><and><varequal respident="r2">x</varequal>
        <not><varequal respident="r2">y</varequal></not><varequal respident="r2">z</varequal></and></conditionvar>
        <setvar varname="SCORE">100</setvar></respcondition></resprocessing></item>
    <item ident="q3"><presentation><material><mattext>Sum?</mattext></material>
      <response_str ident="r3"><render_fib/></response_str></presentation>
      <resprocessing><respcondition><conditionvar><varequal respident="r3">four</varequal>
        <varequal respident="r3">4</varequal></conditionvar><setvar>100</setvar></respcondition></resprocessing></item>
    <item ident="q4"><presentation><material><mattext>Write.</mattext></material>
      <response_str ident="r4"><render_fib/></response_str></presentation></item>
    </section></assessment></questestinterop>
    """

  @Test func qti12IsReadFromAFileAndFromAPackage() {
    let cards = ["Which form? -CMS-1500 +UB-04", "Which apply? +x -y +z", "Sum? => four"]
    let plain = file(Self.qti12, "quiz.xml")
    #expect(plain.format == .qti && plain.asked == cards && plain.problems == [])
    #expect(plain.notes[0].whyNot == ["CMS-1500": "For doctors."])
    #expect(plain.notes[2].details.also == ["4"])
    let package = file(Packages.qti([("g1/g1.xml", Self.qti12), ("media/a.png", "x")]), "quiz.zip")
    #expect(package.format == .qti && package.asked == cards)
    #expect(ForeignFile(Packages.qti([]), file: "quiz.zip") == nil)
  }

  static func item(_ body: String, _ correct: [String], _ more: String = "") -> String {
    """
    <?xml version="1.0"?>
    <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="t">
    <responseDeclaration identifier="R" cardinality="multiple"><correctResponse>
    \(correct.map { "<value>\($0)</value>" }.joined())</correctResponse></responseDeclaration>
    <itemBody>\(body)</itemBody>\(more)</assessmentItem>
    """
  }

  @Test func qti21KindsBecomeCards() {
    let choice = """
      <p>Look.</p><choiceInteraction responseIdentifier="R"><prompt>Which <em>form</em>?</prompt>
      <simpleChoice identifier="A">CMS-1500<feedbackInline>No.</feedbackInline></simpleChoice>
      <simpleChoice identifier="B">UB-04</simpleChoice></choiceInteraction>
      """
    let order = """
      <orderInteraction responseIdentifier="R"><prompt>Order.</prompt>
      <simpleChoice identifier="A">two</simpleChoice><simpleChoice identifier="B">one</simpleChoice>
      </orderInteraction>
      """
    let entry = #"<p>Two is <textEntryInteraction responseIdentifier="R"/>.</p>"#
    let package = Packages.qti([
      ("1.xml", Self.item(choice, ["B"], "<modalFeedback>Since.</modalFeedback>")),
      ("2.xml", Self.item(order, ["B", "A"])), ("3.xml", Self.item(entry, ["2"])),
      ("4.xml", Self.item("<p>Only text.</p>", [])),
    ])
    let found = file(package, "items.zip")
    #expect(
      found.asked == [
        "Look.\nWhich *form*? -CMS-1500 +UB-04", "Order. one > two", "Two is _____ . => 2",
      ])
    #expect(found.whys[0] == "Since.")
    #expect(found.notes[0].whyNot == ["CMS-1500": "No."])
    #expect(found.skipped.map(\.reason) == ["a text or a question of a kind without options"])
  }

  @Test(
    "refuse what is hostile, with file, line and column",
    arguments: [
      (
        "<!DOCTYPE quiz [<!ENTITY a \"x\">]>\n<quiz><question type=\"essay\">&a;</question></quiz>",
        "the file declares an entity, which is not read"
      ),
      (
        "<quiz>" + String(repeating: "<a>", count: 300) + "</quiz>",
        "more than 200 elements are nested"
      ),
      ("<quiz><question></quiz>", "the file is not XML"),
    ])
  func hostile(text: String, message: String) throws {
    let found = file(text, "bank.xml")
    let diagnostic = try #require(found.diagnostics.first)
    #expect(diagnostic.message.hasPrefix(message))
    #expect(diagnostic.location.file == "bank.xml")
    #expect(diagnostic.location.line >= 1 && diagnostic.location.column >= 1)
    #expect(found.notes.isEmpty)
  }

  @Test func aPackageThatUnpacksToTooMuchIsRefused() {
    let package = Packages.qti([
      (
        "a.xml",
        "<questestinterop>" + String(repeating: " ", count: 64 << 20) + "</questestinterop>"
      )
    ])
    let found = file(package, "bomb.zip")
    #expect(found.notes.isEmpty)
    #expect(
      found.diagnostics.map(\.message) == ["the package unpacks to more than its size allows"])
  }
}
