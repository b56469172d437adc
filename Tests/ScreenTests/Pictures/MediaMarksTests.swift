import Screen
import Testing

@Suite("Pictures and sounds that a text names")
struct MediaMarksTests {
  @Test(
    "are found where they are written",
    arguments: [
      ("Name it: [image: heart.png]", ["heart.png"]),
      ("![](media/a.png) ![x](c.jpg)", ["media/a.png", "c.jpg"]),
      ("![the heart](heart.png \"a title\")", ["heart.png"]), ("![](<a b.png>)", ["a b.png"]),
      ("[image: a.png] [image: b.gif] [image: a.png]", ["a.png", "b.gif"]),
      ("[image: a", []), ("[image: ]", []), ("[image:a.png]", []), ("image: a.png", []),
      ("![a](b", []), ("![a]", []), ("[a](b.png)", []), ("[image: a\nb]", []), ("!", []), ("", []),
      ("[1] [image: ä.png]!", ["ä.png"]),
      ("[image: 1][image: 2][image: 3][image: 4][image: 5]", ["1", "2", "3", "4"]),
    ])
  func pictures(text: String, names: [String]) {
    #expect(MediaMarks.names(.picture, in: text) == names)
  }

  @Test("are sounds or pictures")
  func sounds() {
    let text = "[sound: hola.mp3] [image: a.png] [sound: adiós.ogg]"
    #expect(MediaMarks.names(.sound, in: text) == ["hola.mp3", "adiós.ogg"])
    #expect(
      MediaMarks.noting("p plays it", sounds: text)
        == "[sound: hola.mp3 · p plays it] [image: a.png] [sound: adiós.ogg · p plays it]")
    #expect(MediaMarks.noting("x", sounds: "[sound: ] [sound: a") == "[sound: ] [sound: a")
  }

  @Test("take time by the text's length")
  func long() {
    for part in ["[image: ", "![", "![a](", "[sound: ", "!"] {
      let text = String(repeating: part, count: 50_000)
      _ = MediaMarks.names(.picture, in: text)
      #expect(MediaMarks.names(.sound, in: text).isEmpty)
      #expect(MediaMarks.noting("x", sounds: text) == text)
    }
  }
}
