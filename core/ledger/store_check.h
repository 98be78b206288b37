// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ledger/store.h"
#include "protocol/light.h"

namespace tacit {

/// Recomputes what the newest blocks of a store say and compares it with what is stored. Checksums find a
/// value that was changed; this finds one that is missing, or that belongs to another moment.
class StoreChecker {
 public:
  StoreChecker(const Store& store, const Genesis& genesis) : m_store(store), m_genesis(genesis) {}

  /// What is wrong first, or nothing.
  std::optional<std::string> check(const StoreCheck& limits);

 private:
  std::optional<std::string> check_counts() const;
  std::optional<std::string> check_genesis_coins() const;
  std::optional<std::string> check_block(const Header& previous, std::uint64_t height);
  std::optional<std::string> check_supplies(std::uint64_t from) const;
  std::optional<std::string> check_lists(const Header& previous, std::uint64_t height,
                                         std::span<const LightTransaction> transactions) const;
  std::optional<Header> header(std::uint64_t height) const;
  std::uint64_t first_height(const StoreCheck& limits) const;

  const Store& m_store;
  const Genesis& m_genesis;

  struct Burned {
    Uint128 fees = 0;
    Bytes32 state{};
  };
  std::vector<Burned> m_burned;  // by each block that was checked, oldest first
};

}  // namespace tacit
