/// The results of `wcwidth.wcswidth` from the Python package wcwidth 0.7.0 (Unicode 17.0.0), which
/// wrote this table.
let widthGolden: [(text: String, width: Int)] = [
  ("plain", 5),  // LATIN SMALL LETTER N
  ("e\u{301}", 1),  // COMBINING ACUTE ACCENT
  ("\u{F1}and\u{FA}", 5),  // LATIN SMALL LETTER U WITH ACUTE
  ("\u{65E5}\u{672C}\u{8A9E}", 6),  // CJK UNIFIED IDEOGRAPH-8A9E
  ("\u{FF46}\u{FF55}\u{FF4C}\u{FF4C}", 8),  // FULLWIDTH LATIN SMALL LETTER L
  ("\u{FF8A}\u{FF9F}\u{FF9D}", 3),  // HALFWIDTH KATAKANA LETTER N
  ("\u{D55C}\u{AE00}", 4),  // HANGUL SYLLABLE GEUL
  ("\u{1112}\u{1161}\u{11AB}", 2),  // HANGUL JONGSEONG NIEUN
  ("\u{304B}\u{304B}\u{3099}", 4),  // COMBINING KATAKANA-HIRAGANA VOICED SOUND MARK
  ("\u{915}\u{94D}\u{937}\u{924}\u{94D}\u{930}\u{93F}\u{92F}", 5),  // DEVANAGARI LETTER YA
  ("\u{938}\u{94D}\u{924}\u{94D}\u{930}\u{940}", 2),  // DEVANAGARI VOWEL SIGN II
  ("\u{E01}\u{E33}", 2),  // THAI CHARACTER SARA AM
  ("\u{E20}\u{E32}\u{E29}\u{E32}\u{E44}\u{E17}\u{E22}", 7),  // THAI CHARACTER YO YAK
  ("\u{5E2}\u{5D1}\u{5E8}\u{5D9}\u{5EA}", 5),  // HEBREW LETTER TAV
  ("\u{627}\u{644}\u{639}\u{631}\u{628}\u{64A}\u{629}", 7),  // ARABIC LETTER TEH MARBUTA
  ("\u{2764}", 1),  // HEAVY BLACK HEART
  ("\u{2764}\u{FE0F}", 2),  // VARIATION SELECTOR-16
  ("\u{260E}\u{FE0F}", 2),  // VARIATION SELECTOR-16
  ("1\u{FE0F}\u{20E3}", 2),  // COMBINING ENCLOSING KEYCAP
  ("\u{231A}", 2),  // WATCH
  ("\u{1F44D}", 2),  // THUMBS UP SIGN
  ("\u{1F44D}\u{1F3FD}", 2),  // EMOJI MODIFIER FITZPATRICK TYPE-4
  ("\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", 2),  // GIRL
  ("\u{1F3F3}\u{FE0F}\u{200D}\u{1F308}", 2),  // RAINBOW
  ("\u{1F1E9}\u{1F1EA}", 2),  // REGIONAL INDICATOR SYMBOL LETTER E
  ("\u{1F1E9}\u{1F1EA}\u{1F1EB}\u{1F1F7}", 4),  // REGIONAL INDICATOR SYMBOL LETTER R
  ("\u{1F1E9}", 2),  // REGIONAL INDICATOR SYMBOL LETTER D
  ("\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", 2),  // CANCEL TAG
  ("\u{2026}\u{2013}\u{2014}\u{201C}\u{201D}", 5),  // RIGHT DOUBLE QUOTATION MARK
  ("\u{2500}\u{2502}\u{250C}\u{2510}\u{2588}\u{258F}", 6),  // LEFT ONE EIGHTH BLOCK
  ("\u{24D0}\u{2460}\u{3A9}\u{A7}\u{B1}", 5),  // PLUS-MINUS SIGN
  ("\u{20AC}100", 4),  // DIGIT ZERO
  ("\u{65E5}\u{672C} x \u{E9} \u{1F44D}", 11),  // THUMBS UP SIGN
  ("a\u{200B}b", 2),  // LATIN SMALL LETTER B
  ("\u{2060}x", 1),  // LATIN SMALL LETTER X
  ("\u{1E69}\u{302}\u{303}", 1),  // COMBINING TILDE
  ("\u{F80}", 0),  // TIBETAN VOWEL SIGN REVERSED I
  ("\u{1C4}\u{FB01}", 2),  // LATIN SMALL LIGATURE FI
  ("\u{1D4B3}\u{1D550}", 2),  // MATHEMATICAL DOUBLE-STRUCK CAPITAL Y
  ("\u{1F004}\u{1F0CF}", 4),  // PLAYING CARD BLACK JOKER
  ("\u{3001}\u{3002}\u{300C}\u{300D}", 8),  // RIGHT CORNER BRACKET
  ("\u{FF31}\u{FF1A}\u{3000}\u{FF21}", 8),  // FULLWIDTH LATIN CAPITAL LETTER A
  ("\u{BF5}", 1),  // TAMIL YEAR SIGN
  ("\u{1100}\u{11A8}", 2),  // HANGUL JONGSEONG KIYEOK
  ("e\u{20DD}", 1),  // COMBINING ENCLOSING CIRCLE
]
