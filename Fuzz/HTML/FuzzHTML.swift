import Exchange
import FuzzDriver

/// Any bytes as HTML become text without control characters from tags.
private func fuzzHTML(start: UnsafePointer<UInt8>?, count: Int) -> CInt {
  let html = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  var reader = HTMLText()
  let text = reader.text(of: html)
  precondition(text.utf8.count <= 16 * html.utf8.count + 64, "the text is out of proportion")
  return 0
}

@_cdecl("FuzzHTML_main")
public func main(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
  fuzz(count, arguments, fuzzHTML)
}
