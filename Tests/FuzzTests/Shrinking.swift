/// The smallest input near a failing one, found by leaving out pieces: half, a quarter, down to single bytes.
///
/// - Parameters:
///   - tries: how many inputs are looked at, at the most.
///   - fails: whether an input still fails.
/// - Returns: an input that fails; leaving out any one byte mends it, unless the tries ran out.
func shrunk(_ bytes: [UInt8], tries: Int = 20_000, while fails: ([UInt8]) -> Bool) -> [UInt8] {
  var smallest = bytes
  var left = tries
  var length = max(1, bytes.count / 2)
  while left > 0 {
    var changed = false
    var start = 0
    while start < smallest.count, left > 0 {
      var shorter = smallest
      shorter.removeSubrange(start..<min(start + length, smallest.count))
      left -= 1
      if fails(shorter) {
        (smallest, changed) = (shorter, true)
      } else {
        start += length
      }
    }
    if !changed {
      if length == 1 { break }
      length /= 2
    }
  }
  return smallest
}
