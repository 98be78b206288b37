// SPDX-License-Identifier: MIT
#include "proof/batch_verifier.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "base/rule.h"
#include "base/serialize.h"
#include "crypto/random.h"
#include "proof/encoded_points.h"
#include "proof/equation_fold.h"

namespace tacit {

namespace {

struct PreparedPart {
  ProofPart part;
  std::size_t index;
  Equations equations;
  std::vector<std::size_t> first_points{};  // number of each equation's first point in the batch
};

/// One item, reduced to equations; or those of its parts before the one that could not be.
struct PreparedItem {
  std::vector<PreparedPart> parts;
  std::optional<ProofError> error;
};

PreparedItem prepare_item(const ProofItem& item) {
  PreparedItem prepared;
  const auto add_all = [&](ProofPart part, const auto& claims, auto reduce) {
    for (std::size_t i = 0; i < claims.size() && !prepared.error; ++i) {
      Result<Equations, ProofFault> equations = reduce(claims[i].statement, claims[i].proof);
      if (equations) {
        prepared.parts.push_back({part, i, std::move(*equations)});
      } else if (!rule_removed(Rule::kPreparedPart)) {
        prepared.error = ProofError{part, i, equations.error()};
      }
    }
  };
  add_all(ProofPart::kMembership, item.memberships, membership_equations);
  add_all(ProofPart::kBalance, item.balances, balance_equations);
  add_all(ProofPart::kAuthorisation, item.authorisations, authorisation_equations);
  add_all(ProofPart::kPayment, item.payments, payer_equations);
  if (breaks(Rule::kEmptyItem, prepared.parts.empty() && !prepared.error)) {
    prepared.error = ProofError{};
  }
  return prepared;
}

/// Decodes the points of all items together; the first part of an item that has a bad one becomes its error.
EncodedPoints decode_points(std::span<PreparedItem> items, WorkerPool* pool) {
  EncodedPoints points;
  for (PreparedItem& item : items) {
    for (PreparedPart& part : item.parts) {
      for (const Equation& equation : part.equations) {
        part.first_points.push_back(points.add(equation.points));
      }
    }
  }
  points.decode(pool);
  for (PreparedItem& item : items) {
    for (const PreparedPart& part : item.parts) {
      bool valid = true;
      for (std::size_t i = 0; i < part.equations.size(); ++i) {
        valid = valid && points.valid(part.first_points[i], part.equations[i].points.size());
      }
      if (breaks(Rule::kProofPoints, !valid)) {
        item.error = ProofError{part.part, part.index, ProofFault::kMalformed};
        break;
      }
    }
  }
  return points;
}

/// 128 random bits for each equation; whoever made the proofs can not know them.
class Weights {
 public:
  explicit Weights(std::size_t count) : m_bytes(16 * count) { random_bytes(m_bytes); }

  Scalar next() {
    if (rule_removed(Rule::kWeights)) {
      return Scalar::one();
    }
    Reader reader(ByteView(m_bytes).subspan(m_position, 16));
    m_position += 16;
    const std::uint64_t low = reader.u64();
    return Scalar::from_u128(low, reader.u64());
  }

 private:
  Bytes m_bytes;
  std::size_t m_position = 0;
};

EquationFold::Sum sum_of(std::span<const PreparedPart* const> parts, const EncodedPoints& points,
                         WorkerPool* pool) {
  std::size_t count = 0;
  for (const PreparedPart* part : parts) {
    if (part->equations.empty()) {
      return EquationFold::Sum::kOther;
    }
    count += part->equations.size();
  }
  Weights weights(count);
  EquationFold fold;
  for (const PreparedPart* part : parts) {
    for (std::size_t i = 0; i < part->equations.size(); ++i) {
      const Equation& equation = part->equations[i];
      fold.add(equation, points.bases(part->first_points[i], equation.points.size()), weights.next());
    }
  }
  return fold.sum(pool);
}

using Parts = std::vector<const PreparedPart*>;

/// Memberships that are summed up over the same cover set together.
std::vector<Parts> by_cover_set(const Parts& parts) {
  std::map<const CoverMembers*, Parts> sets;
  for (const PreparedPart* part : parts) {
    const CoverMembers* members = nullptr;
    for (const Equation& equation : part->equations) {
      members = equation.cover ? equation.cover->members.get() : members;
    }
    sets[members].push_back(part);
  }
  std::vector<Parts> sums;
  for (auto& [members, together] : sets) {
    sums.push_back(std::move(together));
  }
  return sums;
}

/// Finds the items that do not hold by folding ever smaller parts of the batch again.
class CulpritSearch {
 public:
  using Judged = bool (*)(ProofPart);

  /// Looks at the parts for which `judged` is true. Names a culprit's first one that does not hold; when
  /// `numbered` is false, so that all are of one kind, that kind alone.
  CulpritSearch(std::span<const PreparedItem> items, const EncodedPoints& points, WorkerPool* pool,
                Judged judged, bool numbered)
      : m_items(items), m_points(points), m_pool(pool), m_judged(judged), m_numbered(numbered) {}

  /// Puts an error into `verdicts` for every item among `numbers` that does not hold.
  void run(std::span<const std::size_t> numbers, std::vector<ProofVerdict>& verdicts) {
    if (!numbers.empty() && !all_hold(numbers)) {
      search(numbers, verdicts);
    }
  }

 private:
  void add_parts(std::size_t number, Parts& parts) const {
    for (const PreparedPart& part : m_items[number].parts) {
      if (m_judged(part.part)) {
        parts.push_back(&part);
      }
    }
  }

  bool hold(std::span<const PreparedPart* const> parts) {
    const EquationFold::Sum sum = sum_of(parts, m_points, m_pool);
    m_bad_members = m_bad_members || sum == EquationFold::Sum::kNoPoint;
    return sum == EquationFold::Sum::kZero;
  }

  bool all_hold(std::span<const std::size_t> numbers) {
    Parts parts;
    for (const std::size_t number : numbers) {
      add_parts(number, parts);
    }
    return numbers.size() == 1 && !m_numbered ? hold_one_by_one(by_cover_set(parts)) : hold(parts);
  }

  /// In an order by chance, so that a single false part costs half of all on average wherever it is.
  bool hold_one_by_one(std::vector<Parts> sums) {
    while (!sums.empty()) {
      const auto chance = random_array<2>();
      const auto next = sums.begin() + (chance[0] + 256 * chance[1]) % static_cast<int>(sums.size());
      if (!hold(*next)) {
        return false;
      }
      sums.erase(next);
    }
    return true;
  }

  /// `numbers` are known not to hold together.
  void search(std::span<const std::size_t> numbers, std::vector<ProofVerdict>& verdicts) {
    if (numbers.size() == 1) {
      Parts parts;
      add_parts(numbers.front(), parts);
      verdicts[numbers.front()] = std::unexpected(name_part(parts));
      return;
    }
    const std::span<const std::size_t> left = numbers.first(numbers.size() / 2);
    const std::span<const std::size_t> right = numbers.subspan(left.size());
    if (all_hold(left)) {
      search(right, verdicts);
      return;
    }
    search(left, verdicts);
    run(right, verdicts);
  }

  /// The first part that does not hold, when all of them do not hold together. Found by halving: a refused
  /// transaction of 16 inputs must not cost 33 multiplications.
  ProofError name_part(std::span<const PreparedPart* const> parts) {
    while (m_numbered && parts.size() > 1) {
      const std::span<const PreparedPart* const> left = parts.first(parts.size() / 2);
      parts = hold(left) ? parts.subspan(left.size()) : left;
    }
    // Asked again only where a sum was no point at all, which no proof can bring about.
    const bool members = m_bad_members && sum_of(parts, m_points, m_pool) == EquationFold::Sum::kNoPoint;
    return {parts.front()->part, m_numbered ? parts.front()->index : 0,
            members ? ProofFault::kMembers : ProofFault::kFalse};
  }

  std::span<const PreparedItem> m_items;
  const EncodedPoints& m_points;
  WorkerPool* m_pool;
  Judged m_judged;
  bool m_numbered;
  bool m_bad_members = false;
};

bool is_any(ProofPart) {
  return true;
}

bool is_membership(ProofPart part) {
  return part == ProofPart::kMembership;
}

bool is_cheap(ProofPart part) {
  return !is_membership(part);
}

bool has_part(const PreparedItem& item, bool (*wanted)(ProofPart)) {
  return std::ranges::any_of(item.parts, [&](const PreparedPart& part) { return wanted(part.part); });
}

/// The items among `numbers` that no search has refused and that have such a part.
std::vector<std::size_t> still_sound(std::span<const std::size_t> numbers,
                                     std::span<const PreparedItem> items, bool (*wanted)(ProofPart),
                                     std::span<const ProofVerdict> verdicts) {
  std::vector<std::size_t> left;
  std::ranges::copy_if(numbers, std::back_inserter(left), [&](std::size_t number) {
    return verdicts[number].has_value() && has_part(items[number], wanted);
  });
  return left;
}

}  // namespace

std::vector<ProofVerdict> verify_proofs(std::span<const ProofItem> items, WorkerPool* pool, Naming naming) {
  std::vector<PreparedItem> prepared(items.size());
  parallel_for(pool, items.size(), [&](std::size_t i) { prepared[i] = prepare_item(items[i]); });
  const EncodedPoints points = decode_points(prepared, pool);
  std::vector<ProofVerdict> verdicts(items.size());
  std::vector<std::size_t> sound;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (prepared[i].error) {
      verdicts[i] = std::unexpected(*prepared[i].error);
    } else {
      sound.push_back(i);
    }
  }
  if (naming == Naming::kFirst) {
    CulpritSearch(prepared, points, pool, is_any, true).run(sound, verdicts);
    return verdicts;
  }
  CulpritSearch(prepared, points, pool, is_cheap, true)
      .run(still_sound(sound, prepared, is_cheap, verdicts), verdicts);
  CulpritSearch(prepared, points, pool, is_membership, false)
      .run(still_sound(sound, prepared, is_membership, verdicts), verdicts);
  return verdicts;
}

ProofVerdict verify_proof(const ProofItem& item, WorkerPool* pool) {
  return verify_proofs(std::span(&item, 1), pool).front();
}

std::size_t BatchVerifier::add(ProofItem item) {
  m_items.push_back(std::move(item));
  return m_items.size() - 1;
}

bool BatchVerifier::all_valid(WorkerPool* pool) const {
  const std::vector<ProofVerdict> verdicts = verify(pool);
  return keeps(Rule::kBatchNotEmpty, !verdicts.empty()) &&
         keeps(Rule::kBatchAllValid, std::ranges::all_of(verdicts, [](const ProofVerdict& verdict) {
                 return verdict.has_value();
               }));
}

std::vector<ProofVerdict> BatchVerifier::verify(WorkerPool* pool) const {
  return verify_proofs(m_items, pool);
}

}  // namespace tacit
