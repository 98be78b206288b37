// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace tacit {

/// A fixed number of threads that run tasks in the order of their priority, then of their arrival. `post` may
/// be called from any thread. Tasks must not throw. The destructor drops what has not started and waits for
/// what has.
class WorkerPool {
 public:
  /// `threads` is at least 1.
  explicit WorkerPool(std::size_t threads);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  enum class Priority { kUrgent, kNormal, kBackground };
  void post(std::function<void()> task, Priority priority = Priority::kNormal);

  /// Runs `body(i)` for i in [0, count) on the pool and on the calling thread, and returns when all are done.
  /// The caller takes part, so a task of the pool may call it without a deadlock.
  void parallel_for(std::size_t count, const std::function<void(std::size_t)>& body);

  std::size_t threads() const { return m_threads.size(); }
  /// How many threads a `parallel_for` called from here runs on at most: into so many equal parts its work
  /// should be cut. The caller is one of them, and may be one of the pool's own.
  std::size_t width() const;

 private:
  void run();

  std::mutex m_mutex;
  std::condition_variable m_wake;
  std::deque<std::function<void()>> m_queues[3];
  bool m_stopping = false;
  std::vector<std::thread> m_threads;
};

/// Runs `body(i)` for i in [0, count): by `pool`, or by the caller alone when there is none.
void parallel_for(WorkerPool* pool, std::size_t count, const std::function<void(std::size_t)>& body);

}  // namespace tacit
