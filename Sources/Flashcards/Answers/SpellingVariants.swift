/// Converts British spellings to American ones, so that both are the same answer.
///
/// Only spellings of the same word are unified, never two words: `ileum` and `ilium`, `mucous` and
/// `mucus`, `aural` and `oral` stay different. So there is no general rule for `ae` and `oe`, but a
/// list of the stems that are spelled both ways.
enum SpellingVariants {
  /// A replacement: `count` letters from `start` on become `letters`.
  struct Change {
    var start: Int
    var count: Int
    var letters: [UInt8]
  }

  /// The first change to make in a word of lowercase ASCII letters, at `start` or after it; nil if
  /// there is none.
  static func change(in word: [UInt8], from start: Int) -> Change? {
    for index in word.indices.dropFirst(start) {
      for stem in stems[word[index]] ?? []
      where stem.old.count <= word.count - index
        && word[index..<(index + stem.old.count)].elementsEqual(stem.old)
      {
        return Change(start: index, count: stem.old.count, letters: stem.new)
      }
    }
    return nil
  }

  /// The index of the letter to change in an ending such as `-ise` or `-ysing`; nil if the word has
  /// none.
  static func letterOfEnding(_ word: [UInt8]) -> Int? {
    for ending in endings where word.count >= ending.count + 3 {
      let start = word.count - ending.count
      // Short words such as `prise`, `rise` and `bruise` are not verbs in -ize.
      if word[start...].elementsEqual(ending), ending[0] == UInt8(ascii: "y") || start > 3 {
        return start + 1
      }
    }
    return nil
  }

  /// A word of lowercase ASCII letters in American spelling.
  static func american(_ word: [UInt8]) -> [UInt8] {
    guard word.count >= shortestWord else { return word }
    var word = word
    var start = 0
    while let change = change(in: word, from: start) {
      word.replaceSubrange(change.start..<(change.start + change.count), with: change.letters)
      start = change.start + change.letters.count
    }
    if let letter = letterOfEnding(word) { word[letter] = UInt8(ascii: "z") }
    return word
  }

  /// The length of the shortest word examined.
  static let shortestWord = 4

  /// The parts of an American spelling, or of a part of one, that the British spelling shares
  /// letter for letter.
  /// - Complexity: The product of the lengths of the word and of all stems.
  static func fixedParts(of word: [UInt8]) -> [ArraySlice<UInt8>] {
    var isFixed = word.map { $0 != UInt8(ascii: "z") }
    var isBroken = [Bool](repeating: false, count: word.count)
    for stem in stems.values.joined() {
      let (old, new) = (stem.old, stem.new)
      let before = zip(old, new).prefix { $0 == $1 }.count
      let after = zip(old.dropFirst(before).reversed(), new.dropFirst(before).reversed())
        .prefix { $0 == $1 }.count
      for start in (1 - new.count)..<word.count {
        let shared = max(0, start)..<min(word.count, start + new.count)
        guard shared.allSatisfy({ word[$0] == new[$0 - start] }) else { continue }
        let changed = (start + before)..<(start + new.count - after)
        for index in changed where word.indices.contains(index) { isFixed[index] = false }
        if word.indices.contains(changed.upperBound) { isBroken[changed.upperBound] = true }
      }
    }
    var parts: [ArraySlice<UInt8>] = []
    var start = 0
    for index in 0...word.count where index == word.count || isBroken[index] || !isFixed[index] {
      if start < index { parts.append(word[start..<index]) }
      start = index < word.count && !isFixed[index] ? index + 1 : index
    }
    return parts
  }

  private static let endings = [
    "ise", "ised", "ises", "iser", "isers", "ising", "isation", "isations", "yse", "ysed", "yses",
    "yser", "ysers", "ysing",
  ].map { Array($0.utf8) }

  private static let stems = Dictionary(
    grouping: table.split(whereSeparator: \.isWhitespace).map { pair in
      let sides = pair.split(separator: ":")
      return (old: Array(sides[0].utf8), new: Array(sides[1].utf8))
    }, by: { $0.old[0] })

  /// British and American forms, from the beginning of the stem to where both continue alike. If
  /// one spelling contains the other, the shorter one is used for both.
  private static let table = """
    haem:hem aemi:emi aemo:emo aesth:esth aetiolog:etiolog caecum:cecum caecal:cecal caeco:ceco \
    caesar:cesar caesium:cesium faec:fec gynaec:gynec naev:nev paed:ped palaeo:paleo taenia:tenia \
    praev:prev phaeo:pheo laevo:levo amoeb:ameb coeliac:celiac coele:cele foet:fet homoeo:homeo \
    oedem:edem oesoph:esoph oestr:estr pnoea:pnea \
    rrhoea:rrhea manoeuvre:maneuver leuco:leuko sulph:sulf \
    armour:armor behaviour:behavior colour:color endeavour:endeavor favour:favor flavour:flavor \
    harbour:harbor honour:honor humour:humor labour:labor neighbour:neighbor odour:odor \
    rigour:rigor rumour:rumor savour:savor tumour:tumor vapour:vapor vigour:vigor \
    calibre:caliber centred:centered centre:center fibre:fiber goitre:goiter litre:liter \
    lustre:luster metre:meter sabre:saber spectre:specter theatre:theater titre:titer \
    alogue:alog ologue:olog programme:program \
    cancell:cancel channell:channel counsell:counsel diall:dial enroll:enrol fulfill:fulfil \
    fuell:fuel initiall:initial installment:instalment labell:label levell:level modell:model \
    signall:signal skillful:skilful travell:travel tunnell:tunnel distill:distil instill:instil \
    defence:defense licence:license offence:offense pretence:pretense practis:practic \
    acknowledgement:acknowledgment judgement:judgment ageing:aging grey:gray cheque:check \
    aluminium:aluminum artefact:artifact mould:mold plough:plow sceptic:skeptic \
    draught:draft moustach:mustach
    """
}
