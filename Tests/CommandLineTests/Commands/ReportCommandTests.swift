import Foundation
import Testing

@Suite struct ReportCommandTests {
  @Test func oneFileWhateverTheThreads() throws {
    let folder = try TemporaryFolder()
    // Sliders that cannot move are left out: a small page, for the time's sake.
    try folder.write(
      """
      { extends: "startup", title: { en: "<b>Why</b>?" },
        hazards: { "us-east-1": null },
        firms: { startup: {
          bill: { value: 0, unit: "USD/year", source: "assumption: a test" },
          blame: { value: 0, unit: "USD/hour", source: "assumption: a test" } } } }
      """, to: "small.json5")
    let program = Executable(folder: folder.url)
    for (name, words) in [
      ("a", ["report", "--jobs", "1"]), ("b", ["report", "--jobs", "2"]),
      ("c", ["brief", "--format", "html"]),
    ] {
      let run = try program.run(words + ["--preset", "small.json5", "--output", "\(name).html"])
      #expect(run.code == 0 && run.output.isEmpty && run.errors.isEmpty, "\(run.errors)")
    }
    let pages = try ["a", "b", "c"].map {
      try Data(contentsOf: folder.url.appendingPathComponent("\($0).html"))
    }
    #expect(pages[0] == pages[1] && pages[0] == pages[2])
    let text = String(decoding: pages[0], as: UTF8.self)
    #expect(text.contains("<h1>&lt;b&gt;Why&lt;/b&gt;?</h1>"))
    #expect(text.contains("resilience-econ report --preset small.json5</code>"))
    #expect(text.utf8.count < 2_000_000)
  }

  @Test func wrongWordsAreNamed() throws {
    let program = Executable(folder: FileManager.default.temporaryDirectory)
    let run = try program.run(["report", "--preset", "netflx"])
    #expect(run.code == 2 && run.errors.contains("netflix"), "\(run.errors)")
  }
}
