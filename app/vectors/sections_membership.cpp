// SPDX-License-Identifier: MIT
#include <optional>

#include "base/serialize.h"
#include "crypto/random.h"
#include "crypto/transcript.h"
#include "proof/batch_verifier.h"
#include "proof/membership.h"

#include "vectors/sections.h"

namespace tacit::vectors {

namespace {

constexpr std::uint32_t kMostMembers = 65'536;

using Columns = std::array<std::vector<Point>, 3>;  // S, V, A

CoverSet coverSet(const Input& input, const Columns& columns) {
  CoverSet set;
  set.first = input.number("first");
  set.count = input.number32("count");
  set.head = input.array<32>("head");
  for (const auto& column : columns) {
    refuseUnless(column.size() == set.count);
  }
  set.members = make_cover_members(prepare(columns[0]), prepare(columns[1]), prepare(columns[2]));
  return set;
}

CoverSet listedSet(const Input& input) {
  return coverSet(input, {pointsOf(input.list("S")), pointsOf(input.list("V")), pointsOf(input.list("A"))});
}

/// Members that are hashes of their index, but for one's own.
CoverSet largeSet(const Input& input) {
  const std::uint32_t count = input.number32("count");
  const Input own = input.object("own");
  const std::uint64_t position = own.number("position");
  refuseUnless(count <= kMostMembers && position < count);
  Columns columns;
  const char* const names[] = {"S", "V", "A"};
  for (std::size_t column = 0; column < columns.size(); ++column) {
    const std::string label = std::string("tacit/1/vector/") + names[column];
    for (std::uint64_t i = 0; i < count; ++i) {
      columns[column].push_back(hash_to_point(label, {i}));
    }
    columns[column][position] = own.point(names[column]);
  }
  return coverSet(input, columns);
}

MembershipStatement statementOf(const Input& input, const CoverSet& set) {
  MembershipStatement statement;
  const std::uint32_t n = input.number32("n");
  const std::uint32_t m = input.number32("m");
  refuseUnless(n <= UINT8_MAX && m <= UINT8_MAX);
  statement.parameters = {input.array<32>("genesis"), static_cast<std::uint8_t>(n),
                          static_cast<std::uint8_t>(m)};
  refuseUnless(statement.parameters.valid());
  statement.set = set;
  statement.offset = {input.array<32>("S'"), input.array<32>("V'"), input.array<32>("A'")};
  return statement;
}

Bytes proveAgain(const Input& input, const MembershipStatement& statement) {
  const MembershipWitness witness{input.number("position"), input.scalar("y"), input.scalar("g"),
                                  input.scalar("alpha")};
  VectorRandom random(input.hex("random"));
  const auto proof = membership_prove(statement, witness, random);
  refuseUnless(proof.has_value());
  return *proof;
}

/// χ and x, from the document's own words.
void addChallenges(Outcome& outcome, const Input& input, const MembershipStatement& statement,
                   ByteView proof) {
  Transcript transcript("tacit/1/membership");
  transcript.append("genesis", statement.parameters.genesis);
  transcript.append_u64("first", statement.set.first);
  transcript.append_u64("count", statement.set.count);
  transcript.append_u64("n", statement.parameters.n);
  transcript.append_u64("m", statement.parameters.m);
  transcript.append("coins", statement.set.head);
  transcript.append_point("S'", statement.offset.S);
  transcript.append_point("V'", statement.offset.V);
  transcript.append_point("A'", statement.offset.A);
  outcome.addHex(orRefuse(transcript.challenge("chi")).encode(), input.find("chi"));
  Reader reader(proof);
  transcript.append_point("Y0", reader.array<32>());
  transcript.append_point("Y1", reader.array<32>());
  for (unsigned j = 0; j < statement.parameters.m; ++j) {
    transcript.append_point("X", reader.array<32>());
  }
  outcome.addHex(orRefuse(transcript.challenge("x")).encode(), input.find("x"));
}

Outcome membershipCase(const Input& input, const CoverSet& set) {
  const MembershipStatement statement = statementOf(input, set);
  std::optional<Bytes> made;
  if (input.hasAll({"random", "position", "y", "g", "alpha"})) {
    made = proveAgain(input, statement);
  }
  const Bytes proof = input.has("proof") || !made ? input.hex("proof") : *made;
  ProofItem item;
  item.memberships.push_back({statement, proof});
  Outcome outcome;
  outcome.accepted = verify_proof(item).has_value();
  if (outcome.accepted) {
    outcome.addHex(made.value_or(proof), input.find("proof"));
    addChallenges(outcome, input, statement, proof);
  }
  return outcome;
}

std::vector<std::optional<CoverSet>> readSets(const Input& input) {
  std::vector<std::optional<CoverSet>> sets;
  if (input.has("sets")) {
    for (const Json& json : input.list("sets")) {
      try {
        sets.push_back(listedSet(Input(json)));
      } catch (const Refused&) {
        sets.push_back(std::nullopt);
      }
    }
  }
  return sets;
}

}  // namespace

void runMembership(Report& report, const Json& section) {
  const Input input(section);
  std::vector<std::optional<CoverSet>> sets;
  try {
    sets = readSets(input);
  } catch (const Missing& missing) {
    report.fail("membership.sets: " + missing.key);
  }
  report.list("membership", input, "cases", byValid, [&](const Input& one) {
    const std::uint64_t number = one.number("set");
    refuseUnless(number < sets.size() && sets[number].has_value());
    return membershipCase(one, *sets[number]);
  });
  std::optional<std::pair<Json, CoverSet>> last;  // several cases are about one large set
  report.list("membership", input, "large", byValid, [&](const Input& one) {
    const Input set = one.object("set");
    if (!last || last->first != set.json()) {
      last = {set.json(), largeSet(set)};
    }
    return membershipCase(one, last->second);
  });
}

}  // namespace tacit::vectors
