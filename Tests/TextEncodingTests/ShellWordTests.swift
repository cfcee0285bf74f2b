import Testing

@testable import TextEncoding

@Suite struct ShellWordTests {
  @Test(arguments: [
    ("lambda=2", "lambda=2"), ("a/b-c_d.e:f,g@h%i+j", "a/b-c_d.e:f,g@h%i+j"), ("", "''"), ("a b", "'a b'"),
    ("it's", "'it'\\''s'"), ("{low: 1}", "'{low: 1}'"), ("$HOME", "'$HOME'"), ("多云", "'多云'"),
  ])
  func quotesWhereAShellWouldRead(word: String, quoted: String) {
    #expect(ShellWord.quoted(word) == quoted)
  }
}
