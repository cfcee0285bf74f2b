/// Command `merge`: the shards of a sweep joined.
struct MergeCommand {
  let settings: Settings
  let paths: [String]

  init(_ settings: Settings, _ parsed: ParsedCommandLine) {
    self.settings = settings
    paths = parsed.operands
  }

  /// Check of the shards and writing of the merged result.
  func run() throws(Failure) {
    do throws(SweepError) {
      if settings.output != nil { Interruption.listen() }
      let merge = try Merge(paths)
      if let path = settings.output {
        try merge.write(to: path)
      } else {
        try merge.write(to: 1, named: "standard output")
      }
    } catch {
      if let failure = error.failure { throw failure }
    }
  }
}
