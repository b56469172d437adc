/// An array whose memory `fill` fills, all of it.
package func filledArray<Element: BitwiseCopyable>(
  of type: Element.Type = Element.self, _ count: Int,
  _ fill: (UnsafeMutableRawBufferPointer) throws(UnpackingError) -> Void
) throws(UnpackingError) -> [Element] {
  // The library would write the number of elements into the empty array that all threads share.
  guard count > 0 else {
    try fill(UnsafeMutableRawBufferPointer(start: nil, count: 0))
    return []
  }
  var failure: UnpackingError?
  let array = [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
    let memory = UnsafeMutableRawBufferPointer(buffer)
    do throws(UnpackingError) {
      try fill(
        UnsafeMutableRawBufferPointer(rebasing: memory[..<(count * MemoryLayout<Element>.stride)]))
      initialized = count
    } catch {
      failure = error
    }
  }
  if let failure { throw failure }
  return array
}
