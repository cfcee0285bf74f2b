import CommandLineInterface

@main struct Main {
  static func main() { CommandLineInterface.run() }
}
