// SPDX-License-Identifier: MIT
#include <QtTest>

#include "crypto/aead.h"
#include "crypto/hash.h"
#include "protocol/receipt.h"

#include "vector_file.h"

using namespace tacit;

namespace {

const vectors::Json& section() {
  return vectors::document()["receipts"];
}

Receipt receipt_of(const vectors::Json& c) {
  return {vectors::array<32>(c["id"]), c["j"].get<std::uint8_t>(),
          *Address::parse(vectors::hex(c["address"])), vectors::array<32>(c["k"])};
}

Transaction transaction_of(const vectors::Json& c) {
  const auto& bytes = section()["transactions"][c["transaction"].get<std::size_t>()];
  return Transaction::parse(vectors::network(section()), vectors::hex(bytes)).value();
}

}  // namespace

class TestReceipt : public QObject {
  Q_OBJECT

 private slots:
  void receiptsAreJudgedAsPublished_data() {
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(section()["cases"].size()); ++i) {
      QTest::newRow(section()["cases"][std::size_t(i)]["name"].get<std::string>().c_str()) << i;
    }
  }
  void receiptsAreJudgedAsPublished() {
    QFETCH(int, index);
    const auto& c = section()["cases"][std::size_t(index)];
    const auto genesis = vectors::network(section()).genesis;
    const auto note = verify_receipt(genesis, transaction_of(c), receipt_of(c));
    QCOMPARE(note.has_value(), c["valid"].get<bool>());
    if (note) {
      QCOMPARE(note->v.units(), vectors::number(c["note"]["v"]));
      COMPARE_HEX(note->asset.bytes(), c["note"]["asset"]);
      COMPARE_HEX(note->memo, c["note"]["memo"]);
    }
  }

  void receiptIsForOneGenesis() {
    const auto& c = section()["cases"][0];
    auto genesis = vectors::network(section()).genesis;
    QVERIFY(verify_receipt(genesis, transaction_of(c), receipt_of(c)));
    genesis[0] ^= 1;
    QCOMPARE(verify_receipt(genesis, transaction_of(c), receipt_of(c)).error(),
             ReceiptError::kOtherTransaction);
  }

  void receiptWithAnyByteChangedProvesNothing() {
    const auto& c = section()["cases"][0];
    const auto genesis = vectors::network(section()).genesis;
    const Transaction transaction = transaction_of(c);
    const auto bytes = receipt_of(c).encode();
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      auto changed = bytes;
      changed[i] ^= 1;
      const auto receipt = Receipt::parse(changed);
      QVERIFY(!receipt || !verify_receipt(genesis, transaction, *receipt));
    }
  }

  // A payer seals the coin under a key of his own: the receipt with that k would open a coin that its
  // recipient can not see.
  void aCoinSealedUnderAnotherNumberThanItsOwnIsNoPayment() {
    const auto& c = section()["cases"][0];
    const auto genesis = vectors::network(section()).genesis;
    Transaction transaction = transaction_of(c);
    Receipt receipt = receipt_of(c);
    const Note note = verify_receipt(genesis, transaction, receipt).value();
    receipt.k[0] ^= 1;
    Coin& coin = transaction.outputs[receipt.number];
    const auto X = multiply_encoded(recovery_scalar(receipt.k), receipt.address.Q1());
    QVERIFY(X.has_value());
    const Bytes64 w = hash("tacit/1/coin/key", {*X, coin.K, coin.S});
    coin.view_tag = w[32];
    coin.c = to_array<kCiphertextSize>(aead_seal(to_array<32>(w), AeadNonce{}, coin.points(), note.encode()));
    receipt.transaction = transaction.id(genesis);
    QCOMPARE(verify_receipt(genesis, transaction, receipt).error(), ReceiptError::kDoesNotPay);
  }

  void bytesAreReadBackAndHaveOneLength() {
    const auto bytes = receipt_of(section()["cases"][0]).encode();
    QCOMPARE(bytes.size(), std::size_t{145});
    const auto again = Receipt::parse(bytes);
    QVERIFY(again && again->encode() == bytes);
    Bytes longer(bytes.begin(), bytes.end());
    longer.push_back(0);
    QVERIFY(!Receipt::parse(longer));
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      QVERIFY(!Receipt::parse(ByteView(bytes).first(size)));
    }
    auto identity = bytes;
    std::fill_n(identity.begin() + 33 + 16, 32, std::uint8_t(0));
    QVERIFY(!Receipt::parse(identity));
  }
};

QTEST_APPLESS_MAIN(TestReceipt)
#include "test_receipt.moc"
