// SPDX-License-Identifier: MIT
#include "protocol/cover_sets.h"

#include "vectors/sections.h"

namespace tacit::vectors {

namespace {

/// A power of four from 16 to the largest that a genesis may name.
std::uint64_t setSizeOf(const Input& input) {
  const std::uint64_t N = input.number("N");
  refuseUnless(N >= 16 && N <= 65'536 && N % 4 == 0);
  return N;
}

constexpr std::uint64_t kMostParts = 1u << 20;

Outcome partsCase(const Input& input) {
  const std::uint64_t N = setSizeOf(input);
  const std::uint64_t total = input.number("total");
  refuseUnless(total / N < kMostParts);
  Json parts = Json::array();
  std::uint64_t next = 0;
  for (const CoverRange& part : partition_coins(N, total)) {
    // Every coin is in one part, every part is large enough and one that the ledger accepts.
    refuseUnless(part.first == next && part.count >= std::min(total, N / 2));
    refuseUnless(cover_set_allowed(N, part, total));
    next += part.count;
    parts.push_back({part.first, part.count});
  }
  refuseUnless(next == total);
  Outcome outcome;
  outcome.add(std::move(parts), input.find("parts"));
  return outcome;
}

Outcome choiceCase(const Input& input) {
  const std::uint64_t N = setSizeOf(input);
  const std::uint64_t index = input.number("index");
  const std::uint64_t total = input.number("total");
  refuseUnless(index < total);
  const CoverRange set = choose_cover_set(N, index, total);
  Outcome outcome;
  outcome.add(set.first, input.find("first"));
  outcome.add(set.count, input.find("count"));
  outcome.add(is_settled(N, index, total), input.find("settled"));
  return outcome;
}

Outcome ruleCase(const Input& input) {
  const CoverRange set{input.number("first"), input.number32("count")};
  Outcome outcome;
  outcome.accepted = cover_set_allowed(setSizeOf(input), set, input.number("total"));
  return outcome;
}

}  // namespace

void runCoverSets(Report& report, const Json& section) {
  const Input input(section);
  report.list("cover_sets", input, "parts", always, partsCase);
  report.list("cover_sets", input, "choices", always, choiceCase);
  report.list("cover_sets", input, "rules", byValid, ruleCase);
}

}  // namespace tacit::vectors
