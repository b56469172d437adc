/// The headings of a system's cards.
struct CodeHeadings {
  private let system: CodeSystem
  /// The title of each category, by its first three characters, if the file has it.
  private var titles: [String: String] = [:]
  private var known: [String: [String]] = [:]

  init(_ system: CodeSystem, records: [CodeRecord]) {
    self.system = system
    for record in records where record.isHeader && record.code.utf8.count == 3 {
      titles[record.code] = "\(record.code) \(record.long)"
    }
  }

  /// The headings of a code, outermost first.
  mutating func path(of record: CodeRecord) -> [String] {
    if record.isModifier { return ["Modifiers"] }
    let category = String(record.code.prefix(3))
    // A category's own card is not filed under its answer.
    if record.code == category { return section(of: category) }
    if let path = known[category] { return path }
    let path = section(of: category) + (titles[category].map { [$0] } ?? [])
    known[category] = path
    return path
  }

  private func section(of category: String) -> [String] {
    switch system {
    case .icd10CM:
      let chapter = Self.chapters.last { $0.first <= category && category.prefix(3) <= $0.last }
      return chapter.map { ["\($0.title) (\($0.first)-\($0.last))"] } ?? []
    case .icd10PCS:
      return Self.sections[category.first!].map { ["\(category.first!) \($0)"] } ?? []
    case .hcpcs:
      return Self.letters[category.first!].map { ["\(category.first!) codes: \($0)"] } ?? []
    case .reasonCodes, .remarkCodes, .placesOfService, .codePairs: return []
    }
  }
}

extension CodeHeadings {
  /// The chapters of ICD-10-CM.
  private static let chapters: [(first: String, last: String, title: String)] = [
    ("A00", "B99", "Certain infectious and parasitic diseases"),
    ("C00", "D49", "Neoplasms"),
    (
      "D50", "D89",
      "Diseases of the blood and blood-forming organs and certain disorders involving the immune "
        + "mechanism"
    ),
    ("E00", "E89", "Endocrine, nutritional and metabolic diseases"),
    ("F01", "F99", "Mental, behavioral and neurodevelopmental disorders"),
    ("G00", "G99", "Diseases of the nervous system"),
    ("H00", "H59", "Diseases of the eye and adnexa"),
    ("H60", "H95", "Diseases of the ear and mastoid process"),
    ("I00", "I99", "Diseases of the circulatory system"),
    ("J00", "J99", "Diseases of the respiratory system"),
    ("K00", "K95", "Diseases of the digestive system"),
    ("L00", "L99", "Diseases of the skin and subcutaneous tissue"),
    ("M00", "M99", "Diseases of the musculoskeletal system and connective tissue"),
    ("N00", "N99", "Diseases of the genitourinary system"),
    ("O00", "O9A", "Pregnancy, childbirth and the puerperium"),
    ("P00", "P96", "Certain conditions originating in the perinatal period"),
    ("Q00", "Q99", "Congenital malformations, deformations and chromosomal abnormalities"),
    (
      "R00", "R99",
      "Symptoms, signs and abnormal clinical and laboratory findings, not elsewhere classified"
    ),
    ("S00", "T88", "Injury, poisoning and certain other consequences of external causes"),
    ("U00", "U85", "Codes for special purposes"),
    ("V00", "Y99", "External causes of morbidity"),
    ("Z00", "Z99", "Factors influencing health status and contact with health services"),
  ]

  /// The sections of ICD-10-PCS.
  private static let sections: [Character: String] = [
    "0": "Medical and Surgical", "1": "Obstetrics", "2": "Placement", "3": "Administration",
    "4": "Measurement and Monitoring",
    "5": "Extracorporeal or Systemic Assistance and Performance",
    "6": "Extracorporeal or Systemic Therapies", "7": "Osteopathic", "8": "Other Procedures",
    "9": "Chiropractic", "B": "Imaging", "C": "Nuclear Medicine", "D": "Radiation Therapy",
    "F": "Physical Rehabilitation and Diagnostic Audiology", "G": "Mental Health",
    "H": "Substance Abuse Treatment", "X": "New Technology",
  ]

  /// The meanings of the letters of HCPCS Level II.
  private static let letters: [Character: String] = [
    "A": "ambulance, medical and surgical supplies", "B": "enteral and parenteral therapy",
    "C": "outpatient hospital services", "E": "durable medical equipment",
    "G": "procedures and professional services", "H": "behavioral health services",
    "J": "drugs not taken by mouth, chemotherapy", "K": "durable medical equipment, temporary",
    "L": "orthotics and prosthetics", "M": "medical services", "P": "pathology and laboratory",
    "Q": "temporary codes", "R": "diagnostic radiology",
    "S": "temporary codes of private payers", "T": "state Medicaid agencies",
    "U": "laboratory tests for coronavirus", "V": "vision, hearing and speech",
  ]
}
