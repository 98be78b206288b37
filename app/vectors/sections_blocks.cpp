// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>

#include "crypto/sign.h"
#include "ledger/block_rules.h"
#include "ledger/memory_ledger.h"
#include "protocol/genesis.h"
#include "protocol/public_coin.h"

#include "vectors/json_values.h"
#include "vectors/ledger_world.h"
#include "vectors/sections.h"

namespace tacit::vectors {

namespace {

// ---- 128-bit numbers as decimal text

Uint128 wideNumberOf(const Json& value) {
  if (!value.is_string()) {
    return numberOf(value);
  }
  const auto& text = value.get_ref<const std::string&>();
  refuseUnless(!text.empty());
  Uint128 number = 0;
  for (const char c : text) {
    refuseUnless(c >= '0' && c <= '9');
    const Uint128 digit = static_cast<Uint128>(c - '0');
    refuseUnless(number <= (~Uint128{0} - digit) / 10);
    number = number * 10 + digit;
  }
  return number;
}

std::string wideText(Uint128 number) {
  std::string text;
  do {
    text.push_back(static_cast<char>('0' + static_cast<int>(number % 10)));
    number /= 10;
  } while (number > 0);
  std::ranges::reverse(text);
  return text;
}

Supplies suppliesOf(const Json& list) {
  Supplies supplies;
  for (const Json& json : list) {
    const Input input(json);
    const AssetId asset(input.array<32>("asset"));
    const Json* issued = input.find("issued");
    const Json* burned = input.find("burned");
    if (issued == nullptr || burned == nullptr) {
      throw Missing{"issued or burned"};
    }
    refuseUnless(supplies.emplace(asset, Supply{wideNumberOf(*issued), wideNumberOf(*burned)}).second);
  }
  return supplies;
}

Json jsonOf(const Supplies& supplies) {
  Json list = Json::array();
  for (const auto& [asset, supply] : supplies) {
    list.push_back({{"asset", to_hex(asset.bytes())},
                    {"issued", wideText(supply.issued)},
                    {"burned", wideText(supply.burned)}});
  }
  return list;
}

Json jsonOf(const Header& header, const Bytes32& genesis) {
  return {{"height", std::to_string(header.height)},
          {"time", std::to_string(header.time)},
          {"previous", to_hex(header.previous)},
          {"transactions", to_hex(header.transactions)},
          {"coin_count", std::to_string(header.coin_count)},
          {"coin_head", to_hex(header.coin_head)},
          {"tag_count", std::to_string(header.tag_count)},
          {"tag_head", to_hex(header.tag_head)},
          {"state", to_hex(header.state)},
          {"bytes", to_hex(header.encode())},
          {"id", to_hex(header.id(genesis))}};
}

// ---- a young chain

/// The ledger of height 0. The genesis bytes are taken as given; what they would say stands beside them.
MemoryLedger genesisLedger(const Input& input) {
  NetworkParameters network = networkOf(genesis_id(input.hex("genesis_bytes")), input);
  network.operator_key = input.array<32>("operator");
  const Input block = input.object("genesis_block");
  const std::uint64_t time =
      block.has("time") ? block.number("time") : orRefuse(Header::parse(block.hex("bytes"))).time;
  MemoryLedger ledger(network, time);
  Supply supply;
  std::uint32_t index = 0;
  for (const Json& json : input.list("public_coins")) {
    const Coin coin = coinOf(Input(json), "coin");
    const auto opening = orRefuse(PublicOpening::parse(Input(json).hex("opening")));
    refuseUnless(opening.asset.is_native() && opens(opening, coin));
    ledger.add_coin(Origin::of_public_coin(index++), coin);
    supply.issued += opening.v.units();
  }
  ledger.set_supplies({{kTacit, supply}});
  ledger.begin();
  return ledger;
}

/// Ledgers by height; empty where the block was refused.
using Chain = std::vector<std::optional<MemoryLedger>>;

Outcome genesisCase(Chain& chain, const Input& input) {
  MemoryLedger ledger = genesisLedger(input);
  const NetworkParameters& network = ledger.network();
  Outcome outcome;
  outcome.addHex(network.genesis, input.find("genesis"));
  if (input.has("operator_seed")) {
    const auto key = signing_key_from_seed(input.array<32>("operator_seed"));
    outcome.addHex(key.public_key, input.find("operator"));
  }
  outcome.add(jsonOf(ledger.tip().header, network.genesis), input.find("genesis_block"));
  chain.emplace_back(std::move(ledger));
  return outcome;
}

const MemoryLedger& parentOf(const Chain& chain, const Input& input) {
  const std::uint64_t parent = input.number("parent");
  refuseUnless(parent < chain.size() && chain[parent].has_value());
  return *chain[parent];
}

Result<AcceptedBlock, BlockError> checkCase(const MemoryLedger& parent, const Input& input) {
  Block block;
  block.header = orRefuse(Header::parse(input.hex("header")));
  block.certificate = orRefuse(Certificate::parse(input.hex("certificate")));
  for (const Json& transaction : input.list("transactions")) {
    block.transactions.push_back(hexOf(transaction));
  }
  return check_block(parent, block.encode());
}

Outcome chainCase(Chain& chain, const Input& section, const Input& input) {
  const std::size_t height = chain.size();
  chain.emplace_back();  // stays empty when the block is refused
  MemoryLedger ledger = parentOf(chain, input);
  const auto block = checkCase(ledger, input);
  refuseUnless(block.has_value() && ledger.append(*block).has_value());

  const NetworkParameters& network = ledger.network();
  Json ids = Json::array();
  for (const VerifiedTransaction& transaction : block->transactions()) {
    ids.push_back(to_hex(transaction.id()));
  }
  Outcome outcome;
  outcome.add(jsonOf(block->header(), network.genesis), input.find("fields"));
  outcome.add(std::move(ids), input.find("ids"));
  outcome.addHex(certificate_digest(network.genesis, block->id()), input.find("certificate_digest"));
  if (section.has("operator_seed")) {
    const auto key = signing_key_from_seed(section.array<32>("operator_seed"));
    outcome.addHex(sign_certificate(key, network.genesis, block->id()).encode(), input.find("certificate"));
  }
  outcome.add(jsonOf(block->supplies()), input.find("supply"));
  chain[height] = std::move(ledger);
  return outcome;
}

Outcome invalidCase(const Chain& chain, const Input& input) {
  Outcome outcome;
  outcome.accepted = checkCase(parentOf(chain, input), input).has_value();
  return outcome;
}

// ---- digests and signatures alone

Outcome stateCase(const Input& input) {
  Outcome outcome;
  outcome.addHex(state_digest(suppliesOf(input.list("supply"))), input.find("digest"));
  return outcome;
}

Outcome transactionsDigestCase(const Input& input) {
  std::vector<Bytes32> ids;
  for (const Json& id : input.list("ids")) {
    ids.push_back(arrayOf<32>(id));
  }
  Outcome outcome;
  outcome.addHex(transactions_digest(ids), input.find("digest"));
  return outcome;
}

Outcome signatureCase(const Input& input) {
  Outcome outcome;
  outcome.accepted =
      verify_signature_vartime(input.array<32>("public"), input.hex("message"), input.array<64>("signature"));
  return outcome;
}

}  // namespace

void runBlocks(Report& report, const Json& section) {
  const Input input(section);
  Chain chain;
  report.single("blocks.genesis", 0, section, always,
                [&](const Input& one) { return genesisCase(chain, one); });
  report.list("blocks", input, "chain", byValid,
              [&](const Input& one) { return chainCase(chain, input, one); });
  report.list("blocks", input, "invalid", byValid, [&](const Input& one) { return invalidCase(chain, one); });
  report.list("blocks", input, "state_digests", always, stateCase);
  report.list("blocks", input, "transactions_digests", always, transactionsDigestCase);
  report.list("blocks", input, "ed25519", byValid, signatureCase);
}

}  // namespace tacit::vectors
