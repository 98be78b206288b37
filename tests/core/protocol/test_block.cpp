// SPDX-License-Identifier: MIT
#include <QtTest>

#include "protocol/block.h"

#include "vector_file.h"

using namespace tacit;

namespace {

const vectors::Json& section() {
  return vectors::document()["blocks"];
}

NetworkParameters network() {
  NetworkParameters parameters = vectors::network(section());
  parameters.operator_key = vectors::array<32>(section()["operator"]);
  return parameters;
}

Block first_block() {
  const auto& c = section()["chain"][0];
  Block block;
  block.header = *Header::parse(vectors::hex(c["header"]));
  block.certificate = *Certificate::parse(vectors::hex(c["certificate"]));
  for (const auto& transaction : c["transactions"]) {
    block.transactions.push_back(vectors::hex(transaction));
  }
  return block;
}

}  // namespace

class TestBlock : public QObject {
  Q_OBJECT

 private slots:
  void headersAreThePublishedOnes() {
    for (const auto& c : section()["chain"]) {
      const auto header = Header::parse(vectors::hex(c["header"]));
      QVERIFY(header.has_value());
      const auto& fields = c["fields"];
      QCOMPARE(header->height, vectors::number(fields["height"]));
      QCOMPARE(header->time, vectors::number(fields["time"]));
      QCOMPARE(header->coin_count, vectors::number(fields["coin_count"]));
      QCOMPARE(header->tag_count, vectors::number(fields["tag_count"]));
      COMPARE_HEX(header->previous, fields["previous"]);
      COMPARE_HEX(header->transactions, fields["transactions"]);
      COMPARE_HEX(header->coin_head, fields["coin_head"]);
      COMPARE_HEX(header->tag_head, fields["tag_head"]);
      COMPARE_HEX(header->state, fields["state"]);
      COMPARE_HEX(header->encode(), fields["bytes"]);
      COMPARE_HEX(header->id(network().genesis), fields["id"]);
    }
  }

  void headerIs193BytesThatStartWithOne() {
    Bytes bytes = vectors::hex(section()["chain"][0]["header"]);
    QCOMPARE(bytes.size(), Header::kSize);
    QVERIFY(Header::parse(bytes));
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      QVERIFY(!Header::parse(ByteView(bytes).first(size)));
    }
    bytes.push_back(0);
    QVERIFY(!Header::parse(bytes));
    bytes.pop_back();
    for (const std::uint8_t version : {0, 2, 255}) {
      bytes[0] = version;
      QVERIFY(!Header::parse(bytes));
    }
  }

  void everyByteOfAHeaderIsInTheBlockId() {
    const Bytes bytes = vectors::hex(section()["chain"][0]["header"]);
    const Bytes32 id = Header::parse(bytes)->id(network().genesis);
    for (std::size_t i = 1; i < bytes.size(); ++i) {
      Bytes changed = bytes;
      changed[i] ^= 1;
      const auto header = Header::parse(changed);
      QVERIFY(header && to_hex(header->encode()) == to_hex(changed));
      QVERIFY(header->id(network().genesis) != id);
    }
  }

  void certificatesAreThePublishedOnes() {
    const auto key = signing_key_from_seed(vectors::array<32>(section()["operator_seed"]));
    COMPARE_HEX(key.public_key, section()["operator"]);
    for (const auto& c : section()["chain"]) {
      const Bytes32 id = Header::parse(vectors::hex(c["header"]))->id(network().genesis);
      COMPARE_HEX(certificate_digest(network().genesis, id), c["certificate_digest"]);
      const Certificate certificate = sign_certificate(key, network().genesis, id);
      COMPARE_HEX(certificate.encode(), c["certificate"]);
      QVERIFY(verify_certificate(network(), id, certificate));
    }
  }

  void certificateIsForOneBlockOneGenesisAndOneOperator() {
    const Block block = first_block();
    const Bytes32 id = block.header.id(network().genesis);
    QVERIFY(verify_certificate(network(), id, block.certificate));
    Bytes32 other = id;
    other[0] ^= 1;
    QVERIFY(!verify_certificate(network(), other, block.certificate));
    auto another_network = network();
    another_network.genesis[0] ^= 1;
    QVERIFY(!verify_certificate(another_network, id, block.certificate));
    auto another_operator = network();
    another_operator.operator_key = make_signing_key().public_key;
    QVERIFY(!verify_certificate(another_operator, id, block.certificate));
    for (std::size_t i = 0; i < 64; ++i) {
      Certificate changed = block.certificate;
      changed.signature[i] ^= 1;
      QVERIFY(!verify_certificate(network(), id, changed));
    }
  }

  void certificateIs65BytesOfTypeOne() {
    Bytes bytes = vectors::hex(section()["chain"][0]["certificate"]);
    QVERIFY(Certificate::parse(bytes));
    bytes[0] = 2;
    QVERIFY(!Certificate::parse(bytes));
    bytes[0] = 1;
    bytes.push_back(0);
    QVERIFY(!Certificate::parse(bytes));
    QVERIFY(!Certificate::parse(ByteView(bytes).first(64)));
    QVERIFY(!Certificate::parse({}));
  }

  void transactionsDigestsAreThePublishedOnes() {
    for (const auto& c : section()["transactions_digests"]) {
      std::vector<Bytes32> ids;
      for (const auto& id : c["ids"]) {
        ids.push_back(vectors::array<32>(id));
      }
      COMPARE_HEX(transactions_digest(ids), c["digest"]);
    }
  }

  void blocksAreReadBack() {
    const Block block = first_block();
    const Bytes bytes = block.encode();
    std::size_t size = kEmptyBlockSize;
    for (const Bytes& transaction : block.transactions) {
      size += 4 + transaction.size();
    }
    QCOMPARE(bytes.size(), size);
    const auto again = Block::parse(bytes, bytes.size());
    QVERIFY(again && *again == block);
    const Block empty{block.header, block.certificate, {}};
    QCOMPARE(empty.encode().size(), kEmptyBlockSize);
    QVERIFY(Block::parse(empty.encode(), kEmptyBlockSize) == empty);
  }

  void blockAboveTheLimitIsRefused() {
    const Bytes bytes = first_block().encode();
    QCOMPARE(Block::parse(bytes, bytes.size() - 1).error(), BlockFormError::kTooLong);
  }

  void everyPrefixOfABlockIsRefused() {
    const Bytes bytes = first_block().encode();
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      QVERIFY(!Block::parse(ByteView(bytes).first(size), bytes.size()));
    }
  }

  void blockWithTrailingBytesOrAWrongCountIsRefused() {
    const Block block = first_block();
    Bytes bytes = block.encode();
    bytes.push_back(0);
    QCOMPARE(Block::parse(bytes, bytes.size()).error(), BlockFormError::kTrailingBytes);
    bytes.pop_back();
    const std::size_t count = Header::kSize + Certificate::kSize;
    --bytes[count];
    QCOMPARE(Block::parse(bytes, bytes.size()).error(), BlockFormError::kTrailingBytes);
    std::fill_n(bytes.begin() + count, 4, std::uint8_t(0xff));
    QCOMPARE(Block::parse(bytes, bytes.size()).error(), BlockFormError::kTooShort);
  }

  void whateverBlockDecodesEncodesToTheSameBytes() {
    const Bytes bytes = first_block().encode();
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      Bytes changed = bytes;
      changed[i] ^= 1;
      const auto block = Block::parse(changed, changed.size());
      QVERIFY(!block || block->encode() == changed);
    }
  }
};

QTEST_APPLESS_MAIN(TestBlock)
#include "test_block.moc"
