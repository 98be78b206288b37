// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The way to a node: a SOCKS5 proxy (Tor, `ssh -D`), and what may go wrong on it. Public data; thread-safe.
namespace tacit {

/// An IP address or `localhost`, which is 127.0.0.1 here without asking anybody. Other names are not taken:
/// looking one up would go around the proxy.
struct ProxyAddress {
  std::string host;  ///< without brackets
  std::uint16_t port = 0;
  bool operator==(const ProxyAddress&) const = default;
};

/// `HOST:PORT`, an IPv6 address in brackets; nothing else around it, and no name or password.
std::optional<ProxyAddress> parse_proxy(std::string_view text);
std::string format_proxy(const ProxyAddress& proxy);

/// Why an attempt to reach a node failed, as far as that can be told.
enum class DialFault : std::uint8_t {
  kNone,
  kNoName,        ///< the node's name is not known, or nobody is there to ask
  kNoConnection,  ///< nothing takes connections at the address
  kSilent,        ///< something takes the connection and says nothing
  kHungUp,        ///< or ends it at once, as a node does that is full or has too many from the same address
  kStranger,      ///< what answers speaks another language: a web server, another program
  kEndless,       ///< a message that does not end
  kNoProxy,       ///< nothing takes connections at the proxy's address
  kProxySilent,   ///< the proxy takes the connection and does not answer in time
  kNotSocks,      ///< what answers there is no SOCKS5 proxy, or cuts the connection
  kProxyLogin,    ///< the proxy wants a login of its own
  kProxyForbids,  ///< the proxy does not allow it (reply 2)
  kProxyNoRoute,  ///< network or host unreachable from the proxy (3, 4): also a name that it does not know
  kProxyRefused,  ///< the node's host refused the proxy (5)
  kProxyExpired,  ///< it took the proxy too long (6)
  kProxyFailed,   ///< any other reply: a general failure, or something the proxy does not support
};

}  // namespace tacit
