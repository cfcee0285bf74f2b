/// A change that goes out in waves, because what is being changed cannot carry load meanwhile.
public struct StagedRollout: Equatable, Sendable {
  /// Number of servers to be changed.
  public var count: Double
  /// Number of servers changed at a time.
  public var perWave: Double
  /// Minutes for a wave.
  public var waveMinutes: Double

  /// Number of waves; the last may be smaller.
  public var waves: Double { (count / perWave).rounded(.up) }

  /// Minutes until everything is changed.
  public var minutes: Double { waves * waveMinutes }
}
