// SPDX-License-Identifier: MIT
#include <QtTest>

#include "base/bytes.h"
#include "base/serialize.h"

using namespace tacit;

class TestSerialize : public QObject {
  Q_OBJECT

 private slots:
  void integersAreLittleEndian() {
    Writer writer;
    writer.u8(1).u16(0x0302).u32(0x07060504).u64(0x0f0e0d0c0b0a0908);
    QCOMPARE(to_hex(writer.view()), std::string("0102030405060708090a0b0c0d0e0f"));
  }

  void encHasItsLengthInFront() {
    Writer writer;
    writer.enc(tacit::as_bytes("abc"));
    QCOMPARE(to_hex(writer.view()), std::string("03000000616263"));
  }

  void readerTakesWhatTheWriterWrote() {
    Bytes data = *parse_hex("0102030405060708090a0b0c0d0e0f03000000616263");
    Reader reader(data);
    QCOMPARE(reader.u8(), std::uint8_t(1));
    QCOMPARE(reader.u16(), std::uint16_t(0x0302));
    QCOMPARE(reader.u32(), 0x07060504u);
    QCOMPARE(reader.u64(), std::uint64_t(0x0f0e0d0c0b0a0908));
    QCOMPARE(to_hex(reader.enc(3)), std::string("616263"));
    QVERIFY(reader.finish());
  }

  void readerStaysFailedAfterTheEnd() {
    Bytes data = {1, 2, 3};
    Reader reader(data);
    QCOMPARE(reader.u32(), 0u);
    QVERIFY(reader.failed());
    QCOMPARE(reader.u8(), std::uint8_t(0));
    QVERIFY(!reader.finish());
  }

  void trailingBytesAreAnError() {
    Bytes data = {1, 2};
    Reader reader(data);
    reader.u8();
    QVERIFY(!reader.failed());
    QVERIFY(!reader.finish());
  }

  void encRefusesALengthAboveTheLimitOrTheData() {
    Bytes longer = *parse_hex("04000000616263");
    Reader past_end(longer);
    past_end.enc(100);
    QVERIFY(past_end.failed());
    Bytes exact = *parse_hex("03000000616263");
    Reader above_limit(exact);
    above_limit.enc(2);
    QVERIFY(above_limit.failed());
    Bytes huge = *parse_hex("ffffffff616263");
    Reader wrapping(huge);
    wrapping.enc(SIZE_MAX);
    QVERIFY(wrapping.failed());
  }

  void hexAcceptsLowerCasePairsOnly() {
    QCOMPARE(*parse_hex("00ff"), (Bytes{0, 255}));
    QVERIFY(parse_hex("")->empty());
    QVERIFY(!parse_hex("0"));
    QVERIFY(!parse_hex("0F"));
    QVERIFY(!parse_hex("0g"));
    QVERIFY(!parse_hex_array<2>("00ff00"));
  }
};

QTEST_APPLESS_MAIN(TestSerialize)
#include "test_serialize.moc"
