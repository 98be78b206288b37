// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "base/worker_pool.h"
#include "proof/authorisation.h"
#include "proof/balance.h"
#include "proof/membership.h"
#include "proof/payment_proof.h"
#include "proof/proof_error.h"

/// The only place where proofs are accepted. Every equation of every claim gets a random 128-bit weight of
/// its own from the system's generator, scalars of equal points are added up, and one multi-scalar
/// multiplication decides for all (protocol §9, Batching). When it fails, items are split until each culprit
/// is found. Everything here is public; time depends on it.
namespace tacit {

/// A statement and the bytes that claim to prove it; the bytes must outlive the verification.
template <class Statement>
struct Claim {
  Statement statement;
  ByteView proof;
};

/// Claims that stand and fall together: those of one transaction, for example.
struct ProofItem {
  std::vector<Claim<MembershipStatement>> memberships;
  std::vector<Claim<BalanceStatement>> balances;
  std::vector<Claim<AuthorisationStatement>> authorisations;
  std::vector<Claim<PayerStatement>> payments;

  std::size_t size() const {
    return memberships.size() + balances.size() + authorisations.size() + payments.size();
  }
};

using ProofVerdict = Result<void, ProofError>;

/// Which part of a refused item its verdict names. What is accepted does not depend on it.
enum class Naming : std::uint8_t {
  /// The first that does not hold, in the order memberships, balances, authorisations, payments. To find it
  /// cover sets are summed up again and again: up to five times for an item of sixteen memberships.
  kFirst,
  /// What is cheapest to find, for items of strangers, who pay nothing for a refusal: all that is no
  /// membership is judged before any cover set is touched, and a membership is named without its number.
  /// Where an item's memberships are judged alone, its cover sets are summed up one by one, in an order that
  /// nobody can know, until one does not hold.
  kCheapest,
};

/// Verifies many items at once and returns one verdict each, the same as each alone would get. An item
/// without a claim is refused. An empty span gives an empty vector, which accepts nothing. With a pool, items
/// are prepared, points decoded, cover sets folded and the multiplication made in parallel. Takes some 25 kB
/// of memory for each payment of two inputs, and 10 MB for each cover set. Draws fresh weights at each call.
[[nodiscard]] std::vector<ProofVerdict> verify_proofs(std::span<const ProofItem> items,
                                                      WorkerPool* pool = nullptr,
                                                      Naming naming = Naming::kFirst);

/// The verdict on one item.
[[nodiscard]] ProofVerdict verify_proof(const ProofItem& item, WorkerPool* pool = nullptr);

/// Collects items and gives their verdicts. Not thread-safe.
class BatchVerifier {
 public:
  /// The item's number, from 0.
  std::size_t add(ProofItem item);
  std::size_t size() const { return m_items.size(); }

  /// True when there is at least one item and every one is valid: an empty batch is refused.
  [[nodiscard]] bool all_valid(WorkerPool* pool = nullptr) const;
  [[nodiscard]] std::vector<ProofVerdict> verify(WorkerPool* pool = nullptr) const;

 private:
  std::vector<ProofItem> m_items;
};

}  // namespace tacit
