// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>

#include <benchmark/benchmark.h>

#include "base/worker_pool.h"

#include "bench/backend_switch.h"

namespace tacit::bench {

/// What the command line says besides Google Benchmark's own flags.
struct Options {
  bool smoke = false;    // small sizes, to see that every family works
  std::string fixtures;  // folder that keeps what takes long to make: ledgers and proved transactions
};

/// Registers `family/backend/size` for every measured backend. `body` runs with the backend switched on and
/// makes what it needs when it is first called.
void register_case(const std::string& family, const std::string& size,
                   std::function<void(benchmark::State&)> body, benchmark::TimeUnit unit);

/// Which time counts.
enum class Counted {
  kThread,   // CPU time of the calling thread, the only one that works; Google Benchmark's cpu_time
  kProcess,  // CPU time of all threads of this process
  kWall,     // the wall clock, where threads work beside each other; a noisy machine shows
};

/// Times the loop of a case from construction to destruction. Sets items_per_second from the counted time,
/// and libsodium_ratio: counted time per item by the time of one crypto_scalarmult_ristretto255, which is
/// measured just before. For kProcess and kWall also `seconds`, the counted time per iteration.
class Measure {
 public:
  Measure(benchmark::State& state, Counted counted, std::uint64_t items_per_iteration);
  ~Measure();
  Measure(const Measure&) = delete;
  Measure& operator=(const Measure&) = delete;

 private:
  double now() const;

  benchmark::State& m_state;
  const Counted m_counted;
  const double m_items;
  double m_yardstick;
  double m_begin;
};

/// The whole of a simple case: `work` until Google Benchmark has enough.
template <class Work>
void measure(benchmark::State& state, std::uint64_t items, Work&& work) {
  const Measure measured(state, Counted::kThread, items);
  for (auto _ : state) {
    benchmark::DoNotOptimize(work());
  }
}

/// Seconds of one crypto_scalarmult_ristretto255 now: the median of five runs.
double yardstick_seconds();

/// A pool whose one thread sleeps, so that whoever calls `parallel_for` does all of it.
class IdlePool {
 public:
  IdlePool();
  ~IdlePool();
  WorkerPool& pool() { return m_pool; }

 private:
  std::mutex m_mutex;
  WorkerPool m_pool{1};
};

void register_points(const Options& options);
void register_proofs(const Options& options);
void register_transactions(const Options& options);
void register_scan(const Options& options);
void register_ledgers(const Options& options);

}  // namespace tacit::bench
