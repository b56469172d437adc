extension Note {
  /// What `Why not:` says of options, by their text; empty for other notes.
  ///
  /// Setting it leaves the options as they are, and what is said of texts that no option has is
  /// dropped.
  package var whyNot: [String: String] {
    get {
      guard case .choice(_, let options) = content else { return [:] }
      return Dictionary(options.compactMap { option in option.whyNot.map { (option.text, $0) } }) {
        first, _ in first
      }
    }
    set {
      guard case .choice(let question, var options) = content else { return }
      for index in options.indices { options[index].whyNot = newValue[options[index].text] }
      content = .choice(question: question, options: options)
    }
  }

  /// The sides without `Why not:`. Setting them keeps what is said of options that stay.
  package var bareContent: Content {
    get {
      var bare = self
      bare.whyNot = [:]
      return bare.content
    }
    set {
      let said = whyNot
      content = newValue
      whyNot = said
    }
  }

  /// The explanation with what is said of wrong options below it, each after the option's text: for
  /// formats that have one place for both. Nil if there is neither.
  package var wholeWhy: String? {
    let lines = ([details.why].compactMap(\.self) + whyNotLines)
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  /// `option: why it is wrong`, for each option that says so.
  package var whyNotLines: [String] {
    guard case .choice(_, let options) = content else { return [] }
    return options.compactMap { option in option.whyNot.map { "\(option.text): \($0)" } }
  }
}
