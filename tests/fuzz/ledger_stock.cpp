// SPDX-License-Identifier: MIT
#include "fuzz/ledger_stock.h"

#include <algorithm>
#include <array>

namespace tacit::test {

namespace {

constexpr std::uint64_t kSecond = ChainMaker::kGenesisTime / 1000;
using Fault = TransactionFault;

StockItem described(const Transaction& transaction, const Bytes32& genesis) {
  StockItem item;
  item.bytes = transaction.encode();
  item.id = transaction_id(genesis, item.bytes);
  for (const TransactionInput& input : transaction.inputs) {
    item.tags.push_back(input.tag.encoding());
    item.sets.push_back(input.set);
  }
  item.outputs = transaction.outputs;
  item.fee = transaction.fee.units();
  item.expiry = transaction.expiry;
  return item;
}

}  // namespace

LedgerStock::LedgerStock() {
  const Fork genesis = after({});
  add_honest(genesis);
  add_children();
  add_wrong(genesis);
}

LedgerStock::Fork LedgerStock::after(std::span<const int> items) const {
  Fork fork{ChainMaker(kGenesisCoins), MemoryLedger(m_chain.genesis()), {}};
  for (std::uint32_t i = 0; i < kGenesisCoins; ++i) {
    fork.coins.emplace_back(-1, i);
  }
  for (const int number : items) {
    const StockItem& item = m_items[static_cast<std::size_t>(number)];
    const Bytes block =
        fork.chain.block(fork.ledger, ChainMaker::kGenesisTime, std::vector<Bytes>{item.bytes});
    const AcceptedBlock accepted = must(check_block(fork.ledger, block, &m_verdicts), "block of the stock");
    fork.chain.learn(accepted);
    if (!fork.ledger.append(accepted)) {
      throw std::runtime_error("append");
    }
    for (std::uint32_t j = 0; j < item.outputs.size(); ++j) {
      fork.coins.emplace_back(number, j);
    }
  }
  return fork;
}

int LedgerStock::add(StockItem item) {
  m_items.push_back(std::move(item));
  return static_cast<int>(m_items.size()) - 1;
}

int LedgerStock::pay(const Fork& fork, const ChainMaker::Order& order) {
  const Transaction transaction = fork.chain.pay(fork.ledger, order);
  StockItem item = described(transaction, m_chain.network().genesis);
  item.made_on = fork.coins;
  if (const auto verified = check_transaction(fork.ledger, ChainMaker::kGenesisTime, item.bytes)) {
    m_verdicts.remember(*verified);
  }
  return add(std::move(item));
}

/// One that exists with something else in it, encoded anew; its proofs were made for what it was.
void LedgerStock::alter(int from, std::optional<Fault> form, std::optional<Fault> proof,
                        const std::function<void(Transaction&)>& change) {
  const StockItem& original = m_items[static_cast<std::size_t>(from)];
  Transaction transaction = must(Transaction::parse(m_chain.network(), original.bytes), "stock");
  change(transaction);
  StockItem item = described(transaction, m_chain.network().genesis);
  item.form = form;
  item.proof = proof;
  item.made_on = original.made_on;
  add(std::move(item));
}

void LedgerStock::rewrite(int from, Fault form, const std::function<void(Bytes&)>& change) {
  StockItem item = m_items[static_cast<std::size_t>(from)];
  change(item.bytes);
  item.id = transaction_id(m_chain.network().genesis, item.bytes);
  item.form = form;
  add(std::move(item));
}

/// 0–12: spends of genesis coins over sets of genesis coins, good after any block. 0 and 5, 1 and 6, 7 and 8,
/// 3 and 12 exclude one another.
void LedgerStock::add_honest(const Fork& genesis) {
  pay(genesis, {.inputs = {0}, .halves = true});
  pay(genesis, {.inputs = {1, 2}, .halves = true});
  pay(genesis, {.inputs = {3, 17}, .outputs = {5}});
  pay(genesis, {.inputs = {4}, .halves = true, .set = CoverRange{0, 8}});
  pay(genesis, {.inputs = {5}, .outputs = {5}, .set = CoverRange{0, 9}});
  pay(genesis, {.inputs = {0}, .outputs = {100}});
  pay(genesis, {.inputs = {2, 6}, .outputs = {7}});
  pay(genesis, {.inputs = {7}, .outputs = {5}, .expiry = kSecond + 1});
  pay(genesis, {.inputs = {7}, .outputs = {5}, .expiry = kSecond + 600});
  pay(genesis, {.inputs = {18, 19, 20}, .outputs = std::vector<std::uint64_t>(15, 3)});
  pay(genesis, {.inputs = {21}, .outputs = {5}, .fee = 5'000});
  pay(genesis, {.inputs = {22}, .outputs = {1, 2, 3, 4, 5}, .set = CoverRange{8, 16}});
  pay(genesis, {.inputs = {4}, .outputs = {5}, .set = CoverRange{0, 8}});
}

/// 13–16: spends of coins that others made, and over sets that hold such coins: good on some ledgers alone.
void LedgerStock::add_children() {
  const Fork zero = after(std::array{0}), one_zero = after(std::array{1, 0});
  const Fork zero_three = after(std::array{0, 3});
  pay(zero, {.inputs = {24}, .outputs = {5}});
  pay(one_zero, {.inputs = {26}, .outputs = {5}});
  pay(zero_three, {.inputs = {26}, .outputs = {5}});
  pay(zero_three, {.inputs = {8}, .outputs = {5}, .set = CoverRange{8, 16}});
}

/// From 17 on: each breaks one rule, or several of which the first counts.
void LedgerStock::add_wrong(const Fork& genesis) {
  const int few = pay(genesis, {.inputs = {9}, .outputs = {5}});
  const int many = pay(genesis, {.inputs = {8, 9, 10, 11, 12}, .outputs = {5}, .set = CoverRange{0, 16}});
  const auto set = [](std::uint64_t first, std::uint32_t count) {
    return [=](Transaction& t) { t.inputs[0].set = {first, count}; };
  };
  for (const auto& [first, count] : {std::pair{0u, 7u}, {4u, 12u}, {0u, 17u}, {8u, 0u}, {8u, 17u}}) {
    alter(few, {}, Fault::kMembershipProof, set(first, count));
  }
  alter(few, {}, Fault::kMembershipProof, set(16, 16));  // legal when there are 32 coins
  alter(few, {}, Fault::kMembershipProof, set(UINT64_MAX - 7, 16));
  alter(many, {}, Fault::kMembershipProof, [](Transaction& t) {
    for (std::uint32_t i = 0; i < 5; ++i) {
      t.inputs[i].set.count = 8 + i;
    }
  });
  alter(many, {}, Fault::kMembershipProof, [](Transaction& t) { t.inputs[1].tag = t.inputs[0].tag; });
  alter(few, {}, Fault::kMembershipProof, [](Transaction& t) { t.memberships[0].back() ^= 1; });
  alter(few, {}, Fault::kBalanceProof, [](Transaction& t) { t.balance[40] ^= 1; });
  alter(few, {}, Fault::kAuthorisation, [](Transaction& t) { t.authorisations[0][130] ^= 1; });
  const std::uint64_t all = std::uint64_t{kGenesisCoins} * ChainMaker::kCoinValue;
  for (const std::uint64_t fee : {std::uint64_t{1}, all, all + 1, kAmountLimit - 1}) {
    alter(few, {}, Fault::kBalanceProof, [=](Transaction& t) { t.fee = Amount::from_units(fee); });
  }
  const Tag other = Tag::from_trusted(m_items[2].tags[0]);
  alter(few, {}, Fault::kBalanceProof, [=](Transaction& t) { t.inputs[0].tag = other; });
  rewrite(few, Fault::kVersion, [](Bytes& b) { b[0] = 2; });
  rewrite(few, Fault::kMalformed, [](Bytes& b) { b.push_back(0); });
  rewrite(few, Fault::kMalformed, [](Bytes& b) { b.pop_back(); });
  rewrite(few, Fault::kMalformed, [](Bytes& b) { std::fill_n(b.begin() + 54 + 96, 32, 0); });  // the tag
  rewrite(few, Fault::kMalformed, [](Bytes& b) { b[54 + 31] |= 0x80; });                       // S'
  rewrite(few, Fault::kMalformed, [](Bytes& b) { b[41] = 0; });                                // no input
}

}  // namespace tacit::test
