import Foundation
import Numerics
import Testing

@Suite struct FourierTransformTests {
  @Test(arguments: [2, 8, 64]) func agreesWithTheDefinition(_ size: Int) {
    var random = PhiloxStream(seed: 7, stream: 0, index: UInt64(size))
    let re = (0..<size).map { _ in random.normal() }
    let im = (0..<size).map { _ in random.normal() }
    var (real, imaginary) = (re, im)
    FourierTransform(size: size).forward(&real, &imaginary)
    for k in 0..<size {
      var (x, y) = (0.0, 0.0)
      for j in 0..<size {
        let angle = -2 * Double.pi * Double(j * k % size) / Double(size)
        x += re[j] * cos(angle) - im[j] * sin(angle)
        y += re[j] * sin(angle) + im[j] * cos(angle)
      }
      #expect(abs(x - real[k]) + abs(y - imaginary[k]) < 1e-12, "\(size), \(k)")
    }
  }

  @Test func theInverseUndoesIt() {
    let size = 4096
    var random = PhiloxStream(seed: 7, stream: 1, index: 0)
    let re = (0..<size).map { _ in random.uniform() }
    var (real, imaginary) = (re, [Double](repeating: 0, count: size))
    let transform = FourierTransform(size: size)
    transform.forward(&real, &imaginary)
    transform.inverse(&real, &imaginary)
    #expect(zip(re, real).allSatisfy { abs($0 - $1) < 1e-14 })
    #expect(imaginary.allSatisfy { abs($0) < 1e-14 })
  }
}
