// SPDX-License-Identifier: MIT
#include "bench/measure.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include <sodium.h>

#include "base/secret.h"

namespace tacit::bench {
namespace {

double seconds_of(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

}  // namespace

void register_case(const std::string& family, const std::string& size,
                   std::function<void(benchmark::State&)> body, benchmark::TimeUnit unit) {
  for (const InstructionSet set : measured_instruction_sets()) {
    const std::string name = family + "/" + std::string(instruction_set_name(set)) + "/" + size;
    benchmark::RegisterBenchmark(name.c_str(), [set, body](benchmark::State& state) {
      use_instruction_set(set);
      body(state);
    })->Unit(unit);
  }
}

double yardstick_seconds() {
  ensure_sodium();
  std::uint8_t scalar[32], point[32], product[32];
  crypto_core_ristretto255_scalar_random(scalar);
  crypto_core_ristretto255_random(point);
  constexpr int kCount = 40;
  std::array<double, 5> runs;
  for (double& run : runs) {
    const double begin = seconds_of(CLOCK_THREAD_CPUTIME_ID);
    for (int i = 0; i < kCount; ++i) {
      if (crypto_scalarmult_ristretto255(product, scalar, point) != 0) {
        std::abort();
      }
      std::memcpy(point, product, sizeof point);
    }
    run = (seconds_of(CLOCK_THREAD_CPUTIME_ID) - begin) / kCount;
  }
  std::ranges::sort(runs);
  return runs[2];
}

Measure::Measure(benchmark::State& state, Counted counted, std::uint64_t items_per_iteration)
    : m_state(state), m_counted(counted), m_items(static_cast<double>(items_per_iteration)) {
  m_yardstick = yardstick_seconds();
  m_begin = now();
}

Measure::~Measure() {
  const double each = (now() - m_begin) / static_cast<double>(m_state.iterations());
  m_state.counters["items_per_second"] = m_items / each;
  m_state.counters["libsodium_ratio"] = each / m_items / m_yardstick;
  if (m_counted != Counted::kThread) {
    m_state.counters["seconds"] = each;
  }
}

double Measure::now() const {
  switch (m_counted) {
    case Counted::kThread:
      return seconds_of(CLOCK_THREAD_CPUTIME_ID);
    case Counted::kProcess:
      return seconds_of(CLOCK_PROCESS_CPUTIME_ID);
    case Counted::kWall:
      break;
  }
  return seconds_of(CLOCK_MONOTONIC);
}

IdlePool::IdlePool() {
  m_mutex.lock();
  m_pool.post([this] { std::lock_guard lock(m_mutex); });
}

IdlePool::~IdlePool() {
  m_mutex.unlock();
}

}  // namespace tacit::bench
