import TestSupport
import Testing

@testable import Flashcards

struct AnswerSpellingTests {
  @Test(
    "British and American spellings are the same answer",
    arguments: [
      ("tumour", "tumor"), ("anaemia", "anemia"), ("haemorrhage", "hemorrhage"),
      ("oedema", "edema"), ("leukaemia", "leukemia"), ("hypoglycaemia", "hypoglycemia"),
      ("ischaemic", "ischemic"), ("oesophagus", "esophagus"), ("diarrhoea", "diarrhea"),
      ("dyspnoea", "dyspnea"), ("paediatric", "pediatric"), ("orthopaedics", "orthopedics"),
      ("gynaecology", "gynecology"), ("anaesthesia", "anesthesia"), ("caesarean", "cesarean"),
      ("coeliac", "celiac"), ("foetus", "fetus"), ("aetiology", "etiology"),
      ("faecal", "fecal"), ("caecum", "cecum"), ("oestrogen", "estrogen"),
      ("leucocyte", "leukocyte"), ("sulphate", "sulfate"), ("haemoglobinaemia", "hemoglobinemia"),
      ("fœtal œdema", "fetal edema"), ("Haem", "hem"), ("manoeuvre", "maneuver"),
      ("centre", "center"), ("centred", "centered"), ("fibres", "fibers"), ("litre", "liter"),
      ("millimetre", "millimeter"), ("goitre", "goiter"), ("titre", "titer"),
      ("colour", "color"), ("behavioural", "behavioral"), ("labour", "labor"),
      ("catheterise", "catheterize"), ("hospitalised", "hospitalized"),
      ("immunisation", "immunization"), ("analyse", "analyze"), ("dialysed", "dialyzed"),
      ("catalogue", "catalog"), ("judgement", "judgment"), ("cheque", "check"),
      ("licence", "license"), ("practise", "practice"), ("cancelled", "canceled"),
      ("labelling", "labeling"), ("enrolment", "enrollment"), ("fulfilment", "fulfillment"),
      ("programme", "program"), ("ageing", "aging"), ("placenta praevia", "placenta previa"),
      ("phaeochromocytoma", "pheochromocytoma"), ("cystocoele", "cystocele"),
      ("laevocardia", "levocardia"), ("draught", "draft"),
      ("tumours of the large bowel", "Tumors of the large bowel"),
    ])
  func variants(_ british: String, _ american: String) {
    for (typed, expected) in [(british, american), (american, british)] {
      #expect(AnswerCheck(accepting: [expected]).verdict(on: typed) == .right)
    }
  }

  /// Words that are mistaken for each other, and words that the spelling rules come close to.
  private static let distinct = """
    ileum ilium ileal iliac mucous mucus callous callus villous villus humerus humorous aural oral \
    dysphagia dysphasia dysplasia perineal peroneal peritoneal perianal perinatal prenatal ureter \
    urethra uterus facial fascial faecal fetal fatal foot feet hypertension hypotension \
    hyperglycemia hypoglycemia anuria enuresis arteritis arthritis abduction adduction afferent \
    efferent antepartum antipartum cystoscopy cystostomy gastrostomy gastroscopy colonoscopy \
    colostomy tympanic tympanitic podiatric pediatric psychiatric physiatric prise prize rise raise \
    size seize wise noise analysis analyses paralysis dialysis hydrolysis prognosis crisis crises \
    metastasis metastases sulfur silver celiac cecal sacral cervical cerebral cerebellar septic \
    skeptic aseptic tinea tenia tibia fibula fibrous fiber fever femur tumor humor tremor labor \
    labial color colon colic center canter litter liter letter meter metre-long titer tighter \
    check cheek chick program programmed progress gray gravy mold mole plow license licensed \
    practice practical principal principle complement compliment discreet discrete stent stint \
    vesical vesicle viscous viscus radical radicle palpation palpitation prostate prostrate \
    aerobic aerosol anaerobic arrhythmia arhythmic hem hemp him heme home foam fecund pedal petal \
    estrus ester astra esophageal laryngeal homeostasis hemostasis homicide hospice hospital \
    counsel council cancel cancer model modal level lever label labile travel trauma signal single \
    total tonal dial diel fuel fuse instill install distil distal enrol enroll-free skilful \
    promise promised premise exercise excise incise precise advise advice devise device surprise \
    disease decease release increase decrease license-plate offense office defense defer
    """

  @Test("Words that only look alike stay different")
  func words() {
    var seen: [[Character]: String] = [:]
    for word in Self.distinct.split(separator: " ").map(String.init) {
      let other = seen.updateValue(word, forKey: AnswerKey(word).characters)
      #expect(other == nil, "\(word) is \(other ?? "")")
    }
    #expect(seen.count > 200)
  }

  @Test("A change of case, accents, hyphens and spaces changes no key", arguments: 0..<100)
  func forgiving(_ seed: Int) {
    var random = Random(seed: seed)
    let words =
      random.elements(
        of: Self.distinct.split(separator: " ").map(String.init), atMost: 4) + ["claim"]
    let text = words.joined(separator: " ")
    let key = AnswerKey(text).characters
    #expect(AnswerKey(text.uppercased()).characters == key)
    #expect(AnswerKey(words.joined(separator: "-")).characters == key)
    #expect(AnswerKey(" \(text). ").characters == key)
    #expect(AnswerKey(words.joined(separator: "  ")).units.map(\.place).isAscending)
  }
}

extension [Int] {
  fileprivate var isAscending: Bool { zip(self, dropFirst()).allSatisfy { $0 <= $1 } }
}
