// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>

#include <sys/socket.h>

/// Internal to the link: who may connect. Not thread-safe.
namespace tacit::detail {

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
  bool enter(const PeerAddress& address);
  /// All places are taken, or those of the address.
  bool full() const { return m_count >= m_most; }
  bool full(const PeerAddress& address) const;
  std::size_t count(const PeerAddress& address) const;
  void leave(const PeerAddress& address);

 private:
  std::size_t m_most;
  std::size_t m_most_per_address;
  std::size_t m_count = 0;
  std::map<PeerAddress, std::size_t> m_per_address;
};

}  // namespace tacit::detail
