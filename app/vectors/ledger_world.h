// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <vector>

#include "ledger/memory_ledger.h"
#include "protocol/keys.h"
#include "protocol/note.h"
#include "protocol/transaction_builder.h"

#include "vectors/report.h"

namespace tacit::vectors {

/// The ledger that the section `transactions` describes, and its two wallets.
class LedgerWorld {
 public:
  explicit LedgerWorld(const Input& ledger);

  const MemoryLedger& ledger() const { return m_ledger; }
  const NetworkParameters& network() const { return m_ledger.network(); }

  /// Every coin and tag head from the first, as lists of hex.
  const Json& coinHeads() const { return m_coinHeads; }
  const Json& tagHeads() const { return m_tagHeads; }

  struct Owned {
    std::uint64_t index;
    Coin coin;
    Note note;
    Secret<Scalar> s;
    Tag tag;
  };
  /// All coins of a key, in ledger order.
  std::vector<Owned> ownedBy(const FullKey& key) const;

  /// The heads of both chains when the transaction is the next and only one.
  std::pair<Bytes32, Bytes32> headsAfter(const Transaction& transaction) const;

 private:
  void addCoins(const Json& coins);
  void addTags(const Json& tags);

  MemoryLedger m_ledger;
  std::vector<std::pair<Origin, Coin>> m_coins;
  Bytes32 m_tagHead;
  Json m_coinHeads, m_tagHeads;
};

/// A network with these parameters and as much room as any has; refused when no genesis could have them.
NetworkParameters networkOf(const Bytes32& genesis, const Input& input);

/// Makes the transaction of a case with `random` again.
Transaction buildAgain(const LedgerWorld& world, const SpendKey& key, const Input& input);

}  // namespace tacit::vectors
