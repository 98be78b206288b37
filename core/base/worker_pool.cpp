// SPDX-License-Identifier: MIT
#include "base/worker_pool.h"

#include <atomic>
#include <memory>

#include "base/check.h"
#include "base/secret.h"

namespace tacit {
namespace {

// Tasks scan and prove with keys; their deepest calls stay within. Takes a few microseconds.
constexpr std::size_t kTaskStack = 128u << 10;

thread_local const WorkerPool* t_pool = nullptr;  // whose thread this is

}  // namespace

WorkerPool::WorkerPool(std::size_t threads) {
  TACIT_CHECK(threads >= 1);
  for (std::size_t i = 0; i < threads; ++i) {
    m_threads.emplace_back([this] { run(); });
  }
}

WorkerPool::~WorkerPool() {
  {
    std::lock_guard lock(m_mutex);
    m_stopping = true;
    for (auto& queue : m_queues) {
      queue.clear();
    }
  }
  m_wake.notify_all();
  for (auto& thread : m_threads) {
    thread.join();
  }
}

void WorkerPool::post(std::function<void()> task, Priority priority) {
  {
    std::lock_guard lock(m_mutex);
    if (m_stopping) {
      return;
    }
    m_queues[static_cast<std::size_t>(priority)].push_back(std::move(task));
  }
  m_wake.notify_one();
}

void WorkerPool::run() {
  t_pool = this;
  std::unique_lock lock(m_mutex);
  for (;;) {
    std::function<void()> task;
    for (auto& queue : m_queues) {
      if (!queue.empty()) {
        task = std::move(queue.front());
        queue.pop_front();
        break;
      }
    }
    if (!task) {
      if (m_stopping) {
        return;
      }
      m_wake.wait(lock);
      continue;
    }
    lock.unlock();
    task();
    task = nullptr;
    wipe_stack(kTaskStack);
    lock.lock();
  }
}

std::size_t WorkerPool::width() const {
  return t_pool == this ? threads() : threads() + 1;
}

void WorkerPool::parallel_for(std::size_t count, const std::function<void(std::size_t)>& body) {
  // Shared by the helpers, which may start after the caller has returned; they then find nothing left and do
  // not touch `body`.
  struct Progress {
    std::atomic<std::size_t> next = 0;
    std::size_t done = 0;
    std::mutex mutex;
    std::condition_variable all_done;
  };
  auto progress = std::make_shared<Progress>();
  auto work = [progress, count, &body] {
    std::size_t finished = 0;
    for (std::size_t i = progress->next++; i < count; i = progress->next++) {
      body(i);
      ++finished;
    }
    if (finished > 0) {
      std::lock_guard lock(progress->mutex);
      progress->done += finished;
      if (progress->done == count) {
        progress->all_done.notify_all();
      }
    }
  };
  for (std::size_t i = 1; i < count && i < width(); ++i) {
    post(work, Priority::kUrgent);
  }
  work();
  std::unique_lock lock(progress->mutex);
  progress->all_done.wait(lock, [&] { return progress->done == count; });
}

void parallel_for(WorkerPool* pool, std::size_t count, const std::function<void(std::size_t)>& body) {
  if (pool != nullptr) {
    pool->parallel_for(count, body);
    return;
  }
  for (std::size_t i = 0; i < count; ++i) {
    body(i);
  }
}

}  // namespace tacit
