// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/bytes.h"
#include "link/proxy.h"

/// Internal to the link: the client's half of SOCKS5 (RFC 1928, 1929) as a function of bytes. It asks for one
/// connection. A host name goes to the proxy as it is; an address as an address. User and password are fresh
/// random text for each object: a proxy that keeps circuits apart by them (Tor) so never shares one with
/// another connection. What the proxy says is hostile: at most 262 bytes are kept, whatever comes.
namespace tacit::detail {

class Socks5 {
 public:
  /// `host` is one that is_link_host accepts.
  Socks5(const std::string& host, std::uint16_t port);

  enum class State { kTalking, kDone, kFailed };
  State state() const { return m_state; }
  DialFault fault() const { return m_fault; }  ///< kFailed

  /// What is to be sent now; empty after it was taken.
  Bytes take_output();
  /// Looks at what the proxy sent and returns how much of it was the proxy's: everything while it talks; what
  /// comes after kDone is the node's.
  std::size_t feed(ByteView bytes);

 private:
  enum class Step { kMethod, kLogin, kReply };

  void advance();
  void on_method();
  void on_reply();
  void ask();
  void fail(DialFault fault);

  std::string m_host;
  std::uint16_t m_port;
  State m_state = State::kTalking;
  DialFault m_fault = DialFault::kNone;
  Step m_step = Step::kMethod;
  Bytes m_output;
  Bytes m_answer;          // of this step, as far as it has come
  std::size_t m_need = 2;  // bytes of it, as far as is known
};

}  // namespace tacit::detail
