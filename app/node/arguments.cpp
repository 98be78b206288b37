// SPDX-License-Identifier: MIT
#include "node/arguments.h"

#include <charconv>

#include "link/node_link.h"

namespace tacit::daemon {
namespace {

std::optional<std::uint64_t> parse_number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

}  // namespace

std::optional<Arguments> Arguments::parse(std::span<const std::string> words,
                                          const std::set<std::string>& known,
                                          const std::set<std::string>& repeatable, std::string& wrong) {
  Arguments arguments;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    wrong = word;
    if (!word.starts_with("--")) {
      return std::nullopt;
    }
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(2, equals == std::string::npos ? equals : equals - 2);
    if (!known.contains(name) && !repeatable.contains(name)) {
      return std::nullopt;
    }
    std::string value;
    if (equals != std::string::npos) {
      value = word.substr(equals + 1);
    } else if (i + 1 < words.size()) {
      value = words[++i];
    } else {
      return std::nullopt;
    }
    auto& values = arguments.m_values[name];
    if (!values.empty() && !repeatable.contains(name)) {
      return std::nullopt;
    }
    values.push_back(std::move(value));
  }
  wrong.clear();
  return arguments;
}

std::optional<std::string> Arguments::text(const std::string& name) const {
  const auto found = m_values.find(name);
  return found == m_values.end() ? std::nullopt : std::optional(found->second.front());
}

std::string Arguments::text(const std::string& name, std::string_view otherwise) const {
  return text(name).value_or(std::string(otherwise));
}

const std::vector<std::string>& Arguments::all(const std::string& name) const {
  static const std::vector<std::string> kNone;
  const auto found = m_values.find(name);
  return found == m_values.end() ? kNone : found->second;
}

std::optional<std::uint64_t> Arguments::number(const std::string& name, std::uint64_t otherwise,
                                               std::uint64_t least, std::uint64_t most) const {
  const auto given = text(name);
  const auto value = given ? parse_number(*given) : otherwise;
  return value && *value >= least && *value <= most ? value : std::nullopt;
}

std::optional<HostPort> parse_host_port(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) {
    return std::nullopt;
  }
  std::string_view host = text.substr(0, colon);
  const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
  if (bracketed) {
    host = host.substr(1, host.size() - 2);
  }
  const auto port = parse_number(text.substr(colon + 1));
  if (!port || *port > 65535 || bracketed != (host.find(':') != std::string_view::npos) ||
      !is_link_host(host)) {
    return std::nullopt;
  }
  return HostPort{std::string(host), static_cast<std::uint16_t>(*port)};
}

}  // namespace tacit::daemon
