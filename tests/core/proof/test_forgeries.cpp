// SPDX-License-Identifier: MIT
#include <QtTest>
#include <algorithm>
#include <random>

#include "core/proof/forgeries.h"

using namespace tacit;
using namespace tacit::test;

/// The verifier alone against a prover that chooses everything (support/forger.h).
class TestForgeries : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    auto random = random_for("forgeries");
    m_honest = honest_proofs(random);
    for (auto* make : {forged_authorisations, forged_memberships, forged_balances, spliced_proofs}) {
      std::ranges::move(make(random), std::back_inserter(m_forged));
    }
  }

  void itsGeneratorsAreThoseOfTheProtocol() {
    const ForgerGenerators& made = ForgerGenerators::of_protocol();
    const FixedGenerators& fixed = generators();
    QVERIFY(made.G == fixed.G && made.H == fixed.H && made.F == fixed.F && made.U == fixed.U);
    const VectorGenerators vectors = vector_generators(kMostVectorGenerators);
    QVERIFY(std::ranges::equal(made.Gv, vectors.Gv) && std::ranges::equal(made.Hv, vectors.Hv));
  }

  // With honest hands it is a prover like the one in core/proof: the same nonces give the same bytes.
  void honestAuthorisationsAreTheProversOwn() {
    auto random = random_for("honest authorisation");
    const AuthorisationForger f = AuthorisationForger::own(random.scalar(), random);
    auto one = random_for("nonces"), two = random_for("nonces");
    QCOMPARE(hex(f.prove(one)), hex(authorise(statement_of(f), {f.s, f.r, f.y}, two).value()));
  }

  void honestMembershipsAreTheProversOwn() {
    auto random = random_for("honest membership");
    for (const std::size_t coins : {1, 13, 16}) {
      const MembershipForger f = sample_membership(random, coins);
      auto one = random_for("nonces"), two = random_for("nonces");
      const MembershipWitness witness{6 % coins, f.y, f.g, f.alpha};
      QCOMPARE(hex(f.prove(one)), hex(membership_prove(statement_of(f), witness, two).value()));
    }
  }

  void honestBalancesAreTheProversOwn() {
    auto random = random_for("honest balance");
    const BalanceForger f = sample_balance(random);
    const auto openings = [](const std::vector<ForgerPair>& pairs) {
      std::vector<CommitmentOpening> result;
      for (const ForgerPair& pair : pairs) {
        result.push_back({pair.v.limbs()[0], pair.a, pair.value_blinding, pair.asset_blinding});
      }
      return result;
    };
    auto one = random_for("nonces"), two = random_for("nonces");
    const auto proof = balance_prove(f.core, openings(f.inputs), openings(f.outputs), {}, two);
    QCOMPARE(hex(f.prove(one)), hex(proof.value()));
  }

  void honestProofsAreAccepted() {
    for (const NamedProof& honest : m_honest) {
      QVERIFY2(verify_proof(item_of(honest)), honest.name.c_str());
    }
  }

  void forgeriesAreRefused_data() {
    QTest::addColumn<int>("number");
    for (std::size_t i = 0; i < m_forged.size(); ++i) {
      QTest::addRow("%s", m_forged[i].name.c_str()) << static_cast<int>(i);
    }
  }
  void forgeriesAreRefused() {
    QFETCH(int, number);
    QVERIFY(!verify_proof(item_of(m_forged[static_cast<std::size_t>(number)])));
  }

  // Protocol, security note 1, for every number of inputs that a transaction can have.
  void tagsOfAnAggregateAreRefused_data() {
    QTest::addColumn<int>("inputs");
    for (int inputs = 2; inputs <= 16; ++inputs) {
      QTest::addRow("%d-inputs", inputs) << inputs;
    }
  }
  void tagsOfAnAggregateAreRefused() {
    QFETCH(int, inputs);
    auto random = random_for("aggregate");
    std::vector<AuthorisationForger> coins;
    const Scalar r = random.scalar();
    for (int i = 0; i < inputs; ++i) {
      coins.push_back(AuthorisationForger::own(r, random));
    }
    const SparkAggregate forged = SparkAggregate::forge(coins, random);
    QVERIFY(forged.verify());  // the proof of the paper takes them
    enum Kind { kHonestWitness, kAnswersOfTheAggregate, kPiecesOfTheAggregate, kKinds };
    for (int kind = 0; kind < kKinds; ++kind) {
      std::vector<Bytes> proofs;
      ProofItem item;
      for (std::size_t i = 0; i < coins.size(); ++i) {
        AuthorisationForger f = coins[i];
        f.input = i;
        f.T = forged.T[i];
        QVERIFY(f.T != coins[i].T);
        f.s = kind == kHonestWitness ? f.s : forged.t1[i];
        Hands hands;
        if (kind == kPiecesOfTheAggregate) {
          hands =
              together(exchange("A1", 0, forged.A1), exchange("A2", 0, i == 0 ? forged.A2[0] : forged.A1));
          hands = together(hands, exchange("t1", 0, forged.t1[i]));
          hands = together(hands, together(exchange("t2", 0, forged.t2), exchange("t3", 0, forged.t3)));
        }
        proofs.push_back(f.prove(random, hands));
        item.authorisations.push_back({statement_of(f), {}});
        QVERIFY(!verifies(statement_of(f), proofs.back()));
      }
      for (std::size_t i = 0; i < proofs.size(); ++i) {
        item.authorisations[i].proof = proofs[i];
      }
      QCOMPARE(verify_proof(item).error(), (ProofError{ProofPart::kAuthorisation, 0, ProofFault::kFalse}));
    }
  }

  // Each batch has the verdicts that its items get alone, whatever is beside what, and how often.
  void mixturesAreDecidedLikeEachAlone() {
    std::vector<ProofItem> items;
    std::vector<ProofVerdict> alone;
    for (const auto* list : {&m_honest, &m_forged}) {
      for (const NamedProof& named : *list) {
        items.push_back(item_of(named));
        alone.push_back(verify_proof(items.back()));
      }
    }
    std::mt19937 choose(20260731);
    WorkerPool pool(2);
    for (int round = 0; round < 60; ++round) {
      const unsigned percent_forged = choose() % 60;
      std::vector<ProofItem> batch;
      std::vector<ProofVerdict> expected;
      for (auto left = 1 + choose() % 24; left > 0; --left) {
        const bool forged = choose() % 100 < percent_forged;
        const std::size_t i =
            forged ? m_honest.size() + choose() % m_forged.size() : choose() % m_honest.size();
        batch.push_back(items[i]);
        expected.push_back(alone[i]);
      }
      QVERIFY(verify_proofs(batch, round % 2 == 0 ? nullptr : &pool) == expected);
    }
  }

  // Claims of one item, too: the first that is forged is named, or the whole is refused.
  void oneForgeryAmongManyClaimsRefusesTheItem() {
    std::mt19937 choose(7);
    for (int round = 0; round < 40; ++round) {
      ProofItem item;
      const auto add = [&](const NamedProof& named) {
        const ProofItem one = item_of(named);
        std::ranges::copy(one.memberships, std::back_inserter(item.memberships));
        std::ranges::copy(one.balances, std::back_inserter(item.balances));
        std::ranges::copy(one.authorisations, std::back_inserter(item.authorisations));
      };
      for (int i = 0; i < 6; ++i) {
        add(m_honest[choose() % m_honest.size()]);
      }
      QVERIFY(verify_proof(item));
      add(m_forged[choose() % m_forged.size()]);
      QVERIFY(!verify_proof(item));
    }
  }

 private:
  std::vector<NamedProof> m_honest, m_forged;
};

QTEST_APPLESS_MAIN(TestForgeries)
#include "test_forgeries.moc"
