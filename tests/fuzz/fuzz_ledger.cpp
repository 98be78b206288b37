// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>
#include <string>

#include "ledger/store.h"
#include "protocol/light.h"

#include "fuzz/ledger_model.h"
#include "fuzz/scratch_folder.h"

using namespace tacit;
using namespace tacit::test;

namespace {

namespace fs = std::filesystem;

/// Proofs that an input may have verified, by the upper bits of its first byte: what has no remembered
/// verdict costs most of a millisecond, and a step without one a hundredth of that.
constexpr int kMostVerified[] = {0, 0, 0, 1, 1, 2, 4, 64};
constexpr std::size_t kMostSteps = 64;

const LedgerStock& stock() {
  static const LedgerStock made;
  return made;
}

/// With the store of the genesis, made once and copied for every input.
const fs::path& folder() {
  static const ScratchFolder scratch;
  static const fs::path path = [] {
    const std::string name = (scratch.path() / "genesis").string();
    TACIT_CHECK(Store::create(name, stock().chain().genesis().encode()));
    return scratch.path();
  }();
  return path;
}

/// A ledger in memory and one on disk, held against the model after every step.
class Ledgers {
 public:
  Ledgers(bool disk, int proofs)
      : m_model(stock()),
        m_memory(std::make_unique<MemoryLedger>(stock().chain().genesis())),
        m_proofs(proofs) {
    if (disk) {
      copy(folder() / "genesis");
      open();
    }
  }

  void step(Reader& script) {
    // One read a statement: compilers take arguments in different orders.
    switch (const std::uint8_t what = script.u8() % 8; what) {
      case 0:
      case 1: {
        const BlockPlan planned = plan(script, what == 1);
        const bool remember = script.u8() % 16 != 0;
        return block(planned, remember);
      }
      case 2:
        return reopen();
      case 3:
        return power_cut();
      case 4:
        return old_block(script.u8());
      case 5: {
        const std::uint8_t number = script.u8();
        return alone(number, time(script.u8()));
      }
      case 6:
        return draft(plan(script, false));
      case 7:
        return ask(script.u8());
    }
  }

  void compare() const {
    for (const Ledger* ledger : ledgers()) {
      const Tip tip = ledger->tip();
      TACIT_CHECK(tip.header == m_model.tip && tip.id == m_model.id);
      const Supplies expected{{kTacit, Supply{LedgerModel::kIssued, m_model.burned}}};
      TACIT_CHECK(ledger->supplies() == expected);
    }
  }

 private:
  std::vector<Ledger*> ledgers() const {
    return m_store ? std::vector<Ledger*>{m_memory.get(), m_store.get()}
                   : std::vector<Ledger*>{m_memory.get()};
  }

  std::uint64_t time(std::uint8_t choice) const {
    constexpr std::uint64_t kAhead[] = {0, 0, 1, 999, 1'000, 1'001, 60'000, 600'000};
    const std::uint64_t now = m_model.tip.time;
    return choice == 255 ? UINT64_MAX : choice == 254 ? now - 1 : std::max(now, now + kAhead[choice % 8]);
  }

  BlockPlan plan(Reader& script, bool flawed) const {
    BlockPlan plan;
    plan.time = time(script.u8());
    const std::size_t count = script.u8() % 13;
    for (std::size_t i = 0; i < count; ++i) {
      plan.items.push_back(script.u8() % stock().items().size());
    }
    if (flawed) {
      plan.flaw = static_cast<Flaw>(script.u8() % static_cast<std::uint8_t>(Flaw::kCount));
    }
    return plan;
  }

  /// The block as planned: right in everything but the flaw, and signed with it.
  Bytes bytes_of(const BlockPlan& plan) const {
    Block block;
    block.header = LedgerModel(m_model).apply(plan);
    for (const std::size_t number : plan.items) {
      block.transactions.push_back(stock().items()[number].bytes);
    }
    Header& h = block.header;
    switch (plan.flaw) {
      case Flaw::kHeight:
        h.height += 1;
        break;
      case Flaw::kPrevious:
        h.previous[0] ^= 1;
        break;
      case Flaw::kTransactions:
        h.transactions[31] ^= 0x80;
        break;
      case Flaw::kCoinCount:
        h.coin_count += 1;
        break;
      case Flaw::kCoinHead:
        h.coin_head[5] ^= 1;
        break;
      case Flaw::kTagCount:
        h.tag_count -= 1;
        break;
      case Flaw::kTagHead:
        h.tag_head[5] ^= 1;
        break;
      case Flaw::kState:
        h.state[9] ^= 1;
        break;
      default:
        break;
    }
    static const SigningKeyPair other = signing_key_from_seed(Bytes32{99});
    const SigningKeyPair& key = plan.flaw == Flaw::kOtherSigner ? other : stock().chain().operator_key();
    block.certificate = sign_certificate(key, m_model.genesis(), h.id(m_model.genesis()));
    block.certificate.signature[40] ^= plan.flaw == Flaw::kSignature ? 1 : 0;
    Bytes bytes = block.encode();
    switch (plan.flaw) {
      case Flaw::kCut:
        bytes.pop_back();
        break;
      case Flaw::kTrailing:
        bytes.push_back(0);
        break;
      case Flaw::kVersion:
        bytes[0] = 2;
        break;
      case Flaw::kCertificateType:
        bytes[Header::kSize] = 2;
        break;
      default:
        break;
    }
    return bytes;
  }

  void block(const BlockPlan& plan, bool remember) {
    const Bytes bytes = bytes_of(plan);
    const auto expected = m_model.refusal(plan, bytes.size());
    const bool remembered = std::ranges::all_of(plan.items, [](std::size_t number) {
      return stock().verdicts().find(stock().items()[number].id).has_value();
    });
    const bool reaches_proofs =
        !expected || (expected->fault == BlockFault::kTransaction &&
                      expected->transaction_fault >= TransactionFault::kMembershipProof);
    if (reaches_proofs && (!remember || !remembered || expected) && m_proofs-- <= 0) {
      return;
    }
    const VerdictCache* verdicts = remember ? &stock().verdicts() : nullptr;
    const Header before = m_model.tip;
    for (Ledger* ledger : ledgers()) {
      const auto result = check_block(*ledger, bytes, verdicts);
      TACIT_CHECK(result.has_value() == !expected.has_value());
      if (expected) {
        TACIT_CHECK(result.error() == *expected);
      } else {
        TACIT_CHECK(ledger->append(*result));
      }
    }
    light(before, bytes, expected);
    if (!expected) {
      m_model.apply(plan);
      m_blocks.push_back(bytes);
    }
  }

  /// A wallet, which sees no proofs and no fees, takes what the ledger takes, and refuses all that it can
  /// see.
  void light(const Header& before, ByteView bytes, const std::optional<BlockError>& refusal) const {
    const auto block = Block::parse(bytes, SIZE_MAX);
    if (!block) {
      return;
    }
    std::vector<LightTransaction> transactions;
    for (const Bytes& transaction : block->transactions) {
      const auto decoded = Transaction::split(stock().chain().network(), transaction);
      if (!decoded) {
        return;
      }
      transactions.push_back(light_transaction(*decoded, m_model.genesis()));
    }
    const auto seen =
        check_light_block(stock().chain().network(), before, block->header, block->certificate, transactions);
    const bool unseen =
        refusal && (refusal->fault == BlockFault::kTooLarge || refusal->fault == BlockFault::kTransaction ||
                    refusal->fault == BlockFault::kSupply || refusal->fault == BlockFault::kStateDigest);
    TACIT_CHECK(unseen || seen.has_value() == !refusal);
  }

  /// A block of before is refused by its place, and changes nothing.
  void old_block(std::size_t number) {
    if (m_blocks.empty()) {
      return;
    }
    const Bytes& old = m_blocks[number % m_blocks.size()];
    for (const Ledger* ledger : ledgers()) {
      const auto result = check_block(*ledger, old, &stock().verdicts());
      TACIT_CHECK(!result && result.error().fault == BlockFault::kHeight);
    }
  }

  void alone(std::size_t number, std::uint64_t time) {
    const StockItem& item = stock().items()[number % stock().items().size()];
    const auto expected = m_model.alone(item, time);
    if ((!expected || *expected >= TransactionFault::kMembershipProof) && m_proofs-- <= 0) {
      return;
    }
    const auto result = check_transaction(*ledgers().back(), time, item.bytes);
    TACIT_CHECK(result.has_value() == !expected && (!expected || result.error() == *expected));
  }

  /// Whoever makes a block takes what the model takes, in order, and makes the same header.
  void draft(BlockPlan plan) const {
    plan.time = std::max(plan.time, m_model.tip.time);
    std::vector<VerifiedTransaction> candidates;
    BlockPlan taken{{}, plan.time, Flaw::kNone};
    std::vector<std::pair<std::size_t, TransactionFault>> refused;
    std::set<Bytes32> before;
    std::size_t size = kEmptyBlockSize;
    for (const std::size_t number : plan.items) {
      const StockItem& item = stock().items()[number];
      const auto verified = stock().verdicts().find(item.id);
      if (!verified) {
        continue;
      }
      candidates.push_back(*verified);
      if (size + 4 + item.bytes.size() > stock().chain().network().max_block_bytes) {
        continue;
      }
      auto fault = m_model.condition(item, plan.time, before);
      if (!fault && !m_model.same_members(item)) {
        fault = TransactionFault::kCoverSetIllegal;
      }
      if (fault) {
        refused.emplace_back(candidates.size() - 1, *fault);
        continue;
      }
      before.insert(item.tags.begin(), item.tags.end());
      taken.items.push_back(number);
      size += 4 + item.bytes.size();
    }
    const auto made = draft_block(*ledgers().back(), plan.time, candidates);
    TACIT_CHECK(made && made->header == LedgerModel(m_model).apply(taken));
    TACIT_CHECK(made->transactions.size() == taken.items.size() && made->refused.size() == refused.size());
    for (std::size_t i = 0; i < refused.size(); ++i) {
      TACIT_CHECK(made->refused[i].candidate == refused[i].first &&
                  made->refused[i].fault == refused[i].second);
    }
  }

  void ask(std::size_t number) const {
    const StockItem& item = stock().items()[number % stock().items().size()];
    const std::uint64_t count = number % m_model.heads.size();
    for (const Ledger* ledger : ledgers()) {
      const auto place = ledger->find_transaction(item.id);
      const auto expected = m_model.places.find(item.id);
      TACIT_CHECK(place && place->has_value() == (expected != m_model.places.end()));
      TACIT_CHECK(!*place || **place == expected->second);
      const Tag tag = Tag::from_trusted(item.tags[0]);
      TACIT_CHECK(ledger->tag_spent(tag).value() == m_model.spent.contains(item.tags[0]));
      TACIT_CHECK(ledger->coin_head(count).value() == m_model.heads[count]);
    }
    if (m_store && !m_blocks.empty()) {
      const std::size_t height = number % m_blocks.size();
      TACIT_CHECK(m_store->block(height + 1).value() == m_blocks[height]);
    }
  }

  /// What the files hold while the store is open is what a process that dies now leaves behind.
  void power_cut() {
    if (m_store) {
      copy(fs::path(m_path));
      open();
    }
  }

  void reopen() {
    if (m_store) {
      m_store.reset();
      open();
    }
  }

  void copy(const fs::path& from) {
    const fs::path to = folder() / std::to_string(++m_copies);
    fs::copy(from, to, fs::copy_options::recursive);
    m_store.reset();
    fs::remove_all(m_path);
    m_path = to.string();
  }

  void open() {
    auto store = Store::open(m_path, StoreCheck::everything());
    TACIT_CHECK(store);
    m_store = *std::move(store);
  }

 public:
  ~Ledgers() {
    m_store.reset();
    fs::remove_all(m_path);
  }

 private:
  LedgerModel m_model;
  std::unique_ptr<MemoryLedger> m_memory;
  std::string m_path = (folder() / "none").string();
  int m_copies = 0;
  std::unique_ptr<Store> m_store;
  std::vector<Bytes> m_blocks;
  int m_proofs;
};

}  // namespace

/// A script of blocks, right and wrong, of restarts and questions: the ledger in memory and, when the first
/// Before the first input, whose time libFuzzer takes.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  stock();
  folder();
  return 0;
}

/// byte says so, one on disk answer as the model does, at every step.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Reader script(ByteView(data, size));
  const std::uint8_t kind = script.u8();
  Ledgers ledgers(kind % 4 == 0, kMostVerified[kind / 32]);
  for (std::size_t i = 0; i < kMostSteps && script.remaining() > 0; ++i) {
    ledgers.step(script);
    ledgers.compare();
  }
  return 0;
}
