/// Raised and lowered text.
enum MathScript {
  case raised, lowered

  /// The text in raised or lowered characters, if Unicode has all of them.
  func characters(_ text: String) -> String? {
    var result = ""
    for character in text {
      guard let found = table[character] else { return nil }
      result.append(found)
    }
    return result
  }

  /// The text in a line: `_max`, `^(n + 1)`. An index may be a word; a power would be a product.
  func inLine(_ text: String) -> String {
    let isWord = self == .lowered && text.allSatisfy { $0.isASCII && $0.isLetter }
    return (self == .raised ? "^" : "_") + (isWord || text.count == 1 ? text : "(\(text))")
  }

  private var table: [Character: Character] {
    self == .raised ? Self.raisedCharacters : Self.loweredCharacters
  }

  private static let raisedCharacters = pairs(
    "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺−⁻=⁼(⁽)⁾aᵃbᵇcᶜdᵈeᵉfᶠgᵍhʰiⁱjʲkᵏlˡmᵐnⁿoᵒpᵖrʳsˢtᵗuᵘvᵛwʷxˣyʸzᶻAᴬBᴮDᴰEᴱGᴳHᴴIᴵJᴶKᴷ"
      + "LᴸMᴹNᴺOᴼPᴾRᴿTᵀUᵁVⱽWᵂβᵝγᵞδᵟθᶿφᵠϕᵠχᵡ∘°′′″″††⊤ᵀ")

  private static let loweredCharacters = pairs(
    "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊−₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓβᵦγᵧρᵨφᵩϕᵩχᵪ")

  /// Each character with the one after it.
  private static func pairs(_ text: String) -> [Character: Character] {
    let characters = Array(text)
    var result: [Character: Character] = [:]
    for index in stride(from: 0, to: characters.count - 1, by: 2) {
      result[characters[index]] = characters[index + 1]
    }
    return result
  }
}
