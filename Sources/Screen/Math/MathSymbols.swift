/// The commands of LaTeX that are one character of Unicode, by their role in a formula.
enum MathSymbols {
  /// What a command or a character is in a formula.
  struct Symbol {
    let text: String
    let role: MathPiece.Role
  }

  /// The symbol of a command, named without its backslash.
  static func symbol(ofCommand name: String) -> Symbol? { commands[name] }

  /// The symbol of a character that is an operator by itself.
  static func symbol(of character: Character) -> Symbol? { characters[character] }

  private static let operands = """
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι \
    kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ \
    upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ \
    Upsilon Υ Phi Φ Psi Ψ Omega Ω infty ∞ partial ∂ nabla ∇ hbar ℏ ell ℓ Re ℜ Im ℑ aleph ℵ wp ℘ \
    emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥ angle ∠ degree ° \
    prime ′ dagger † ddagger ‡ ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ triangle △ square □ star ⋆ \
    therefore ∴ because ∵ checkmark ✓ S § P ¶ pounds £ imath ı jmath ȷ surd √ flat ♭ sharp ♯
    """

  private static let relations = """
    le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ ne ≠ neq ≠ lt < gt > ll ≪ gg ≫ approx ≈ equiv ≡ \
    sim ∼ simeq ≃ cong ≅ propto ∝ doteq ≐ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ subsetneq ⊊ supset ⊃ \
    supseteq ⊇ supsetneq ⊋ nsubseteq ⊈ prec ≺ preceq ⪯ succ ≻ succeq ⪰ to → rightarrow → leftarrow ← \
    gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ impliedby ⟸ iff ⟺ \
    longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸ mapsto ↦ \
    longmapsto ⟼ hookrightarrow ↪ hookleftarrow ↩ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ \
    Downarrow ⇓ nearrow ↗ searrow ↘ rightleftharpoons ⇌ leftrightharpoons ⇋ perp ⊥ parallel ∥ mid ∣ \
    nmid ∤ vdash ⊢ models ⊨ asymp ≍ coloneqq ≔
    """

  private static let binaries = """
    times × cdot · div ÷ pm ± mp ∓ ast ∗ circ ∘ bullet • cap ∩ cup ∪ setminus ∖ land ∧ wedge ∧ lor ∨ \
    vee ∨ oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ uplus ⊎ sqcup ⊔ sqcap ⊓ amalg ⨿
    """

  private static let large = """
    sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ \
    bigvee ⋁ bigwedge ⋀
    """

  private static let functions = """
    sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth log ln lg exp lim limsup liminf \
    max min sup inf det dim ker gcd deg arg hom Pr
    """

  private static let fences = """
    langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lbrace { rbrace } lbrack [ rbrack ] vert | \
    Vert ‖ lvert | rvert | lVert ‖ rVert ‖ backslash \\
    """

  private static let commands: [String: Symbol] = {
    var all: [String: Symbol] = [:]
    func add(_ table: String, _ role: MathPiece.Role) {
      let words = table.split(separator: " ")
      for index in stride(from: 0, to: words.count - 1, by: 2) {
        all[String(words[index])] = Symbol(text: String(words[index + 1]), role: role)
      }
    }
    add(operands, .operand)
    add(relations, .relation)
    add(binaries, .binary)
    add(large, .large)
    add(fences, .fence)
    for opening in ["langle", "lfloor", "lceil", "lbrace", "lbrack"] {
      all[opening] = Symbol(text: all[opening]?.text ?? "", role: .opening)
      let closing = "r" + opening.dropFirst()
      all[closing] = Symbol(text: all[closing]?.text ?? "", role: .closing)
    }
    for name in functions.split(separator: " ") {
      all[String(name)] = Symbol(text: String(name), role: .function)
    }
    return all
  }()

  private static let characters: [Character: Symbol] = {
    var all: [Character: Symbol] = [:]
    for symbol in commands.values where symbol.text.count == 1 && symbol.role != .operand {
      all[Character(symbol.text)] = symbol
    }
    for (character, text, role): (Character, String, MathPiece.Role) in [
      ("=", "=", .relation), ("<", "<", .relation), (">", ">", .relation), ("+", "+", .binary),
      ("-", "−", .binary), ("−", "−", .binary), ("*", "*", .binary), ("(", "(", .opening),
      ("[", "[", .opening), (")", ")", .closing), ("]", "]", .closing), ("|", "|", .fence),
      ("/", "/", .slash), ("!", "!", .fence), (".", ".", .fence), ("?", "?", .fence),
    ] {
      all[character] = Symbol(text: text, role: role)
    }
    return all
  }()

  /// The letter in double strokes, as of the sets of numbers.
  static func doubleStruck(_ letter: Character) -> Character? {
    let known: [Character: Character] = [
      "C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ", "1": "𝟙",
    ]
    if let found = known[letter] { return found }
    guard let value = letter.asciiValue, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(value)
    else { return nil }
    return Unicode.Scalar(0x1D538 + UInt32(value - UInt8(ascii: "A"))).map(Character.init)
  }

  /// The mark that an accent puts on the letter before it.
  static let accents: [String: Character] = [
    "hat": "\u{302}", "widehat": "\u{302}", "bar": "\u{304}", "overline": "\u{305}",
    "vec": "\u{20D7}", "dot": "\u{307}", "ddot": "\u{308}", "tilde": "\u{303}",
    "widetilde": "\u{303}", "underline": "\u{332}", "check": "\u{30C}", "acute": "\u{301}",
    "grave": "\u{300}", "breve": "\u{306}",
  ]

  /// What is struck through of what follows `\not`.
  static let negated: [String: String] = [
    "=": "≠", "∈": "∉", "⊂": "⊄", "⊆": "⊈", "⊃": "⊅", "⊇": "⊉", "≡": "≢", "∼": "≁", "≈": "≉",
    "≅": "≇",
    "<": "≮", ">": "≯", "≤": "≰", "≥": "≱", "∃": "∄", "∣": "∤", "∥": "∦",
  ]

  /// Fractions that are a character.
  static let fractions: [String: String] = [
    "1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/5": "⅕", "2/5": "⅖", "3/5": "⅗",
    "4/5": "⅘", "1/6": "⅙", "5/6": "⅚", "1/8": "⅛", "3/8": "⅜", "5/8": "⅝", "7/8": "⅞",
  ]
}
