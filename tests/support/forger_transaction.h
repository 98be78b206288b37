// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "protocol/keys.h"
#include "protocol/note.h"
#include "protocol/params.h"
#include "protocol/transaction.h"
#include "support/forger.h"

/// Whole transactions (protocol §9) of a forger's parts.
namespace tacit::test {

/// A coin that the forger owns or says to own.
struct ForgerInput {
  CoverRange set;
  MembershipForger membership;        // S', V', A'
  AuthorisationForger authorisation;  // T
  ForgerPair pair;                    // what V' and A' are said to hold

  /// The honest spend of a coin: all of it recomputed from the keys and the note. `members` are the coins of
  /// the set, `head` is the chain head behind them, `index` is the coin's on the ledger.
  static ForgerInput own(const NetworkParameters& network, const SpendKey& key, const Note& note,
                         const Origin& origin, CoverRange set, std::vector<Coin> members, const Bytes32& head,
                         std::uint64_t index, ProverRandom& random);
};

struct TransactionForger {
  NetworkParameters network;
  Bytes32 salt{};
  std::uint64_t expiry = 0, fee = 0;
  std::vector<ForgerInput> inputs;
  std::vector<ForgerPair> outputs;
  Hands memberships, balance, authorisations;

  /// Writes the core, then proves in the order of the protocol. Outputs open for nobody. What a proof was
  /// made for can be changed between the steps.
  void write_core(ProverRandom& random);
  void prove_memberships(ProverRandom& random);
  void prove_balance(ProverRandom& random);
  void authorise(ProverRandom& random);

  Transaction transaction;

  /// All steps.
  Bytes make(ProverRandom& random);
};

}  // namespace tacit::test
