// SPDX-License-Identifier: MIT
#include "link/node_link.h"

#include <algorithm>
#include <optional>

#include <arpa/inet.h>

#include "base/check.h"

namespace tacit {

namespace {

constexpr std::string_view kScheme = "tacit-node:";
constexpr std::string_view kKey = "key=";
constexpr std::string_view kGenesis = "&genesis=";
constexpr std::size_t kHex = 64;
constexpr std::size_t kMostHost = 253;  // RFC 1035

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_name_character(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.';
}

bool is_address(std::string_view host, int family) {
  in6_addr address;
  return inet_pton(family, std::string(host).c_str(), &address) == 1;
}

bool is_ipv6(std::string_view host) {
  // inet_pton sees no further than a zero byte.
  return host.size() <= kMostHost && host.find(':') != host.npos && host.find('\0') == host.npos &&
         is_address(host, AF_INET6);
}

/// A name, or an IPv4 address. A name whose last label is a number would be read as an address in some forms
/// (`1.2`, `0x7f.1`) by some resolvers.
bool is_name(std::string_view host) {
  if (host.empty() || host.size() > kMostHost || !std::ranges::all_of(host, is_name_character) ||
      host.front() == '.' || host.front() == '-' || host.back() == '.' || host.find("..") != host.npos) {
    return false;
  }
  const std::size_t dot = host.rfind('.');
  const std::string_view last = dot == host.npos ? host : host.substr(dot + 1);
  return !is_digit(last.front()) || is_address(host, AF_INET);
}

std::optional<std::uint16_t> parse_port(std::string_view text) {
  if (text.empty() || text.size() > 5 || !std::ranges::all_of(text, is_digit) || text.front() == '0') {
    return std::nullopt;
  }
  unsigned port = 0;
  for (char digit : text) {
    port = port * 10 + static_cast<unsigned>(digit - '0');
  }
  return port <= 65535 ? std::optional(static_cast<std::uint16_t>(port)) : std::nullopt;
}

Result<std::string, NodeLinkError> parse_host(std::string_view text) {
  const bool bracketed = text.size() >= 2 && text.front() == '[' && text.back() == ']';
  if (bracketed ? !is_ipv6(text.substr(1, text.size() - 2)) : !is_name(text)) {
    return std::unexpected(NodeLinkError::kHost);
  }
  return std::string(bracketed ? text.substr(1, text.size() - 2) : text);
}

}  // namespace

bool is_link_host(std::string_view host) {
  return is_name(host) || is_ipv6(host);
}

Result<HostPort, NodeLinkError> parse_host_port(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  HostPort place;
  TACIT_TRY(place.host, parse_host(text.substr(0, colon)));
  const auto port = colon == text.npos ? std::nullopt : parse_port(text.substr(colon + 1));
  if (!port) {
    return std::unexpected(NodeLinkError::kPort);
  }
  place.port = *port;
  return place;
}

Result<NodeLink, NodeLinkError> parse_node_link(std::string_view text) {
  if (!text.starts_with(kScheme)) {
    return std::unexpected(NodeLinkError::kScheme);
  }
  text.remove_prefix(kScheme.size());
  const std::size_t question = text.find('?');
  NodeLink link;
  TACIT_TRY(HostPort place, parse_host_port(text.substr(0, question)));
  link.host = std::move(place.host);
  link.port = place.port;

  std::string_view parameters = question == text.npos ? std::string_view{} : text.substr(question + 1);
  const std::size_t ampersand = parameters.find('&');
  const std::string_view key = parameters.substr(0, ampersand);
  const std::string_view genesis =
      ampersand == parameters.npos ? std::string_view{} : parameters.substr(ampersand);
  if (!key.starts_with(kKey) || !genesis.starts_with(kGenesis) || genesis.find('&', 1) != genesis.npos) {
    return std::unexpected(NodeLinkError::kParameters);
  }
  const auto key_bytes = parse_hex_array<kHex / 2>(key.substr(kKey.size()));
  if (!key_bytes || *key_bytes == Bytes32{}) {
    return std::unexpected(NodeLinkError::kKey);
  }
  const auto genesis_bytes = parse_hex_array<kHex / 2>(genesis.substr(kGenesis.size()));
  if (!genesis_bytes) {
    return std::unexpected(NodeLinkError::kGenesis);
  }
  link.key = *key_bytes;
  link.genesis = *genesis_bytes;
  return link;
}

std::string format_host_port(std::string_view host, std::uint16_t port) {
  const bool bracket = host.find(':') != host.npos;
  return (bracket ? "[" + std::string(host) + "]" : std::string(host)) + ":" + std::to_string(port);
}

std::string format_node_link(const NodeLink& link) {
  TACIT_CHECK(is_link_host(link.host) && link.port != 0);
  return std::string(kScheme) + format_host_port(link.host, link.port) + "?" + std::string(kKey) +
         to_hex(link.key) + std::string(kGenesis) + to_hex(link.genesis);
}

}  // namespace tacit
