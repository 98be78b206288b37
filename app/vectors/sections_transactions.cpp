// SPDX-License-Identifier: MIT
#include <optional>

#include "ledger/rules.h"

#include "vectors/json_values.h"
#include "vectors/ledger_world.h"
#include "vectors/sections.h"

namespace tacit::vectors {

namespace {

Outcome headsCase(const LedgerWorld& world, const Input& input) {
  Outcome outcome;
  outcome.add(world.coinHeads(), input.find("coin_heads"));
  outcome.add(world.tagHeads(), input.find("tag_heads"));
  return outcome;
}

Outcome walletCase(const LedgerWorld& world, const Input& input) {
  const SpendKey key = spendKeyOf(input);
  Json coins = Json::array();
  for (const auto& owned : world.ownedBy(key.full())) {
    coins.push_back({{"index", owned.index},
                     {"v", std::to_string(owned.note.v.units())},
                     {"asset", to_hex(owned.note.asset.bytes())},
                     {"s", to_hex(owned.s.expose().encode())},
                     {"T", to_hex(owned.tag.encoding())}});
  }
  Outcome outcome;
  outcome.add(std::move(coins), input.find("coins"));
  return outcome;
}

/// Whether every input hides where a wallet would hide it.
bool hasWalletSets(const LedgerWorld& world, const Input& input, const Transaction& transaction) {
  const std::uint64_t total = world.ledger().tip().header.coin_count;
  std::size_t i = 0;
  for (const Json& index : input.list("inputs")) {
    const CoverRange chosen = choose_cover_set(world.network().set_size(), numberOf(index), total);
    if (transaction.inputs[i++].set != chosen) {
      return false;
    }
  }
  return true;
}

void addDigests(Outcome& outcome, const LedgerWorld& world, const Input& input,
                const Transaction& transaction) {
  const Bytes32& genesis = world.network().genesis;
  const auto [coinHead, tagHead] = world.headsAfter(transaction);
  outcome.addHex(transaction.encode(), input.find("bytes"));
  outcome.addHex(transaction.salt, input.find("salt"));
  outcome.addHex(transaction.encode_core(), input.find("core"));
  outcome.addHex(transaction.core_digest(genesis), input.find("core_digest"));
  outcome.addHex(transaction.signing_digest(genesis), input.find("signing_digest"));
  outcome.addHex(transaction.id(genesis), input.find("id"));
  outcome.addHex(coinHead, input.find("coin_head_after"));
  outcome.addHex(tagHead, input.find("tag_head_after"));
}

Outcome transactionCase(const LedgerWorld& world, const Input& ledger, const Input& input) {
  std::optional<Transaction> made;
  if (input.hasAll({"random", "account", "inputs", "payments"})) {
    const std::string account = input.text("account");
    refuseUnless(account == "alice" || account == "bob");
    made = buildAgain(world, spendKeyOf(ledger.object(account.c_str())), input);
  }
  const Bytes bytes = input.has("bytes") || !made ? input.hex("bytes") : made->encode();
  const auto verified = check_transaction(world.ledger(), input.number("time"), bytes);
  Outcome outcome;
  outcome.accepted = verified.has_value();
  if (outcome.accepted) {
    const Transaction& transaction = made ? *made : verified->transaction();
    addDigests(outcome, world, input, transaction);
    if (made) {
      outcome.add(hasWalletSets(world, input, transaction), input.find("wallet_sets"));
    }
  }
  return outcome;
}

}  // namespace

void runTransactions(Report& report, const Json& section) {
  const Input input(section);
  std::optional<LedgerWorld> world;
  const Json* ledger = input.find("ledger");
  const Json nothing = Json::object();
  const Input ledgerInput(ledger != nullptr ? *ledger : nothing);
  report.single("transactions.ledger", 0, ledgerInput.json(), always, [&](const Input& one) {
    world.emplace(one);
    return headsCase(*world, one);
  });
  for (const char* name : {"alice", "bob"}) {
    const Json* wallet = ledgerInput.find(name);
    const std::string label = std::string("transactions.") + name;
    report.single(label, 0, wallet != nullptr ? *wallet : nothing, always, [&](const Input& one) {
      refuseUnless(world.has_value());
      return walletCase(*world, one);
    });
  }
  report.list("transactions", input, "cases", byValid, [&](const Input& one) {
    refuseUnless(world.has_value());
    return transactionCase(*world, ledgerInput, one);
  });
}

}  // namespace tacit::vectors
