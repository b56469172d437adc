package import Flashcards

extension DecodedText {
  /// What could not be decoded, as errors.
  ///
  /// A file in another encoding gets one error, not one a line. Of stray bytes the first 20 lines
  /// are listed, and one more error counts the others.
  package func diagnostics(file: String) -> [Diagnostic] {
    guard let first = faults.first else { return [] }
    if let wholeFile = wrongEncoding(first) {
      let others = faults.count - 1
      let also = others == 0 ? "" : " (and on \(counted(others, "further line")))"
      return [
        diagnostic(
          at: first.offset, file: file, .error, wholeFile.message + also, hint: wholeFile.hint)
      ]
    }
    let shown = 20
    var result = faults.prefix(shown).map { fault in
      let (message, hint) = describe(fault.kind)
      return diagnostic(at: fault.offset, file: file, .error, message, hint: hint)
    }
    if faults.count > shown {
      result.append(
        diagnostic(
          at: faults[shown].offset, file: file, .error,
          "\(counted(faults.count - shown, "further line")) from here on cannot be read as text",
          hint: "make sure that this is a text file"))
    }
    return result
  }

  private func describe(_ kind: TextFault.Kind) -> (message: String, hint: String) {
    switch kind {
    case .invalidUTF8(let byte):
      (
        "byte \(hexadecimal(byte)) is not UTF-8, though the file holds UTF-8 elsewhere",
        "correct this character in an editor and save the file as UTF-8"
      )
    case .unpairedSurrogate:
      ("half a character: the UTF-16 is damaged here", "correct this character in an editor")
    case .nul:
      ("a NUL byte, which text does not hold", "remove it, or export the file again as UTF-8 text")
    }
  }

  /// The message for a file that is sound in an encoding which cannot be read, if it looks so.
  private func wrongEncoding(_ first: TextFault) -> (message: String, hint: String)? {
    if encoding == .utf8, first.kind == .nul, let order = byteOrderOfUnmarkedUTF16 {
      return (
        "a NUL byte; the file looks like UTF-16 without a byte order mark",
        "convert the file: iconv -f UTF-16\(order) -t UTF-8"
      )
    }
    guard case .invalidUTF8(let byte) = first.kind, !hasDecodedNonASCII else { return nil }
    let highBytes = utf8.lazy.filter { $0 >= 0x80 }
    guard !utf8.contains(0), highBytes.allSatisfy({ windows1252($0) != nil }),
      let character = windows1252(byte)
    else { return nil }
    let name = highBytes.contains { $0 < 0xA0 } ? "Windows-1252" : "Windows-1252 or Latin-1"
    return (
      "byte \(hexadecimal(byte)) is not UTF-8; the file looks like \(name), where it is “\(character)”",
      "convert the file: iconv -f WINDOWS-1252 -t UTF-8"
    )
  }

  /// "LE" or "BE" if nearly every other byte of the file's beginning is NUL.
  private var byteOrderOfUnmarkedUTF16: String? {
    let sample = utf8.prefix(1000)
    let nulAtOdd = sample.indices.count { $0 % 2 == 1 && sample[$0] == 0 }
    let nulAtEven = sample.indices.count { $0 % 2 == 0 && sample[$0] == 0 }
    let most = sample.count / 2 * 3 / 4
    if nulAtOdd > most, nulAtEven == 0 { return "LE" }
    if nulAtEven > most, nulAtOdd == 0 { return "BE" }
    return nil
  }
}

private func hexadecimal(_ byte: UInt8) -> String {
  "0x" + String(byte, radix: 16, uppercase: true)
}

/// The character that a byte from 0x80 on stands for in Windows-1252; five bytes stand for none.
func windows1252(_ byte: UInt8) -> Character? {
  guard byte < 0xA0 else { return Character(Unicode.Scalar(byte)) }
  let from0x80 = Array("€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ")
  let character = from0x80[Int(byte) - 0x80]
  return character == "\0" ? nil : character
}
