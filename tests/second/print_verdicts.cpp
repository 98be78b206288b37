// SPDX-License-Identifier: MIT
#include <algorithm>
#include <charconv>
#include <iostream>
#include <random>
#include <string>

#include "fuzz/ledger_model.h"

/// print_verdicts SEED COUNT: a genesis, blocks, and COUNT transactions of which most were changed somewhere,
/// each with what core/ledger says of it. A line each, for verify.py:
///
///   genesis HEX
///   block HEX VERDICT             applied when it is "valid"
///   transaction HEX TIME VERDICT  in a block of this time (ms) after the blocks so far
///
/// A verdict is "valid" or the name of the rule that is broken.
using namespace tacit;
using namespace tacit::test;

namespace {

class Printer {
 public:
  explicit Printer(std::uint64_t seed) : m_random(seed), m_ledger(m_stock.chain().genesis()) {
    std::cout << "genesis " << to_hex(m_stock.chain().genesis().encode()) << '\n';
  }

  void stock() const {
    for (const StockItem& item : m_stock.items()) {
      transaction(item.bytes, m_ledger.tip().header.time);
    }
  }

  void transaction() { transaction(changed(), m_ledger.tip().header.time + below(3) * 1'000); }

  /// Of some of the stock, with whatever the model makes of them.
  void block() {
    BlockPlan plan;
    plan.time = m_ledger.tip().header.time + below(3) * 500;
    for (std::uint64_t i = below(3); i > 0; --i) {
      plan.items.push_back(below(m_stock.items().size()));
    }
    LedgerModel after = m_model;
    Block block;
    block.header = after.apply(plan);
    for (const std::size_t number : plan.items) {
      block.transactions.push_back(m_stock.items()[number].bytes);
    }
    if (below(4) == 0) {
      auto header = block.header.encode();
      header[1 + below(header.size() - 1)] ^= static_cast<std::uint8_t>(1 + below(255));
      block.header = *Header::parse(header);
    }
    Bytes bytes = m_stock.chain().resign(block);
    if (below(4) == 0) {
      bytes[below(bytes.size())] ^= static_cast<std::uint8_t>(1 + below(255));
    }
    const auto accepted = check_block(m_ledger, bytes);
    std::cout << "block " << to_hex(bytes) << ' ' << (accepted ? "valid" : fault_name(accepted.error().fault))
              << '\n';
    if (accepted && m_ledger.append(*accepted)) {
      m_model.apply(plan);
    }
  }

 private:
  std::size_t below(std::uint64_t limit) { return m_random() % limit; }

  void transaction(const Bytes& bytes, std::uint64_t time) const {
    const auto verdict = check_transaction(m_ledger, time, bytes);
    std::cout << "transaction " << to_hex(bytes) << ' ' << time << ' '
              << (verdict ? "valid" : fault_name(verdict.error())) << '\n';
  }

  /// One of the stock; most with a bit, a word or a whole proof that is not its own.
  Bytes changed() {
    const StockItem& item = m_stock.items()[below(m_stock.items().size())];
    Bytes bytes = item.bytes;
    switch (below(6)) {
      case 0:
        break;
      case 1:
        bytes[below(bytes.size())] ^= static_cast<std::uint8_t>(1u << below(8));
        break;
      case 2:
        change_word(bytes);
        break;
      case 3:
        change_proof(bytes);
        break;
      case 4:
        exchange_proofs(bytes);
        break;
      case 5:
        change_number(bytes);
        break;
    }
    return bytes;
  }

  void change_word(Bytes& bytes) {
    constexpr Bytes32 kOrder{0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7,
                             0xa2, 0xde, 0xf9, 0xde, 0x14, 0,    0,    0,    0,    0,    0,
                             0,    0,    0,    0,    0,    0,    0,    0,    0,    0x10};
    Bytes32 ones;
    ones.fill(0xFF);
    const Bytes32 words[] = {Bytes32{}, kOrder, ones, Scalar::one().encode(), base_point().encode()};
    const Bytes32& word = words[below(5)];
    const std::uint64_t place = below(bytes.size() - 31);
    std::copy(word.begin(), word.end(), bytes.begin() + static_cast<std::ptrdiff_t>(place));
  }

  /// A whole point or scalar of the proofs, whose words end where the transaction does, takes another's
  /// place.
  void change_proof(Bytes& bytes) {
    const std::uint64_t words = std::min<std::uint64_t>(bytes.size() / 32, 40);
    const auto place = [&] { return bytes.size() - 32 * (1 + below(words)); };
    const auto word = to_array<32>(ByteView(bytes).subspan(place()));
    std::copy(word.begin(), word.end(), bytes.begin() + static_cast<std::ptrdiff_t>(place()));
  }

  void exchange_proofs(Bytes& bytes) {
    const StockItem& other = m_stock.items()[below(m_stock.items().size())];
    const auto mine = Transaction::parse(m_stock.chain().network(), bytes);
    const auto theirs = Transaction::parse(m_stock.chain().network(), other.bytes);
    if (!mine || !theirs) {
      return;
    }
    Transaction mixed = *mine;
    if (below(2) == 0 && theirs->balance.size() == mixed.balance.size()) {
      mixed.balance = theirs->balance;
    } else if (below(2) == 0) {
      mixed.memberships.back() = theirs->memberships.front();
    } else {
      mixed.authorisations.front() = theirs->authorisations.back();
    }
    bytes = mixed.encode();
  }

  void change_number(Bytes& bytes) {
    const auto decoded = Transaction::parse(m_stock.chain().network(), bytes);
    if (!decoded) {
      return;
    }
    Transaction changed = *decoded;
    CoverRange& set = changed.inputs[below(changed.inputs.size())].set;
    switch (below(5)) {
      case 0:
        changed.fee = Amount::from_units(below(200));
        break;
      case 1:
        changed.expiry = ChainMaker::kGenesisTime / 1'000 + below(4);
        break;
      case 2:
        set.first = below(2) * 8;
        break;
      case 3:
        set.count = static_cast<std::uint32_t>(6 + below(12));
        break;
      case 4:
        changed.inputs.back().tag = changed.inputs.front().tag;
        break;
    }
    bytes = changed.encode();
  }

  std::mt19937_64 m_random;
  LedgerStock m_stock;
  MemoryLedger m_ledger;
  LedgerModel m_model{m_stock};
};

}  // namespace

int main(int argc, char** argv) {
  std::uint64_t numbers[2] = {};
  for (int i = 0; i < 2; ++i) {
    const std::string_view word = i + 1 < argc ? argv[i + 1] : "";
    if (std::from_chars(word.data(), word.data() + word.size(), numbers[i]).ec != std::errc()) {
      std::cerr << "print_verdicts SEED COUNT\n";
      return 2;
    }
  }
  Printer printer(numbers[0]);
  printer.stock();
  for (std::uint64_t i = 0; i < numbers[1]; ++i) {
    if (i % 8 == 7) {
      printer.block();
    }
    printer.transaction();
  }
  return 0;
}
