import Foundation
import ResilienceNumerics
import Testing

@Suite struct FourierTransformTests {
  @Test(arguments: [2, 4, 8, 64, 128]) func agreesWithTheDefinition(_ size: Int) {
    var random = PhiloxStream(seed: 7, stream: 0, index: UInt64(size))
    let re = (0..<size).map { _ in random.normal() }
    let im = (0..<size).map { _ in random.normal() }
    var (real, imaginary) = (re, im)
    let transform = FourierTransform(size: size)
    transform.forward(&real, &imaginary)
    for place in 0..<size {
      let k = transform.frequency(at: place)
      var (x, y) = (0.0, 0.0)
      for j in 0..<size {
        let angle = -2 * Double.pi * Double(j * k % size) / Double(size)
        x += re[j] * cos(angle) - im[j] * sin(angle)
        y += re[j] * sin(angle) + im[j] * cos(angle)
      }
      #expect(abs(x - real[place]) + abs(y - imaginary[place]) < 1e-12, "\(size), \(k)")
    }
  }

  /// Every frequency has one place; mirrored places hold k and −k, and the root at a place is that of its frequency.
  @Test(arguments: [2, 4, 32, 64]) func placesHoldFrequencies(_ size: Int) {
    let transform = FourierTransform(size: size)
    let frequencies = (0..<size).map(transform.frequency(at:))
    #expect(frequencies.sorted() == Array(0..<size))
    for (place, k) in frequencies.enumerated() {
      #expect((k + frequencies[transform.mirror(of: place)]) % size == 0, "\(size), place \(place)")
      let (root, angle) = (transform.root(at: place), -2 * Double.pi * Double(k) / Double(size))
      #expect(abs(root.re - cos(angle)) + abs(root.im - sin(angle)) < 1e-15, "\(size), place \(place)")
    }
  }

  @Test(arguments: [2, 2048, 4096]) func theInverseUndoesIt(_ size: Int) {
    var random = PhiloxStream(seed: 7, stream: 1, index: 0)
    let re = (0..<size).map { _ in random.uniform() }
    let im = (0..<size).map { _ in random.uniform() }
    var (real, imaginary) = (re, im)
    let transform = FourierTransform(size: size)
    transform.forward(&real, &imaginary)
    transform.inverse(&real, &imaginary)
    #expect(zip(re, real).allSatisfy { abs($0 - $1) < 1e-14 })
    #expect(zip(im, imaginary).allSatisfy { abs($0 - $1) < 1e-14 })
  }
}
