// SPDX-License-Identifier: MIT
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <random>
#include <stdexcept>

#include "base/serialize.h"
#include "base/worker_pool.h"
#include "ledger/store.h"

#include "core/ledger/chain_maker.h"

/// tacit-heads make FILE [--blocks 24] [--seed 1]
/// tacit-heads apply FILE [--workers 1] [--store DIR]
/// `make` writes a genesis and blocks of payments with true proofs, of one to four inputs and one or two
/// outputs, over settled and young cover sets. `apply` takes them one after another, every proof verified,
/// and prints the heads at every height; before each block it tries it with a byte changed, here and there,
/// also inside its transactions and signed again, and prints why it refuses. Both prints are all that a
/// node's state and verdicts consist of, so two programs that print the same agree. The proofs that `make`
/// makes differ from run to run.
namespace {

using namespace tacit;
using namespace tacit::test;

using Options = std::map<std::string, std::string>;

constexpr std::size_t kLongest = 1 << 20;
constexpr std::uint32_t kGenesisCoins = 40;

Options parse(std::span<char*> words) {
  Options options;
  for (std::size_t i = 0; i + 1 < words.size(); i += 2) {
    options[words[i]] = words[i + 1];
  }
  if (words.size() % 2 != 0) {
    throw std::runtime_error("an option without its value");
  }
  return options;
}

std::size_t number(const Options& options, const std::string& name, std::size_t otherwise) {
  const auto found = options.find(name);
  return found == options.end() ? otherwise : std::stoul(found->second);
}

Bytes read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(in), {});
}

AcceptedBlock accept(const Ledger& ledger, ByteView block, WorkerPool* pool) {
  auto accepted = check_block(ledger, block, nullptr, pool);
  if (!accepted) {
    throw std::runtime_error("block refused: " + std::string(fault_name(accepted.error().fault)));
  }
  return *std::move(accepted);
}

/// The coins that were made and not spent, of which orders take some at random.
class Purse {
 public:
  Purse(std::size_t coins, std::uint32_t seed) : m_random(seed) {
    for (std::size_t i = 0; i < coins; ++i) {
      m_coins.push_back(i);
    }
  }

  void add(std::uint64_t first, std::uint64_t after) {
    for (std::uint64_t i = first; i < after; ++i) {
      m_coins.push_back(i);
    }
  }

  std::size_t below(std::size_t bound) { return m_random() % bound; }

  ChainMaker::Order order(std::uint64_t time) {
    ChainMaker::Order order;
    const std::size_t inputs = m_coins.size() > 12 ? 1 + below(4) : 1;
    for (std::size_t i = 0; i < inputs; ++i) {
      const auto at = m_coins.begin() + static_cast<std::ptrdiff_t>(below(m_coins.size()));
      order.inputs.push_back(*at);
      m_coins.erase(at);
    }
    order.halves = below(3) != 0;
    order.expiry = below(2) == 0 ? 0 : time / 1000 + 60;
    return order;
  }

 private:
  std::minstd_rand m_random;
  std::vector<std::uint64_t> m_coins;
};

void make_chain(const std::string& path, const Options& options) {
  ChainMaker chain(kGenesisCoins);
  MemoryLedger ledger(chain.genesis());
  Purse purse(kGenesisCoins, static_cast<std::uint32_t>(number(options, "--seed", 1)));
  Writer out;
  out.enc(chain.genesis().encode());
  for (std::size_t i = 0; i < number(options, "--blocks", 24); ++i) {
    const std::uint64_t time = ChainMaker::kGenesisTime + 500 * (i + 1);
    const std::uint64_t before = ledger.tip().header.coin_count;
    std::vector<Bytes> payments(i % 5 == 4 ? 0 : 1 + purse.below(3));
    for (Bytes& payment : payments) {
      payment = chain.pay_bytes(ledger, purse.order(time));
    }
    const AcceptedBlock block = accept(ledger, chain.block(ledger, time, payments), nullptr);
    must(ledger.append(block), "append");
    chain.learn(block);
    purse.add(before, ledger.tip().header.coin_count);
    out.enc(block.bytes());
  }
  const Bytes file = out.take();
  std::ofstream stream(path, std::ios::binary);
  stream.write(reinterpret_cast<const char*>(file.data()), static_cast<std::streamsize>(file.size()));
  if (!stream.flush()) {
    throw std::runtime_error("the file cannot be written");
  }
}

std::string hex_of(Uint128 value) {
  std::array<std::uint8_t, 16> bytes{};
  for (auto at = bytes.rbegin(); at != bytes.rend(); ++at, value >>= 8) {
    *at = static_cast<std::uint8_t>(value);
  }
  return to_hex(bytes);
}

void print_heads(const Ledger& ledger) {
  const Tip tip = ledger.tip();
  std::cout << tip.header.height << " block " << to_hex(tip.id) << " coins " << tip.header.coin_count << ' '
            << to_hex(must(ledger.coin_head(tip.header.coin_count), "coin head")) << " tags "
            << tip.header.tag_count << ' ' << to_hex(tip.header.tag_head) << " state "
            << to_hex(state_digest(ledger.supplies()));
  for (const auto& [asset, supply] : ledger.supplies()) {
    std::cout << " supply " << hex_of(supply.issued - supply.burned);
  }
  std::cout << '\n';
}

void print_verdict(const Ledger& ledger, std::size_t at, ByteView block, WorkerPool* pool) {
  const auto result = check_block(ledger, block, nullptr, pool);
  std::cout << "  byte " << at << ": ";
  if (result) {
    std::cout << "accepted\n";
    return;
  }
  const BlockError& error = result.error();
  std::cout << fault_name(error.fault) << ' ' << error.transaction << ' '
            << (error.fault == BlockFault::kTransaction ? fault_name(error.transaction_fault) : "-") << '\n';
}

/// The block with one byte changed, at a few places; then each of its transactions changed so and the block
/// signed again, which leaves the proofs to find it.
void print_refusals(const Ledger& ledger, const ChainMaker& chain, ByteView bytes, WorkerPool* pool) {
  constexpr std::size_t kPlaces = 5;
  const auto change = [](Bytes& what, std::size_t i) {
    const std::size_t at = (what.size() * (2 * i + 1)) / (2 * kPlaces);
    what[at] ^= 1;
    return at;
  };
  for (std::size_t i = 0; i < kPlaces; ++i) {
    Bytes changed(bytes.begin(), bytes.end());
    const std::size_t at = change(changed, i);
    print_verdict(ledger, at, changed, pool);
  }
  const Block block = must(Block::parse(bytes, kLongest), "block");
  for (std::size_t j = 0; j < block.transactions.size(); ++j) {
    for (std::size_t i = 0; i < kPlaces; ++i) {
      Block changed = block;
      const std::size_t at = change(changed.transactions[j], i);
      std::vector<Bytes32> ids;
      for (const Bytes& transaction : changed.transactions) {
        ids.push_back(transaction_id(ledger.network().genesis, transaction));
      }
      changed.header.transactions = transactions_digest(ids);
      print_verdict(ledger, at, chain.resign(changed), pool);
    }
  }
}

void apply_all(const std::string& path, const Options& options) {
  const Bytes file = read(path);
  Reader in(file);
  const ByteView genesis = in.enc(kLongest);
  std::unique_ptr<Ledger> ledger;
  if (options.contains("--store")) {
    auto store = Store::create(options.at("--store"), genesis);
    if (!store) {
      throw std::runtime_error("the store cannot be made");
    }
    ledger = *std::move(store);
  } else {
    ledger = std::make_unique<MemoryLedger>(must(Genesis::parse(genesis), "genesis"));
  }
  const std::size_t workers = number(options, "--workers", 1);
  const auto pool = workers > 1 ? std::make_unique<WorkerPool>(workers - 1) : nullptr;
  const ChainMaker chain(kGenesisCoins);  // for its operator's key
  print_heads(*ledger);
  while (in.remaining() > 0) {
    const ByteView block = in.enc(kLongest);
    print_refusals(*ledger, chain, block, pool.get());
    must(ledger->append(accept(*ledger, block, pool.get())), "append");
    print_heads(*ledger);
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const std::span<char*> words(argv, static_cast<std::size_t>(argc));
    if (words.size() < 3) {
      throw std::runtime_error("tacit-heads make|apply FILE …");
    }
    const std::string command = words[1];
    const Options options = parse(words.subspan(3));
    if (command == "make") {
      make_chain(words[2], options);
    } else if (command == "apply") {
      apply_all(words[2], options);
    } else {
      throw std::runtime_error("what is " + command + "?");
    }
    return 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
