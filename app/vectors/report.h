// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "vectors/input.h"

namespace tacit::vectors {

/// A value that was computed for a case, and what the file expects it to be, when it says so.
struct Computed {
  Json value;
  const Json* expected = nullptr;
};

/// What came out of one case.
struct Outcome {
  bool accepted = true;
  std::vector<Computed> values;

  /// Without `expected` the value is printed as a verdict's, and compared with nothing.
  void add(Json value, const Json* expected = nullptr) { values.push_back({std::move(value), expected}); }
  void addHex(ByteView bytes, const Json* expected = nullptr) { add(to_hex(bytes), expected); }
};

/// Whether the file expects a case to be accepted; nothing when it does not say, which is a failed check.
using Expectation = std::function<std::optional<bool>(const Json&)>;
/// The case's `valid`.
std::optional<bool> byValid(const Json& json);
std::optional<bool> always(const Json&);
/// Null under `key` is a refusal.
Expectation byNull(const char* key);

/// Runs cases and counts, or prints verdicts.
class Report {
 public:
  enum class Mode { kCheck, kVerdicts };
  using Handler = std::function<Outcome(const Input&)>;

  explicit Report(Mode mode) : m_mode(mode) {}

  /// Every element of the list `key` of `section`, under the label `name.key`. When the list is not
  /// there, a check has failed; verdicts go on without it.
  void list(std::string_view name, const Input& section, const char* key, const Expectation& expectation,
            const Handler& handler);
  /// Every element of a section that is a list itself.
  void cases(std::string_view label, const Json& list, const Expectation& expectation,
             const Handler& handler);
  /// One case. `index` is its place in the list.
  void single(std::string_view label, std::size_t index, const Json& json, const Expectation& expectation,
              const Handler& handler);

  /// Counts a failed check that is no case's.
  void fail(std::string_view what);

  std::size_t passed() const { return m_passed; }
  std::size_t failed() const { return m_failed; }

 private:
  Mode m_mode;
  std::size_t m_passed = 0;
  std::size_t m_failed = 0;
};

}  // namespace tacit::vectors
