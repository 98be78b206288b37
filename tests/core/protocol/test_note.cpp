// SPDX-License-Identifier: MIT
#include <QtTest>

#include "crypto/aead.h"
#include "crypto/hash.h"
#include "protocol/note.h"
#include "support/hostile_coin.h"

#include "vector_file.h"

using namespace tacit;

namespace {

const vectors::Json& section() {
  return vectors::document()["coins"];
}

/// One coin of the vectors with what belongs to it.
struct Sample {
  SpendKey key = vectors::spend_key(section()["recipient"]);
  const vectors::Json& c = section()["cases"][0];
  Coin coin = vectors::coin(c["coin"]);
  Origin origin = vectors::origin(c["origin"]);
  Tag first_tag = vectors::tag(c["T_0"]);
  Bytes32 ovk = vectors::array<32>(c["ovk"]);
  Bytes32 salt = vectors::array<32>(c["salt"]);
  std::uint32_t number = c["j"].get<std::uint32_t>();

  std::optional<Note> identified(const Coin& changed, const Origin& where) const {
    return identify(key.full().incoming(), changed, where);
  }
};

constexpr std::size_t kOutgoingBegin = 4 * 32 + 1;
constexpr std::size_t kOutgoingEnd = kOutgoingBegin + 32;

}  // namespace

class TestNote : public QObject {
  Q_OBJECT

 private slots:
  /// What a sender seals is his to choose: whatever decrypts and is not this coin's note is nobody's,
  /// quietly.
  void aPlaintextThatIsNotItsNoteIsNobodys() {
    const Sample sample;
    const IncomingKey& key = sample.key.full().incoming();
    const auto note = sample.identified(sample.coin, sample.origin);
    QVERIFY(note.has_value());
    const auto good = note->encode();
    QVERIFY(sample.identified(test::sealed_with(sample.coin, key, good), sample.origin) == note);
    constexpr std::size_t kMemoBegin = kNoteSize - kMemoSize;
    for (std::size_t at = 0; at < kMemoBegin; ++at) {
      for (const int bit : {0x01, 0x80}) {
        auto changed = good;
        changed[at] = static_cast<std::uint8_t>(changed[at] ^ bit);
        QVERIFY(!sample.identified(test::sealed_with(sample.coin, key, changed), sample.origin).has_value());
      }
    }
    for (const int fill : {0x00, 0x3f, 0x40, 0x7f, 0xff}) {
      ByteArray<kNoteSize> all;
      all.fill(static_cast<std::uint8_t>(fill));
      QVERIFY(!sample.identified(test::sealed_with(sample.coin, key, all), sample.origin).has_value());
    }
    // The memo alone is free: any bytes are somebody's note.
    auto memo = good;
    std::fill(memo.begin() + kMemoBegin, memo.end(), 0xff);
    QVERIFY(sample.identified(test::sealed_with(sample.coin, key, memo), sample.origin).has_value());
  }

  void coinsAreThePublishedOnes_data() { addCases(section()["cases"]); }
  void coinsAreThePublishedOnes() {
    QFETCH(int, index);
    const auto& c = section()["cases"][std::size_t(index)];
    const Address address = *Address::parse(vectors::hex(c["address"]));
    const auto ovk = vectors::array<32>(c["ovk"]);
    const auto salt = vectors::array<32>(c["salt"]);
    const auto number = c["j"].get<std::uint32_t>();
    const Origin origin = Origin::of_output(vectors::tag(c["T_0"]), number);
    COMPARE_HEX(origin.bytes(), c["origin"]);
    const Note note{address.d(), *Amount::parse(vectors::number(c["v"])),
                    AssetId(vectors::array<32>(c["asset"])), coin_nonce(ovk, salt, number),
                    *make_memo(vectors::hex(c["memo"]))};
    COMPARE_HEX(note.encode(), c["plaintext"]);
    const auto coin = make_coin(address, note, outgoing_field(address, ovk, salt, number), origin);
    QVERIFY(coin.has_value());
    COMPARE_HEX(coin->encode(), c["coin"]);

    const SpendKey key = vectors::spend_key(section()["recipient"]);
    QVERIFY(identify(key.full().incoming(), *coin, origin) == note);
    const auto recovered = recover(key.full(), *coin, note, origin);
    QVERIFY(recovered.has_value());
    COMPARE_HEX(recovered->s.expose().encode(), c["s"]);
    COMPARE_HEX(recovered->tag.encoding(), c["T"]);
    const auto blindings = spend_blindings(recovered->s.expose(), key.full());
    const auto offset = disguise(*coin, blindings.expose());
    COMPARE_HEX(offset->S, c["S'"]);
    COMPARE_HEX(offset->V, c["V'"]);
    COMPARE_HEX(offset->A, c["A'"]);
  }

  void encodingsAreJudgedAsPublished_data() { addCases(section()["encodings"]); }
  void encodingsAreJudgedAsPublished() {
    QFETCH(int, index);
    const auto& c = section()["encodings"][std::size_t(index)];
    const Bytes bytes = vectors::hex(c["bytes"]);
    const auto coin = Coin::parse(bytes);
    QCOMPARE(coin.has_value(), c["valid"].get<bool>());
    if (coin) {
      COMPARE_HEX(coin->encode(), c["bytes"]);
      QVERIFY(Coin::split(to_array<Coin::kSize>(bytes)) == *coin);
    }
  }

  void identificationFindsThePublishedNotes_data() { addCases(vectors::document()["identification"]); }
  void identificationFindsThePublishedNotes() {
    QFETCH(int, index);
    const auto& c = vectors::document()["identification"][std::size_t(index)];
    const auto note =
        identify(vectors::incoming_key(c), vectors::coin(c["coin"]), vectors::origin(c["origin"]));
    QCOMPARE(note.has_value(), !c["note"].is_null());
    if (note) {
      COMPARE_HEX(note->d, c["note"]["d"]);
      COMPARE_HEX(note->k, c["note"]["k"]);
      COMPARE_HEX(note->memo, c["note"]["memo"]);
      COMPARE_HEX(note->asset.bytes(), c["note"]["asset"]);
      QCOMPARE(note->v.units(), vectors::number(c["note"]["v"]));
    }
  }

  void coinWithAnyByteChangedIsNotIdentified() {
    const Sample sample;
    const auto bytes = sample.coin.encode();
    QVERIFY(sample.identified(Coin::split(bytes), sample.origin));
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      auto changed = bytes;
      changed[i] ^= static_cast<std::uint8_t>(1u << (i % 8));
      // The outgoing field is the sender's alone: the recipient neither reads it nor depends on it.
      const bool is_outgoing = i >= kOutgoingBegin && i < kOutgoingEnd;
      QVERIFY2(sample.identified(Coin::split(changed), sample.origin).has_value() == is_outgoing,
               qPrintable(QString::number(i)));
    }
  }

  void coinMovedToAnotherTransactionOrPositionIsNotIdentified() {
    const Sample sample;
    for (std::uint32_t number = 0; number < kMostOutputs; ++number) {
      const bool same = number == sample.number;
      QCOMPARE(sample.identified(sample.coin, Origin::of_output(sample.first_tag, number)).has_value(), same);
      QVERIFY(!sample.identified(sample.coin, Origin::of_public_coin(number)));
    }
    const Tag other = *Tag::from_point(base_point());
    QVERIFY(!sample.identified(sample.coin, Origin::of_output(other, sample.number)));
  }

  void coinWithABadPointIsNotIdentified() {
    const Sample sample;
    for (Bytes32 Coin::* point : {&Coin::K, &Coin::S, &Coin::V, &Coin::A}) {
      Coin coin = sample.coin;
      (coin.*point).fill(0);
      QVERIFY(!sample.identified(coin, sample.origin));
      (coin.*point).fill(0xff);
      QVERIFY(!sample.identified(coin, sample.origin));
      const auto blindings = spend_blindings(Scalar(5), sample.key.full());
      QCOMPARE(disguise(coin, blindings.expose()).has_value(), point == &Coin::K);
    }
  }

  void stepsOfIdentificationAgreeWithTheWhole() {
    const Sample sample;
    const IncomingKey& key = sample.key.full().incoming();
    const auto X = shared_point(key, sample.coin.K);
    QVERIFY(X.has_value());
    COMPARE_HEX(*X, sample.c["X"]);
    QVERIFY(view_tag_matches(sample.coin, *X));
    Coin coin = sample.coin;
    ++coin.view_tag;
    QVERIFY(!view_tag_matches(coin, *X));
    QVERIFY(identify_shared(key, *X, sample.coin, sample.origin) ==
            identify(key, sample.coin, sample.origin));
    QVERIFY(!shared_point(key, Bytes32{}));
  }

  void recoverRefusesWhatIsNotTheKeys() {
    const Sample sample;
    const Note note = *sample.identified(sample.coin, sample.origin);
    const SpendKey other = *SpendKey::make(Scalar(2), Scalar(3), Scalar(4));
    QVERIFY(recover(sample.key.full(), sample.coin, note, sample.origin));
    QVERIFY(!recover(other.full(), sample.coin, note, sample.origin));
    QVERIFY(!recover(sample.key.full(), sample.coin, note, Origin::of_public_coin(0)));
  }

  void outgoingCoinsAreReopenedAsPublished_data() { addCases(section()["outgoing"]); }
  void outgoingCoinsAreReopenedAsPublished() {
    QFETCH(int, index);
    const auto& c = section()["outgoing"][std::size_t(index)];
    const auto sent =
        recover_outgoing(vectors::array<32>(c["ovk"]), vectors::array<32>(c["salt"]), vectors::tag(c["T_0"]),
                         c["j"].get<std::uint32_t>(), vectors::coin(c["coin"]));
    QCOMPARE(sent.has_value(), !c["address"].is_null());
    if (sent) {
      COMPARE_HEX(sent->address.encode(), c["address"]);
    }
  }

  void outgoingCoinWithAnyByteChangedIsNotReopened() {
    const Sample sample;
    const auto bytes = sample.coin.encode();
    QVERIFY(recover_outgoing(sample.ovk, sample.salt, sample.first_tag, sample.number, sample.coin));
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      auto changed = bytes;
      changed[i] ^= static_cast<std::uint8_t>(1u << (i % 8));
      QVERIFY2(
          !recover_outgoing(sample.ovk, sample.salt, sample.first_tag, sample.number, Coin::split(changed)),
          qPrintable(QString::number(i)));
    }
  }

  void outgoingCoinSealedForOtherCommitmentsIsNotReopened() {
    const Sample sample;
    const Note note = *sample.identified(sample.coin, sample.origin);
    const auto X = vectors::array<32>(sample.c["X"]);
    const Bytes64 w = hash("tacit/1/coin/key", {X, sample.coin.K, sample.coin.S});
    const auto reopened = [&](Coin coin) {
      coin.c =
          to_array<kCiphertextSize>(aead_seal(to_array<32>(w), AeadNonce{}, coin.points(), note.encode()));
      return recover_outgoing(sample.ovk, sample.salt, sample.first_tag, sample.number, coin).has_value();
    };
    QVERIFY(reopened(sample.coin));
    Coin changed = sample.coin;
    changed.V = sample.coin.A;
    QVERIFY(!reopened(changed));
    changed = sample.coin;
    changed.A = sample.coin.V;
    QVERIFY(!reopened(changed));
  }

  void memosAreAtMost256Bytes() {
    QVERIFY(make_memo(Bytes(256, 1)));
    QVERIFY(!make_memo(Bytes(257, 1)));
    QCOMPARE((*make_memo(as_bytes("ab")))[2], std::uint8_t(0));
  }

 private:
  static void addCases(const vectors::Json& list) {
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(list.size()); ++i) {
      const auto& c = list[std::size_t(i)];
      QTest::addRow("%d-%s", i, c.contains("name") ? c["name"].get<std::string>().c_str() : "case") << i;
    }
  }
};

QTEST_APPLESS_MAIN(TestNote)
#include "test_note.moc"
