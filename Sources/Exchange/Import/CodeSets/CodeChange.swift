/// A line of an addenda file: a change of a code.
struct CodeChange {
  enum Kind {
    case add, delete, reviseFrom, reviseTo

    /// Reads the keyword in columns 1 to 13.
    init?(_ line: CodeLine) {
      switch line[1] {
      case UInt8(ascii: "A") where line.text(1...13) == "Add:": self = .add
      case UInt8(ascii: "D") where line.text(1...13) == "Delete:": self = .delete
      case UInt8(ascii: "R") where line.text(1...13) == "Revise from:": self = .reviseFrom
      case UInt8(ascii: "R") where line.text(1...13) == "Revise to:": self = .reviseTo
      default: return nil
      }
    }
  }

  let kind: Kind
  let record: CodeRecord
}
