import Text

/// A set of codes.
enum CodeSystem: Hashable, Sendable {
  case icd10CM, icd10PCS, hcpcs
  /// Claim adjustment reason codes and remittance advice remark codes.
  case reasonCodes, remarkCodes
  case placesOfService
  /// The pairs of codes in the National Correct Coding Initiative.
  case codePairs

  /// The display name, also of the deck.
  var name: String {
    switch self {
    case .icd10CM: "ICD-10-CM"
    case .icd10PCS: "ICD-10-PCS"
    case .hcpcs: "HCPCS Level II"
    case .reasonCodes: "CARC"
    case .remarkCodes: "RARC"
    case .placesOfService: "Place of service"
    case .codePairs: "NCCI PTP edits"
    }
  }

  /// The tag of its cards.
  var tag: String {
    switch self {
    case .icd10CM: "icd-10-cm"
    case .icd10PCS: "icd-10-pcs"
    case .hcpcs: "hcpcs"
    case .reasonCodes: "carc"
    case .remarkCodes: "rarc"
    case .placesOfService: "pos"
    case .codePairs: "ncci"
    }
  }

  /// The prefix of its cards' names. It must never change: histories depend on it.
  var idPrefix: String {
    switch self {
    case .icd10CM: "icd10cm-"
    case .icd10PCS: "icd10pcs-"
    case .hcpcs: "hcpcs-"
    case .reasonCodes: "carc-"
    case .remarkCodes: "rarc-"
    case .placesOfService: "pos-"
    case .codePairs: "ncci-"
    }
  }

  /// The publisher.
  var publisher: String {
    switch self {
    case .icd10CM: "CMS/CDC"
    case .icd10PCS, .hcpcs, .placesOfService, .codePairs: "CMS"
    case .reasonCodes, .remarkCodes: "X12"
    }
  }

  /// Whether digits in a selection are a code and not a word of the description.
  var hasCodesOfDigits: Bool {
    switch self {
    case .icd10CM, .hcpcs: false
    case .icd10PCS, .reasonCodes, .remarkCodes, .placesOfService, .codePairs: true
    }
  }

  /// Whether a code in a selection means that code alone and not all that begin with it.
  var hasWholeCodes: Bool {
    switch self {
    case .icd10CM, .icd10PCS, .hcpcs, .codePairs: false
    case .reasonCodes, .remarkCodes, .placesOfService: true
    }
  }

  /// A code as coders write it: in ICD-10-CM with a dot after the category, otherwise as in the
  /// file.
  func written(_ code: String) -> String {
    guard self == .icd10CM, code.utf8.count > 3 else { return code }
    return code.prefix(3) + "." + code.dropFirst(3)
  }

  /// Distinguishes ICD-10-CM and ICD-10-PCS by the codes that are valid for submission.
  init(ofICD10 codes: some Sequence<CodeRecord>) {
    var looksLikePCS: Bool?
    for record in codes {
      if record.isHeader {
        if record.code.utf8.first!.isDigit { looksLikePCS = true }
      } else if record.code.utf8.count < 7 {
        // Every PCS code that can be submitted has seven characters.
        self = .icd10CM
        return
      } else if isPCSOnly(record.code) {
        looksLikePCS = true
      }
    }
    self = looksLikePCS == true ? .icd10PCS : .icd10CM
  }
}

/// Whether no ICD-10-CM code of seven characters looks like this.
private func isPCSOnly(_ code: String) -> Bool {
  let code = Array(code.utf8)
  if code[0].isDigit || !code[1].isDigit { return true }
  return switch code[0] {
  case UInt8(ascii: "B"), UInt8(ascii: "C"), UInt8(ascii: "D"), UInt8(ascii: "F"),
    UInt8(ascii: "G"):
    true
  // External causes end with the encounter: initial, subsequent or sequela.
  case UInt8(ascii: "X"): !"ADS".utf8.contains(code[6])
  default: false
  }
}
