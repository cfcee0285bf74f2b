import ResilienceNumerics
import Testing

@Suite struct SHA256Tests {
  /// FIPS 180-4 examples and the message of no bits.
  @Test func publishedDigests() {
    #expect(
      SHA256.digest(of: "") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      SHA256.digest(of: "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      SHA256.digest(of: "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
  }

  /// Around the ends of blocks, against Python's hashlib.
  @Test(arguments: [
    (55, "463eb28e72f82e0a96c0a4cc53690c571281131f672aa229e0d45ae59b598b59"),
    (56, "da2ae4d6b36748f2a318f23e7ab1dfdf45acdc9d049bd80e59de82a60895f562"),
    (63, "29af2686fd53374a36b0846694cc342177e428d1647515f078784d69cdb9e488"),
    (64, "fdeab9acf3710362bd2658cdc9a29e8f9c757fcf9811603a8c447cd1d9151108"),
    (65, "4bfd2c8b6f1eec7a2afeb48b934ee4b2694182027e6d0fc075074f2fabb31781"),
    (119, "da18797ed7c3a777f0847f429724a2d8cd5138e6ed2895c3fa1a6d39d18f7ec6"),
    (120, "f52b23db1fbb6ded89ef42a23ce0c8922c45f25c50b568a93bf1c075420bbb7c"),
  ])
  func endsOfBlocks(count: Int, digest: String) {
    var hash = SHA256()
    hash.update((0..<count).map { UInt8($0 % 251) }[...])
    #expect(hash.digest == digest)
  }

  @Test func theDivisionMakesNoDifference() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    var whole = SHA256()
    whole.update(bytes[...])
    var draws = PhiloxStream(seed: 5, stream: 0, index: 0)
    for _ in 0..<50 {
      var parts = SHA256()
      var start = 0
      while start < bytes.count {
        let end = min(bytes.count, start + Int.random(in: 0...150, using: &draws))
        parts.update(bytes[start..<end])
        _ = parts.digest
        start = end
      }
      #expect(parts.digest == whole.digest)
    }
  }
}
