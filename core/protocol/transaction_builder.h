// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "base/secret.h"
#include "crypto/random.h"
#include "proof/balance.h"
#include "protocol/keys.h"
#include "protocol/note.h"
#include "protocol/params.h"
#include "protocol/transaction.h"

/// From a spend plan to a transaction (protocol §9). Three steps: `make` writes the core with disguised
/// inputs and sealed outputs, `prove_balance` needs the full view key's secrets, `authorise` the spend key.
/// Membership proofs do not depend on the transaction and are made elsewhere, before or after; they go in by
/// `set_memberships`. The order in which proofs draw randomness is that of the transaction: memberships,
/// balance, authorisations.
namespace tacit {

struct Payment {
  Address address;
  Amount v;
  AssetId asset;
  Memo memo{};
};

/// A coin that is spent: the note in it, its secret scalar and tag as `recover` finds them, and the range in
/// which it hides.
struct Spend {
  Coin coin;
  Note note;
  Secret<Scalar> s;
  Tag tag;
  CoverRange set;
};

enum class BuildError {
  kCounts,      // no or more than 16 inputs or outputs, or more than 4 different cover sets
  kSameCoin,    // two inputs with one tag
  kUnbalanced,  // an asset's inputs are not its outputs and the fee
  kFeeTooLow,
  kBadCoin,  // a point of a coin does not decode, or an output would have the identity
  kProof,    // membership proofs of a wrong number or size, a step out of order, or a prover failed
};

/// The salt of protocol §4, of the system's fresh random bytes, the payments and the first tag, so that a
/// generator that repeats itself does not repeat k.
Bytes32 make_salt(const FullKey& key, const Tag& first_tag, std::span<const Payment> payments);
/// The same with the fresh bytes given, for tests.
Bytes32 make_salt(const FullKey& key, const Bytes32& fresh, const Tag& first_tag,
                  std::span<const Payment> payments);

/// Holds secrets (openings and s) in secret memory until it is destroyed. Move-only, not thread-safe.
class TransactionBuilder {
 public:
  /// Inputs and outputs in the order given: a wallet orders inputs by the bytes of T and outputs at random.
  /// Checks that everything adds up, so that no proof is begun in vain.
  static Result<TransactionBuilder, BuildError> make(const NetworkParameters& network, const FullKey& key,
                                                     std::vector<Spend> spends,
                                                     std::span<const Payment> payments, Amount fee,
                                                     std::uint64_t expiry, const Bytes32& salt);

  /// The transaction as far as it is made.
  const Transaction& transaction() const { return m_transaction; }

  /// The disguised commitments of input `i`, as its membership proof has to state them; the witness is
  /// `blindings(i)`.
  const TransactionInput& input(std::size_t i) const { return m_transaction.inputs[i]; }
  const SpendBlindings& blindings(std::size_t i) const { return m_inputs[i].blindings.expose(); }

  /// One proof an input, in order; the sizes are checked, not the proofs.
  Result<void, BuildError> set_memberships(std::vector<Bytes> proofs);

  /// Hedged randomness (protocol, security note 7) unless `random` is given.
  Result<void, BuildError> prove_balance(ProverRandom* random = nullptr);

  /// Signs core, membership proofs and balance proof, which must all be there. `key` is the spend key of the
  /// full key that made this builder.
  Result<void, BuildError> authorise(const SpendKey& key, ProverRandom* random = nullptr);

 private:
  struct InputSecrets {
    Secret<Scalar> s;
    Secret<SpendBlindings> blindings;
    Secret<CommitmentOpening> opening;  // of V' and A'
  };
  TransactionBuilder() = default;
  Result<void, BuildError> add_input(const FullKey& key, Spend spend);
  Result<void, BuildError> add_output(const FullKey& key, const Payment& payment);

  NetworkParameters m_network;
  Transaction m_transaction;
  std::vector<InputSecrets> m_inputs;
  std::vector<Secret<CommitmentOpening>> m_outputs;
};

}  // namespace tacit
