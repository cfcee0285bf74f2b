import Harness

/// libFuzzer's entry: it stops at the first broken promise and keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let problem = Harness.game.problem(Array(UnsafeBufferPointer(start: start, count: count)))
  if let problem { fatalError(problem) }
  return 0
}
