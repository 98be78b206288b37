// SPDX-License-Identifier: MIT
#include <QtTest>
#include <fstream>
#include <nlohmann/json.hpp>
#include <vector>

#include <sodium.h>

#include "base/secret.h"
#include "crypto/scalar.h"

using namespace tacit;

namespace {

Bytes32 group_order() {
  return *parse_hex_array<32>("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
}

/// Fixed seed, so that a failure can be seen again.
Bytes64 draw(std::uint64_t number) {
  Bytes32 seed{};
  for (std::size_t i = 0; i < 8; ++i) {
    seed[i] = static_cast<std::uint8_t>(number >> (8 * i));
  }
  Bytes64 out;
  randombytes_buf_deterministic(out.data(), out.size(), seed.data());
  return out;
}

/// Values at which carries and borrows happen, and random ones.
std::vector<Scalar> samples() {
  std::vector<Scalar> values = {
      Scalar(),   Scalar(1), Scalar(2), Scalar(UINT64_MAX), Scalar::from_u128(UINT64_MAX, UINT64_MAX),
      -Scalar(1), -Scalar(2)};
  Scalar power(1);
  for (int i = 0; i < 252; ++i) {
    power += power;
    if (i % 31 == 0 || i > 248) {
      values.push_back(power);
      values.push_back(power - Scalar(1));
    }
  }
  for (std::uint64_t i = 0; i < 60; ++i) {
    values.push_back(Scalar::from_wide(draw(i)));
  }
  return values;
}

nlohmann::json vectors() {
  return nlohmann::json::parse(std::ifstream(TACIT_VECTORS "/vectors.json"))["encodings"];
}

}  // namespace

class TestScalar : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { ensure_sodium(); }

  void agreesWithTheVectors() {
    const nlohmann::json cases = vectors();
    QVERIFY(!cases["scalars"].empty() && !cases["wide"].empty());
    for (const auto& item : cases["scalars"]) {
      const Bytes bytes = *parse_hex(item["bytes"].get<std::string>());
      const auto scalar = Scalar::decode(bytes);
      QCOMPARE(scalar.has_value(), item["valid"].get<bool>());
      if (scalar) {
        QCOMPARE(to_hex(scalar->encode()), to_hex(bytes));
      }
    }
    for (const auto& item : cases["wide"]) {
      const Bytes64 bytes = *parse_hex_array<64>(item["bytes"].get<std::string>());
      QCOMPARE(to_hex(Scalar::from_wide(bytes).encode()), item["scalar"].get<std::string>());
    }
  }

  void refusesEveryLengthButThirtyTwo() {
    const Bytes zeros(64);
    for (std::size_t size = 0; size <= 64; ++size) {
      QCOMPARE(Scalar::decode(ByteView(zeros).first(size)).has_value(), size == 32);
    }
  }

  void refusesTheOrderAndWhatIsAbove() {
    Bytes32 bytes = group_order();
    QVERIFY(!Scalar::decode(bytes));
    bytes[0] -= 1;
    QVERIFY(Scalar::decode(bytes) == -Scalar(1));
    for (std::size_t bit = 253; bit < 256; ++bit) {
      Bytes32 high{};
      high[31] = static_cast<std::uint8_t>(1 << (bit - 248));
      QVERIFY(!Scalar::decode(high));
    }
  }

  void sumsDifferencesAndProductsAgreeWithLibsodium() {
    const std::vector<Scalar> values = samples();
    for (const Scalar& a : values) {
      for (const Scalar& b : values) {
        const Bytes32 x = a.encode(), y = b.encode();
        Bytes32 expected;
        crypto_core_ristretto255_scalar_add(expected.data(), x.data(), y.data());
        QVERIFY((a + b).encode() == expected);
        crypto_core_ristretto255_scalar_sub(expected.data(), x.data(), y.data());
        QVERIFY((a - b).encode() == expected);
        crypto_core_ristretto255_scalar_mul(expected.data(), x.data(), y.data());
        QVERIFY((a * b).encode() == expected);
        QCOMPARE(a == b, x == y);
      }
    }
  }

  void wideReductionAgreesWithLibsodium() {
    for (std::uint64_t i = 0; i < 2000; ++i) {
      Bytes64 wide = draw(i);
      if (i % 3 == 1) {
        std::fill(wide.begin() + static_cast<int>(i % 64), wide.end(), 0xff);
      } else if (i % 3 == 2) {
        std::fill(wide.begin(), wide.begin() + static_cast<int>(i % 64), 0xff);
      }
      Bytes32 expected;
      crypto_core_ristretto255_scalar_reduce(expected.data(), wide.data());
      QVERIFY(Scalar::from_wide(wide).encode() == expected);
    }
  }

  void inverseTimesTheValueIsOne() {
    for (const Scalar& a : samples()) {
      if (!a.is_zero()) {
        QVERIFY(a * a.invert() == Scalar::one());
      }
    }
  }

  void batchInversionEqualsSingleInversions() {
    std::vector<Scalar> values = samples();
    std::erase_if(values, [](const Scalar& s) { return s.is_zero(); });
    const std::vector<Scalar> before = values;
    batch_invert(values);
    for (std::size_t i = 0; i < values.size(); ++i) {
      QVERIFY(values[i] == before[i].invert());
    }
    batch_invert({});
  }

  void constructorsGiveTheInteger() {
    QCOMPARE(to_hex(Scalar::from_u128(0x0807060504030201, 0x100f0e0d0c0b0a09).encode()),
             std::string("0102030405060708090a0b0c0d0e0f1000000000000000000000000000000000"));
    QVERIFY(Scalar().is_zero());
    QVERIFY(!Scalar::one().is_zero());
    QVERIFY(!Scalar::from_u128(0, 1).is_zero());
  }
};

QTEST_APPLESS_MAIN(TestScalar)
#include "test_scalar.moc"
