// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>

#include <sys/socket.h>

/// Internal to the link: who may connect. Not thread-safe; time is passed in.
namespace tacit::detail {

using SteadyTime = std::chrono::steady_clock::time_point;

/// An IPv4 address, or the first 64 bits of an IPv6 address, since one person has that many of those.
struct PeerAddress {
  std::array<std::uint8_t, 9> bytes{};  ///< family, then the address
  bool loopback = false;
  auto operator<=>(const PeerAddress&) const = default;
};

/// An IPv4 address that was mapped into IPv6 counts as IPv4.
PeerAddress peer_address(const sockaddr_storage& address);

class Admission {
 public:
  Admission(std::size_t most, std::size_t most_per_address)
      : m_most(most), m_most_per_address(most_per_address) {}

  /// Counts a connection in, or says no. Loopback knows only the limit of all connections.
  bool enter(const PeerAddress& address, SteadyTime now);
  /// Whether nothing but the limit of all connections is in the address's way.
  bool may_enter(const PeerAddress& address, SteadyTime now) const;
  bool full() const { return m_count >= m_most; }
  std::size_t count(const PeerAddress& address) const;
  void leave(const PeerAddress& address);
  /// Says no to the address until then; not to loopback.
  void refuse_until(const PeerAddress& address, SteadyTime until);
  /// Forgets what is over.
  void expire(SteadyTime now);

 private:
  // So many addresses are refused at a time; a flood of them pushes out whose time ends first.
  static constexpr std::size_t kMostRefused = 4096;

  std::size_t m_most;
  std::size_t m_most_per_address;
  std::size_t m_count = 0;
  std::map<PeerAddress, std::size_t> m_per_address;
  std::map<PeerAddress, SteadyTime> m_refused;
};

}  // namespace tacit::detail
