// SPDX-License-Identifier: MIT
#include "support/ledger_maker.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "crypto/hash.h"
#include "ledger/store.h"
#include "ledger/store_records.h"
#include "node/files.h"
#include "node/node.h"
#include "proof/authorisation.h"
#include "proof/balance.h"
#include "protocol/note.h"
#include "support/must.h"

namespace tacit {

Result<VerifiedTransaction, StorageFault> UnprovedTransactions::accept(const LedgerView& view,
                                                                       DecodedTransaction transaction) {
  auto verdict = std::make_shared<VerifiedTransaction::Verdict>();
  verdict->genesis = view.network().genesis;
  for (const TransactionInput& input : transaction.transaction.inputs) {
    TACIT_TRY(const Bytes32 head, view.coin_head(input.set.first + input.set.count));
    verdict->cover_heads.push_back(head);
  }
  verdict->decoded = std::move(transaction);
  return VerifiedTransaction(std::move(verdict));
}

namespace test {
namespace {

constexpr std::uint64_t kOutputs = kMostOutputs;
constexpr std::uint64_t kPointsPerTransaction = 3 + 4 * kOutputs;
constexpr std::uint64_t kGenesisUnits = std::uint64_t{1} << 60;
constexpr const char* kPlanFile = "/made_ledger";

/// Encodings of P, P + G, P + 2G, …
class PointSequence {
 public:
  explicit PointSequence(const Point& first) : m_next(first) {}
  Bytes32 take() {
    const Bytes32 encoding = m_next.encode();
    m_next = m_next + base_point();
    return encoding;
  }

 private:
  Point m_next;
};

/// Bytes that look random, the same for one plan and transaction number.
class ByteStream {
 public:
  ByteStream(std::string_view seed, std::uint64_t number) {
    m_shake.absorb(as_bytes(seed));
    m_shake.absorb(u64_bytes(number));
  }
  template <std::size_t N>
  ByteArray<N> take() {
    ByteArray<N> bytes;
    m_shake.squeeze(bytes);
    return bytes;
  }

 private:
  Shake256 m_shake;
};

/// `points` times the encoding of G, then `scalars` times 1: canonical, and no proof of anything.
void append_empty_proof(Bytes& bytes, std::size_t points, std::size_t scalars) {
  static const Bytes32 point = base_point().encode();
  static const Bytes32 scalar = Scalar(1).encode();
  for (std::size_t i = 0; i < points; ++i) {
    append(bytes, point);
  }
  for (std::size_t i = 0; i < scalars; ++i) {
    append(bytes, scalar);
  }
}

Bytes empty_membership(const MembershipParameters& parameters) {
  Bytes proof;
  append_empty_proof(proof, 2 + parameters.m, parameters.m * (parameters.n - 1u) + 2u);
  return proof;
}

/// Version, A_I … T_6, three scalars, L and R, two scalars.
Bytes empty_balance(std::size_t inputs, std::size_t outputs) {
  Bytes proof{0};
  append_empty_proof(proof, 8, 3);
  const std::size_t size = balance_size(inputs, outputs);
  append_empty_proof(proof, (size - proof.size()) / 32 - 2, 2);
  return proof;
}

Bytes empty_authorisation() {
  Bytes proof;
  append_empty_proof(proof, 2, 3);
  return proof;
}

Coin foreign_coin(PointSequence& points, ByteStream& bytes) {
  Coin coin;
  coin.K = points.take();
  coin.S = points.take();
  coin.V = points.take();
  coin.A = points.take();
  coin.view_tag = bytes.take<1>()[0];
  coin.o = bytes.take<32>();
  coin.c = bytes.take<kCiphertextSize>();
  return coin;
}

Coin own_coin(const Address& owner, const Origin& origin, ByteStream& bytes) {
  Note note;
  note.d = owner.d();
  note.v = Amount::from_units(LedgerMaker::kOwnCoinUnits);
  note.k = bytes.take<32>();
  return must(make_coin(owner, note, bytes.take<32>(), origin), "own coin");
}

}  // namespace

LedgerMaker::LedgerMaker(const LedgerPlan& plan)
    : m_plan(plan),
      m_operator_seed(digest("tacit/1/test/operator", {as_bytes(plan.seed)})),
      m_link_seed(digest("tacit/1/test/link", {as_bytes(plan.seed)})),
      m_operator(signing_key_from_seed(m_operator_seed)),
      m_first_point(hash_to_point("tacit/1/test/point", {as_bytes(plan.seed)})),
      m_first_tag(hash_to_point("tacit/1/test/tag", {as_bytes(plan.seed)})) {
  m_genesis.name = "made " + std::to_string(plan.coins);
  m_genesis.prefix = "tacittest";
  m_genesis.time = kGenesisTime;
  m_genesis.m = plan.m;
  m_genesis.operator_key = m_operator.public_key;
  const SpendKey nobody =
      SpendKey::from_seed(Secret<Bytes64>(hash("tacit/1/test/nobody", {as_bytes(plan.seed)})), 0);
  const Address payee = plan.owner.value_or(nobody.full().incoming().address(0));
  m_genesis.coins.push_back(must(make_public_coin(payee, Amount::from_units(kGenesisUnits), kTacit, Memo{}, 0,
                                                  digest("tacit/1/test/k", {as_bytes(plan.seed)}),
                                                  digest("tacit/1/test/o", {as_bytes(plan.seed)})),
                                 "genesis coin"));
  m_network = m_genesis.network();
  if (plan.coins < m_genesis.coins.size() || plan.own > plan.coins - m_genesis.coins.size()) {
    throw std::runtime_error("ledger maker: too few coins");
  }
}

/// Transactions in the blocks that brought the ledger to this many coins: all are full but the last.
std::uint64_t LedgerMaker::transactions_before(std::uint64_t coins) const {
  return (coins - m_genesis.coins.size() + kOutputs - 1) / kOutputs;
}

/// Whether the coin with this number is owned: one of every range/own, and `own` of all.
bool LedgerMaker::is_own(std::uint64_t coin) const {
  const std::uint64_t first = m_genesis.coins.size();
  const std::uint64_t range = m_plan.coins - first;
  const std::uint64_t number = coin - first;
  return m_plan.owner && number * m_plan.own / range != (number + 1) * m_plan.own / range;
}

/// Number `number`, whose `coins` outputs follow the ones of those before; `final` coins are final.
Bytes LedgerMaker::transaction(std::uint64_t number, std::uint64_t coins, std::uint64_t final) const {
  PointSequence points(m_first_point + multiply_base(Scalar(number * kPointsPerTransaction)));
  ByteStream bytes(m_plan.seed, number);
  const Bytes32 tag = (m_first_tag + multiply_base(Scalar(number))).encode();
  Transaction made;
  made.salt = bytes.take<32>();
  const std::uint64_t member = number * kOutputs % final;
  made.inputs.push_back({choose_cover_set(m_network.set_size(), member, final),
                         {points.take(), points.take(), points.take()},
                         Tag::from_trusted(tag)});
  const std::uint64_t first = m_genesis.coins.size() + number * kOutputs;
  for (std::uint32_t j = 0; j < coins; ++j) {
    const bool own = is_own(first + j);
    made.outputs.push_back(own ? own_coin(*m_plan.owner, Origin::of_output(tag, j), bytes)
                               : foreign_coin(points, bytes));
  }
  made.fee = made.least_fee(m_network);
  made.memberships.push_back(empty_membership(m_network.membership()));
  made.balance = empty_balance(1, coins);
  made.authorisations.push_back(empty_authorisation());
  return made.encode();
}

Bytes LedgerMaker::block(const LedgerView& view, WorkerPool& pool, VerdictCache& verdicts) const {
  const Header tip = view.tip().header;
  const std::uint64_t first = transactions_before(tip.coin_count);
  const std::uint64_t missing = m_plan.coins - tip.coin_count;
  const std::uint64_t count =
      std::min<std::uint64_t>(m_plan.transactions_per_block, (missing + kOutputs - 1) / kOutputs);
  std::vector<std::optional<VerifiedTransaction>> made(count);
  pool.parallel_for(count, [&](std::size_t i) {
    const std::uint64_t coins = std::min(kOutputs, missing - i * kOutputs);
    auto decoded = must(decode_transaction(m_network, transaction(first + i, coins, tip.coin_count)),
                        "a transaction that decodes");
    made[i] = must(UnprovedTransactions::accept(view, std::move(decoded)), "a cover set");
  });
  std::vector<VerifiedTransaction> transactions;
  for (const auto& one : made) {
    transactions.push_back(*one);
    verdicts.remember(*one);
  }
  const BlockDraft draft = must(draft_block(view, tip.time + 1000, transactions), "a draft");
  if (draft.transactions.size() != count) {
    throw std::runtime_error("ledger maker: fewer transactions a block");
  }
  return seal_block(draft, sign_certificate(m_operator, m_network.genesis, draft.id));
}

void LedgerMaker::fill(Ledger& ledger, WorkerPool& pool, const Progress& progress) const {
  while (ledger.tip().header.coin_count < m_plan.coins) {
    VerdictCache verdicts(m_plan.transactions_per_block);
    const Bytes bytes = block(ledger, pool, verdicts);
    auto accepted = check_block(ledger, bytes, &verdicts, &pool);
    if (!accepted) {
      throw std::runtime_error("ledger maker: a block is refused: " +
                               std::string(fault_name(accepted.error().fault)));
    }
    if (auto stored = ledger.append(*accepted); !stored) {
      throw std::runtime_error("ledger maker: " + std::string(fault_name(stored.error())));
    }
    if (progress) {
      progress(*accepted);
    }
  }
}

namespace {

std::string describe(const LedgerPlan& plan) {
  std::ostringstream text;
  text << "store " << kStoreVersion << "\nseed " << plan.seed << "\ncoins " << plan.coins << "\nm "
       << int(plan.m) << "\ntransactions a block " << plan.transactions_per_block << "\nown " << plan.own
       << "\nowner " << (plan.owner ? to_hex(plan.owner->encode()) : "nobody") << "\n";
  return text.str();
}

std::string content(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_secret(const std::string& path, const Bytes32& secret) {
  if (!write_new_secret_file(path, secret)) {
    throw std::runtime_error("ledger maker: can not write " + path);
  }
}

}  // namespace

bool is_ledger_folder(const std::string& folder, const LedgerPlan& plan) {
  return content(folder + kPlanFile) == describe(plan);
}

void make_ledger_folder(const std::string& folder, const LedgerPlan& plan, WorkerPool& pool,
                        const LedgerMaker::Progress& progress) {
  if (std::filesystem::exists(folder)) {
    if (!is_ledger_folder(folder, plan)) {
      throw std::runtime_error("ledger maker: " + folder + " holds something else");
    }
    return;
  }
  const std::string partial = folder + ".partial";
  remove_ledger_folder(partial);
  std::filesystem::create_directories(partial);
  std::filesystem::permissions(partial, std::filesystem::perms::owner_all);
  std::ofstream(partial + kPlanFile) << describe(plan);
  const LedgerMaker maker(plan);
  write_secret(partial + "/operator.key", maker.operator_seed());
  write_secret(partial + "/curve.key", maker.link_seed());
  {
    auto store = must(Store::create(ledger_folder(partial), maker.genesis().encode()), "a new store");
    maker.fill(*store, pool, progress);
  }
  std::filesystem::rename(partial, folder);
}

void remove_ledger_folder(const std::string& folder) {
  if (!std::filesystem::exists(folder)) {
    return;
  }
  if (!std::filesystem::exists(folder + kPlanFile)) {
    throw std::runtime_error("ledger maker: " + folder + " was not made here");
  }
  std::filesystem::remove_all(folder);
}

}  // namespace test
}  // namespace tacit
