package import Collection
import Text

/// What the learner prepares for: the exams that the setting `exam` names, by their outlines.
///
/// Reviews, plans and statistics take the cards of a focus; all others stay in the collection.
package struct Focus: Sendable {
  package let outlines: [ExamOutline]

  /// - Precondition: There is an outline.
  package init(_ outlines: [ExamOutline]) {
    precondition(!outlines.isEmpty)
    self.outlines = outlines
  }

  /// `CPC`, `CPC and CPB`.
  package var title: String { outlines.map(\.name).joined(separator: " and ") }

  /// The name of its exam, where it is one alone.
  package var only: String? { outlines.count == 1 ? outlines[0].key : nil }

  /// The names by which the outlines are found, as in the setting: `cpc,cpb`.
  package var setting: String { outlines.map(\.key).joined(separator: ",") }
}

extension Focus {
  /// The focus that the settings ask for.
  /// - Parameter problems: Takes what is wrong with an outline; its exam is left out.
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
  /// What the learner prepares for; nil for nothing in particular.
  /// - Complexity: Reads the outlines of the exams in the settings.
  package var focus: Focus? {
    var problems: [Diagnostic] = []
    return Focus(settings, place, &problems)
  }

  /// What is wrong with the collection, its outlines of exams included.
  package var allProblems: Problems {
    var all = problems
    _ = Focus(settings, place, &all.diagnostics)
    return all
  }
}
