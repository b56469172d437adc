import Collection
import SpacedRepetition
import Study
import Text

/// The exams that a learner can prepare for.
@MainActor
struct KnownExams {
  private let surroundings: Surroundings
  private let outlines: ExamOutlines

  init(_ surroundings: Surroundings, _ folder: CollectionFolder) {
    self.surroundings = surroundings
    outlines = ExamOutlines(surroundings.place(of: folder))
  }

  /// The names of all outlines, real exams first and the terms last.
  var names: [String] {
    let known = ["cpc", "cpb", "cbcs"]
    let all = outlines.names
    return known.filter(all.contains) + all.filter { !known.contains($0) && $0 != "terms" }
      + all.filter { $0 == "terms" }
  }

  /// The valid values: the names, both of AAPC's exams, and none.
  var values: [String] {
    let names = names
    let both = names.contains("cpc") && names.contains("cpb") ? ["cpc,cpb"] : []
    let end = names.firstIndex(of: "terms") ?? names.endIndex
    return names[..<end] + both + names[end...] + ["none"]
  }

  /// The outlines that a value of the setting names.
  /// - Throws: ``Failure`` for a name without an outline, and for an outline with an error.
  /// - Returns: Empty for `none`; nil for an invalid value.
  func outlines(of value: String) throws(Failure) -> [ExamOutline]? {
    var settings = Settings()
    guard let key = Settings.key(named: "exam"), settings.set(key, to: value) else { return nil }
    var found: [ExamOutline] = []
    for name in settings.exams {
      guard let outline = try outline(named: name) else {
        throw Failure(
          .usage, "there is no exam `\(name)`",
          hint: didYouMean(name, among: names)
            ?? (names.isEmpty
              ? "write an outline of it, exams/\(name).toml in the folder of your decks"
              : "the exams are: \(names.joined(separator: ", ")); or write an outline of your own"))
      }
      found.append(outline)
    }
    return found
  }

  /// - Returns: Nil if there is no outline with this name.
  func outline(named name: String) throws(Failure) -> ExamOutline? {
    do throws(ExamOutline.Fault) {
      return try outlines.outline(named: name)
    } catch {
      var location = error.diagnostic.location
      location.file = surroundings.displayed(location.file)
      throw Failure("\(location): \(error.diagnostic.message)", hint: error.diagnostic.hint)
    }
  }
}

extension Focus {
  /// Whether a collection has a card that belongs to it.
  func hasCards(in collection: Collection, on day: Day) -> Bool {
    let matcher = FocusMatcher(self, in: collection, on: day)
    return collection.library.entries.contains(where: matcher.contains)
  }

  /// The number of cards of a collection that belong to it.
  /// - Complexity: Linear in the number of cards.
  func count(in collection: Collection, on day: Day) -> Int {
    let matcher = FocusMatcher(self, in: collection, on: day)
    return collection.library.entries.count(where: matcher.contains)
  }
}
