// SPDX-License-Identifier: MIT
#include <QtTest>
#include <set>

#include "crypto/transcript.h"
#include "support/vectors.h"

using namespace tacit;
using namespace tacit::test;

namespace {

Bytes32 challenge(Transcript& transcript, std::string_view label = "challenge") {
  Bytes32 out;
  transcript.challenge_bytes(label, out);
  return out;
}

}  // namespace

class TestTranscript : public QObject {
  Q_OBJECT

 private slots:
  // The merlin crate, src/transcript.rs, and its Go port github.com/gtank/merlin, transcript_test.go.
  void merlinSimple() {
    Transcript transcript("test protocol");
    transcript.append("some label", as_bytes("some data"));
    QCOMPARE(hex(challenge(transcript)),
             QByteArray("d5a21972d0d5fe320c0d263fac7fffb8145aa640af6e9bca177c03c7efcf0615"));
  }

  void merlinComplex() {
    Transcript transcript("test protocol");
    transcript.append("step1", as_bytes("some data"));
    const Bytes data(1024, 99);
    Bytes32 last{};
    for (int i = 0; i < 32; ++i) {
      last = challenge(transcript);
      transcript.append("bigdata", data);
      transcript.append("challengedata", last);
    }
    QCOMPARE(hex(last), QByteArray("a8c933f54fae76e3f9bea93648c1308e7dfa2152dd51674ff3ca438351cf003c"));
  }

  // The merlin crate, src/strobe.rs, against the STROBE 1.0.2 reference.
  void strobeConformance() {
    Strobe128 strobe("Conformance Test Protocol");
    strobe.meta_ad(as_bytes("ms"), false);
    strobe.meta_ad(as_bytes("g"), true);
    strobe.ad(Bytes(1024, 99), false);
    strobe.meta_ad(as_bytes("prf"), false);
    Bytes32 out;
    strobe.prf(out, false);
    QCOMPARE(hex(out), QByteArray("b48e645ca17c667fd5206ba57a6a228d72d8e1903814d3f17f622996d7cfefb0"));
    strobe.meta_ad(as_bytes("key"), false);
    strobe.key(out, false);
    strobe.meta_ad(as_bytes("prf"), false);
    strobe.prf(out, false);
    QCOMPARE(hex(out), QByteArray("07e45cce8078cee259e3e375bb85d75610e2d1e1201c5f645045a194edd49ff8"));
  }

  void vectorOfTheProtocol() {
    const auto& vector = vectors()["transcript"];
    Transcript transcript(vector["label"].get<std::string>());
    int challenges = 0;
    for (const auto& step : vector["steps"]) {
      if (step.contains("append")) {
        transcript.append(step["append"].get<std::string>(), unhex(step["bytes"]));
        continue;
      }
      const auto scalar = transcript.challenge(step["challenge"].get<std::string>());
      QVERIFY(scalar.has_value());
      QCOMPARE(hex(scalar->encode()), QByteArray::fromStdString(step["scalar"]));
      ++challenges;
    }
    QVERIFY(challenges >= 2);
  }

  void typedAppendsAreBytes() {
    Transcript typed("tacit/1/test");
    typed.append_u64("number", 0x0102030405060708);
    typed.append_point("point", Bytes32{7});
    typed.append_scalar("scalar", Scalar(258));
    Transcript plain("tacit/1/test");
    plain.append("number", Bytes{8, 7, 6, 5, 4, 3, 2, 1});
    plain.append("point", Bytes32{7});
    plain.append("scalar", Bytes32{2, 1});
    QCOMPARE(hex(challenge(typed)), hex(challenge(plain)));
  }

  void everythingIsBound_data() {
    QTest::addColumn<QByteArray>("protocol");
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("question");
    const auto row = [](const char* name, const char* protocol, const char* label, const char* message,
                        const char* question) {
      QTest::newRow(name) << QByteArray(protocol) << QByteArray(label) << QByteArray(message)
                          << QByteArray(question);
    };
    row("protocol", "q", "label", "message", "challenge");
    row("label", "p", "Label", "message", "challenge");
    row("message", "p", "label", "messagf", "challenge");
    row("shorter-message", "p", "label", "messag", "challenge");
    row("empty-message", "p", "label", "", "challenge");
    row("boundary-of-label-and-message", "p", "labelm", "essage", "challenge");
    row("question", "p", "label", "message", "challengf");
  }
  void everythingIsBound() {
    QFETCH(QByteArray, protocol);
    QFETCH(QByteArray, label);
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, question);
    Transcript reference("p");
    reference.append("label", as_bytes("message"));
    Transcript other(protocol.toStdString());
    other.append(label.toStdString(), as_bytes(message.toStdString()));
    QVERIFY(challenge(reference) != challenge(other, question.toStdString()));
  }

  void orderAndSplitAreBound() {
    const auto of = [](std::initializer_list<std::string_view> messages) {
      Transcript transcript("p");
      for (std::string_view message : messages) {
        transcript.append("m", as_bytes(message));
      }
      return challenge(transcript);
    };
    QVERIFY(of({"a", "b"}) != of({"b", "a"}));
    QVERIFY(of({"ab"}) != of({"a", "b"}));
    QVERIFY(of({"a"}) != of({"a", ""}));
    QCOMPARE(hex(of({"a", "b"})), hex(of({"a", "b"})));
  }

  void lengthOfAChallengeIsBound() {
    Transcript a("p");
    Transcript b("p");
    Bytes64 wide;
    a.challenge_bytes("challenge", wide);
    QVERIFY(to_array<32>(wide) != challenge(b));
  }

  void challengesFollowEachOther() {
    Transcript transcript("p");
    const Bytes32 first = challenge(transcript);
    const Bytes32 second = challenge(transcript);
    QVERIFY(first != second);
  }

  void aForkGoesItsOwnWay() {
    Transcript transcript("p");
    transcript.append("m", as_bytes("common"));
    Transcript fork = transcript;
    Transcript same = transcript;
    fork.append("m", as_bytes("more"));
    const Bytes32 expected = challenge(same);
    QVERIFY(challenge(fork) != expected);
    QCOMPARE(hex(challenge(transcript)), hex(expected));
  }

  void messagesOfEveryLengthPassTheBlock() {
    // 166 bytes fill a block; every length near one and two blocks gives its own challenge.
    std::set<Bytes32> seen;
    for (std::size_t size = 0; size < 400; ++size) {
      Transcript transcript("p");
      transcript.append("m", Bytes(size));
      seen.insert(challenge(transcript));
    }
    QCOMPARE(seen.size(), std::size_t(400));
  }
};

QTEST_APPLESS_MAIN(TestTranscript)
#include "test_transcript.moc"
