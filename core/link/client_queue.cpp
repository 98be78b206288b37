// SPDX-License-Identifier: MIT
#include "link/client_queue.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace tacit::detail {

Ticket ClientQueue::open_ticket() {
  std::lock_guard lock(m_mutex);
  m_open.insert(++m_last);
  return m_last;
}

void ClientQueue::cancel(Ticket ticket) {
  std::lock_guard lock(m_mutex);
  m_open.erase(ticket);
  std::erase_if(m_events, [ticket](const LinkEvent& event) {
    const auto* reply = std::get_if<LinkReplyEvent>(&event);
    return reply != nullptr && reply->ticket == ticket;
  });
}

void ClientQueue::push(LinkEvent event) {
  {
    std::lock_guard lock(m_mutex);
    if (const auto* reply = std::get_if<LinkReplyEvent>(&event);
        reply != nullptr && m_open.erase(reply->ticket) == 0) {
      return;
    }
    if (std::holds_alternative<LinkTipEvent>(event)) {
      std::erase_if(m_events, [](const LinkEvent& e) { return std::holds_alternative<LinkTipEvent>(e); });
    }
    m_events.push_back(std::move(event));
  }
  m_signal.signal();
}

std::vector<LinkEvent> ClientQueue::poll(std::chrono::milliseconds timeout) {
  const auto most = std::chrono::milliseconds(std::numeric_limits<int>::max());
  pollfd waited{.fd = m_signal.fd(), .events = POLLIN, .revents = 0};
  ::poll(&waited, 1, static_cast<int>(timeout.count() < 0 ? -1 : std::min(timeout, most).count()));
  m_signal.clear();
  std::lock_guard lock(m_mutex);
  return std::exchange(m_events, {});
}

}  // namespace tacit::detail
