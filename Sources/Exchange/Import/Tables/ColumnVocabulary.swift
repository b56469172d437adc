import Text

/// The words that people use for the columns of card tables.
enum ColumnVocabulary {
  /// The concepts of a word or of a few words, folded by ``searchKey(_:)``. `nombre` is a name in
  /// Spanish and a number in French.
  static let concepts: [String: [ColumnConcept]] = {
    var found: [String: [ColumnConcept]] = [:]
    for line in [core, subjects, details, languages].joined(separator: "\n").split(separator: "\n")
    {
      // key side rank: words in English; others
      let parts = line.split(separator: ":", maxSplits: 1)
      let head = parts[0].split(separator: " ")
      for (place, words) in parts[1].split(separator: ";").enumerated() {
        let concept = ColumnConcept(
          key: String(head[0]), side: sides[head[1]] ?? .detail, rank: Int(head[2]) ?? 0,
          role: ColumnRole(rawValue: String(head[1])) ?? .why, isEnglish: place == 0)
        for word in words.split(separator: ",") {
          found[searchKey(word.trimmed()), default: []].append(concept)
        }
      }
    }
    return found
  }()

  private static let sides: [Substring: ColumnConcept.Side] = [
    "front": .front, "back": .back, "language": .language,
  ]

  /// Words that may accompany a name and change little: `short description`, `card front`.
  static let companions: Set<String> = [
    "the", "of", "in", "a", "an", "to", "for", "your", "my", "or", "and", "short", "long", "full",
    "main", "primary", "secondary", "alternative", "alternate", "correct", "official", "common",
    "brief", "simple", "basic", "additional", "more", "other", "extra", "native", "target",
    "foreign", "original", "side", "text", "field", "column", "value", "card", "cards", "flashcard",
    "new", "old", "raw", "clean", "html", "plain", "medical", "clinical", "billing", "procedural",
    "cm", "pcs", "ms", "der", "die", "das", "auf", "zum", "lange", "kurze", "richtige", "le", "la",
    "el", "file", "url", "list", "info", "data", "type", "code", "codes", "name", "level", "ii",
    "no", "number", "id", "s", "proc", "diag", "revenue", "occurrence", "adjustment", "taxonomy",
    "facility",
    "service", "claim", "place", "reason", "english", "us", "uk", "latin", "america", "brazil",
    "literal",
    "sample", "cloze", "vocab", "part", "region", "status", "wort", "flag", "de", "es", "fr", "en",
  ]

  /// Short names of languages. The second group are also words, and count as languages only next to
  /// the first.
  static let languageCodes: [String: String] = [
    "en": "english", "de": "german", "fr": "french", "zh": "chinese", "ja": "japanese",
    "jp": "japanese", "ko": "korean", "kr": "korean", "ru": "russian", "pl": "polish",
    "pt": "portuguese", "nl": "dutch", "sv": "swedish", "cs": "czech", "cz": "czech",
    "tr": "turkish", "ar": "arabic", "uk": "ukrainian", "el": "greek", "hu": "hungarian",
    "vi": "vietnamese", "eng": "english", "deu": "german", "ger": "german", "fra": "french",
    "spa": "spanish", "esp": "spanish", "ita": "italian", "por": "portuguese", "rus": "russian",
    "jpn": "japanese", "kor": "korean", "chn": "chinese", "zho": "chinese", "nld": "dutch",
    "swe": "swedish", "pol": "polish", "fin": "finnish", "heb": "hebrew", "lat": "latin",
  ]
  static let languageWords: [String: String] = [
    "es": "spanish", "it": "italian", "no": "norwegian", "nb": "norwegian", "da": "danish",
    "fi": "finnish", "he": "hebrew", "hi": "hindi", "la": "latin", "id": "indonesian",
    "ro": "romanian", "bg": "bulgarian", "sk": "slovak", "th": "thai", "fa": "persian",
  ]

  /// Names of the sides of a card.
  private static let core = """
    front front 100: front; vorderseite, anverso, recto, frente, fronte, voorkant, framsida, forside, etupuoli, przód, awers, líc, лицевая сторона, лицо, 表, 表面, 正面, 앞면, ön yüz, mặt trước, depan
    question front 95: question, questions; frage, fragen, pregunta, domanda, pergunta, questão, vraag, fråga, spørgsmål, spørsmål, kysymys, pytanie, otázka, kérdés, întrebare, soru, вопрос, питання, запитання, въпрос, pitanje, ερώτηση, 問題, 質問, 问题, 題目, 题目, 질문, 문제, سؤال, السؤال, שאלה, प्रश्न, câu hỏi, pertanyaan, soal, klausimas, jautājums, küsimus, quesito, aufgabe
    prompt front 95: prompt, cue, stimulus; stichwort
    term front 90: term, terms, terminology; begriff, begriffe, fachbegriff, término, terme, termine, termo, begrip, begrepp, begreb, termin, pojem, pojęcie, fogalom, termen, terim, kavram, термин, поняття, термін, понятие, όρος, 用語, 术语, 術語, 용어, مصطلح, المصطلح, מונח, thuật ngữ, istilah, concept, concepts, concepto, concetto, conceito, konzept
    word front 90: word, words, vocabulary, vocab, vocable, lemma, headword; wort, wörter, vokabel, vokabeln, palabra, vocablo, mot, mots, parola, vocabolo, palavra, vocábulo, woord, ord, sana, słowo, slovo, slovíčko, szó, cuvânt, kelime, sözcük, слово, дума, reč, riječ, λέξη, 単語, 言葉, 語彙, 单词, 單詞, 词, 詞, 词语, 词汇, 生词, 字, 단어, 어휘, كلمة, الكلمة, מילה, शब्द, từ, từ vựng, kata
    expression front 88: expression, expressions, phrase, phrases, idiom, idioms, proverb, saying; ausdruck, redewendung, expresión, modismo, locution, espressione, expressão, 表現, 表达, 表达, 표현
    character front 86: character, characters, kanji, hanzi, hanja, hanji; 漢字, 汉字, 한자, carácter, caractère, zeichen, simplified, simplified chinese, 简体, 简体字
    kana front 84: kana, hiragana, katakana; ひらがな, カタカナ
    code front 85: code, codes, cpt, hcpcs, icd, icd10, icd9, icd10cm, icd10pcs, drg, msdrg, apc, ndc, loinc, snomed, rxnorm, cdt, modifier, modifiers, carc, rarc; kode, código, codice, kod, kód, код, κωδικός, コード, 代码, 代碼, 編碼, 编码, 코드, 코드번호, schlüsselnummer, ziffer, ops, mã
    abbreviation front 85: abbreviation, abbreviations; abbr, abbrev, acronym, acronyms, initialism, shorthand, abkürzung, kürzel, abreviatura, abréviation, abbreviazione, afkorting, förkortning, skrót, zkratka, сокращение, аббревиатура, 略語, 缩写, 縮寫, 약어, sigle, sigla
    affix front 84: prefix, suffix, affix, root, roots, word root, word part, combining form; präfix, vorsilbe, prefijo, préfixe, wortteil
    key front 80: key; schlüssel, clave, clé, chiave
    command front 75: command, commands, shortcut, keybinding, hotkey, keyboard shortcut; befehl, comando, commande, snippet, kommando
    symbol front 66: symbol; símbolo, symbole, simbolo
    text front 65: text, cloze; texto, texte, testo
    title front 62: title; titel, título, titre, titolo, tytuł, название, タイトル, 标题
    name front 60: name, names; nombre, nom, nome, naam, namn, navn, nimi, imię, nazwa, název, jméno, nume, isim, имя, назва, όνομα, 名前, 名称, 名稱, 名字, 이름, اسم, الاسم, שם, नाम, tên, nama
    back back 100: back; rückseite, reverso, verso, reverse, dorso, retro, achterkant, baksida, bagside, bakside, takapuoli, rewers, rub, оборот, обратная сторона, 裏, 裏面, 背面, 反面, 뒷면, arka yüz, mặt sau, belakang
    answer back 95: answer, answers, response, responses, reply; ans, antwort, antworten, respuesta, réponse, risposta, resposta, antwoord, svar, vastaus, odpowiedź, odpověď, odpoveď, válasz, răspuns, cevap, yanıt, ответ, відповідь, отговор, odgovor, απάντηση, 答え, 回答, 解答, 答案, 答, 답, 답변, 정답, جواب, الجواب, إجابة, الإجابة, תשובה, उत्तर, câu trả lời, trả lời, đáp án, jawaban, lösung, solution, solución, soluzione, solução
    definition back 90: definition, definitions; def, definición, definizione, definição, definitie, definicja, definice, definíció, определение, визначення, 定義, 定义, 정의, التعريف, תעריף, הגדרה, परिभाषा, tanım, định nghĩa, definisi
    meaning back 90: meaning, meanings, sense; bedeutung, bedeutungen, significado, signification, sens, significato, betekenis, betydelse, betydning, merkitys, znaczenie, význam, jelentés, anlam, значение, значення, 意味, 意思, 释义, 釋義, 含义, 뜻, 의미, معنى, المعنى, משמעות, अर्थ, nghĩa, ý nghĩa, arti, makna, gloss
    translation back 90: translation, translations; übersetzung, übersetzungen, traducción, traduction, traduzione, tradução, vertaling, översättning, oversættelse, oversettelse, käännös, tłumaczenie, překlad, preklad, fordítás, traducere, çeviri, перевод, переклад, превод, prijevod, prevod, μετάφραση, 翻訳, 訳, 翻译, 翻譯, 번역, ترجمة, الترجمة, תרגום, अनुवाद, bản dịch, dịch, terjemahan
    description back 85: description, descriptions, descriptor, descriptors; desc, descr, descripción, descrizione, descrição, beschreibung, beschrijving, beskrivning, beskrivelse, opis, popis, leírás, descriere, açıklama, описание, опис, 説明, 描述, 说明, 説明文, 설명, mô tả, deskripsi, bezeichnung, designation, libellé, nomenclature
    diagnosis back 80: diagnosis, diagnoses; dx, diagnose, diagnóstico, diagnostic, diagnosi, диагноз
    expansion back 80: expansion, expanded form, full form, fullform, full name, full term, full title, full text, stands for, long form, longform, spelled out; langform, ausgeschrieben
    explanation back 61: explanation, explanations; erklärung, erläuterung, explicación, explication, spiegazione, toelichting, wyjaśnienie, vysvětlení, объяснение, пояснение, 解説, 解释, 해설, giải thích, penjelasan, açıklamalar
    value back 70: value; wert, valor, valeur, valore
    """
}
