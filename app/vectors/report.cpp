// SPDX-License-Identifier: MIT
#include "vectors/report.h"

#include <algorithm>
#include <iostream>

namespace tacit::vectors {

namespace {

/// Nothing when an input is missing.
std::optional<Outcome> evaluate(const Json& json, const Report::Handler& handler) {
  try {
    return handler(Input(json));
  } catch (const Refused&) {
    return Outcome{.accepted = false, .values = {}};
  } catch (const Missing&) {
    return std::nullopt;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

bool passes(const std::optional<Outcome>& outcome, std::optional<bool> expected) {
  if (!outcome || !expected || outcome->accepted != *expected) {
    return false;
  }
  // What was computed on the way to a refusal is nothing that a file could expect.
  return !outcome->accepted || std::ranges::all_of(outcome->values, [](const Computed& computed) {
    return computed.expected == nullptr || computed.value == *computed.expected;
  });
}

std::string printed(const Json& value) {
  if (value.is_null()) {
    return "-";
  }
  return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string caseName(const Json& json) {
  for (const char* key : {"name", "reason"}) {
    const Json* name = Input(json).find(key);
    if (name != nullptr && name->is_string()) {
      return name->get<std::string>();
    }
  }
  return {};
}

}  // namespace

std::optional<bool> byValid(const Json& json) {
  const Json* valid = Input(json).find("valid");
  return valid != nullptr && valid->is_boolean() ? std::optional(valid->get<bool>()) : std::nullopt;
}

std::optional<bool> always(const Json&) {
  return true;
}

Expectation byNull(const char* key) {
  return [key](const Json& json) -> std::optional<bool> {
    const Json* value = Input(json).find(key);
    return value != nullptr ? std::optional(!value->is_null()) : std::nullopt;
  };
}

void Report::list(std::string_view name, const Input& section, const char* key,
                  const Expectation& expectation, const Handler& handler) {
  const std::string label = std::string(name) + "." + key;
  const Json* found = section.find(key);
  if (found == nullptr) {
    if (m_mode == Mode::kCheck) {
      fail(label + " is missing");
    }
    return;
  }
  cases(label, *found, expectation, handler);
}

void Report::cases(std::string_view label, const Json& list, const Expectation& expectation,
                   const Handler& handler) {
  if (!list.is_array()) {
    fail(std::string(label) + " is not a list");
    return;
  }
  for (std::size_t i = 0; i < list.size(); ++i) {
    single(label, i, list[i], expectation, handler);
  }
}

void Report::single(std::string_view label, std::size_t index, const Json& json,
                    const Expectation& expectation, const Handler& handler) {
  const auto outcome = evaluate(json, handler);
  if (m_mode == Mode::kVerdicts) {
    const bool accepted = outcome && outcome->accepted;
    std::cout << label << ' ' << index << (accepted ? " accept" : " refuse");
    if (accepted) {
      for (const Computed& computed : outcome->values) {
        std::cout << ' ' << printed(computed.value);
      }
    }
    std::cout << '\n';
    return;
  }
  if (passes(outcome, expectation(json))) {
    ++m_passed;
  } else {
    fail(std::string(label) + " " + std::to_string(index) + " " + caseName(json));
  }
}

void Report::fail(std::string_view what) {
  ++m_failed;
  std::cerr << "FAIL " << what << '\n';
}

}  // namespace tacit::vectors
