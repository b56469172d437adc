import Flashcards
import Text

/// Why two files are not compared, or a doubt about them.
struct ChangeRefusal: Error {
  let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }

  init(_ file: String, _ message: String, hint: String, severity: Diagnostic.Severity = .error) {
    diagnostic = Diagnostic(
      location: SourceLocation(file: file, line: 1), severity: severity, message: message,
      hint: hint, sourceLine: "")
  }

  /// Reads both files, if they are editions of one set of codes.
  static func files(
    _ bytes: [UInt8], _ name: String, _ edition: CodeEdition
  ) throws(ChangeRefusal) -> (new: CodeFile, old: CodeFile) {
    if bytes == edition.bytes {
      throw ChangeRefusal(
        name, "\(edition.name) is the same file", hint: "name last year's file behind --since")
    }
    let new = try file(bytes, name)
    let old = try file(edition.bytes, edition.name)
    guard new.system == old.system else {
      throw ChangeRefusal(
        name,
        "it holds codes of \(new.system.name), and \(edition.name) codes of \(old.system.name)",
        hint: "compare two editions of one set of codes")
    }
    return (new, old)
  }

  private static func file(_ bytes: [UInt8], _ name: String) throws(ChangeRefusal) -> CodeFile {
    guard let layout = CodeFileLayout(detecting: bytes), CodeFileLayout.isCodeFile(bytes) else {
      throw ChangeRefusal(
        name, "it is not a code file",
        hint:
          "--since compares order files, codes files or HCPCS ANWEB files of CMS; take the text "
          + "file out of the zip")
    }
    if layout == .orderAddenda || layout == .codesAddenda {
      throw ChangeRefusal(
        name, "addenda are a list of changes already", hint: "import them without --since")
    }
    return CodeFile(bytes, file: name, layout: layout)
  }

  /// The editions of both files, by their names.
  static func stands(
    _ new: CodeFile, _ old: CodeFile, _ options: CodeOptions
  ) throws(ChangeRefusal) -> (new: CodeStand, old: CodeStand?) {
    guard let stand = CodeStand(new.system, name: new.file, wanted: options.fiscalYear) else {
      throw ChangeRefusal(
        new.file, "its name does not say of which year it is, and the cards have to",
        hint: "name the year, such as --fiscal-year 2026")
    }
    let earlier = CodeStand(old.system, name: old.file, wanted: nil)
    if let earlier, stand < earlier {
      throw ChangeRefusal(
        new.file, "it is of \(stand.label), and \(old.file) of \(earlier.label), which is newer",
        hint: "name the newer file first: rounds import NEW --since OLD")
    }
    if let mine = new.lastAction, let other = old.lastAction, mine < other {
      throw ChangeRefusal(
        new.file, "its newest change is of \(mine), and that of \(old.file) of \(other)",
        hint: "name the newer file first: rounds import NEW --since OLD")
    }
    if let earlier, stand == earlier {
      throw ChangeRefusal(
        new.file, "both files are of \(stand.label) by their names",
        hint: "if their names are wrong, name the year of the newer one with --fiscal-year")
    }
    return (stand, earlier)
  }

  /// Refuses files that have little in common.
  static func check(_ delta: CodeDelta, _ new: String, _ old: String) throws(ChangeRefusal) {
    let fewer = min(delta.new.records.count, delta.old.records.count)
    if delta.common * 2 < fewer {
      throw ChangeRefusal(
        new,
        "it has \(delta.common) of its codes in common with \(old), which are too few to compare",
        hint: "compare two editions of one set of codes")
    }
    for (file, list, other, whole) in [
      (new, delta.new, old, delta.old), (old, delta.old, new, delta.new),
    ] {
      let missing = CodeDelta.missingBeginning(of: list, in: whole)
      guard missing > 0, let first = list.records.first else { continue }
      throw ChangeRefusal(
        file,
        "it begins with \(delta.system.written(first.code)), and \(counted(missing, "code")) of "
          + "\(other) come before it: its beginning seems to be missing",
        hint: "download it again")
    }
  }
}

extension CodeFile {
  /// The newest date of a code's last action, which only files of HCPCS have.
  fileprivate var lastAction: String? {
    records.compactMap { $0.hcpcs?.effective?.description }.max()
  }
}
