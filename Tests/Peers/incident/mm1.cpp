// M/M/1 at rho = 0.8 with a hand-written event heap (std::priority_queue), the same model as mm1_simpy.py.
// c++ -O2 -std=c++17 mm1.cpp -o mm1 && ./mm1
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <deque>
#include <queue>
#include <random>

struct Event {
  double time;
  uint64_t order;
  bool isArrival;
  bool operator<(const Event& other) const {
    return time > other.time || (time == other.time && order > other.order);
  }
};

int main() {
  const double lambda = 80, mu = 100, horizon = 12000;
  for (int run = 0; run < 5; run++) {
    std::mt19937_64 draw(run + 1);
    std::exponential_distribution<double> gap(lambda), work(mu);
    std::priority_queue<Event> heap;
    std::deque<double> waiting;
    uint64_t order = 0, events = 0, served = 0;
    double sojourn = 0;
    auto started = std::chrono::steady_clock::now();
    heap.push({gap(draw), order++, true});
    while (!heap.empty() && heap.top().time < horizon) {
      Event event = heap.top();
      heap.pop();
      events++;
      if (event.isArrival) {
        heap.push({event.time + gap(draw), order++, true});
        waiting.push_back(event.time);
        if (waiting.size() == 1) heap.push({event.time + work(draw), order++, false});
      } else {
        sojourn += event.time - waiting.front();
        waiting.pop_front();
        served++;
        if (!waiting.empty()) heap.push({event.time + work(draw), order++, false});
      }
    }
    double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    std::printf("%llu events, mean time in the system %.4f s (0.05), %.2f M events/s\n", (unsigned long long)events,
                sojourn / served, events / seconds / 1e6);
  }
}
