// SPDX-License-Identifier: MIT
#include "link/conduit.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <poll.h>
#include <sys/socket.h>

namespace tacit::detail {

namespace {

constexpr std::size_t kScratch = 64 * 1024;
// A command of 168 bytes, and its name with its length.
constexpr std::uint8_t kWelcome[] = {0x04, 168, 7, 'W', 'E', 'L', 'C', 'O', 'M', 'E'};
// How much is carried before messages are looked at, so that those that are whole are counted as such.
constexpr int kReadsAtOnce = 8;

}  // namespace

Conduit::Conduit(Descriptor node, Door door, const Limits& limits)
    : m_door(std::move(door)), m_limits(limits), m_limit(limits.before_hello), m_scratch(kScratch) {
  m_node.fd = std::move(node);
}

std::unique_ptr<Conduit> Conduit::open(Descriptor node, Bytes first, const Limits& limits) {
  auto door = Door::open();
  if (!door) {
    return nullptr;
  }
  std::unique_ptr<Conduit> conduit(new Conduit(std::move(node), std::move(*door), limits));
  conduit->from_node(first);
  return conduit;
}

Conduit::State Conduit::advance() {
  if (m_door) {
    m_dealer.fd = m_door->accept();
    if (m_dealer.fd) {
      m_door.reset();
    }
  }
  if (m_dealer.fd) {
    carry_to_node();
  }
  carry_from_node();
  return m_state;
}

bool Conduit::looks_like_zeromq(ByteView bytes) const {
  const auto wrong = [&](std::uint64_t place, std::uint8_t value) {
    return place >= m_from_node && place - m_from_node < bytes.size() &&
           bytes[static_cast<std::size_t>(place - m_from_node)] != value;
  };
  // ZMTP's signature: FF, eight bytes of any value, 7F.
  if (wrong(0, 0xFF) || wrong(9, 0x7F)) {
    return false;
  }
  // After the greeting, WELCOME: it takes the node's key to make, and sets the one of the connection. libzmq
  // (4.3.4) takes a READY without it, and opens it with whatever the memory for that key held before.
  std::uint64_t place = kGreetingBytes;
  return std::ranges::none_of(kWelcome, [&](std::uint8_t value) { return wrong(place++, value); });
}

void Conduit::from_node(ByteView bytes) {
  if (!looks_like_zeromq(bytes)) {
    m_state = State::kStranger;
    return;
  }
  m_from_node += bytes.size();
  m_unfinished += bytes.size();
  if (m_unfinished > m_limit) {
    m_state = State::kEndless;
  } else if (!m_dealer.fd) {
    append(m_dealer.pending, bytes);  // within the limit before hello
  } else if (!m_dealer.put(bytes)) {
    m_state = State::kDealerClosed;
  }
}

void Conduit::carry_from_node() {
  if (m_dealer.fd && m_state != State::kDealerClosed && !m_dealer.pending.empty() && !m_dealer.flush()) {
    m_state = State::kDealerClosed;
  }
  for (int i = 0; i < kReadsAtOnce && m_state == State::kOpen && (!m_dealer.fd || m_dealer.pending.empty());
       ++i) {
    const ssize_t got = recv(m_node.fd.get(), m_scratch.data(), m_scratch.size(), 0);
    if (got > 0) {
      from_node(ByteView(m_scratch).first(static_cast<std::size_t>(got)));
    } else if (got == 0) {
      m_state = State::kNodeClosed;
    } else if (errno == EAGAIN) {
      break;
    } else if (errno != EINTR) {
      m_state = State::kNodeReset;
    }
  }
  pass_end();
}

/// The DEALER sees the end once it has all that came before it.
void Conduit::pass_end() {
  if ((m_state == State::kNodeClosed || m_state == State::kNodeReset) && m_dealer.fd &&
      m_dealer.pending.empty()) {
    shutdown(m_dealer.fd.get(), SHUT_WR);
  }
}

void Conduit::carry_to_node() {
  if (m_state != State::kOpen) {
    return;
  }
  if (!m_node.pending.empty() && !m_node.flush()) {
    m_state = State::kNodeReset;
  }
  for (int i = 0; i < kReadsAtOnce && m_state == State::kOpen && m_node.pending.empty(); ++i) {
    const ssize_t got = recv(m_dealer.fd.get(), m_scratch.data(), m_scratch.size(), 0);
    if (got > 0) {
      if (!m_node.put(ByteView(m_scratch).first(static_cast<std::size_t>(got)))) {
        m_state = State::kNodeReset;
      }
    } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
      m_state = State::kDealerClosed;
    } else if (errno == EAGAIN) {
      break;
    }
  }
}

std::array<Conduit::Wish, 2> Conduit::wishes() const {
  std::array<Wish, 2> wishes;
  const bool open = m_state == State::kOpen;
  if (!m_dealer.fd) {
    wishes[0] = {m_door->fd(), POLLIN};
  } else {
    wishes[0] = {m_dealer.fd.get(), static_cast<short>((open && m_node.pending.empty() ? POLLIN : 0) |
                                                       (m_dealer.pending.empty() ? 0 : POLLOUT))};
  }
  if (open) {
    wishes[1] = {m_node.fd.get(), static_cast<short>((m_dealer.pending.empty() ? POLLIN : 0) |
                                                     (m_node.pending.empty() ? 0 : POLLOUT))};
  }
  return wishes;
}

}  // namespace tacit::detail
