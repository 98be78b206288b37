// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>

#include "base/worker_pool.h"

namespace tacit {

/// Work in steps for when a pool's threads have nothing else to do. However often it is asked for, one step
/// runs at a time, on one thread. Thread-safe. The pool's tasks use this object until the pool's destructor
/// has returned: declare it before the pool.
class SpareTimeWork {
 public:
  /// `step` is true when there is more to do.
  SpareTimeWork(WorkerPool& pool, std::function<bool()> step) : m_pool(pool), m_step(std::move(step)) {}
  SpareTimeWork(const SpareTimeWork&) = delete;
  SpareTimeWork& operator=(const SpareTimeWork&) = delete;

  /// At least one step begins after this call.
  void ask();

 private:
  void post();

  WorkerPool& m_pool;
  const std::function<bool()> m_step;
  std::atomic<std::uint64_t> m_asked = 0;  // since it was idle; a step is posted or runs while it is not 0
};

}  // namespace tacit
