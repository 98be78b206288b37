// SPDX-License-Identifier: MIT
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "crypto/bech32m.h"
#include "crypto/mnemonic.h"
#include "ledger/memory_ledger.h"
#include "ledger/store_records.h"
#include "wallet/backup_records.h"
#include "wallet/memo.h"
#include "wallet/payment_link.h"

#include "core/ledger/chain_maker.h"

/// Honest encodings to begin a corpus with: make_seeds FOLDER writes FOLDER/TARGET/NAME. For when a format
/// changes; what is in the tree was made by it and by fuzzing.
using namespace tacit;
using namespace tacit::test;

namespace {

namespace fs = std::filesystem;

struct Seeds {
  fs::path folder;

  void put(const std::string& target, const std::string& name, ByteView bytes) const {
    fs::create_directories(folder / target);
    std::ofstream file(folder / target / name, std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  }
  void text(const std::string& target, const std::string& name, std::string_view text) const {
    put(target, name, as_bytes(text));
  }
  void record(std::uint8_t kind, const std::string& name, const Bytes& bytes) const {
    Bytes with_kind{kind};
    append(with_kind, bytes);
    put("record", name, with_kind);
  }
};

struct World {
  ChainMaker chain{20};
  MemoryLedger ledger{chain.genesis()};
  std::string address = format_address(chain.address(3), "tacittest");
};

OwnedCoin owned_coin(const World& world) {
  OwnedCoin coin;
  coin.row = 1;
  coin.index = 4;
  coin.origin = world.chain.coins()[4].origin;
  coin.coin = world.chain.coins()[4].coin;
  coin.note = must(identify(world.chain.key().full().incoming(), coin.coin, coin.origin), "own coin");
  coin.tag = *Tag::from_point(base_point());
  coin.spent_by = Bytes32{8};
  coin.kept = KeptSet{{0, 16}, Bytes32{2}};
  return coin;
}

StoredPayment outgoing(const World& world) {
  StoredPayment payment;
  payment.record.id = 2;
  payment.record.state = PaymentState::kHandedOver;
  payment.record.parts = {{world.address, Amount::from_units(5), 1}};
  payment.record.memo = "for the book";
  payment.record.request_id = Bytes16{9};
  payment.inputs = {1};
  payment.outputs.resize(2);
  payment.outputs[0].address = payment.outputs[1].address = world.chain.address(3).encode();
  payment.outputs[1].change = true;
  payment.attempts = {{Bytes32{1}, Bytes(40, 7), 1'800'000'600}};
  return payment;
}

ChainState chain_state(const World& world) {
  ChainState state;
  state.started = true;
  state.tip = world.ledger.tip().header;
  state.tip_id = world.ledger.tip().id;
  return state;
}

Contact contact(const World& world) {
  Contact person;
  person.id = 1;
  person.name = "Mira";
  person.addresses = {world.address};
  person.note = "the baker";
  return person;
}

AccountBook book() {
  AccountBook made;
  made.accounts.push_back({3, "savings", Amount::from_units(77), 5});
  made.ask_above = Amount::from_units(100);
  return made;
}

void records(const Seeds& seeds, const World& world) {
  seeds.record(0, "coin", encode_record(owned_coin(world)));
  seeds.record(1, "payment", encode_record(outgoing(world)));
  PaymentRequest request;
  request.address = world.address;
  request.amount = Amount::from_units(9);
  request.label = "shop";
  seeds.record(2, "request", encode_record(request));
  seeds.record(3, "chain", encode_record(chain_state(world)));
  Bytes first_version = encode_record(chain_state(world));
  first_version[0] = 1;
  first_version.resize(first_version.size() - 17);
  seeds.record(3, "chain-of-version-1", first_version);
  seeds.record(4, "network", encode_record(world.chain.network()));
  seeds.record(5, "settings",
               encode_record(WalletSettings{"tacit-node:localhost:1", "tacittest", 4, 3, true}));
  seeds.record(6, "proof", encode_record(StoredProof{{0, 16}, Bytes(40, 3)}));
  seeds.record(7, "evidence", encode_record(Evidence{}));
  seeds.record(8, "contact", encode_record(contact(world)));
  seeds.record(9, "assignment", encode_record(StoredAssignment{4}));
  seeds.record(10, "book", encode_book(book()));
  seeds.record(11, "proxy", encode_proxy_file("127.0.0.1:9050", Secret<Bytes32>()));
  seeds.record(11, "no-proxy", encode_proxy_file("", Secret<Bytes32>(Bytes32{1})));
}

void backup(const Seeds& seeds, const World& world) {
  BackupWriter writer{AccountBook()};
  writer.add(0, Table::kState, kChainRow, encode_record(chain_state(world)));
  writer.add(0, Table::kState, kSettingsRow, encode_record(WalletSettings()));
  writer.add(0, Table::kState, kNetworkRow, encode_record(world.chain.network()));
  writer.add(0, Table::kCoins, 1, encode_record(owned_coin(world)));
  writer.add(0, Table::kPayments, 2, encode_record(outgoing(world)));
  writer.add(0, Table::kHeads, 1, Bytes32{4});
  writer.add(0, Table::kContacts, 1, encode_record(contact(world)));
  writer.add(0, Table::kAssigned, 2, encode_record(StoredAssignment{1}));
  seeds.put("backup", "records", writer.view());
}

void store_records(const Seeds& seeds, const World& world) {
  const auto& coin = world.chain.coins()[0];
  seeds.put("store_record", "coin", encode_coin_record({coin.origin, coin.coin, Bytes32{1}}));
  seeds.put("store_record", "tag", encode_tag_record(7));
  seeds.put("store_record", "place", encode_place({5, 2}));
  seeds.put("store_record", "tip", encode_tip_record({world.ledger.tip().header, world.ledger.supplies()}));
}

void texts(const Seeds& seeds, const World& world) {
  const std::string link = "tacit:" + world.address;
  seeds.text("payment_link", "bare", link);
  seeds.text("payment_link", "full",
             link +
                 "?amount=1.25&label=Caf%C3%A9&message=two+cups&memo=aGVsbG8&exp=1800000600"
                 "&id=000102030405060708090a0b0c0d0e0f");
  seeds.text("payment_link", "several", link + "?amount=1&address.1=" + world.address + "&amount.1=2.5");
  std::string upper = link + "?amount=1";
  std::ranges::transform(upper, upper.begin(), [](char c) { return c >= 'a' && c <= 'z' ? c - 32 : c; });
  seeds.text("payment_link", "upper", upper);
  seeds.text("payment_link", "required", link + "?req-new=1");
  seeds.text("bech32m", "address", world.address);
  seeds.text("bech32m", "short", bech32m_encode("a", Bytes{1, 2, 3}));
  seeds.text("bech32m", "one-wrong", "q" + bech32m_encode("a", Bytes{1, 2, 3}).substr(1));
  for (const std::size_t size : {16u, 24u, 32u}) {
    seeds.put("mnemonic", std::to_string(size * 3 / 4) + "-words",
              mnemonic_from_entropy(Bytes(size, static_cast<std::uint8_t>(size))).expose());
  }
  seeds.put("memo", "text", *pack_memo(as_bytes("a note, é"), {}));
  seeds.put("memo", "request", *pack_memo(as_bytes("two cups"), Bytes16{1}));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "make_seeds FOLDER\n";
    return 2;
  }
  const Seeds seeds{argv[1]};
  const World world;
  records(seeds, world);
  backup(seeds, world);
  store_records(seeds, world);
  texts(seeds, world);
  return 0;
}
