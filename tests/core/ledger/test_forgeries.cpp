// SPDX-License-Identifier: MIT
#include <QtTest>
#include <algorithm>
#include <functional>
#include <numeric>
#include <random>

#include "ledger/block_rules.h"
#include "ledger/memory_ledger.h"
#include "ledger/rules.h"
#include "protocol/chain_heads.h"
#include "support/forger_transaction.h"

#include "core/ledger/chain_maker.h"

using namespace tacit;
using namespace tacit::test;

namespace {

constexpr std::uint64_t kTime = ChainMaker::kGenesisTime + 1000;

/// A forgery wrapped in a transaction that is honest everywhere else, and the rule that has to find it.
struct Forgery {
  std::string name;
  Bytes bytes;
  TransactionFault fault;
};

/// Makes whole transactions on a ledger of 20 coins, N = 16.
class Workshop {
 public:
  Workshop() : m_random(as_bytes("whole forgeries")) {}

  const ChainMaker& chain() const { return m_chain; }
  const MemoryLedger& ledger() const { return m_ledger; }
  VectorRandom& random() { return m_random; }

  /// Spends these coins honestly; pays all but the fee to the first of two outputs.
  TransactionForger spend(const std::vector<std::uint64_t>& coins, std::size_t outputs = 2) {
    TransactionForger f;
    f.network = m_chain.network();
    f.salt = m_random.bytes<32>();
    Scalar total;
    for (const std::uint64_t index : coins) {
      f.inputs.push_back(input(index));
      total += f.inputs.back().pair.v;
    }
    std::ranges::sort(f.inputs, {}, [](const ForgerInput& in) { return in.authorisation.T.encode(); });
    std::vector<CoverRange> sets;
    for (const ForgerInput& in : f.inputs) {
      if (std::ranges::find(sets, in.set) == sets.end()) {
        sets.push_back(in.set);
      }
    }
    f.fee = f.network.least_fee(coins.size(), outputs, sets.size()).units();
    f.outputs.push_back(pair(total - Scalar(f.fee)));
    while (f.outputs.size() < outputs) {
      f.outputs.push_back(pair(Scalar()));
    }
    return f;
  }

  ForgerPair pair(const Scalar& v, const AssetId& asset = kTacit) {
    return ForgerPair::make(v, asset_scalar(asset), m_random);
  }

  TransactionFault verdict(ByteView bytes) const {
    const auto result = check_transaction(m_ledger, kTime, bytes);
    return result ? TransactionFault{} : result.error();
  }

 private:
  ForgerInput input(std::uint64_t index) {
    const std::uint64_t final = m_ledger.tip().header.coin_count;
    const CoverRange set = choose_cover_set(m_chain.network().set_size(), index, final);
    std::vector<Coin> members;
    for (std::uint64_t i = set.first; i < set.first + set.count; ++i) {
      members.push_back(m_chain.coins()[i].coin);
    }
    const ChainMaker::LedgerCoin& own = m_chain.coins()[index];
    const Note note = must(identify(m_chain.key().full().incoming(), own.coin, own.origin), "own coin");
    return ForgerInput::own(m_chain.network(), m_chain.key(), note, own.origin, set, std::move(members),
                            must(m_ledger.coin_head(set.first + set.count), "head"), index, m_random);
  }

  const ChainMaker m_chain{20};
  const MemoryLedger m_ledger{m_chain.genesis()};
  VectorRandom m_random;
};

/// Tags of the forger's choice on honest coins, with the pieces of the aggregate that accepts them.
Forgery with_aggregated_tags(Workshop& shop, std::size_t inputs) {
  std::vector<std::uint64_t> coins(inputs);
  std::iota(coins.begin(), coins.end(), 1);
  TransactionForger f = shop.spend(coins);
  std::vector<AuthorisationForger> owned;
  for (const ForgerInput& input : f.inputs) {
    owned.push_back(input.authorisation);
  }
  const SparkAggregate forged = SparkAggregate::forge(owned, shop.random());
  for (std::size_t i = 0; i < inputs; ++i) {
    f.inputs[i].authorisation.T = forged.T[i];
    f.inputs[i].authorisation.s = forged.t1[i];
  }
  return {"tags-of-choice-for-" + std::to_string(inputs) + "-inputs", f.make(shop.random()),
          TransactionFault::kAuthorisation};
}

void add_tags(Workshop& shop, std::vector<Forgery>& made) {
  for (std::size_t inputs = 2; inputs <= 16; ++inputs) {
    made.push_back(with_aggregated_tags(shop, inputs));
  }
  const auto add = [&](std::string name, const Point& T) {
    TransactionForger f = shop.spend({3, 17});
    f.inputs[1].authorisation.T = T;
    made.push_back({"tag-" + std::move(name), f.make(shop.random()), TransactionFault::kAuthorisation});
  };
  const TransactionForger honest = shop.spend({3, 17}), other = shop.spend({5});
  add("of-choice", shop.random().scalar() * base_point());
  add("of-another-coin", other.inputs[0].authorisation.T);
  add("doubled", honest.inputs[1].authorisation.T + honest.inputs[1].authorisation.T);
  TransactionForger f = shop.spend({3, 17});
  f.inputs[1].authorisation.T = Point();
  made.push_back({"tag-is-the-identity", f.make(shop.random()), TransactionFault::kMalformed});
  f = shop.spend({3, 17});
  f.inputs[1].authorisation.T = f.inputs[0].authorisation.T;
  made.push_back({"tag-twice", f.make(shop.random()), TransactionFault::kTagRepeated});
  // Somebody else's coin: its serial is known, its key is not.
  f = shop.spend({3, 17});
  f.inputs[0].authorisation.r += Scalar::one();
  made.push_back({"key-of-another", f.make(shop.random()), TransactionFault::kAuthorisation});
}

void add_amounts(Workshop& shop, std::vector<Forgery>& made) {
  const auto add = [&](std::string name, auto change, TransactionFault fault) {
    TransactionForger f = shop.spend({3, 17});
    change(f);
    made.push_back({std::move(name), f.make(shop.random()), fault});
  };
  const auto balance = TransactionFault::kBalanceProof, membership = TransactionFault::kMembershipProof;
  add("output-inflated", [&](auto& f) { f.outputs[1].v = Scalar(1); }, balance);
  add(
      "output-of-minus-1",
      [&](auto& f) {
        f.outputs[0].v += Scalar::one();
        f.outputs[1].v = -Scalar::one();
      },
      balance);
  add(
      "output-of-2-62-and-its-negative",
      [&](auto& f) {
        const Scalar large(std::uint64_t{1} << 62);
        f.outputs[0].v += large;
        f.outputs[1].v = -large;
      },
      balance);
  add("fee-not-paid", [&](auto& f) { f.outputs[0].v += Scalar(f.fee); }, balance);
  add("all-burned-but-the-fee-is-told-larger", [&](auto& f) { f.fee += 1; }, balance);
  add(
      "output-of-another-asset", [&](auto& f) { f.outputs[0].a = asset_scalar(AssetId(Bytes32{1})); },
      balance);
  add(
      "output-of-another-asset-for-nothing",
      [&](auto& f) { f.outputs[1] = shop.pair(Scalar(1000), AssetId(Bytes32{1})); }, balance);
  // Everything but the membership is honest about a fortune that no coin holds.
  add(
      "input-inflated",
      [&](auto& f) {
        f.inputs[0].pair.v += Scalar(1'000'000'000);
        f.inputs[0].membership.V = f.inputs[0].pair.V();
        f.outputs[0].v += Scalar(1'000'000'000);
      },
      membership);
  add(
      "input-of-another-asset",
      [&](auto& f) {
        f.inputs[0].pair.a = asset_scalar(AssetId(Bytes32{1}));
        f.inputs[0].membership.A = f.inputs[0].pair.A();
        f.outputs[1] = f.inputs[0].pair;
        f.outputs[0].v -= f.inputs[0].pair.v;
      },
      membership);
  add(
      "amount-of-another-coin",
      [&](auto& f) {
        f.inputs[0].membership.V =
            f.inputs[0].membership.set_V[0] - f.inputs[0].membership.g * ForgerGenerators::of_protocol().H;
      },
      membership);
  add(
      "disguised-amount-is-the-identity", [&](auto& f) { f.inputs[0].membership.V = Point(); },
      TransactionFault::kMalformed);
  add(
      "identity-in-an-output", [&](auto& f) { f.outputs[1].value_blinding = Scalar(); },
      TransactionFault::kMalformed);
}

/// A core that is changed when the proofs exist already.
void add_changed_statements(Workshop& shop, std::vector<Forgery>& made) {
  enum Stage { kBeforeBalance, kBeforeAuthorisation, kAtTheEnd };
  const auto add = [&](std::string name, Stage stage, const std::function<void(Transaction&)>& change,
                       TransactionFault fault) {
    TransactionForger f = shop.spend({3, 17});
    f.write_core(shop.random());
    f.prove_memberships(shop.random());
    for (const Stage now : {kBeforeBalance, kBeforeAuthorisation, kAtTheEnd}) {
      if (now == stage) {
        change(f.transaction);
      }
      if (now == kBeforeBalance) {
        f.prove_balance(shop.random());
      } else if (now == kBeforeAuthorisation) {
        f.authorise(shop.random());
      }
    }
    made.push_back({std::move(name), f.transaction.encode(), fault});
  };
  const auto expiry = [](Transaction& t) { t.expiry = kTime; };
  const auto receiver = [](Transaction& t) { t.outputs[0].K = t.outputs[1].K; };
  const auto fee = [](Transaction& t) { t.fee = Amount::from_units(t.fee.units() + 1); };
  add("expiry-after-the-balance", kBeforeAuthorisation, expiry, TransactionFault::kBalanceProof);
  add("expiry-after-all", kAtTheEnd, expiry, TransactionFault::kBalanceProof);
  add("receiver-after-the-balance", kBeforeAuthorisation, receiver, TransactionFault::kBalanceProof);
  add("receiver-after-all", kAtTheEnd, receiver, TransactionFault::kBalanceProof);
  add("fee-after-the-balance", kBeforeAuthorisation, fee, TransactionFault::kBalanceProof);
  add(
      "memo-after-all", kAtTheEnd, [](Transaction& t) { t.outputs[0].c[100] ^= 1; },
      TransactionFault::kBalanceProof);
  const Transaction other = [&] {
    TransactionForger f = shop.spend({3, 17});
    f.make(shop.random());
    return f.transaction;
  }();
  // Proofs that are true, of other nonces: only the signing digest knows.
  const Bytes membership = [&] {
    TransactionForger f = shop.spend({3, 17});
    return f.inputs[0].membership.prove(shop.random());
  }();
  add(
      "membership-of-another-disguise", kBeforeBalance,
      [&](Transaction& t) { t.memberships[0] = membership; }, TransactionFault::kMembershipProof);
  add(
      "balance-of-another", kBeforeAuthorisation, [&](Transaction& t) { t.balance = other.balance; },
      TransactionFault::kBalanceProof);
  add(
      "authorisation-of-another", kAtTheEnd,
      [&](Transaction& t) { t.authorisations[0] = other.authorisations[0]; },
      TransactionFault::kAuthorisation);
  add(
      "authorisations-exchanged", kAtTheEnd,
      [](Transaction& t) { std::swap(t.authorisations[0], t.authorisations[1]); },
      TransactionFault::kAuthorisation);
  // The same coins, the same core, two whole sets of true proofs: they can not be mixed.
  TransactionForger f = shop.spend({3, 17});
  f.make(shop.random());
  const Transaction signed_by_its_maker = f.transaction;
  Transaction one = signed_by_its_maker;
  f.transaction.memberships.clear();
  f.prove_memberships(shop.random());
  one.memberships[1] = f.transaction.memberships[1];
  made.push_back({"true-membership-that-was-not-signed", one.encode(), TransactionFault::kAuthorisation});
  one = f.transaction = signed_by_its_maker;
  f.prove_balance(shop.random());
  one.balance = f.transaction.balance;
  made.push_back({"true-balance-that-was-not-signed", one.encode(), TransactionFault::kAuthorisation});
}

void add_challenges(Workshop& shop, std::vector<Forgery>& made) {
  const auto weak = [](std::string_view label, const Scalar& value) { return exchange(label, 0, value); };
  for (const auto& [name, value] : {std::pair("1", Scalar::one()), std::pair("7", Scalar(7))}) {
    for (const char* label : {"chi", "x"}) {
      TransactionForger f = shop.spend({3, 17});
      f.memberships = weak(label, value);
      made.push_back(
          {std::string(label) + "-is-" + name, f.make(shop.random()), TransactionFault::kMembershipProof});
    }
    for (const char* label : {"zeta", "y", "z", "x", "w", "halving"}) {
      TransactionForger f = shop.spend({3, 17});
      f.balance = weak(label, value);
      made.push_back({std::string(label) + "-of-the-balance-is-" + name, f.make(shop.random()),
                      TransactionFault::kBalanceProof});
    }
    TransactionForger f = shop.spend({3, 17});
    f.authorisations = weak("c", value);
    made.push_back({std::string("c-is-") + name, f.make(shop.random()), TransactionFault::kAuthorisation});
  }
}

}  // namespace

/// Forgeries of single proofs (test_proof_forgeries) where they would pay: in whole transactions.
class TestLedgerForgeries : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    for (auto* add : {add_tags, add_amounts, add_changed_statements, add_challenges}) {
      add(m_shop, m_forged);
    }
    for (const std::vector<std::uint64_t>& coins :
         {std::vector<std::uint64_t>{3, 17}, {5}, {0, 1, 2, 18}, {8, 9}}) {
      m_honest.push_back(m_shop.spend(coins).make(m_shop.random()));
    }
  }

  // The forger is a whole wallet when it is honest, and the block with its payments follows.
  void honestTransactionsAreAccepted() {
    for (const Bytes& honest : m_honest) {
      const auto result = check_transaction(m_shop.ledger(), kTime, honest);
      QVERIFY2(result, result ? "" : fault_name(result.error()).data());
    }
    const Bytes block =
        m_shop.chain().block(m_shop.ledger(), kTime, std::vector<Bytes>{m_honest[0], m_honest[1]});
    QVERIFY(check_block(m_shop.ledger(), block).has_value());
  }

  void forgeriesAreRefused_data() {
    QTest::addColumn<int>("number");
    for (std::size_t i = 0; i < m_forged.size(); ++i) {
      QTest::addRow("%s", m_forged[i].name.c_str()) << static_cast<int>(i);
    }
  }
  void forgeriesAreRefused() {
    QFETCH(int, number);
    const Forgery& forged = m_forged[static_cast<std::size_t>(number)];
    QCOMPARE(fault_name(m_shop.verdict(forged.bytes)), fault_name(forged.fault));
  }

  // Together with honest ones, in any order, as often as one likes.
  void mixturesAreDecidedLikeEachAlone() {
    std::mt19937 choose(20260602);
    WorkerPool pool(2);
    for (int round = 0; round < 12; ++round) {
      std::vector<ByteView> batch;
      std::vector<TransactionFault> expected;
      for (auto left = 1 + choose() % 16; left > 0; --left) {
        const bool honest = choose() % 2 == 0;
        const std::size_t i = choose() % (honest ? m_honest.size() : m_forged.size());
        batch.push_back(honest ? m_honest[i] : m_forged[i].bytes);
        expected.push_back(honest ? TransactionFault{} : m_forged[i].fault);
      }
      const auto together =
          check_transactions(m_shop.ledger(), kTime, batch, round % 2 == 0 ? nullptr : &pool);
      QCOMPARE(together.size(), batch.size());
      for (std::size_t i = 0; i < batch.size(); ++i) {
        const TransactionFault fault = together[i] ? TransactionFault{} : together[i].error();
        QCOMPARE(fault_name(fault), fault_name(expected[i]));
      }
    }
  }

  // An operator who forges signs what he likes: a block that is right but for one proof is refused all the
  // same.
  void aSignedBlockWithAForgeryIsRefused() {
    for (const Forgery& forged : m_forged) {
      const auto transaction = Transaction::split(m_shop.chain().network(), forged.bytes);
      if (!transaction || transaction->inputs.size() > 4) {
        continue;
      }
      const Bytes block = signed_block(*transaction);
      const auto result = check_block(m_shop.ledger(), block);
      QVERIFY2(!result, forged.name.c_str());
      QCOMPARE(result.error(), (BlockError{BlockFault::kTransaction, 0, forged.fault}));
    }
    const auto honest = Transaction::parse(m_shop.chain().network(), m_honest[0]).value();
    QVERIFY(check_block(m_shop.ledger(), signed_block(honest)).has_value());
  }

 private:
  /// The block of one transaction whose proofs nobody looked at.
  Bytes signed_block(const Transaction& transaction) const {
    const ChainMaker& chain = m_shop.chain();
    Block block = must(Block::parse(chain.block(m_shop.ledger(), kTime), chain.network().max_block_bytes),
                       "empty block");
    block.transactions.push_back(transaction.encode());
    Header& header = block.header;
    header.transactions = transactions_digest(std::vector{transaction.id(chain.network().genesis)});
    for (const TransactionInput& input : transaction.inputs) {
      header.tag_head = next_tag_head(header.tag_head, input.tag.encoding());
      ++header.tag_count;
    }
    for (std::uint32_t j = 0; j < transaction.outputs.size(); ++j) {
      header.coin_head = next_coin_head(header.coin_head, transaction.origin(j), transaction.outputs[j]);
      ++header.coin_count;
    }
    Supplies supplies = m_shop.ledger().supplies();
    supplies[kTacit].burned += transaction.fee.units();
    header.state = state_digest(supplies);
    return chain.resign(block);
  }

  Workshop m_shop;
  std::vector<Forgery> m_forged;
  std::vector<Bytes> m_honest;
};

QTEST_GUILESS_MAIN(TestLedgerForgeries)
#include "test_forgeries.moc"
