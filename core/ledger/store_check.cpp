// SPDX-License-Identifier: MIT
#include "ledger/store_check.h"

#include "ledger/store_records.h"
#include "protocol/chain_heads.h"
#include "protocol/light.h"

namespace tacit {
namespace {

std::string at(const char* what, std::uint64_t number) {
  return std::string(what) + " " + std::to_string(number);
}

}  // namespace

std::optional<std::string> StoreChecker::check(const StoreCheck& limits) {
  if (auto wrong = check_counts()) {
    return wrong;
  }
  const Tip tip = m_store.tip();
  const std::uint64_t from = first_height(limits);
  auto previous = header(from);
  if (!previous) {
    return at("block", from);
  }
  if (from == 0) {
    if (auto wrong = check_genesis_coins()) {
      return wrong;
    }
  }
  auto head = m_store.coin_head(previous->coin_count);
  if (!head || *head != previous->coin_head) {
    return at("coin", previous->coin_count - 1);
  }
  for (std::uint64_t height = from + 1; height <= tip.header.height; ++height) {
    if (auto wrong = check_block(*previous, height)) {
      return wrong;
    }
    previous = header(height);
    if (!previous) {
      return at("block", height);
    }
  }
  return *previous == tip.header ? check_supplies(from) : std::optional<std::string>("tip");
}

/// What was burned is the sum of all fees: taken back block by block from what the tip has, it is what each
/// block's header says, and at the genesis what that issued.
std::optional<std::string> StoreChecker::check_supplies(std::uint64_t from) const {
  Supplies supplies = m_store.supplies();
  for (std::size_t i = m_burned.size(); i-- > 0;) {
    if (state_digest(supplies) != m_burned[i].state) {
      return at("supplies of block", from + i + 1);
    }
    if (m_burned[i].fees > supplies[kTacit].burned) {
      return at("supplies before block", from + i + 1);
    }
    supplies[kTacit].burned -= m_burned[i].fees;
  }
  const auto first = header(from);
  if (!first || state_digest(supplies) != first->state || (from == 0 && supplies != m_genesis.supplies())) {
    return at("supplies of block", from);
  }
  return std::nullopt;
}

std::optional<std::string> StoreChecker::check_counts() const {
  const Header tip = m_store.tip().header;
  auto read = m_store.m_database->read();
  const auto counted = [&](Database::Table table, std::uint64_t expected) {
    auto entries = read ? read->entries(table) : std::unexpected(DatabaseError::kIo);
    return entries && *entries == expected;
  };
  if (!counted(Database::Table::kCoins, tip.coin_count)) {
    return "number of coins";
  }
  if (!counted(Database::Table::kTags, tip.tag_count)) {
    return "number of tags";
  }
  // A tag that is not found is one that may be spent again, so old ones are looked at too.
  if (auto whole = read ? read->is_whole(Database::Table::kTags) : std::unexpected(DatabaseError::kIo);
      !whole || !*whole) {
    return "tags";
  }
  if (!counted(Database::Table::kBlocks, tip.height)) {
    return "number of blocks";
  }
  const Supplies supplies = m_store.supplies();
  for (const auto& [asset, supply] : supplies) {
    if (supply.burned > supply.issued) {
      return "supplies";
    }
  }
  return state_digest(supplies) == tip.state ? std::nullopt : std::optional<std::string>("supplies");
}

std::optional<std::string> StoreChecker::check_genesis_coins() const {
  auto stored = m_store.coins(0, m_genesis.coins.size());
  if (!stored || stored->size() != m_genesis.coins.size()) {
    return "genesis coins";
  }
  Bytes32 head = first_coin_head(m_store.network().genesis);
  for (std::uint32_t i = 0; i < stored->size(); ++i) {
    const Store::StoredCoin& coin = (*stored)[i];
    head = next_coin_head(head, Origin::of_public_coin(i), m_genesis.coins[i].coin);
    if (coin.origin != Origin::of_public_coin(i) || coin.coin != m_genesis.coins[i].coin ||
        coin.head != head) {
      return at("coin", i);
    }
  }
  return std::nullopt;
}

std::optional<std::string> StoreChecker::check_block(const Header& previous, std::uint64_t height) {
  const NetworkParameters& network = m_store.network();
  auto bytes = m_store.block(height);
  auto block =
      bytes ? Block::parse(*bytes, network.max_block_bytes) : std::unexpected(BlockFormError::kTooShort);
  if (!block) {
    return at("block", height);
  }
  std::vector<LightTransaction> transactions;
  Burned& burned = m_burned.emplace_back(Burned{0, block->header.state});
  for (std::uint32_t i = 0; i < block->transactions.size(); ++i) {
    auto transaction = Transaction::parse(network, block->transactions[i]);
    if (!transaction) {
      return at("block", height);
    }
    burned.fees += transaction->fee.units();
    transactions.push_back(light_transaction(*transaction, network.genesis));
    auto place = m_store.find_transaction(transactions.back().id);
    if (!place || *place != TransactionPlace{height, i}) {
      return at("transactions of block", height);
    }
  }
  if (!check_light_block(network, previous, block->header, block->certificate, transactions)) {
    return at("block", height);
  }
  return check_lists(previous, height, transactions);
}

std::optional<std::string> StoreChecker::check_lists(const Header& previous, std::uint64_t height,
                                                     std::span<const LightTransaction> transactions) const {
  auto read = m_store.m_database->read();
  std::uint64_t tag_number = previous.tag_count;
  std::uint64_t coin_number = previous.coin_count;
  Bytes32 head = previous.coin_head;
  for (const LightTransaction& transaction : transactions) {
    for (const Bytes32& tag : transaction.tags) {
      auto value = read ? read->get(Database::Table::kTags, tag) : std::unexpected(DatabaseError::kIo);
      if (!value || !*value || parse_tag_record(**value) != tag_number++) {
        return at("tags of block", height);
      }
    }
    auto stored = m_store.coins(coin_number, transaction.coins.size());
    if (!stored || stored->size() != transaction.coins.size()) {
      return at("coins of block", height);
    }
    for (std::uint32_t i = 0; i < stored->size(); ++i, ++coin_number) {
      const Store::StoredCoin& coin = (*stored)[i];
      const Origin origin = Origin::of_output(transaction.tags.front(), i);
      head = next_coin_head(head, origin, transaction.coins[i]);
      if (coin.origin != origin || coin.coin != transaction.coins[i] || coin.head != head) {
        return at("coin", coin_number);
      }
    }
  }
  return std::nullopt;
}

std::optional<Header> StoreChecker::header(std::uint64_t height) const {
  if (height == 0) {
    return m_genesis.header();
  }
  auto bytes = m_store.block(height);
  return bytes ? Header::parse(ByteView(*bytes).first(std::min(bytes->size(), Header::kSize))) : std::nullopt;
}

std::uint64_t StoreChecker::first_height(const StoreCheck& limits) const {
  const Header tip = m_store.tip().header;
  std::uint64_t from = tip.height;
  while (from > 0 && tip.height - from < limits.blocks) {
    auto before = header(from - 1);
    const bool many = before && tip.coin_count - before->coin_count > limits.coins;
    if (many && from < tip.height) {
      break;
    }
    --from;  // the newest block is checked however large it is
    if (!before) {
      break;  // unreadable, which the check will find where it begins
    }
  }
  return from;
}

}  // namespace tacit
