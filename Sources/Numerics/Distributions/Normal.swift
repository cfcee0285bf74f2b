/// The standard normal distribution.
import SystemLibrary

/// Probability that a standard normal variable exceeds `z`; accurate far into the tail.
public func normalSurvival(_ z: Double) -> Double { 0.5 * erfc(z * 0.5.squareRoot()) }

/// The value that a standard normal variable stays below with probability `p`.
///
/// Relative error about 1e-15: Wichura's algorithm AS 241 (PPND16), Applied Statistics 37 (1988) 477.
///
/// - Parameter p: a probability; 0 and 1 give the infinities.
public func normalQuantile(_ p: Double) -> Double {
  precondition(p >= 0 && p <= 1, "a probability lies between 0 and 1")
  let q = p - 0.5
  if abs(q) <= 0.425 { return q * Wichura.centre(0.180625 - q * q) }
  let tail = min(p, 1 - p)
  if tail == 0 { return q < 0 ? -.infinity : .infinity }
  let r = (-log(tail)).squareRoot()
  let value = r <= 5 ? Wichura.middle(r - 1.6) : Wichura.far(r - 5)
  return q < 0 ? -value : value
}

/// The rational functions of AS 241 in the three ranges. Numerator and denominator stand side by side in pairs, so
/// that both are computed at once.
private enum Wichura {
  @inline(__always)
  static func centre(_ x: Double) -> Double {
    var pair = SIMD2(2.5090809287301226727e+3, 5.2264952788528545610e+3)
    pair = pair * x + SIMD2(3.3430575583588128105e+4, 2.8729085735721942674e+4)
    pair = pair * x + SIMD2(6.7265770927008700853e+4, 3.9307895800092710610e+4)
    pair = pair * x + SIMD2(4.5921953931549871457e+4, 2.1213794301586595867e+4)
    pair = pair * x + SIMD2(1.3731693765509461125e+4, 5.3941960214247511077e+3)
    pair = pair * x + SIMD2(1.9715909503065514427e+3, 6.8718700749205790830e+2)
    pair = pair * x + SIMD2(1.3314166789178437745e+2, 4.2313330701600911252e+1)
    pair = pair * x + SIMD2(3.3871328727963666080e0, 1)
    return pair.x / pair.y
  }
  @inline(__always)
  static func middle(_ x: Double) -> Double {
    var pair = SIMD2(7.74545014278341407640e-4, 1.05075007164441684324e-9)
    pair = pair * x + SIMD2(2.27238449892691845833e-2, 5.47593808499534494600e-4)
    pair = pair * x + SIMD2(2.41780725177450611770e-1, 1.51986665636164571966e-2)
    pair = pair * x + SIMD2(1.27045825245236838258e0, 1.48103976427480074590e-1)
    pair = pair * x + SIMD2(3.64784832476320460504e0, 6.89767334985100004550e-1)
    pair = pair * x + SIMD2(5.76949722146069140550e0, 1.67638483018380384940e0)
    pair = pair * x + SIMD2(4.63033784615654529590e0, 2.05319162663775882187e0)
    pair = pair * x + SIMD2(1.42343711074968357734e0, 1)
    return pair.x / pair.y
  }
  @inline(__always)
  static func far(_ x: Double) -> Double {
    var pair = SIMD2(2.01033439929228813265e-7, 2.04426310338993978564e-15)
    pair = pair * x + SIMD2(2.71155556874348757815e-5, 1.42151175831644588870e-7)
    pair = pair * x + SIMD2(1.24266094738807843860e-3, 1.84631831751005468180e-5)
    pair = pair * x + SIMD2(2.65321895265761230930e-2, 7.86869131145613259100e-4)
    pair = pair * x + SIMD2(2.96560571828504891230e-1, 1.48753612908506148525e-2)
    pair = pair * x + SIMD2(1.78482653991729133580e0, 1.36929880922735805310e-1)
    pair = pair * x + SIMD2(5.46378491116411436990e0, 5.99832206555887937690e-1)
    pair = pair * x + SIMD2(6.65790464350110377720e0, 1)
    return pair.x / pair.y
  }
}
