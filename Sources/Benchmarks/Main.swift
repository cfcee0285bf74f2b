/// Our own trends: `swift run -c release benchmarks [NAME ...] [--once]`.
///
/// Every benchmark prints its median, its range and its result; a name is the beginning of one, as in `games`. With
/// `--once` each runs a single time and nothing is timed, for a tool that counts instructions:
/// `valgrind --tool=callgrind .build/release/benchmarks games.pure --once`.
@main struct Benchmarks {
  static func main() throws {
    let words = CommandLine.arguments.dropFirst()
    let names = words.filter { !$0.hasPrefix("--") }
    let all = try BenchmarkCatalogue.all()
    let chosen = all.filter { benchmark in names.isEmpty || names.contains { benchmark.name.hasPrefix($0) } }
    guard !chosen.isEmpty, words.allSatisfy({ !$0.hasPrefix("--") || $0 == "--once" }) else {
      print("benchmarks [NAME ...] [--once]; names: \(all.map(\.name).joined(separator: ", "))")
      return
    }
    if words.contains("--once") {
      for benchmark in chosen { print(benchmark.name, benchmark.work()) }
      return
    }
    print(BenchmarkTable.heading)
    for benchmark in chosen { print(BenchmarkTable.row(benchmark, benchmark.measure())) }
  }
}
