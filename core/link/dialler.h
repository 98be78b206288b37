// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <sys/socket.h>

#include "link/descriptor.h"
#include "link/proxy.h"
#include "link/socks5.h"

/// Internal to the link: one attempt at a TCP connection to a node, directly or through a SOCKS5 proxy. Waits
/// for nothing; names are looked up by a thread of their own, and with a proxy by nobody here. With a proxy
/// nothing but the proxy is ever dialled. Belongs to one thread.
namespace tacit::detail {

using SteadyTime = std::chrono::steady_clock::time_point;

struct SocketAddress {
  sockaddr_storage storage{};
  socklen_t size = 0;
};

/// The addresses of a name in the order in which they are to be tried; none when it has none. May take long.
using LookUp = std::function<std::vector<SocketAddress>(const std::string& host, std::uint16_t port)>;
std::vector<SocketAddress> look_up(const std::string& host, std::uint16_t port);

struct DialOptions {
  std::string host;
  std::uint16_t port = 0;
  std::optional<ProxyAddress> proxy{};
  std::chrono::milliseconds lookup_timeout{30'000};
  std::chrono::milliseconds connect_timeout{5'000};  // shared out among a name's addresses
  std::chrono::milliseconds proxy_timeout{60'000};   // from TCP to the proxy's last word
  LookUp look_up = detail::look_up;
};

class Dialler {
 public:
  Dialler(DialOptions options, SteadyTime now);

  enum class State { kWorking, kConnected, kFailed };
  /// To be called when `fd` has one of `events` and when `deadline` is over; at other times it does no harm.
  State advance(SteadyTime now);

  int fd() const;
  short events() const;  // of poll
  SteadyTime deadline() const { return m_deadline; }

  DialFault fault() const { return m_fault; }  // kFailed
  /// kConnected: the connection, and what the node has said already. Once.
  Descriptor take_connection() { return std::move(m_socket); }
  Bytes take_first_bytes() { return std::move(m_first); }

 private:
  enum class Step { kLookUp, kConnect, kProxy, kOver };
  struct Answer;

  void start_lookup(SteadyTime now);
  void finish_lookup(SteadyTime now);
  void connect_next(SteadyTime now);
  void finish_connect(SteadyTime now);
  void talk(SteadyTime now);
  bool send_output();
  bool read_answer();
  void fail(DialFault fault);

  DialOptions m_options;
  Step m_step = Step::kLookUp;
  SteadyTime m_deadline;
  SteadyTime m_connect_end;  // of all addresses
  std::shared_ptr<Answer> m_answer;
  std::vector<SocketAddress> m_addresses;
  std::size_t m_tried = 0;
  Descriptor m_socket;
  std::optional<Socks5> m_socks;
  Bytes m_unsent;
  Bytes m_first;
  DialFault m_fault = DialFault::kNone;
};

}  // namespace tacit::detail
