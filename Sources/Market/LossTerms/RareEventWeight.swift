/// Probability weighting: decision weight of a rare event relative to its probability.
import SystemLibrary

/// Prelec weighting of the probability that a year has at least one event.
///
/// A hazard with λ events a year strikes in a year with probability p = 1 − e^(−λ), which is weighed as
/// w(p) = exp(−(−ln p)^α): for α below 1 a probability below 1/e counts for more than it is, one above for
/// less. Losses of the hazard count w(p) / p times.
///
/// Reference: Prelec, Econometrica 66 (1998) 497; α = 0.65 is his reading of the experiments.
public func prelecWeight(ratePerYear rate: Double, curvature alpha: Double) -> Double {
  let probability = -expm1(-rate)
  guard probability > 0, probability < 1 else { return 1 }
  return exp(-pow(-log(probability), alpha)) / probability
}
