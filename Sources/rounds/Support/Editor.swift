import Flashcards

/// The learner's editor: `VISUAL`, else `EDITOR`, else `vi`.
struct Editor {
  private let words: [String]

  init(_ surroundings: Surroundings) {
    let command = surroundings.set("VISUAL") ?? surroundings.set("EDITOR") ?? "vi"
    words = command.split(separator: " ").map(String.init)
  }

  /// Opens a file at a line, counted from 1, and waits until the editor is left.
  func open(_ path: String, line: Int) throws(Failure) {
    let code = try ChildProgram(words: words + ["+\(max(1, line))", path]).run()
    guard code == 0 else {
      throw Failure(
        "`\(words.joined(separator: " "))` ended with the code \(code)",
        hint: "set VISUAL or EDITOR to your editor")
    }
  }
}
