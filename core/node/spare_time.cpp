// SPDX-License-Identifier: MIT
#include "node/spare_time.h"

namespace tacit {

void SpareTimeWork::ask() {
  if (m_asked.fetch_add(1) == 0) {
    post();
  }
}

void SpareTimeWork::post() {
  m_pool.post(
      [this] {
        std::uint64_t asked = m_asked;
        // Who asked during the step may mean what the step did not see yet.
        if (m_step() || !m_asked.compare_exchange_strong(asked, 0)) {
          post();
        }
      },
      WorkerPool::Priority::kBackground);
}

}  // namespace tacit
