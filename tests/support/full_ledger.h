// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/ledger.h"

namespace tacit::test {

/// A ledger whose blocks can not be stored.
class FullLedger final : public Ledger {
 public:
  explicit FullLedger(Ledger& ledger) : m_ledger(ledger) {}
  const NetworkParameters& network() const override { return m_ledger.network(); }
  Tip tip() const override { return m_ledger.tip(); }
  Result<Bytes32, StorageFault> coin_head(std::uint64_t n) const override { return m_ledger.coin_head(n); }
  Result<bool, StorageFault> tag_spent(const Tag& tag) const override { return m_ledger.tag_spent(tag); }
  Result<CoverSet, StorageFault> cover_set(std::uint64_t f, std::uint32_t n) const override {
    return m_ledger.cover_set(f, n);
  }
  Supplies supplies() const override { return m_ledger.supplies(); }
  Result<std::optional<TransactionPlace>, StorageFault> find_transaction(const Bytes32& id) const override {
    return m_ledger.find_transaction(id);
  }
  Result<void, StorageFault> append(const AcceptedBlock&) override {
    return std::unexpected(StorageFault::kFull);
  }

 private:
  Ledger& m_ledger;
};

}  // namespace tacit::test
