// SPDX-License-Identifier: MIT
#include "link/proxy.h"

#include <arpa/inet.h>

#include "link/node_link.h"

namespace tacit {

std::optional<ProxyAddress> parse_proxy(std::string_view text) {
  const auto place = parse_host_port(text);
  in6_addr address;
  if (!place || (place->host != "localhost" && inet_pton(AF_INET, place->host.c_str(), &address) != 1 &&
                 inet_pton(AF_INET6, place->host.c_str(), &address) != 1)) {
    return std::nullopt;
  }
  return ProxyAddress{place->host, place->port};
}

std::string format_proxy(const ProxyAddress& proxy) {
  return format_host_port(proxy.host, proxy.port);
}

}  // namespace tacit
