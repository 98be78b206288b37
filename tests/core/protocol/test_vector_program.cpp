// SPDX-License-Identifier: MIT
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <functional>
#include <set>

#include "support/vectors.h"

using Json = nlohmann::json;

namespace {

struct Run {
  int status;
  QByteArray output;
};

Run run(const QStringList& arguments) {
  QProcess process;
  process.start(QStringLiteral(TACIT_BIN_DIR "/tacit-vectors"), arguments);
  if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit) {
    return {-1, process.readAllStandardError()};
  }
  return {process.exitCode(), process.readAllStandardOutput()};
}

/// Every list of a section cut to its first elements, so that a run is quick.
Json small_document() {
  Json document = tacit::test::vectors();
  for (auto& [name, section] : document.items()) {
    const auto cut = [](Json& list) {
      while (list.is_array() && list.size() > 2) {
        list.erase(list.size() - 1);
      }
    };
    if (name == "hashes" || name == "balance" || name == "identification" || name == "public_coins") {
      cut(section);
    }
    if (name == "transactions" || name == "membership") {
      cut(section["cases"]);
    }
  }
  document["membership"].erase("large");
  document["membership"]["large"] = Json::array();
  return document;
}

/// Flips the lowest bit of the last hex digit of a string.
void corrupt(Json& value) {
  auto text = value.get<std::string>();
  text.back() = text.back() == '0' ? '1' : '0';
  value = text;
}

}  // namespace

/// tacit-vectors is a judge: it has to fail when it should.
class TestVectorProgram : public QObject {
  Q_OBJECT

 private slots:
  void acceptsTheSmallDocument() {
    const Run result = check(small_document());
    QVERIFY2(result.status == 0, result.output.constData());
    QVERIFY(result.output.trimmed().split('\n').last().endsWith(" passed, 0 failed"));
  }

  void failsOnOneChangedValue_data() {
    QTest::addColumn<QString>("pointer");
    for (const char* pointer : {"/hashes/0/digest16",
                                "/encodings/wide/0/scalar",
                                "/generators/Gv/7",
                                "/generators/Hv[1023]",
                                "/transcript/steps/6/scalar",
                                "/sealed/0/sealed",
                                "/keys/1/addresses/3/test_text",
                                "/address_texts/valid/1/address",
                                "/address_texts/f4jumble/2/jumbled",
                                "/coins/cases/2/alpha",
                                "/coins/outgoing/0/address",
                                "/public_coins/0/k",
                                "/identification/0/note/memo",
                                "/membership/cases/0/chi",
                                "/membership/sets/0/S/3",
                                "/balance/0/zeta",
                                "/balance/0/proof",
                                "/authorisation/0/c",
                                "/transactions/ledger/coin_heads/26",
                                "/transactions/ledger/alice/coins/0/T",
                                "/transactions/cases/0/tag_head_after",
                                "/transactions/cases/0/random",
                                "/blocks/genesis",
                                "/blocks/genesis_block/state",
                                "/blocks/chain/0/certificate",
                                "/blocks/chain/2/fields/id",
                                "/blocks/state_digests/3/digest",
                                "/receipts/cases/0/note/memo",
                                "/payer_proofs/0/proof"}) {
      QTest::newRow(pointer) << pointer;
    }
  }
  void failsOnOneChangedValue() {
    QFETCH(QString, pointer);
    Json document = small_document();
    corrupt(document.at(Json::json_pointer(pointer.toStdString())));
    QVERIFY(check(document).status == 1);
  }

  void failsOnEachVerdictTurnedAround_data() {
    QTest::addColumn<QString>("pointer");
    for (const char* pointer :
         {"/encodings/scalars/5/valid", "/encodings/points/0/valid", "/sealed/1/valid",
          "/coins/encodings/1/valid", "/public_coins/0/valid", "/cover_sets/rules/1/valid",
          "/membership/cases/1/valid", "/balance/1/valid", "/authorisation/4/valid",
          "/transactions/cases/1/valid", "/blocks/invalid/0/valid", "/blocks/ed25519/0/valid",
          "/receipts/cases/5/valid", "/payer_proofs/3/valid"}) {
      QTest::newRow(pointer) << pointer;
    }
  }
  void failsOnEachVerdictTurnedAround() {
    QFETCH(QString, pointer);
    Json document = small_document();
    Json& valid = document.at(Json::json_pointer(pointer.toStdString()));
    valid = !valid.get<bool>();
    QVERIFY(check(document).status == 1);
  }

  void failsWithoutASection() {
    const Json whole = small_document();
    for (const auto& [name, section] : whole.items()) {
      if (section.is_structured()) {
        Json document = whole;
        document.erase(name);
        QVERIFY2(check(document).status == 1, name.c_str());
      }
    }
  }

  void failsOnAnUnknownSection() {
    Json document = small_document();
    document["issuance"] = Json::array();
    QVERIFY(check(document).status == 1);
  }

  void failsOnACaseWithoutAVerdict() {
    Json document = small_document();
    document["receipts"]["cases"][3].erase("valid");
    QVERIFY(check(document).status == 1);
  }

  void failsOnWhatIsNoVectorFile() {
    QCOMPARE(check(Json::array()).status, 1);
    QCOMPARE(run({QStringLiteral("/nonexistent")}).status, 1);
    QCOMPARE(run({}).status, 2);
    QCOMPARE(run({QStringLiteral("--unknown")}).status, 2);
  }

  void anotherFileDoesNotHideAFailure() {
    Json document = small_document();
    const QString good = write(document, "good.json");
    corrupt(document["hashes"][0]["hash"]);
    const QString bad = write(document, "bad.json");
    QCOMPARE(run({bad, good}).status, 1);
    QCOMPARE(run({good, bad}).status, 1);
    QCOMPARE(run({good, good}).status, 0);
  }

  void verdictsNeedNoExpectations() {
    const Json document = small_document();
    const Run judged = run({QStringLiteral("--verdicts"), write(document, "full.json")});
    const Run bare = run({QStringLiteral("--verdicts"), write(stripped(document), "bare.json")});
    QCOMPARE(judged.status, 0);
    QCOMPARE(bare.status, 0);
    QCOMPARE(bare.output, judged.output);
    const auto& c = document["membership"]["cases"][0];
    const QByteArray expected = "membership.cases 0 accept " + QByteArray::fromStdString(c["proof"]);
    QVERIFY(bare.output.contains(expected));
    QVERIFY(bare.output.contains("\nmembership.cases 1 refuse\n"));
  }

  void verdictsOnMalformedInputAreRefusals() {
    Json document = small_document();
    document["membership"]["cases"][0]["S'"] = "zz";
    document["transactions"]["cases"][0]["bytes"] = "0";
    document["transactions"]["cases"][0].erase("random");
    document["keys"][0]["seed"] = 5;
    document["coins"]["recipient"] = nullptr;
    document["cover_sets"]["choices"][0]["N"] = 0;
    const Run result = run({QStringLiteral("--verdicts"), write(document, "malformed.json")});
    QCOMPARE(result.status, 0);
    for (const char* line : {"membership.cases 0 refuse", "transactions.cases 0 refuse", "keys 0 refuse",
                             "coins.cases 0 refuse", "cover_sets.choices 0 refuse"}) {
      QVERIFY2(result.output.contains(QByteArray("\n") + line + "\n"), line);
    }
  }

 private:
  /// Without what the program is to find out.
  static Json stripped(Json document) {
    static const std::set<std::string> kExpected = {"name",
                                                    "reason",
                                                    "chi",
                                                    "zeta",
                                                    "core_digest",
                                                    "signing_digest",
                                                    "id",
                                                    "coin_head_after",
                                                    "tag_head_after",
                                                    "coin_heads",
                                                    "tag_heads",
                                                    "fields",
                                                    "ids",
                                                    "certificate_digest",
                                                    "digest",
                                                    "digest16",
                                                    "wallet_sets"};
    const std::function<void(Json&)> strip = [&](Json& value) {
      if (value.is_object()) {
        for (auto it = value.begin(); it != value.end();) {
          const bool is_verdict = it.key() == "valid" && it->is_boolean();
          if (is_verdict || kExpected.contains(it.key())) {
            // The id of a receipt is what it claims; the ids beside a digest are what is hashed.
            const bool is_input =
                (it.key() == "id" && value.contains("k")) || (it.key() == "ids" && !value.contains("header"));
            it = is_input ? std::next(it) : value.erase(it);
          } else {
            strip(*it++);
          }
        }
      } else if (value.is_array()) {
        for (Json& element : value) {
          strip(element);
        }
      }
    };
    strip(document);
    return document;
  }

  QString write(const Json& document, const char* name) {
    const QString path = m_folder.filePath(QString::fromLatin1(name));
    std::ofstream(path.toStdString()) << document.dump();
    return path;
  }

  Run check(const Json& document) { return run({write(document, "document.json")}); }

  QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestVectorProgram)
#include "test_vector_program.moc"
