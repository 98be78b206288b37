// SPDX-License-Identifier: MIT
#include <QtTest>
#include <map>

#include "protocol/transaction.h"

#include "vector_file.h"

using namespace tacit;

namespace {

const vectors::Json& cases() {
  return vectors::document()["transactions"]["cases"];
}

const vectors::Json& first_valid() {
  return cases()[0];
}

/// Reasons of the published refusals that are about the form, and the rule they name here.
std::optional<TransactionError> form_rule(const std::string& reason) {
  static const std::map<std::string, TransactionError> kRules = {
      {"too short", TransactionError::kTooShort},
      {"version", TransactionError::kVersion},
      {"number of inputs", TransactionError::kInputCount},
      {"number of outputs", TransactionError::kOutputCount},
      {"public amount", TransactionError::kFee},
      {"issuances are not part of this reference", TransactionError::kIssuance},
      {"trailing bytes", TransactionError::kTrailingBytes},
      {"S' is the identity", TransactionError::kPoint},
      {"V' is the identity", TransactionError::kPoint},
      {"A' is the identity", TransactionError::kPoint},
      {"T is the identity", TransactionError::kPoint},
      {"K is the identity", TransactionError::kPoint},
      {"S is the identity", TransactionError::kPoint},
      {"V is the identity", TransactionError::kPoint},
      {"A is the identity", TransactionError::kPoint}};
  const auto found = kRules.find(reason);
  return found == kRules.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

class TestTransaction : public QObject {
  Q_OBJECT

 private slots:
  void publishedTransactionsAreReadAndWrittenAlike_data() { addCases(); }
  void publishedTransactionsAreReadAndWrittenAlike() {
    QFETCH(int, index);
    const auto& c = cases()[std::size_t(index)];
    const auto network = vectors::ledger_network();
    const Bytes bytes = vectors::hex(c["bytes"]);
    const auto transaction = Transaction::parse(network, bytes);
    if (c["valid"].get<bool>()) {
      QVERIFY(transaction.has_value());
    } else if (const auto rule = form_rule(c["reason"].get<std::string>())) {
      QVERIFY(!transaction.has_value());
      QCOMPARE(transaction.error(), *rule);
    }
    if (transaction) {
      QVERIFY(transaction->encode() == bytes);
      QCOMPARE(transaction_size(network, transaction->inputs.size(), transaction->outputs.size()),
               bytes.size());
    }
  }

  void digestsAreThePublishedOnes() {
    const auto network = vectors::ledger_network();
    for (const auto& c : cases()) {
      if (!c.contains("random")) {
        continue;
      }
      const auto transaction = Transaction::parse(network, vectors::hex(c["bytes"]));
      QVERIFY(transaction.has_value());
      COMPARE_HEX(transaction->salt, c["salt"]);
      COMPARE_HEX(transaction->encode_core(), c["core"]);
      COMPARE_HEX(transaction->core_digest(network.genesis), c["core_digest"]);
      COMPARE_HEX(transaction->signing_digest(network.genesis), c["signing_digest"]);
      COMPARE_HEX(transaction->id(network.genesis), c["id"]);
      QCOMPARE(transaction->fee.units(), vectors::number(c["fee"]));
      QCOMPARE(transaction->least_fee(network), transaction->fee);
      QCOMPARE(transaction->expiry, vectors::number(c["expiry"]));
    }
  }

  void everyPrefixIsTooShort() {
    const auto network = vectors::ledger_network();
    const Bytes bytes = vectors::hex(first_valid()["bytes"]);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      const auto transaction = Transaction::parse(network, ByteView(bytes).first(size));
      QVERIFY(!transaction.has_value());
      QCOMPARE(transaction.error(), TransactionError::kTooShort);
    }
  }

  void whateverDecodesEncodesToTheSameBytes() {
    const auto network = vectors::ledger_network();
    const Bytes bytes = vectors::hex(first_valid()["bytes"]);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      for (const std::uint8_t flip : {0x01, 0x80}) {
        Bytes changed = bytes;
        changed[i] ^= flip;
        const auto transaction = Transaction::parse(network, changed);
        QVERIFY(!transaction || transaction->encode() == changed);
      }
    }
  }

  void proofSizesAreTheNetworks() {
    auto network = vectors::ledger_network();
    const Bytes bytes = vectors::hex(first_valid()["bytes"]);
    QVERIFY(Transaction::parse(network, bytes));
    network.m = 3;
    QCOMPARE(Transaction::parse(network, bytes).error(), TransactionError::kTooShort);
  }

  void twoInTwoOutAtFullSizeAre4607Bytes() { QCOMPARE(transaction_size({}, 2, 2), std::size_t{4607}); }

  void leastFeeCountsDifferentCoverSetsOnce() {
    const auto network = vectors::ledger_network();
    auto transaction = *Transaction::parse(network, vectors::hex(first_valid()["bytes"]));
    QCOMPARE(transaction.cover_sets().size(), std::size_t{2});
    QCOMPARE(transaction.least_fee(network).units(), std::uint64_t{120});
    transaction.inputs[1].set = transaction.inputs[0].set;
    QCOMPARE(transaction.cover_sets().size(), std::size_t{1});
    QCOMPARE(transaction.least_fee(network).units(), std::uint64_t{80});
  }

  void leastFeeOfTheLargestUnitIsAnAmount() {
    NetworkParameters network;
    network.fee_unit = kMostFeeUnit;
    QCOMPARE(network.least_fee(16, 16, 16).units(), kMostFeeUnit * 96);
    QVERIFY(kMostFeeUnit * 100 < kAmountLimit);
    QVERIFY((kMostFeeUnit + 1) * 100 >= kAmountLimit);
  }

  void expiryIsComparedInWholeSecondsRoundedUp_data() {
    QTest::addColumn<std::uint64_t>("expiry");
    QTest::addColumn<std::uint64_t>("time");
    QTest::addColumn<bool>("expired");
    const auto row = [](const char* name, std::uint64_t expiry, std::uint64_t time, bool expired) {
      QTest::newRow(name) << expiry << time << expired;
    };
    row("zero-is-never", 0, UINT64_MAX, false);
    row("its-last-millisecond", 5, 5000, false);
    row("a-millisecond-later", 5, 5001, true);
    row("earlier", 5, 4999, false);
    row("long-ago", 1, UINT64_MAX, true);
    row("does-not-wrap", UINT64_MAX, UINT64_MAX, false);
    row("thousandfold-does-not-fit", UINT64_MAX / 1000 + 2, UINT64_MAX, false);
    row("largest-time-in-seconds", UINT64_MAX / 1000, UINT64_MAX, true);
  }
  void expiryIsComparedInWholeSecondsRoundedUp() {
    QFETCH(std::uint64_t, expiry);
    QFETCH(std::uint64_t, time);
    QFETCH(bool, expired);
    QCOMPARE(is_expired(expiry, time), expired);
  }

  void usualExpiryIsTheNextMultipleOfTenMinutes() {
    QCOMPARE(usual_expiry(0, 0), std::uint64_t{600});
    QCOMPARE(usual_expiry(1, 0), std::uint64_t{1200});
    QCOMPARE(usual_expiry(600'000, 0), std::uint64_t{1200});
    QCOMPARE(usual_expiry(600'000, 600'001), std::uint64_t{1800});
    QCOMPARE(usual_expiry(599'001, 5), std::uint64_t{1200});
    for (const std::uint64_t now : {1'800'000'123'456u, 1'800'000'000'000u}) {
      const std::uint64_t expiry = usual_expiry(now, 0);
      QCOMPARE(expiry % 600, std::uint64_t{0});
      QVERIFY(expiry * 1000 >= now + 600'000 && (expiry - 600) * 1000 < now + 600'000);
    }
    QVERIFY(usual_expiry(UINT64_MAX, 0) > UINT64_MAX / 1000);
  }

  void originsNameTheFirstTagAndThePlace() {
    const auto transaction =
        *Transaction::parse(vectors::ledger_network(), vectors::hex(first_valid()["bytes"]));
    const auto bytes = transaction.origin(1).bytes();
    QVERIFY(to_array<32>(bytes) == transaction.inputs[0].tag.encoding());
    QCOMPARE(to_hex(ByteView(bytes).last(4)), std::string("01000000"));
  }

  void tagsAreCanonicalAndNotTheIdentity() {
    const Bytes32 good = base_point().encode();
    QVERIFY(Tag::parse(good));
    QVERIFY(!Tag::parse(Bytes32{}));
    QVERIFY(!Tag::from_point(Point()));
    Bytes32 high_bit = good;
    high_bit[31] |= 0x80;
    QVERIFY(!Tag::parse(high_bit));
    QVERIFY(!Tag::parse(ByteView(good).first(31)));
  }

 private:
  static void addCases() {
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(cases().size()); ++i) {
      QTest::newRow(cases()[std::size_t(i)]["name"].get<std::string>().c_str()) << i;
    }
  }
};

QTEST_APPLESS_MAIN(TestTransaction)
#include "test_transaction.moc"
