// SPDX-License-Identifier: MIT
#include <QtTest>

#include "link/messages.h"

#include "sample_messages.h"

using namespace tacit;

namespace {

const RequestId kId = samples::filled<16>(0xA0);

/// Whatever decodes must be the one encoding of what it decodes to.
void check_canonical(ByteView frame) {
  if (const auto request = decode_request(frame)) {
    QCOMPARE(encode_request(request->id, request->request), Bytes(frame.begin(), frame.end()));
  }
  if (const auto message = decode_server_message(frame)) {
    const auto* reply = std::get_if<ReplyMessage>(&*message);
    QCOMPARE(reply ? encode_reply(reply->id, reply->outcome) : encode_notice(std::get<TipNotice>(*message)),
             Bytes(frame.begin(), frame.end()));
  }
}

std::vector<Bytes> all_frames() {
  std::vector<Bytes> frames;
  for (const auto& request : samples::requests()) {
    frames.push_back(encode_request(kId, request));
  }
  for (const auto& reply : samples::replies()) {
    frames.push_back(encode_reply(kId, reply));
  }
  frames.push_back(encode_reply(kId, std::unexpected(LinkErrorCode::kBusy)));
  frames.push_back(encode_notice(samples::notice()));
  return frames;
}

Bytes frame_of(std::uint8_t kind, std::initializer_list<ByteView> body) {
  Bytes frame{kLinkVersion};
  append(frame, kId);
  frame.push_back(kind);
  for (ByteView part : body) {
    append(frame, part);
  }
  return frame;
}

Bytes hex(const char* text) {
  return parse_hex(text).value();
}

}  // namespace

class TestMessages : public QObject {
  Q_OBJECT

 private slots:
  void framesHaveTheWrittenForm_data();
  void framesHaveTheWrittenForm();
  void everyMessageComesBack();
  void truncatedAndExtendedFramesAreRefused();
  void mutatedFramesAreRefusedOrCanonical();
  void malformedRequestsAreRefused_data();
  void malformedRequestsAreRefused();
  void malformedRepliesAreRefused_data();
  void malformedRepliesAreRefused();
  void anotherVersionIsToldApart();
  void requestIdIsReadFromAnyFrame();
  void limitsAreKnownBeforeEncoding();
  void sizeOfABlockIsExact();
  void aFullReplyFits();
};

// Written by hand from the form in messages.h.
void TestMessages::framesHaveTheWrittenForm_data() {
  QTest::addColumn<QByteArray>("frame");
  QTest::addColumn<QString>("expected");
  const auto row = [](const char* name, const Bytes& frame, const char* expected) {
    QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(frame.data()),
                                      static_cast<qsizetype>(frame.size()))
                        << QString(expected);
  };
  const RequestId id = samples::filled<16>(0);
  row("blocks-request", encode_request(id, BlocksRequest{.from = 258, .count = 3}),
      "01000102030405060708090a0b0c0d0e0f04020100000000000003000000");
  row("submit-request", encode_request(id, SubmitRequest{.transaction = {0xAA, 0xBB}}),
      "01000102030405060708090a0b0c0d0e0f0602000000aabb");
  row("submit-reply",
      encode_reply(
          id,
          SubmitReply{.outcome = SubmitResult::kAlreadyFinal, .refusal = SubmitRefusal::kNone, .height = 9}),
      "01000102030405060708090a0b0c0d0e0f8602000900000000000000");
  row("faucet-reply", encode_reply(id, FaucetReply{.outcome = FaucetOutcome::kAccepted, .retry_after_s = 0}),
      "01000102030405060708090a0b0c0d0e0f880100000000");
  row("error", encode_reply(id, std::unexpected(LinkErrorCode::kNotFound)),
      "01000102030405060708090a0b0c0d0e0fc00400");
  row("notice",
      encode_notice(
          {.epoch = samples::filled<16>(0), .sequence = 1, .height = 2, .block_id = samples::filled<32>(0)}),
      "0100000000000000000000000000000000e0000102030405060708090a0b0c0d0e0f01000000000000000200000000000000"
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
}

void TestMessages::framesHaveTheWrittenForm() {
  QFETCH(QByteArray, frame);
  QFETCH(QString, expected);
  QCOMPARE(QString::fromLatin1(frame.toHex()), expected);
}

void TestMessages::everyMessageComesBack() {
  for (const auto& request : samples::requests()) {
    const auto decoded = decode_request(encode_request(kId, request));
    QVERIFY(decoded.has_value());
    QVERIFY((*decoded == RequestMessage{.id = kId, .request = request}));
  }
  for (const auto& reply : samples::replies()) {
    const auto decoded = decode_server_message(encode_reply(kId, reply));
    QVERIFY(decoded.has_value());
    QVERIFY((std::get<ReplyMessage>(*decoded) == ReplyMessage{.id = kId, .outcome = reply}));
  }
  const auto notice = decode_server_message(encode_notice(samples::notice()));
  QVERIFY(notice.has_value());
  QVERIFY(std::get<TipNotice>(*notice) == samples::notice());
}

void TestMessages::truncatedAndExtendedFramesAreRefused() {
  for (Bytes frame : all_frames()) {
    for (std::size_t size = 0; size < frame.size(); ++size) {
      const ByteView shorter = ByteView(frame).first(size);
      QVERIFY(!decode_request(shorter).has_value());
      QVERIFY(!decode_server_message(shorter).has_value());
    }
    frame.push_back(0);
    QVERIFY(!decode_request(frame).has_value());
    QVERIFY(!decode_server_message(frame).has_value());
  }
}

void TestMessages::mutatedFramesAreRefusedOrCanonical() {
  for (const Bytes& frame : all_frames()) {
    Bytes mutated = frame;
    for (std::size_t i = 0; i < frame.size(); ++i) {
      for (int delta : {1, 2, 0x7F, 0x80, 0xFF}) {
        mutated[i] = static_cast<std::uint8_t>(frame[i] + delta);
        check_canonical(mutated);
      }
      mutated[i] = frame[i];
    }
  }
}

void TestMessages::malformedRequestsAreRefused_data() {
  QTest::addColumn<QByteArray>("frame");
  const auto row = [](const char* name, const Bytes& frame) {
    QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(frame.data()),
                                      static_cast<qsizetype>(frame.size()));
  };
  const Bytes zero4 = hex("00000000");
  const Bytes zero8 = hex("0000000000000000");
  const Bytes one8 = hex("0100000000000000");
  row("method-0", frame_of(0, {}));
  row("method-9", frame_of(9, {}));
  row("reply-sent-as-request", frame_of(0x83, {}));
  row("genesis-length-0", frame_of(2, {zero8, zero4}));
  row("genesis-length-above-limit", frame_of(2, {zero8, hex("01001000")}));
  row("blocks-from-0", frame_of(4, {zero8, hex("01000000")}));
  row("blocks-count-0", frame_of(4, {one8, zero4}));
  row("blocks-count-above-limit", frame_of(4, {one8, hex("01040000")}));
  row("coins-count-0", frame_of(5, {zero8, zero4}));
  row("coins-count-above-limit", frame_of(5, {zero8, hex("01800000")}));
  row("submit-of-nothing", frame_of(6, {zero4}));
  row("submit-longer-than-the-frame", frame_of(6, {hex("05000000aabbccdd")}));
  row("submit-of-4-GiB", frame_of(6, {hex("ffffffffaabbccdd")}));
  Bytes large = frame_of(6, {hex("c0ff0f00")});
  large.resize(large.size() + 0x0FFFC0);
  QVERIFY(decode_request(large).has_value());
  Bytes larger = frame_of(6, {hex("c1ff0f00")});
  larger.resize(larger.size() + 0x0FFFC1);
  row("submit-above-limit", larger);
}

void TestMessages::malformedRequestsAreRefused() {
  QFETCH(QByteArray, frame);
  const auto decoded = decode_request(
      {reinterpret_cast<const std::uint8_t*>(frame.data()), static_cast<std::size_t>(frame.size())});
  QVERIFY(!decoded.has_value());
  QCOMPARE(decoded.error(), MessageError::kMalformed);
}

void TestMessages::malformedRepliesAreRefused_data() {
  QTest::addColumn<QByteArray>("frame");
  const auto row = [](const char* name, const Bytes& frame) {
    QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(frame.data()),
                                      static_cast<qsizetype>(frame.size()));
  };
  const Bytes zero8 = hex("0000000000000000");
  const Bytes five8 = hex("0500000000000000");
  row("request-sent-as-reply", frame_of(3, {}));
  row("method-0", frame_of(0x80, {}));
  row("method-9", frame_of(0x89, {}));
  row("error-0", frame_of(0xC0, {hex("0000")}));
  row("error-unknown", frame_of(0xC0, {hex("0800")}));
  row("notice-with-a-request-id", frame_of(0xE0, {Bytes(64, 0)}));
  row("accepted-with-refusal", frame_of(0x86, {hex("0101"), zero8}));
  row("refused-without-reason", frame_of(0x86, {hex("0300"), zero8}));
  row("refusal-unknown", frame_of(0x86, {hex("030d"), zero8}));
  row("outcome-unknown", frame_of(0x86, {hex("0500"), zero8}));
  row("final-without-height", frame_of(0x86, {hex("0200"), zero8}));
  row("accepted-with-height", frame_of(0x86, {hex("0100"), five8}));
  row("faucet-pays-later", frame_of(0x88, {hex("0105000000")}));
  row("genesis-longer-than-its-total", frame_of(0x82, {zero8, hex("0100000000")}));
  row("blocks-2^32-1", frame_of(0x84, {zero8, zero8, hex("ffffffff")}));
  row("coins-2^32-1", frame_of(0x85, {zero8, zero8, hex("ffffffff")}));
  row("transaction-of-nothing", frame_of(0x87, {zero8, hex("0000000000000000")}));

  StatusReply status = samples::status();
  Bytes frame = encode_reply(kId, status);
  const std::size_t faucet = frame.size() - 2 * 64 - 4 - 1;
  frame[faucet] = 2;
  row("status-with-faucet-2", frame);
  frame[faucet] = 1;
  std::swap_ranges(frame.end() - 64, frame.end(), frame.end() - 128);
  row("assets-out-of-order", frame);
  std::copy(frame.end() - 128, frame.end() - 64, frame.end() - 64);
  row("asset-twice", frame);

  BlockRecord block = samples::block();
  block.certificate.assign(1, 0);
  block.transactions.clear();
  frame = encode_reply(kId, BlocksReply{.from = 1, .tip_height = 1, .blocks = {block}});
  Bytes none(frame.begin(), frame.end() - 9);
  append(none, hex("0000000000000000"));
  row("block-without-certificate", none);
}

void TestMessages::malformedRepliesAreRefused() {
  QFETCH(QByteArray, frame);
  const auto decoded = decode_server_message(
      {reinterpret_cast<const std::uint8_t*>(frame.data()), static_cast<std::size_t>(frame.size())});
  QVERIFY(!decoded.has_value());
  QCOMPARE(decoded.error(), MessageError::kMalformed);
}

void TestMessages::anotherVersionIsToldApart() {
  for (Bytes frame : all_frames()) {
    frame[0] = 2;
    QCOMPARE(decode_request(frame).error(), MessageError::kVersion);
    QCOMPARE(decode_server_message(frame).error(), MessageError::kVersion);
  }
}

void TestMessages::requestIdIsReadFromAnyFrame() {
  Bytes frame = frame_of(200, {hex("0102")});
  frame[0] = 9;
  QCOMPARE(request_id_of(frame), kId);
  QCOMPARE(request_id_of(ByteView(frame).first(16)), RequestId{});
}

void TestMessages::limitsAreKnownBeforeEncoding() {
  QVERIFY(is_sendable(LinkRequest(SubmitRequest{.transaction = Bytes(kMaxTransactionBytes)})));
  QVERIFY(!is_sendable(LinkRequest(SubmitRequest{.transaction = Bytes(kMaxTransactionBytes + 1)})));
  QVERIFY(!is_sendable(LinkRequest(BlocksRequest{.from = 0, .count = 1})));
  BlockRecord block = samples::block();
  block.transactions[0].coins.resize(kMaxInputsOutputs);
  QVERIFY(is_sendable(LinkReply(BlocksReply{.from = 1, .tip_height = 1, .blocks = {block}})));
  block.transactions[0].coins.resize(kMaxInputsOutputs + 1);
  QVERIFY(!is_sendable(LinkReply(BlocksReply{.from = 1, .tip_height = 1, .blocks = {block}})));
  block.transactions.assign(kMaxTransactionsPerBlock,
                            TransactionRecord{.id = {}, .tags = {}, .coins = {{}, {}}});
  QVERIFY(!is_sendable(LinkReply(BlocksReply{.from = 1, .tip_height = 1, .blocks = {block}})));
}

void TestMessages::sizeOfABlockIsExact() {
  const auto size = [](std::vector<BlockRecord> blocks) {
    return encode_reply(kId, BlocksReply{.from = 1, .tip_height = 1, .blocks = std::move(blocks)}).size();
  };
  QCOMPARE(size({samples::block()}) - size({}), encoded_size(samples::block()));
  QVERIFY(size({}) <= kBlocksReplyOverhead);
}

void TestMessages::aFullReplyFits() {
  CoinsReply reply{.first = 0, .final_count = 1, .coins = {}};
  reply.coins.assign(kMaxCoinsPerRequest, samples::coin());
  QVERIFY(is_sendable(LinkReply(reply)));
  const Bytes frame = encode_reply(kId, reply);
  QVERIFY(frame.size() <= kMaxReplyBytes);
  QVERIFY(decode_server_message(frame).has_value());
}

QTEST_APPLESS_MAIN(TestMessages)
#include "test_messages.moc"
