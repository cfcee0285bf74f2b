/// The article's claims that a document decides, or that nothing published decides.
internal import Incident

/// Verdicts from published documents: no simulation can say whether a sentence was written.
enum DocumentedClaims {
  /// Services that AWS listed as affected on 2025-10-20 (AWS Health Dashboard, event of that day).
  static let servicesListed = 142.0
  /// Hours after the stated end until the last service was said to be back.
  static var hoursAfterEnd: Double {
    let told = IncidentCatalogue.aws20251020.publishedMilestones
    return ((told["redshift-recovered"] ?? 0) - (told["end"] ?? 0)) / 60
  }

  static var claims: [Claim] {
    [
      // New instances could not be launched; running ones went on (AWS summary 101925).
      Claim(.noLaunch, .holdsIf),
      // The summary does not say by which means the backlog was worked off.
      Claim(.byHand, .open),
      Claim(.lastRecovery, .doesNotHold, [.hours: hoursAfterEnd]),
      Claim(.hundredServices, .init(servicesListed > 100), [.count: servicesListed]),
      // Google's report of 2025-06-12 names both the null pointer and the missing error handling.
      Claim(.nullPointer, .holds),
      // AWS Fault Isolation Boundaries: the control plane of IAM is in us-east-1.
      Claim(.identityWrites, .holds),
      // No price of a second cloud that somebody measured is known.
      Claim(.multiCloudReady, .open),
      // AWS names no ranking of customers.
      Claim(.largestCustomer, .open),
    ]
  }
}
