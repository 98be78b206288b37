// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <set>
#include <vector>

#include "link/client.h"
#include "link/descriptor.h"

/// Internal to the link: the events of a client on their way to the thread that polls. Thread-safe, but for
/// `poll`, which one thread calls.
namespace tacit::detail {

class ClientQueue {
 public:
  /// A new ticket, for which one reply may be pushed.
  Ticket open_ticket();
  /// Takes back what is queued for the ticket; nothing more is accepted for it.
  void cancel(Ticket ticket);

  /// A reply for a ticket that is not open is dropped. Of notices that nobody has polled only the newest is
  /// kept, so that a node can not fill the memory of a wallet that sleeps.
  void push(LinkEvent event);

  std::vector<LinkEvent> poll(std::chrono::milliseconds timeout);
  void wake() { m_signal.signal(); }
  int fd() const { return m_signal.fd(); }

 private:
  std::mutex m_mutex;
  std::vector<LinkEvent> m_events;
  std::set<Ticket> m_open;
  Ticket m_last = 0;
  Signal m_signal;
};

}  // namespace tacit::detail
