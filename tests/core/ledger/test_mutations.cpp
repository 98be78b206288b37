// SPDX-License-Identifier: MIT
#include <QtTest>
#include <set>

#include "ledger/memory_ledger.h"
#include "ledger/rules.h"
#include "support/vectors.h"

#include "core/ledger/chain_maker.h"

using namespace tacit;
using namespace tacit::test;

namespace {

constexpr std::uint64_t kTime = ChainMaker::kGenesisTime;

/// Where the proofs of a 2-in 2-out transaction at m = 2 are.
struct Layout {
  std::size_t balance, memberships, authorisations, size;

  explicit Layout(const Transaction& transaction)
      : balance(0), memberships(0), authorisations(0), size(transaction.encode().size()) {
    memberships = transaction.encode_core().size();
    balance = memberships + transaction.memberships[0].size() + transaction.memberships[1].size();
    authorisations = balance + transaction.balance.size();
  }
};

/// The faults that a changed byte at `position` may have. A change in the core breaks whatever comes first:
/// form, a condition, or a proof that binds it.
bool expected(const Layout& layout, std::size_t position, TransactionFault fault) {
  if (position >= layout.authorisations) {
    return fault == TransactionFault::kAuthorisation;
  }
  if (position >= layout.balance) {
    return fault == TransactionFault::kBalanceProof;
  }
  if (position >= layout.memberships) {
    return fault == TransactionFault::kMembershipProof;
  }
  static const std::set<TransactionFault> kCore = {
      TransactionFault::kVersion,          TransactionFault::kMalformed,
      TransactionFault::kTooManyCoverSets, TransactionFault::kFeeTooLow,
      TransactionFault::kExpired,          TransactionFault::kTagRepeated,
      TransactionFault::kCoverSetIllegal,  TransactionFault::kMembershipProof,
      TransactionFault::kBalanceProof};
  return kCore.contains(fault);
}

}  // namespace

class TestMutations : public QObject {
  Q_OBJECT

  const ChainMaker m_chain{24};
  const MemoryLedger m_ledger{m_chain.genesis()};

 private slots:
  void everyByteIsBound() {
    const Transaction transaction = m_chain.pay(m_ledger, {.inputs = {3, 20}, .outputs = {700}});
    const Bytes good = transaction.encode();
    const Bytes other = m_chain.pay_bytes(m_ledger, {.inputs = {4, 21}, .outputs = {700}});
    const Layout layout(transaction);
    QVERIFY(check_transaction(m_ledger, kTime, good).has_value());

    constexpr std::size_t kGroup = 48;
    for (std::size_t from = 0; from < good.size(); from += kGroup) {
      std::vector<Bytes> changed;
      for (std::size_t i = from; i < std::min(from + kGroup, good.size()); ++i) {
        changed.push_back(good);
        changed.back()[i] ^= std::uint8_t(1u << (i % 8));
      }
      std::vector<ByteView> batch(changed.begin(), changed.end());
      batch.push_back(other);
      const auto together = check_transactions(m_ledger, kTime, batch);
      QVERIFY(together.back().has_value());
      for (std::size_t i = 0; i < changed.size(); ++i) {
        const auto alone = check_transaction(m_ledger, kTime, changed[i]);
        const QByteArray where = "byte " + QByteArray::number(qulonglong(from + i));
        QVERIFY2(!alone.has_value() && !together[i].has_value(), where.constData());
        QVERIFY2(alone.error() == together[i].error(), where.constData());
        QVERIFY2(expected(layout, from + i, alone.error()),
                 (where + ": " + QByteArray(fault_name(alone.error()).data())).constData());
      }
    }
  }

  void everyLengthButOneIsRefused() {
    const Bytes good = m_chain.pay_bytes(m_ledger, {.inputs = {3, 20}, .outputs = {700}});
    for (std::size_t size = 0; size < good.size(); size += 7) {
      const auto result = check_transaction(m_ledger, kTime, ByteView(good).first(size));
      QVERIFY(!result && result.error() == TransactionFault::kMalformed);
    }
    Bytes longer = good;
    longer.push_back(0);
    QCOMPARE(check_transaction(m_ledger, kTime, longer).error(), TransactionFault::kMalformed);
  }

  void splicedProofsAreRefused_data() {
    QTest::addColumn<int>("part");
    QTest::addColumn<int>("fault");
    QTest::newRow("membership-of-another") << 0 << int(TransactionFault::kMembershipProof);
    QTest::newRow("balance-of-another") << 1 << int(TransactionFault::kBalanceProof);
    QTest::newRow("authorisation-of-another") << 2 << int(TransactionFault::kAuthorisation);
    QTest::newRow("memberships-exchanged") << 3 << int(TransactionFault::kMembershipProof);
    QTest::newRow("authorisations-exchanged") << 4 << int(TransactionFault::kAuthorisation);
    QTest::newRow("an-input-of-another") << 5 << int(TransactionFault::kMembershipProof);
    QTest::newRow("an-input-with-its-proofs-of-another") << 6 << int(TransactionFault::kBalanceProof);
    QTest::newRow("an-output-of-another") << 7 << int(TransactionFault::kBalanceProof);
    QTest::newRow("all-proofs-of-another") << 8 << int(TransactionFault::kMembershipProof);
  }
  void splicedProofsAreRefused() {
    QFETCH(int, part);
    QFETCH(int, fault);
    Transaction one = m_chain.pay(m_ledger, {.inputs = {3, 20}, .outputs = {700}});
    const Transaction two = m_chain.pay(m_ledger, {.inputs = {4, 21}, .outputs = {700}});
    switch (part) {
      case 0:
        one.memberships[0] = two.memberships[0];
        break;
      case 1:
        one.balance = two.balance;
        break;
      case 2:
        one.authorisations[1] = two.authorisations[1];
        break;
      case 3:
        std::swap(one.memberships[0], one.memberships[1]);
        break;
      case 4:
        std::swap(one.authorisations[0], one.authorisations[1]);
        break;
      case 5:
        one.inputs[0] = two.inputs[0];
        break;
      case 6:
        one.inputs[0] = two.inputs[0];
        one.memberships[0] = two.memberships[0];
        one.authorisations[0] = two.authorisations[0];
        break;
      case 7:
        one.outputs[0] = two.outputs[0];
        break;
      default:
        one.memberships = two.memberships;
        one.balance = two.balance;
        one.authorisations = two.authorisations;
    }
    const auto result = check_transaction(m_ledger, kTime, one.encode());
    QVERIFY(!result.has_value());
    QCOMPARE(fault_name(result.error()), fault_name(TransactionFault(fault)));
  }

  /// Every point and scalar of a transaction replaced by encodings that are none: the identity, a point that
  /// is not reduced or negative, and l itself.
  void badEncodingsAtEveryPlaceAreRefused() {
    const Transaction transaction = m_chain.pay(m_ledger, {.inputs = {3, 20}, .outputs = {700}});
    const Bytes good = transaction.encode();
    const Layout layout(transaction);
    std::vector<std::size_t> places;
    for (std::size_t input = 0; input < 2; ++input) {
      for (std::size_t i = 0; i < 4; ++i) {
        places.push_back(1 + 32 + 8 + 1 + input * 140 + 12 + 32 * i);
      }
    }
    for (std::size_t output = 0; output < 2; ++output) {
      for (std::size_t i = 0; i < 4; ++i) {
        places.push_back(1 + 32 + 8 + 1 + 2 * 140 + 1 + output * Coin::kSize + 32 * i);
      }
    }
    for (std::size_t at = layout.memberships; at < good.size(); at += 32) {
      if (at == layout.balance) {
        ++at;  // the version byte
      }
      places.push_back(at);
    }
    Bytes32 all_ones;
    all_ones.fill(0xff);
    const Bytes32 identity{};
    const Bytes32 negative{1};
    // The order of the group, and 2^255 − 19, neither a scalar nor a point.
    const auto order =
        *parse_hex_array<32>("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
    const auto prime =
        *parse_hex_array<32>("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
    for (std::size_t place : places) {
      for (const Bytes32& bad : {identity, negative, order, prime, all_ones}) {
        Bytes changed = good;
        std::copy(bad.begin(), bad.end(), changed.begin() + std::ptrdiff_t(place));
        const auto result = check_transaction(m_ledger, kTime, changed);
        const QByteArray where = "place " + QByteArray::number(qulonglong(place));
        QVERIFY2(!result.has_value(), where.constData());
        QVERIFY2(expected(layout, place, result.error()), where.constData());
      }
    }
  }
};

QTEST_GUILESS_MAIN(TestMutations)
#include "test_mutations.moc"
