// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

/// The text by which people pass a node on: `tacit-node:HOST:PORT?key=HEX64&genesis=HEX64`. HOST is a name of
/// letters, digits, `-`, `.` and `_`, an IPv4 address, or an IPv6 address in brackets. It has one form:
/// lower-case hex, a port of 1–65535 without leading zeros, `key` before `genesis`, nothing else. Public
/// data; thread-safe.
namespace tacit {

struct NodeLink {
  std::string host;  ///< without brackets
  std::uint16_t port = 0;
  Bytes32 key{};      ///< the node's CURVE public key
  Bytes32 genesis{};  ///< genesis id (protocol §10)
  bool operator==(const NodeLink&) const = default;
};

enum class NodeLinkError {
  kScheme,  ///< does not begin with `tacit-node:`
  kHost,
  kPort,
  kParameters,  ///< one is missing, unknown, twice or not in its place
  kKey,
  kGenesis,
};

/// Trims nothing: whitespace anywhere is an error.
Result<NodeLink, NodeLinkError> parse_node_link(std::string_view text);

/// The host must be one that parse_node_link accepts and the port not 0 (TACIT_CHECK).
std::string format_node_link(const NodeLink& link);

/// Whether `host` can stand in a link: a name, or an IPv4 or IPv6 address without brackets.
bool is_link_host(std::string_view host);

struct HostPort {
  std::string host;  ///< without brackets
  std::uint16_t port = 0;
};
/// By the rules of a node link.
Result<HostPort, NodeLinkError> parse_host_port(std::string_view text);

/// `HOST:PORT`, an IPv6 host in brackets.
std::string format_host_port(std::string_view host, std::uint16_t port);

}  // namespace tacit
