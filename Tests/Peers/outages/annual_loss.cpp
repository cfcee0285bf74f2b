// Annual loss by simulation, one thread: N ~ Poisson(0.5), D ~ lognormal(median 4 h, sigma 1), all quantiles by sorting
// the years that lost something. What a careful programmer writes with the standard library's generators' speed class
// (xoshiro256+, inversion for counts, polar normals).
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

static uint64_t s[4] = {1, 2, 3, 4};
static inline uint64_t next() {
  uint64_t r = s[0] + s[3], t = s[1] << 17;
  s[2] ^= s[0]; s[3] ^= s[1]; s[1] ^= s[2]; s[0] ^= s[3]; s[2] ^= t;
  s[3] = (s[3] << 45) | (s[3] >> 19);
  return r;
}
static inline double uniform() { return ((next() >> 12) + 0.5) * 0x1p-52; }
static double spare; static bool has = false;
static inline double normal() {
  if (has) { has = false; return spare; }
  double u, v, q;
  do { u = 2 * uniform() - 1; v = 2 * uniform() - 1; q = u * u + v * v; } while (q >= 1);
  double f = std::sqrt(-2 * std::log(q) / q);
  spare = v * f; has = true;
  return u * f;
}

int main(int argc, char **argv) {
  long years = argc > 1 ? std::atol(argv[1]) : 10000000;
  auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < 100; i++) next();
  std::vector<double> losses;
  double sum = 0, none = std::exp(-0.5), mu = std::log(4.0);
  for (long y = 0; y < years; y++) {
    double u = uniform(), p = none, below = none, loss = 0;
    for (int n = 1; u >= below; n++) {
      p *= 0.5 / n; below += p; loss += std::exp(mu + normal());
      if (n > 60) break;
    }
    if (loss > 0) { losses.push_back(loss); sum += loss; }
  }
  std::sort(losses.begin(), losses.end());
  double t = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::printf("mean %.4f", sum / years);
  for (double p : {0.9, 0.95, 0.99, 0.995, 0.999}) {
    long rank = (long)std::ceil(p * years) - 1 - (years - (long)losses.size());
    std::printf("  P%g %.2f", 100 * p, rank < 0 ? 0 : losses[rank]);
  }
  std::printf("\nC++ %.1f M years/s\n", years / t / 1e6);
}
