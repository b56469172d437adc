extension ColumnVocabulary {
  /// Names of what subjects ask and answer: a country and its capital.
  static let subjects = """
    country front 50: country, countries; land, nation, país, pays, paese, maa, kraj, země, страна, 国, 国名, 国家, 나라
    state front 50: state, us state, province; bundesland, estado
    city front 48: city, town; stadt, ciudad, ville, città
    element front 50: element, chemical element; elemento, élément
    drug front 50: drug, drug name, generic, generic name, medication, medicine; medikament, wirkstoff, fármaco, médicament, substance
    disease front 50: disease, condition, disorder, syndrome, illness; krankheit, erkrankung, enfermedad, maladie, malattia
    organism front 50: organism, bacteria, bacterium, virus, pathogen, parasite, fungus; erreger
    muscle front 50: muscle; muskel, músculo, muscolo
    bone front 50: bone; knochen, hueso
    nerve front 50: nerve, cranial nerve; nerv
    artery front 50: artery, vessel, vein;
    structure front 50: structure, organ, body part, body system, gland, tissue;
    enzyme front 50: enzyme, hormone, vitamin, amino acid, neurotransmitter, protein, receptor, gene;
    date front 50: date, dates, year, years; datum, jahr, fecha, año, année, data, rok, год, дата, 年, 날짜
    range front 50: range, code range; bereich, rango, plage
    verb front 50: verb, verbs, infinitive; infinitiv, verbo, verbe, infinitivo
    noun front 50: noun, nouns; nomen, substantiv, singular, masculine, adjective, positive, present
    letter front 50: letter, letters; buchstabe, letra, lettre
    animal front 50: animal, bird, fish, plant, tree, flower, species, common name;
    planet front 50: planet, constellation, star, moon;
    president front 50: president, monarch, ruler, king, prime minister;
    theorem front 50: theorem, law, rule, principle, algorithm, data structure, pattern, identity;
    work front 50: work, book, song, movie, film, painting, poem, artwork;
    port front 50: port, protocol, status code, error code, http code, exit code;
    procedure front 50: procedure, operation, test, lab, lab test, test name, exam; eingriff
    form front 50: form, claim form, payer, plan, program, denial, denial code;
    function front 48: function, method, keyword, operator, property;
    statement front 50: statement, fact, claim, premise, problem, scenario, case;
    event back 48: event; ereignis, evento, événement
    capital back 50: capital, capital city, capitals; hauptstadt, capitale, hoofdstad, huvudstad, stolica, hlavní město, столица, 首都, 수도
    currency back 50: currency; währung, moneda, monnaie, valuta
    flag back 46: flag; flagge, bandera, drapeau
    population back 46: population; einwohner
    class back 50: class, drug class, brand, brand name, trade name;
    indication back 50: indication, indications, mechanism, moa, mechanism of action, side effect, side effects, adverse effects, contraindications, dose, dosage;
    symptom back 50: symptom, symptoms, signs and symptoms, treatment, therapy, treatments, management, cause, causes, complications; symptome, therapie, síntomas
    action back 50: action, actions, origin, insertion, innervation, blood supply, nerve supply;
    role back 50: role, function, purpose, use, uses, usage, effect, effects, does, what it does;
    location back 46: location, site;
    author back 50: author, artist, composer, painter, writer, director; autor, auteur, inventor, discoverer
    plural back 50: plural, past, past tense, past participle, participle, preterite, feminine, comparative; pluriel, simple past
    reading back 50: romaji, pinyin, zhuyin, bopomofo, jyutping, reading, readings, romanization, transliteration, transcription, pronunciation, furigana, yomi, onyomi, kunyomi, poj, ipa, phonetic, phonetics; aussprache, pronunciación, prononciation, pronuncia, 拼音, 読み, 読み方, よみ, 발음, 읽기, транскрипция, произношение, phiên âm
    scientific back 50: symbol, abbreviation, scientific name, latin name, botanical name, atomic number, atomic symbol, chemical symbol, atomic mass;
    formula back 48: formula, equation, output, result, syntax, complexity, time complexity;
    equivalent back 48: equivalent, opposite, antonym, antonyms; antónimo, gegenteil
    normal back 50: normal range, reference range, normal value, normal values, units, unit of measure;
    truth back 60: true false, true or false, truefalse, conclusion, correct option, correct choice;
    """

  /// Names of a card's details besides its sides; the second word is the role.
  static let details = """
    tags tags 0: tags, tag; schlagwörter, schlagworte, etiquetas, étiquettes, タグ, 标签, 標籤, 태그, теги, keywords
    wordings wordings 0: wordings, other wordings;
    also also 0: also, alternatives, alternative answers, accepted answers, alternate answers, also accept;
    hint hint 0: hint, hints; hinweis, tipp, tip, pista, indice, indizio, dica, podpowiedź, подсказка, 提示, ヒント, 힌트, nápověda, gợi ý
    why why 0: why, notes, note, extra, more info, comment, comments, info, information, remark, remarks, rationale, reason, details, detail, back extra, additional info; begründung, notizen, notiz, anmerkung, anmerkungen, bemerkung, bemerkungen, kommentar, kommentare, hinweise, notas, nota, comentario, comentarios, observaciones, remarque, remarques, commentaire, note di studio, osservazioni, notities, notitie, opmerking, opmerkingen, uwagi, notatki, poznámka, poznámky, примечание, примечания, комментарий, заметки, 備考, メモ, 备注, 備註, 笔记, 비고, 메모, ghi chú, catatan, anteckning, anteckningar, huomautus, megjegyzés, notlar, açıklamalar
    source source 0: source, sources, reference, references, citation; quelle, quellen, fuente, fonte, bron, källa, źródło, zdroj, источник, 出典, 来源, 출처, nguồn
    id id 0: id, guid, uuid, note id, card id, nid;
    deck deck 0: deck; stapel, mazo, mazzo, baralho, колода, デッキ, 牌组, 덱
    notetype notetype 0: notetype, note type; notiztyp
    type why 0: type, types, kind; typ, art, tipo, genre, тип, 类型, 種類, 유형
    category why 0: category, categories, subcategory, group, subgroup, class name, family, domain, area, theme, subject, topic, topics, subtopic; kategorie, thema, fach, categoría, catégorie, categoria, tema, thème, kategoria, категория, тема, 分類, 分类, 类别, カテゴリ, 카테고리, set, specialty
    part why 0: chapter, section, unit, lesson, module, page, pages, part, book chapter; kapitel, lektion, abschnitt, seite, einheit, capítulo, capitulo, lección, página, leçon, chapitre, lezione, capitolo, lição, rozdział, lekcja, lekce, глава, урок, 章, 課, 课, 单元, bài
    level why 0: level, difficulty, grade, priority, importance, jlpt, hsk, cefr; niveau, nivel, schwierigkeit, 难度, 等级, レベル, score, points
    number why 0: number; num, nr, no, index, idx, rank, row, order, sort, position, line, seq, sequence, serial, count, frequency, freq, nummer, número, nombre, numero, numéro, liczba, номер, 番号, 序号, 号, 번호, sl no, s no, serial number
    pos why 0: pos, part of speech, word class, wordclass; wortart, grammar, gender, article, case, conjugation, declension, tense, stem, inflection, genus, geschlecht, artikel, deklination, género, genre grammatical, 词性, 品詞, 품사, часть речи
    example why 0: example, examples, example sentence, example sentences, sentence, sentences, context, collocation, collocations; phrase, beispiel, beispiele, beispielsatz, satz, sätze, ejemplo, ejemplos, frase, oración, exemple, exemples, esempio, esempi, exemplo, exemplos, voorbeeld, zin, exempel, mening, eksempel, przykład, přikład, příklad, věta, zdanie, példa, mondat, örnek, cümle, пример, примеры, предложение, приклад, речення, 例, 例文, 例句, 句子, 文, 예, 예문, 문장, ví dụ, contoh, kalimat, مثال, משפט
    etymology why 0: etymology; etymologie, etimología, memory aid, mnemonic, mnemonics, eselsbrücke, story, keyword, memory hook, trivia, fun fact
    synonyms why 0: synonyms, synonym, similarity, similarities, related, related words, see also, derivatives, derived, variants, variant; sinónimos, synonyme, synonymes, similar, compare
    sound why 0: audio, sound, recording, mp3, tts, media, video; ton
    image why 0: image, images, picture; pic, photo, img, map, icon, illustration, bild, bilder, imagen, imagem, immagine, afbeelding, картинка, 画像, 图片, 이미지, filename, file, file name
    link why 0: link, links, url, website, uri;
    status why 0: status, indicator, flags, active, changed, paid, valid, billable, validity, effective, effective date, start date, end date, expiration date, termination date, date added, created, created at, updated, updated at, modified, last reviewed, reviewed, due, interval, ease, reps, lapses, license, author note, modifications, starred, learned, mastered;
    price why 0: rate, price, fee, amount, cost, payment, charge, charges, rvu, weight, allowed amount, payment rate; preis
    option why 0: option, options, choice, choices, distractor, distractors, wrong answer, wrong answers, incorrect answer, incorrect answers; antwortmöglichkeit
    stroke why 0: strokes, stroke count, radical, radicals, components, traditional, traditional chinese; 繁體, 繁体, 部首, 画数
    iso why 0: iso, iso code, region, continent, region code, country code, abbreviated; kontinent, language, languages, sprache, idioma, langue, lingua
    """

  /// Names of languages, in English and in the languages themselves.
  static let languages = """
    english language 70: english; englisch, inglés, anglais, inglese, inglês, engels, engelska, engelsk, englanti, angielski, anglicky, angličtina, angol, ingilizce, английский, англійська, αγγλικά, 英語, 英语, 英文, 영어, الإنجليزية, إنجليزي, אנגלית, अंग्रेज़ी, tiếng anh, inggris, bahasa inggris, engleza
    german language 70: german; deutsch, ألماني, الألمانية, alemán, allemand, tedesco, alemão, duits, tyska, tysk, saksa, niemiecki, německy, němčina, német, almanca, немецкий, німецька, γερμανικά, ドイツ語, 德语, 德文, 독일어, tiếng đức
    spanish language 70: spanish; spanisch, español, castellano, espagnol, spagnolo, espanhol, spaans, spanska, spansk, espanja, hiszpański, španělsky, španělština, spanyol, ispanyolca, испанский, іспанська, スペイン語, 西班牙语, 스페인어, tiếng tây ban nha
    french language 70: french; französisch, فرنسي, francés, français, francese, francês, frans, franska, fransk, ranska, francuski, francouzsky, francia, fransızca, французский, французька, フランス語, 法语, 法文, 프랑스어, tiếng pháp
    italian language 70: italian; italienisch, italiano, italien, italiaans, italienska, włoski, italsky, olasz, italyanca, итальянский, イタリア語, 意大利语, 이탈리아어
    portuguese language 70: portuguese; portugiesisch, portugués, portugais, portoghese, português, portugees, portugalski, португальский, ポルトガル語, 葡萄牙语
    dutch language 70: dutch; niederländisch, holandés, néerlandais, olandese, nederlands, holenderski, нидерландский, オランダ語, 荷兰语
    swedish language 70: swedish; schwedisch, sueco, suédois, svenska, svensk, ruotsi, szwedzki, шведский, スウェーデン語
    norwegian language 70: norwegian; norwegisch, norsk, noruego, bokmål
    danish language 70: danish; dänisch, dansk, danés
    finnish language 70: finnish; finnisch, suomi, finés
    icelandic language 70: icelandic; isländisch, íslenska
    polish language 70: polish; polnisch, polski, polaco, polonais, польский, польська
    czech language 70: czech; tschechisch, česky, čeština, checo, tchèque, чешский
    slovak language 70: slovak; slowakisch, slovensky, slovenčina
    hungarian language 70: hungarian; ungarisch, magyar, húngaro, hongrois
    romanian language 70: romanian; rumänisch, română, rumano
    bulgarian language 70: bulgarian; bulgarisch, български
    serbian language 70: serbian; croatian, bosnian, serbisch, kroatisch, srpski, hrvatski
    slovenian language 70: slovenian; slovene, slowenisch, slovenščina
    greek language 70: greek; ancient greek, griechisch, altgriechisch, griego, grec, ελληνικά
    latin language 70: latin; latein, lateinisch, latín, latino, latina, łacina
    turkish language 70: turkish; türkisch, türkçe, turco
    russian language 70: russian; russisch, русский, ruso, russe, rosyjski, ロシア語, 俄语
    ukrainian language 70: ukrainian; ukrainisch, українська
    arabic language 70: arabic; arabisch, árabe, العربية, عربي
    hebrew language 70: hebrew; hebräisch, עברית
    persian language 70: persian; farsi, فارسی
    hindi language 70: hindi; हिन्दी, हिंदी
    urdu language 70: urdu;
    bengali language 70: bengali;
    punjabi language 70: punjabi;
    tamil language 70: tamil;
    telugu language 70: telugu;
    sanskrit language 70: sanskrit;
    marathi language 70: marathi;
    gujarati language 70: gujarati;
    nepali language 70: nepali;
    chinese language 70: chinese; mandarin, chinesisch, chino, chinois, cinese, 中文, 汉语, 漢語, 中国語, 중국어, tiếng trung
    cantonese language 70: cantonese; taiwanese, hokkien, 粵語, 广东话, 台語
    japanese language 70: japanese; japanisch, japonés, japonais, giapponese, 日本語, 日语, 日文, 일본어, tiếng nhật
    korean language 70: korean; koreanisch, coreano, coréen, 한국어, 韓国語, 韩语, tiếng hàn
    vietnamese language 70: vietnamese; vietnamesisch, tiếng việt, việt
    thai language 70: thai;
    indonesian language 70: indonesian;
    malay language 70: malay;
    tagalog language 70: tagalog;
    swahili language 70: swahili;
    esperanto language 70: esperanto;
    welsh language 70: welsh;
    irish language 70: irish;
    gaelic language 70: gaelic;
    basque language 70: basque;
    catalan language 70: catalan;
    estonian language 70: estonian;
    latvian language 70: latvian;
    lithuanian language 70: lithuanian;
    georgian language 70: georgian;
    armenian language 70: armenian;
    albanian language 70: albanian;
    macedonian language 70: macedonian;
    mongolian language 70: mongolian;
    khmer language 70: khmer;
    burmese language 70: burmese;
    lao language 70: lao;
    yiddish language 70: yiddish;
    afrikaans language 70: afrikaans;
    hawaiian language 70: hawaiian;
    maori language 70: maori;
    luxembourgish language 70: luxembourgish;
    quechua language 70: quechua;
    zulu language 70: zulu;
    amharic language 70: amharic;
    old-english language 70: old english;
    old-norse language 70: old norse;
    gothic language 70: gothic;
    target language 66: target language, l1, l2, native, target, foreign, original, native language, foreign language, mother tongue, source language; muttersprache, fremdsprache, zielsprache
    """
}
