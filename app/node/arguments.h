// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tacit::daemon {

/// Options of a command line, `--name VALUE` or `--name=VALUE`, each of a list that the command knows.
class Arguments {
 public:
  /// Nothing, with the offending word in `wrong`, for an unknown option, one without its value, one that is
  /// there twice and not in `repeatable`, or a word that is no option.
  static std::optional<Arguments> parse(std::span<const std::string> words,
                                        const std::set<std::string>& known,
                                        const std::set<std::string>& repeatable, std::string& wrong);

  std::optional<std::string> text(const std::string& name) const;
  std::string text(const std::string& name, std::string_view otherwise) const;
  const std::vector<std::string>& all(const std::string& name) const;

  /// The number given, or `otherwise`; nothing when it is none, or outside [least, most].
  std::optional<std::uint64_t> number(const std::string& name, std::uint64_t otherwise, std::uint64_t least,
                                      std::uint64_t most) const;

 private:
  std::map<std::string, std::vector<std::string>> m_values;
};

struct HostPort {
  std::string host;
  std::uint16_t port = 0;
};
/// `HOST:PORT` with an address, IPv6 in brackets; port 0 is "any".
std::optional<HostPort> parse_host_port(std::string_view text);

}  // namespace tacit::daemon
