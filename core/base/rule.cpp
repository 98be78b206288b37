// SPDX-License-Identifier: MIT
// Only in builds with TACIT_REMOVABLE_CHECKS.
#include "base/rule.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/check.h"

namespace tacit {

namespace {

/// What the variable names, so that a program looks it up once.
struct Removed {
  std::array<bool, 256> rules{};
  std::vector<std::string> absorptions;

  Removed() {
    const char* variable = std::getenv("TACIT_REMOVE_CHECKS");
    std::string names = variable ? variable : "";
    for (std::size_t end; !names.empty(); names.erase(0, end + 1)) {
      end = std::min(names.find(','), names.size());
      const std::string name = names.substr(0, end);
      if (name.starts_with("absorb:")) {
        absorptions.push_back(name.substr(7));
      } else {
        const long number = std::strtol(name.c_str(), nullptr, 10);
        TACIT_CHECK(number >= 0 && number < 256 && !name.empty() && std::isdigit(name[0]));
        rules[static_cast<std::size_t>(number)] = true;
      }
      if (end == names.size()) {
        break;
      }
    }
  }
};

const Removed& removed() {
  static const Removed once;
  return once;
}

}  // namespace

bool rule_removed(Rule rule) {
  return removed().rules[static_cast<std::size_t>(rule)];
}

bool absorption_removed(std::string_view label) {
  return std::ranges::find(removed().absorptions, label) != removed().absorptions.end();
}

}  // namespace tacit
