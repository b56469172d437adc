package import Flashcards

/// Writes cards as a page of HTML to be printed: each row is a card, the question on the left and the
/// answer on the right. Cut along the lines and fold in the middle.
///
/// The page asks for nothing outside of it and has no script.
package struct PrintSheet {
  package init() {}

  package func html(_ decks: [Deck]) -> String {
    var html = Self.head
    for deck in decks where !deck.notes.isEmpty {
      html += "<h1>\(escaped(deck.frontMatter.name ?? "Deck"))</h1>\n"
      for card in deck.cards { html += row(card) }
    }
    return html + "</body>\n</html>\n"
  }

  private func row(_ card: Card) -> String {
    let why = card.note.wholeWhy.map { "<p class=\"why\">\(CardHTML().html($0))</p>" } ?? ""
    return """
      <section>
      <div class="front"><p>\(CardHTML().html(card.questionWithOptions))</p></div>
      <div class="back"><p>\(CardHTML().html(card.answer))</p>\(why)</div>
      </section>

      """
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  private static let head = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <title>Flashcards</title>
    <style>
    @page { margin: 1cm; }
    body { font: 11pt/1.35 sans-serif; margin: 0; color: #000; background: #fff; }
    h1 { font-size: 12pt; margin: 0 0 .3cm; break-after: avoid; }
    section { display: flex; min-height: 4.6cm; border: 1px solid #999; margin-top: -1px;
      break-inside: avoid; }
    section > div { box-sizing: border-box; width: 50%; padding: .4cm; display: flex;
      flex-direction: column; justify-content: center; text-align: center; overflow-wrap: anywhere; }
    .front { border-right: 1px dashed #999; font-weight: bold; }
    p { margin: 0; }
    pre { text-align: left; white-space: pre-wrap; }
    .why { font-size: 8.5pt; margin-top: .25cm; color: #444; }
    @media screen { body { max-width: 19cm; margin: 1cm auto; } }
    </style>
    </head>
    <body>

    """
}
