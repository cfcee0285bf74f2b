import Foundation
import Incident
import Testing

@testable import Report

@Suite struct IncidentReportTests {
  private let inputs = Inputs(version: "0", presets: ["aws-2025-10-20"], firms: nil, sets: [], seed: 1)

  /// Told once: a story takes its time in a debug build.
  private static let stories: [IncidentCatalogue: IncidentReplay] = {
    var stories: [IncidentCatalogue: IncidentReplay] = [:]
    for incident in IncidentCatalogue.allCases { stories[incident] = try? IncidentReplay(incident, runs: 20) }
    return stories
  }()

  private func report(
    _ incident: IncidentCatalogue, fixes: [IncidentFix] = [], language: Language = .english
  ) throws -> IncidentReport {
    let told = try fixes.isEmpty ? #require(Self.stories[incident]) : IncidentReplay(incident, fixes: fixes)
    return IncidentReport(told, language: language, showsTrace: true)
  }

  @Test func thePageBeginsWithTheAnswerAndTheBar() throws {
    let text = try report(.aws20251020).text(width: 80)
    #expect(
      text.hasPrefix(
        """
        The incident replayed from its mechanisms: AWS us-east-1, 2025-10-20

        It lasts 14 h 32 min. The fault itself is fixed after 2 h 37 min; 82% of the
        time is the failure to recover.

        ── Timeline, minutes ───────────────────────────────────────────────────────────
        stage                     from   to  min
        ────────────────────────  ────  ───  ───  ────────────────────────────
        finding the cause            0   50   50  ██··························
        """))
    #expect(text.contains("congestive collapse        157  266  109  ·····████···················"))
    #expect(text.contains("   872  14:20 PDT  container services recovered                     872"))
    #expect(text.contains("EMPTY"))
  }

  /// A bar on two lines is no bar.
  @Test(arguments: [40, 60, 80]) func barsAreNeverBroken(width: Int) throws {
    let lines = try report(.aws20251020).text(width: width).split(separator: "\n")
    let bars = lines.compactMap { line in
      line.split(separator: " ").last.flatMap { $0.allSatisfy { "·█".contains($0) } ? $0 : nil }
    }
    #expect(bars.count == 12, "\(bars)")
    #expect(bars.allSatisfy { $0.count == 28 && $0.contains("█") }, "\(bars)")
  }

  @Test(arguments: IncidentCatalogue.allCases, [80, 120]) func noLineIsTooWide(
    incident: IncidentCatalogue, width: Int
  ) throws {
    for language in Language.allCases {
      let text = try report(incident, language: language).text(width: width)
      for line in text.split(separator: "\n") {
        #expect(DisplayWidth.of(String(line)) <= width, "\(line)")
      }
      #expect(!text.contains("nan") && !text.contains("inf "))
    }
  }

  /// Every key has a name in both languages.
  @Test(arguments: IncidentCatalogue.allCases) func everythingHasAName(incident: IncidentCatalogue) throws {
    for fixes in [[]] + incident.mendable.map({ [$0] }) {
      let run = try incident.incident(fixes: Set(fixes)).run()
      for milestone in run.milestones {
        #expect(IncidentNames.milestone(milestone.name).zh != milestone.name, "\(milestone.name)")
      }
      for stage in run.stages {
        #expect(IncidentNames.stage(stage.name).zh != stage.name, "\(stage.name)")
      }
    }
  }

  @Test func whatWasMendedIsSaid() throws {
    let mended = try report(.aws20251020, fixes: [.conditionalWrite]).text(width: 100)
    #expect(
      mended.contains("With this fixed the trigger cannot happen: nothing falls, and 14 h 32 min are saved.")
    )
    #expect(mended.contains("Proved: with one Planner, 3 Enactors and 3 plans, no interleaving empties"))
    #expect(mended.contains("There is none"))
    let chinese = try report(.aws20251020, fixes: [.runbook], language: .chinese).text(width: 100)
    #expect(chinese.contains("已修复：预案。"))
  }

  @Test func jsonHasTheContractsMembers() throws {
    let text = try report(.aws20251020).json(inputs)
    let parsed = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(parsed["schema"] as? String == "resilience-econ/incident/2")
    let milestones = try #require(parsed["milestones"] as? [[String: Any]])
    #expect(milestones.count == 19)
    #expect(milestones.contains { $0["name"] as? String == "dns-restored" && $0["minute"] as? Double == 157 })
    let total = try #require(parsed["totalMinutes"] as? Double)
    #expect(abs(total - 872) < 0.5)
    let stages = try #require(parsed["stages"] as? [[String: Any]])
    #expect(stages.allSatisfy { Set($0.keys).isSuperset(of: ["name", "startMinute", "endMinute", "cause"]) })
    let durations = try #require(parsed["durations"] as? [String: Any])
    #expect(Set(["mean", "p05", "p50", "p95", "p99"]).isSubset(of: Set(durations.keys)))
    let constants = try #require(parsed["constants"] as? [[String: Any]])
    #expect(constants.count == OctoberConstants.table.count)
    let race = try #require(parsed["race"] as? [String: Any])
    #expect(race["possible"] as? Bool == true)
  }

  /// What only a source tells has no minute of the replay: machines get it in a list of its own.
  @Test func whatOnlyASourceTellsStandsApart() throws {
    let report = try report(.aws20251020)
    #expect(report.text(width: 80).contains("last Redshift clusters recovered"))
    let parsed = try JSONSerialization.jsonObject(with: Data(report.json(inputs).utf8)) as? [String: Any]
    let told = try #require(parsed?["publishedMilestones"] as? [[String: Any]])
    #expect(
      told.contains { $0["name"] as? String == "redshift-recovered" && $0["published"] as? Double == 1697 })
    #expect(report.csv().contains("publishedMilestones,redshift-recovered,published,1697,minute"))
  }

  @Test func csvHasARecordForEachNumber() throws {
    let lines = try report(.azureFrontDoor20251029).csv().split(separator: "\r\n")
    #expect(lines[0] == "section,subject,quantity,value,unit")
    #expect(lines.contains("milestones,configuration-applied,minute,0,minute"))
    #expect(lines.contains("stages,waves / rollout,endMinute,504,minute"))
    #expect(lines.contains("counterfactuals,input-check,minutesSaved,504,minute"))
  }
}
