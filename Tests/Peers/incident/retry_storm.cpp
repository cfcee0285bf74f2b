// The retry storm with a hand-written event heap (std::priority_queue), the same model as retry_storm_simpy.py.
// c++ -O2 -std=c++17 retry_storm.cpp -o retry_storm && ./retry_storm
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <deque>
#include <queue>
#include <random>
#include <vector>

struct Event {
  double time;
  uint64_t order;
  int kind;  // 0 arrival, 1 time-out, 2 done, 3 stop, 4 resume
  uint32_t job;
  bool operator<(const Event& other) const {
    return time > other.time || (time == other.time && order > other.order);
  }
};
struct Job {
  int failures;
  bool stale, done;
};

int main() {
  const double lambda = 80, mu = 100, timeout = 1, horizon = 600;
  const int retries = 3;
  for (int run = 0; run < 5; run++) {
    std::mt19937_64 draw(run + 1);
    std::exponential_distribution<double> gap(lambda), work(mu);
    std::priority_queue<Event> heap;
    std::vector<Job> jobs;
    std::deque<uint32_t> waiting;
    uint64_t order = 0, events = 0, useful = 0, stale = 0;
    bool busy = false, stopped = false;
    auto at = [&](double time, int kind, uint32_t job) { heap.push({time, order++, kind, job}); };
    auto start = [&](double now) {
      if (busy || stopped || waiting.empty()) return;
      busy = true;
      at(now + work(draw), 2, waiting.front());
      waiting.pop_front();
    };
    auto send = [&](double now, int failures) {
      jobs.push_back({failures, false, false});
      uint32_t job = jobs.size() - 1;
      waiting.push_back(job);
      at(now + timeout, 1, job);
      start(now);
    };
    auto begin = std::chrono::steady_clock::now();
    at(gap(draw), 0, 0);
    at(60, 3, 0);
    at(90, 4, 0);
    while (!heap.empty()) {
      Event event = heap.top();
      heap.pop();
      if (event.time >= horizon) break;
      events++;
      Job* job = event.kind == 1 || event.kind == 2 ? &jobs[event.job] : nullptr;
      switch (event.kind) {
        case 0:
          send(event.time, 0);
          at(event.time + gap(draw), 0, 0);
          break;
        case 1:
          if (!job->done) {
            job->stale = true;
            if (job->failures < retries) send(event.time, job->failures + 1);
          }
          break;
        case 2:
          job->stale ? stale++ : useful++;
          job->done = true;
          busy = false;
          start(event.time);
          break;
        case 3: stopped = true; break;
        default: stopped = false; start(event.time);
      }
    }
    double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    std::printf("c++ heap: %llu events, useful %llu, stale %llu, %.2f M events/s\n", (unsigned long long)events,
                (unsigned long long)useful, (unsigned long long)stale, events / seconds / 1e6);
  }
}
