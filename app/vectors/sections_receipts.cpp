// SPDX-License-Identifier: MIT
#include <optional>

#include "protocol/receipt.h"

#include "vectors/json_values.h"
#include "vectors/ledger_world.h"
#include "vectors/sections.h"

namespace tacit::vectors {

namespace {

using Transactions = std::vector<std::optional<Transaction>>;

Transactions readTransactions(const Input& input, const NetworkParameters& network) {
  Transactions transactions;
  for (const Json& json : input.list("transactions")) {
    transactions.emplace_back();
    if (const auto bytes = json.is_string() ? parse_hex(json.get_ref<const std::string&>()) : std::nullopt) {
      if (auto transaction = Transaction::parse(network, *bytes)) {
        transactions.back() = *std::move(transaction);
      }
    }
  }
  return transactions;
}

Outcome receiptCase(const Input& section, const Input& input) {
  const NetworkParameters network = networkOf(section.array<32>("genesis"), section);
  const Transactions transactions = readTransactions(section, network);
  const std::uint64_t which = input.number("transaction");
  const std::uint64_t number = input.number("j");
  refuseUnless(which < transactions.size() && transactions[which].has_value() && number <= UINT8_MAX);
  const Receipt receipt{input.array<32>("id"), static_cast<std::uint8_t>(number), addressOf(input, "address"),
                        input.array<32>("k")};
  const auto again = Receipt::parse(receipt.encode());
  refuseUnless(again && again->encode() == receipt.encode());
  const auto note = verify_receipt(network.genesis, *transactions[which], receipt);
  refuseUnless(note.has_value());
  Outcome outcome;
  outcome.add({{"v", std::to_string(note->v.units())},
               {"asset", to_hex(note->asset.bytes())},
               {"memo", to_hex(note->memo)}},
              input.find("note"));
  return outcome;
}

}  // namespace

void runReceipts(Report& report, const Json& section) {
  const Input input(section);
  report.list("receipts", input, "cases", byValid, [&](const Input& one) { return receiptCase(input, one); });
}

}  // namespace tacit::vectors
