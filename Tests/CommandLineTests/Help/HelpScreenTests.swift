import Testing

@testable import CommandLineInterface

/// Help screens as users see them, word for word.
@Suite struct HelpScreenTests {
  private func screen(_ words: String...) throws -> String { try Program().output(of: words).text }

  @Test func root() throws {
    #expect(
      try screen("--help") == """
        resilience-econ: why firms share one cloud region, and fail together
        Computes what outages cost firms that choose how much redundancy to buy, which
        choices are equilibria, and what would change them. Without a command it prints
        the brief.

        Usage: resilience-econ [command] [options]

        Commands:
          brief             the answer on one screen: stay or leave, why, how solid
          button            press the redundancy button or not, and up to what price it
                            pays
          incident          a known outage, replayed from its mechanisms
          outages           how often, how long, how much a year, and how sure
          payoffs           the payoff matrix, also as a game file for other solvers
          equilibria        all equilibria of the game, and whether these are all
          solve FILE        all equilibria of a game file: .nfg, .agg, two tables
          verify FILE       check a certificate of equilibria
          what-if           change something, see who moves
          sweep             many markets: a grid or a sample, a row each
          merge SHARD...    join the shards of a sweep
          claims            the article's claims, each with a computed verdict
          figures           the findings as figures: SVG, with alt text and data
          report            one HTML page with tables, figures and sliders
          presets           list, show and check presets
          completion SHELL  a completion script for a shell
          manual            the manual page
          help [COMMAND]    help on a command

        Options:
          --preset NAME|FILE      scenario (us-east-1); later ones override earlier
          --firms N               number of firms; the count 'rest' takes what is left
          --set KEY=VALUE         one parameter, as in firms.ordinary.blameSharing=0
          --seed N                seed of random draws (1)
          --jobs N                threads; the result is the same for any number
          --record FILE           your own log of outages: CSV, TSV or JSON
          --from DATE             watched from that day on, as in 2022-03-24 (first row)
          --until DATE            watched up to that day, not included (the last row)
          --dates mdy|dmy         order of day and month in dates like 3/5/2024
          --map COLUMN=NAME       a column's other name: hours=duration_minutes/60
          --impact SHARES         share of business hit, as in minor=5%,major=50% (all)
          --fix NAME              fix a fault of the simulated incident, as in runbook
          --full                  the whole page in sections instead of the first screen
          --section NAME          one section of it: outages, ladder, payoffs,
                                  equilibria, causes, solid, entry, tipping, herd,
                                  limits
          --uncertain             draw what is not known: how sure, and what decides
          --draws N               draws of --uncertain (2000)
          --lang en|zh            language of the page, help and errors (en)
          --format text|markdown|csv|json|html
                                  how to write the result (text)
          --json                  the same as --format json
          --output FILE           write to FILE, whole or not at all
          --color auto|always|never
                                  color (auto: on a terminal, without NO_COLOR)
          --width N               columns of text (the terminal's, else 80)
          --help                  show help; also -h
          --version               show the version

        Examples:
          resilience-econ --firms 5 --preset netflix
              one Netflix, four ordinary firms
          resilience-econ button --bill 2e6 --revenue 400000
              press the button or not

        """)
  }

  @Test func payoffs() throws {
    #expect(
      try screen("payoffs", "--help") == """
        resilience-econ payoffs: the payoff matrix, also as a game file for other
        solvers
        The payoff of every firm for its own setup against what the others play. nfg and
        agg are read by Gambit; they hold the whole game, so they are refused where it
        has too many profiles.

        Usage: resilience-econ payoffs [options]

        Options:
          --preset NAME|FILE      scenario (us-east-1); later ones override earlier
          --firms N               number of firms; the count 'rest' takes what is left
          --set KEY=VALUE         one parameter, as in firms.ordinary.blameSharing=0
          --seed N                seed of random draws (1)
          --jobs N                threads; the result is the same for any number
          --record FILE           your own log of outages: CSV, TSV or JSON
          --from DATE             watched from that day on, as in 2022-03-24 (first row)
          --until DATE            watched up to that day, not included (the last row)
          --dates mdy|dmy         order of day and month in dates like 3/5/2024
          --map COLUMN=NAME       a column's other name: hours=duration_minutes/60
          --impact SHARES         share of business hit, as in minor=5%,major=50% (all)
          --fix NAME              fix a fault of the simulated incident, as in runbook
          --lang en|zh            language of the page, help and errors (en)
          --format text|markdown|csv|json|nfg|agg
                                  how to write the result (text)
          --json                  the same as --format json
          --output FILE           write to FILE, whole or not at all
          --color auto|always|never
                                  color (auto: on a terminal, without NO_COLOR)
          --width N               columns of text (the terminal's, else 80)
          --help                  show help; also -h

        Examples:
          resilience-econ payoffs --firms 5 --preset netflix
              the matrix of each type
          resilience-econ payoffs --format nfg --output game.nfg
              a file for Gambit

        """)
  }

  @Test func presets() throws {
    #expect(
      try screen("presets", "--help") == """
        resilience-econ presets: list, show and check presets
        A preset is a JSON5 file: regions, outages, setups, costs, firms. Some are built
        in.

        Usage: resilience-econ presets [command] [options]

        Commands:
          list           names of the built-in presets
          show [NAME]    every parameter with value, unit and source
          validate FILE  check a preset file
          schema         the JSON Schema of a preset, for editors

        Options:
          --help  show help; also -h

        Examples:
          resilience-econ presets show netflix
              every parameter, its unit and source
          resilience-econ presets validate mine.json5
              the first fault of a file

        """)
  }

  @Test func validate() throws {
    #expect(
      try screen("presets", "validate", "--help") == """
        resilience-econ presets validate: check a preset file

        Usage: resilience-econ presets validate FILE [options]

        Options:
          --firms N        number of firms; the count 'rest' takes what is left
          --set KEY=VALUE  one parameter, as in firms.ordinary.blameSharing=0
          --lang en|zh     language of the page, help and errors (en)
          --output FILE    write to FILE, whole or not at all
          --help           show help; also -h

        Examples:
          resilience-econ presets validate mine.json5
              the first error, or 'valid'

        """)
  }

  @Test func helpIsTheSameAsTheOption() throws {
    #expect(try screen("help", "payoffs") == screen("payoffs", "-h"))
    #expect(try screen("help", "presets", "show") == screen("presets", "show", "--help"))
    #expect(try screen("help") == screen("--help"))
  }

  @Test func versionIsOneLine() throws { #expect(try screen("--version") == "resilience-econ 0.1.0\n") }
}
