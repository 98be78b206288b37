// SPDX-License-Identifier: MIT
#include "link/socks5.h"

#include <algorithm>
#include <utility>

#include <arpa/inet.h>

#include "crypto/random.h"

namespace tacit::detail {

namespace {

constexpr std::uint8_t kVersion = 5;
constexpr std::uint8_t kNoLogin = 0;
constexpr std::uint8_t kUserAndPassword = 2;
constexpr std::uint8_t kConnect = 1;
constexpr std::uint8_t kIpv4 = 1;
constexpr std::uint8_t kName = 3;
constexpr std::uint8_t kIpv6 = 4;
constexpr std::size_t kReplyHead = 4;

/// Length and text.
void append_text(Bytes& to, const std::string& text) {
  to.push_back(static_cast<std::uint8_t>(text.size()));
  append(to, as_bytes(text));
}

Bytes login() {
  Bytes message{1};  // the version of RFC 1929
  append_text(message, to_hex(random_array<16>()));
  append_text(message, to_hex(random_array<16>()));
  return message;
}

DialFault fault_of(std::uint8_t reply) {
  switch (reply) {
    case 2:
      return DialFault::kProxyForbids;
    case 3:
    case 4:
      return DialFault::kProxyNoRoute;
    case 5:
      return DialFault::kProxyRefused;
    case 6:
      return DialFault::kProxyExpired;
    default:
      return DialFault::kProxyFailed;
  }
}

}  // namespace

Socks5::Socks5(const std::string& host, std::uint16_t port)
    : m_host(host), m_port(port), m_output{kVersion, 2, kNoLogin, kUserAndPassword} {}

Bytes Socks5::take_output() {
  return std::exchange(m_output, {});
}

std::size_t Socks5::feed(ByteView bytes) {
  std::size_t used = 0;
  while (m_state == State::kTalking && used < bytes.size()) {
    const std::size_t part = std::min(m_need - m_answer.size(), bytes.size() - used);
    append(m_answer, bytes.subspan(used, part));
    used += part;
    if (m_answer.size() == m_need) {
      advance();
    }
  }
  return used;
}

void Socks5::advance() {
  switch (m_step) {
    case Step::kMethod:
      on_method();
      return;
    case Step::kLogin:
      if (m_answer[0] != 1) {
        fail(DialFault::kNotSocks);
      } else if (m_answer[1] != 0) {
        fail(DialFault::kProxyLogin);
      } else {
        ask();
      }
      return;
    case Step::kReply:
      on_reply();
  }
}

void Socks5::on_method() {
  if (m_answer[0] != kVersion) {
    fail(DialFault::kNotSocks);
  } else if (m_answer[1] == kNoLogin) {
    ask();
  } else if (m_answer[1] == kUserAndPassword) {
    m_output = login();
    m_step = Step::kLogin;
    m_answer.clear();
  } else {
    fail(m_answer[1] == 0xFF ? DialFault::kProxyLogin : DialFault::kNotSocks);
  }
}

void Socks5::ask() {
  m_output = {kVersion, kConnect, 0};
  std::uint8_t address[16];
  if (inet_pton(AF_INET, m_host.c_str(), address) == 1) {
    m_output.push_back(kIpv4);
    append(m_output, ByteView(address).first(4));
  } else if (inet_pton(AF_INET6, m_host.c_str(), address) == 1) {
    m_output.push_back(kIpv6);
    append(m_output, address);
  } else {
    m_output.push_back(kName);
    append_text(m_output, m_host);
  }
  m_output.push_back(static_cast<std::uint8_t>(m_port >> 8));
  m_output.push_back(static_cast<std::uint8_t>(m_port));
  m_step = Step::kReply;
  m_answer.clear();
  m_need = kReplyHead;
}

/// Version, reply, reserved, kind of address, address, port. The address is of no use here; its bytes have to
/// be told from the node's.
void Socks5::on_reply() {
  if (m_answer[0] != kVersion) {
    fail(DialFault::kNotSocks);
    return;
  }
  if (m_answer[1] != 0) {
    fail(fault_of(m_answer[1]));
    return;
  }
  const std::uint8_t kind = m_answer[3];
  if (kind != kIpv4 && kind != kIpv6 && kind != kName) {
    fail(DialFault::kNotSocks);
    return;
  }
  if (kind == kName && m_answer.size() == kReplyHead) {
    m_need = kReplyHead + 1;  // the name's length
    return;
  }
  const std::size_t address = kind == kIpv4 ? 4 : kind == kIpv6 ? 16 : 1 + m_answer[kReplyHead];
  m_need = kReplyHead + address + 2;
  if (m_answer.size() == m_need) {
    m_state = State::kDone;
  }
}

void Socks5::fail(DialFault fault) {
  m_state = State::kFailed;
  m_fault = fault;
}

}  // namespace tacit::detail
