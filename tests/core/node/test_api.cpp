// SPDX-License-Identifier: MIT
#include <QTemporaryDir>
#include <QtTest>

#include "link/outbox.h"
#include "node/api_server.h"

#include "core/ledger/chain_maker.h"

using namespace tacit;
using namespace tacit::test;

namespace {

/// Answers when the test says so, and notes what it is told.
class NotingEngine final : public Engine {
 public:
  void submit(Bytes, Answer answer, const Submitter& from) override {
    answers.push_back(std::move(answer));
    submitters.push_back(from);
  }
  void withdraw(std::uint64_t connection) override { withdrawn.push_back(connection); }
  void on_block(std::function<void(const FinalBlock&)>) override {}
  Finality finality() const override { return Finality::kOperatorSignature; }
  std::size_t waiting() const override { return 0; }

  std::vector<Answer> answers;
  std::vector<Submitter> submitters;
  std::vector<std::uint64_t> withdrawn;
};

}  // namespace

/// What the API makes of submissions; addresses are those that the link would tell, of which loopback has
/// none.
class TestApi : public QObject {
  Q_OBJECT

 private slots:
  void whoSendsWhatNobodyHonestDoesIsCutAlone_data() {
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("standing");  // of its neighbours afterwards
    QTest::newRow("nonsense") << int(TransactionFault::kMalformed) << int(Standing::kStranger);
    QTest::newRow("false-proofs") << int(TransactionFault::kMembershipProof) << int(Standing::kSuspected);
  }
  void whoSendsWhatNobodyHonestDoesIsCutAlone() {
    QFETCH(int, fault);
    QFETCH(int, standing);
    QTemporaryDir dir;
    const ChainMaker chain;
    const std::string folder = dir.path().toStdString() + "/ledger";
    QVERIFY(Store::create(folder, chain.genesis().encode()).has_value());
    const auto store = must(Store::open(folder, {}, Bytes32{}), "store");
    const SystemClock clock;
    NotingEngine engine;
    ApiServer api(*store, engine, clock, {});
    const auto outbox = std::make_shared<detail::Outbox>();
    const auto submit = [&](ConnectionId connection) {
      const LinkRequest request = SubmitRequest{Bytes{1, 2, 3}};
      api.handle(connection, request,
                 Responder(std::make_shared<detail::ResponderState>(outbox, connection, RequestId{},
                                                                    request.index())));
    };
    const Bytes shared{4, 10, 0, 0, 1};
    const ConnectionId paid = 2, bad = 3, other = 4, later = 5;
    for (const ConnectionId connection : {paid, bad, other}) {
      api.connected(connection, shared);
    }
    submit(paid);
    engine.answers.back()({SubmitStatus::kAccepted, {}, 0, true});
    for (int i = 0; i < 3; ++i) {
      QVERIFY(engine.withdrawn.empty());
      submit(bad);
      engine.answers.back()({SubmitStatus::kRefused, TransactionFault(fault), 0});
    }
    QCOMPARE(engine.withdrawn, std::vector<std::uint64_t>{bad});
    api.disconnected(bad);
    api.connected(later, shared);
    const std::size_t before = engine.answers.size();
    for (const ConnectionId connection : {paid, other, later}) {
      submit(connection);
    }
    QCOMPARE(engine.answers.size(), before + 3);
    QVERIFY(engine.submitters[before].standing == Standing::kProven);
    QCOMPARE(int(engine.submitters[before + 1].standing), standing);
    QCOMPARE(int(engine.submitters[before + 2].standing), standing);
    for (std::size_t i = before; i < engine.answers.size(); ++i) {
      engine.answers[i]({SubmitStatus::kBusy, {}, 0});
    }
  }
};

QTEST_GUILESS_MAIN(TestApi)
#include "test_api.moc"
