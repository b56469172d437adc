package import Collection
import Text

/// The learner's current goal: the exams named in the setting `exam`, by their outlines.
///
/// Reviews, plans and statistics use the cards of a focus; all others stay in the collection.
package struct Focus: Sendable {
  package let outlines: [ExamOutline]

  /// - Precondition: `outlines` is not empty.
  package init(_ outlines: [ExamOutline]) {
    precondition(!outlines.isEmpty)
    self.outlines = outlines
  }

  /// `CPC`, `CPC and CPB`.
  package var title: String { outlines.map(\.name).joined(separator: " and ") }

  /// The name of its exam, if it has only one.
  package var only: String? { outlines.count == 1 ? outlines[0].key : nil }

  /// The keys of the outlines, as in the setting: `cpc,cpb`.
  package var setting: String { outlines.map(\.key).joined(separator: ",") }
}

extension Focus {
  /// The focus that the settings ask for.
  /// - Parameter problems: Collects problems of outlines; their exams are left out.
  /// - Returns: Nil if the settings name no exam, or none with an outline.
  init?(_ settings: Settings, _ place: CollectionPlace, _ problems: inout [Diagnostic]) {
    guard !settings.exams.isEmpty else { return nil }
    let outlines = ExamOutlines(place)
    var found: [ExamOutline] = []
    for name in settings.exams {
      do throws(ExamOutline.Fault) {
        if let outline = try outlines.outline(named: name) {
          found.append(outline)
        } else {
          problems.append(
            Diagnostic(
              location: SourceLocation(file: place.folder.settings, line: 0), severity: .error,
              message: "there is no outline of the exam `\(name)`",
              hint: "write one, exams/\(name).toml in the folder of decks, or choose another: "
                + "rounds config exam none", sourceLine: ""))
        }
      } catch {
        problems.append(error.diagnostic)
      }
    }
    guard !found.isEmpty else { return nil }
    self.init(found)
  }
}

extension Collection {
  /// The learner's current goal; nil if there is none.
  /// - Complexity: Reads the outlines of the exams in the settings.
  package var focus: Focus? {
    var problems: [Diagnostic] = []
    return Focus(settings, place, &problems)
  }

  /// The problems of the collection, including those of exam outlines.
  package var allProblems: Problems {
    var all = problems
    _ = Focus(settings, place, &all.diagnostics)
    return all
  }
}
