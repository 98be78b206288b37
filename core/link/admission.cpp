// SPDX-License-Identifier: MIT
#include "link/admission.h"

#include <algorithm>
#include <cstring>

#include <netinet/in.h>

#include "base/check.h"

namespace tacit::detail {

PeerAddress peer_address(const sockaddr_storage& address) {
  PeerAddress result;
  auto take_ipv4 = [&result](const std::uint8_t* four) {
    result.bytes[0] = 4;
    std::copy_n(four, 4, result.bytes.begin() + 1);
    result.loopback = four[0] == 127;
  };
  if (address.ss_family == AF_INET) {
    sockaddr_in v4;
    std::memcpy(&v4, &address, sizeof v4);
    std::uint8_t four[4];
    std::memcpy(four, &v4.sin_addr, sizeof four);
    take_ipv4(four);
  } else if (address.ss_family == AF_INET6) {
    sockaddr_in6 v6;
    std::memcpy(&v6, &address, sizeof v6);
    if (IN6_IS_ADDR_V4MAPPED(&v6.sin6_addr)) {
      take_ipv4(v6.sin6_addr.s6_addr + 12);
    } else {
      result.bytes[0] = 6;
      std::copy_n(v6.sin6_addr.s6_addr, 8, result.bytes.begin() + 1);
      result.loopback = IN6_IS_ADDR_LOOPBACK(&v6.sin6_addr);
    }
  }
  return result;
}

bool Admission::full(const PeerAddress& address) const {
  return !address.loopback && count(address) >= m_most_per_address;
}

std::size_t Admission::count(const PeerAddress& address) const {
  const auto present = m_per_address.find(address);
  return present == m_per_address.end() ? 0 : present->second;
}

bool Admission::enter(const PeerAddress& address) {
  if (full() || full(address)) {
    return false;
  }
  ++m_count;
  ++m_per_address[address];
  return true;
}

void Admission::leave(const PeerAddress& address) {
  const auto present = m_per_address.find(address);
  TACIT_CHECK(present != m_per_address.end() && m_count > 0);
  --m_count;
  if (--present->second == 0) {
    m_per_address.erase(present);
  }
}

}  // namespace tacit::detail
