/// The region-wide outages of us-east-1 that are on record, and the duration they suggest for the next one.
public import Numerics

/// Hours from the first impact to the last recovery, 2011 to 2025, oldest first.
///
/// Source: the operator's summaries aws.amazon.com/message/ 680587, 5467D2, 41926, 11201, 12721 (to the recovery
/// of the network, 6.9 h), 061323, 073024 and 101925.
public let recordedHoursUsEast1: [Double] = [23.7, 4.9, 4.3, 17.1, 6.9, 3.8, 6.9, 14.5]

/// The distribution behind `duration: incident`: the maximum-likelihood lognormal of the record, hours.
public func incidentDuration() throws(ParameterError) -> any NonnegativeDistribution {
  try Lognormal(fitting: recordedHoursUsEast1)
}
