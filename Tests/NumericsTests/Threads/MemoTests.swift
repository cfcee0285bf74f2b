import ResilienceNumerics
import Testing

@Suite struct MemoTests {
  private struct Refusal: Error {}

  @Test func aValueIsWorkedOutOnce() {
    let memo = Memo<Int, Int>(limit: 8)
    var count = 0
    func square(_ number: Int) -> Int {
      memo.value(number) {
        count += 1
        return number * number
      }
    }
    #expect([3, 4, 3, 4].map(square) == [9, 16, 9, 16])
    #expect(count == 2)
  }

  /// What fails is asked again, and is passed on as it is.
  @Test func failuresAreNotKept() throws {
    let memo = Memo<Int, Int>(limit: 8)
    #expect(throws: Refusal.self) { try memo.value(1) { () throws(Refusal) -> Int in throw Refusal() } }
    #expect(memo.value(1) { 5 } == 5)
  }

  /// A full table begins anew; what would fill a quarter of it is not kept at all.
  @Test func aTableIsBounded() {
    let memo = Memo<Int, Int>(limit: 8)
    for key in 0..<4 { _ = memo.value(key, size: 2) { key } }
    #expect(memo.value(0, size: 2) { -1 } == 0)
    _ = memo.value(4, size: 2) { 4 }
    #expect(memo.value(0, size: 2) { -1 } == -1)
    _ = memo.value(9, size: 3) { 9 }
    #expect(memo.value(9, size: 3) { -1 } == -1)
  }

  /// Threads that ask for the same keys get the same values.
  @Test func threadsAgree() {
    let memo = Memo<Int, [Int]>(limit: 64)
    let found = ParallelTasks.run(count: 400, jobs: 4) { task in
      memo.value(task % 40) { [task % 40, 7 * (task % 40)] }
    }
    #expect(found.indices.allSatisfy { found[$0] == [$0 % 40, 7 * ($0 % 40)] })
  }
}
