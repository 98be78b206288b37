// SPDX-License-Identifier: MIT
#include <QtTest>
#include <algorithm>
#include <bit>
#include <cstring>

#include <sodium.h>

#include "base/secret.h"
#include "proof/cover_fold.h"

#include "core/proof/proof_support.h"

using namespace tacit;
using namespace tacit::test;

namespace {

/// A transaction's proofs: two memberships, a balance, two authorisations. The statements need not belong
/// together, since nothing here knows transactions.
struct Bundle {
  std::vector<MembershipSample> memberships;
  BalanceStatement balance;
  std::vector<AuthorisationStatement> authorisations;
  std::vector<Bytes> membership_proofs, authorisation_proofs;
  Bytes balance_proof;

  static Bundle make(const TestCoins& coins, const CoverSet& one, const CoverSet& two, ProverRandom& random) {
    Bundle b;
    const FixedGenerators& g = generators();
    for (const CoverSet* set : {&one, &two}) {
      b.memberships.push_back(MembershipSample::make(coins, *set, 2, random.bytes<1>()[0] % 16u, random));
      const MembershipSample& t = b.memberships.back();
      b.membership_proofs.push_back(membership_prove(t.statement, t.witness, random).value());
    }
    const CommitmentOpening opening{9, Scalar(7), random.scalar(), random.scalar()};
    const CommitmentPair pair{pedersen_commit(Scalar(9), opening.value_blinding).encode(),
                              pedersen_commit(Scalar(7), opening.asset_blinding).encode()};
    b.balance = {random.bytes<32>(), {pair}, {pair}, {}};
    b.balance_proof = balance_prove(b.balance.core, {&opening, 1}, {&opening, 1}, {}, random).value();
    for (std::uint64_t i = 0; i < 2; ++i) {
      const AuthorisationWitness w{random.scalar(), random.scalar(), random.scalar()};
      const Point S = w.s * g.F + w.r * g.G - w.y * g.H, T = w.s.invert() * (g.U - w.r * g.G);
      b.authorisations.push_back({random.bytes<32>(), i, S.encode(), T.encode()});
      b.authorisation_proofs.push_back(authorise(b.authorisations.back(), w, random).value());
    }
    return b;
  }

  ProofItem item() const {
    ProofItem result;
    for (std::size_t i = 0; i < 2; ++i) {
      result.memberships.push_back({memberships[i].statement, membership_proofs[i]});
      result.authorisations.push_back({authorisations[i], authorisation_proofs[i]});
    }
    result.balances.push_back({balance, balance_proof});
    return result;
  }

  Bytes& proof(ProofPart part, std::size_t index) {
    return part == ProofPart::kMembership
               ? membership_proofs[index]
               : (part == ProofPart::kBalance ? balance_proof : authorisation_proofs[index]);
  }
  /// Makes one proof false, its encoding staying sound: the last scalar is changed.
  void falsify(ProofPart part, std::size_t index, const Scalar& error = Scalar::one()) {
    Bytes& bytes = proof(part, index);
    bytes = with_scalar_added(bytes, bytes.size() - 32, error);
  }
};

/// Takes the place of the system's generator: every draw is the beginning of `bytes`.
class ChosenGenerator {
 public:
  explicit ChosenGenerator(const Bytes& bytes) {
    ensure_sodium();
    s_bytes = bytes;
    s_largest_draw = 0;
    static randombytes_implementation chosen = {
        [] { return "chosen"; }, nullptr, nullptr, nullptr, draw, nullptr};
    randombytes_set_implementation(&chosen);
  }
  ~ChosenGenerator() { randombytes_set_implementation(&randombytes_sysrandom_implementation); }
  ChosenGenerator(const ChosenGenerator&) = delete;
  ChosenGenerator& operator=(const ChosenGenerator&) = delete;

  std::size_t largest_draw() const { return s_largest_draw; }

 private:
  static void draw(void* out, std::size_t size) {
    s_largest_draw = std::max(s_largest_draw, size);
    std::memcpy(out, s_bytes.data(), std::min(size, s_bytes.size()));
  }
  static inline Bytes s_bytes;
  static inline std::size_t s_largest_draw = 0;
};

const std::pair<ProofPart, std::size_t> kParts[] = {{ProofPart::kMembership, 0},
                                                    {ProofPart::kMembership, 1},
                                                    {ProofPart::kBalance, 0},
                                                    {ProofPart::kAuthorisation, 0},
                                                    {ProofPart::kAuthorisation, 1}};

}  // namespace

class TestBatchVerifier : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    auto random = random_for("batch");
    m_coins = TestCoins::make(16, random);
    m_set = m_coins.set(0, random.bytes<32>());
    const CoverSet same_coins = m_coins.set(8, random.bytes<32>());
    for (int i = 0; i < 7; ++i) {
      m_bundles.push_back(Bundle::make(m_coins, m_set, i % 2 == 0 ? m_set : same_coins, random));
    }
  }

  void acceptsOneAndMany() {
    BatchVerifier batch;
    for (const Bundle& bundle : m_bundles) {
      QVERIFY(verify_proof(bundle.item()));
      batch.add(bundle.item());
    }
    QVERIFY(batch.all_valid());
    QCOMPARE(batch.verify().size(), m_bundles.size());
  }

  void nothingIsNotAccepted() {
    QVERIFY(!BatchVerifier().all_valid());
    QVERIFY(BatchVerifier().verify().empty());
    const ProofError empty{ProofPart::kMembership, 0, ProofFault::kEmpty};
    QCOMPARE(verify_proof(ProofItem()).error(), empty);
    BatchVerifier batch;
    batch.add(m_bundles[0].item());
    QCOMPARE(batch.add(ProofItem()), std::size_t{1});
    QVERIFY(!batch.all_valid());
    QVERIFY(batch.verify()[0].has_value());
    QCOMPARE(batch.verify()[1].error(), empty);
  }

  void namesTheFalsePart() {
    for (const auto& [part, index] : kParts) {
      Bundle bad = m_bundles[0];
      bad.falsify(part, index);
      QCOMPARE(verify_proof(bad.item()).error(), (ProofError{part, index, ProofFault::kFalse}));
    }
  }

  void namesTheFirstOfSeveralFalseParts() {
    for (unsigned subset = 1; subset < 32; ++subset) {
      Bundle bad = m_bundles[0];
      for (std::size_t i = 0; i < std::size(kParts); ++i) {
        if ((subset >> i & 1) != 0) {
          bad.falsify(kParts[i].first, kParts[i].second);
        }
      }
      const auto& [part, index] = kParts[static_cast<std::size_t>(std::countr_zero(subset))];
      QCOMPARE(verify_proof(bad.item()).error(), (ProofError{part, index, ProofFault::kFalse}));
    }
  }

  void namesTheMalformedPart() {
    for (const auto& [part, index] : kParts) {
      Bundle bad = m_bundles[0];
      bad.proof(part, index).pop_back();
      QCOMPARE(verify_proof(bad.item()).error(), (ProofError{part, index, ProofFault::kMalformed}));
    }
  }

  // Points are decoded after all proofs were cut into fields.
  void namesTheFirstOfABadPointAndABadLength() {
    Bundle bad = m_bundles[0];
    bad.proof(ProofPart::kBalance, 0).pop_back();
    const ProofError balance{ProofPart::kBalance, 0, ProofFault::kMalformed};
    bad.authorisations[0].T = never_canonical()[0];
    QCOMPARE(verify_proof(bad.item()).error(), balance);
    bad.memberships[1].statement.offset.A = never_canonical()[1];
    const std::vector<ProofVerdict> verdicts = verify({m_bundles[1], bad, m_bundles[2]});
    QCOMPARE(verdicts[1].error(), (ProofError{ProofPart::kMembership, 1, ProofFault::kMalformed}));
    QVERIFY(verdicts[0] && verdicts[2]);
  }

  void findsOneCulpritAnywhere() {
    for (std::size_t culprit = 0; culprit < m_bundles.size(); ++culprit) {
      std::vector<Bundle> bundles = m_bundles;
      const auto& [part, index] = kParts[culprit % std::size(kParts)];
      bundles[culprit].falsify(part, index);
      const std::vector<ProofVerdict> verdicts = verify(bundles);
      for (std::size_t i = 0; i < bundles.size(); ++i) {
        QCOMPARE(verdicts[i].has_value(), i != culprit);
      }
      QCOMPARE(verdicts[culprit].error(), (ProofError{part, index, ProofFault::kFalse}));
    }
  }

  // Every subset of culprits gives each item the verdict that it gets alone.
  void aBatchDecidesLikeEachAlone() {
    std::vector<Bundle> bad = m_bundles;
    for (std::size_t i = 0; i < bad.size(); ++i) {
      const auto& [part, index] = kParts[i % std::size(kParts)];
      i == 3 ? bad[i].proof(part, index).push_back(0) : bad[i].falsify(part, index);
    }
    std::vector<ProofVerdict> alone_bad, alone_good;
    for (std::size_t i = 0; i < bad.size(); ++i) {
      alone_bad.push_back(verify_proof(bad[i].item()));
      alone_good.push_back(verify_proof(m_bundles[i].item()));
    }
    for (unsigned subset = 0; subset < 128; subset += 3) {
      std::vector<Bundle> bundles;
      std::vector<ProofVerdict> expected;
      for (std::size_t i = 0; i < bad.size(); ++i) {
        const bool spoiled = (subset >> i & 1) != 0;
        bundles.push_back(spoiled ? bad[i] : m_bundles[i]);
        expected.push_back(spoiled ? alone_bad[i] : alone_good[i]);
      }
      QVERIFY(verify(bundles) == expected);
    }
  }

  // Whoever names the cheapest part decides as whoever names the first one.
  void theNamingChangesNoVerdict() {
    for (unsigned subset = 0; subset < 32; ++subset) {
      std::vector<Bundle> bundles = {m_bundles[0], m_bundles[1], m_bundles[2]};
      for (std::size_t i = 0; i < std::size(kParts); ++i) {
        if ((subset >> i & 1) != 0) {
          bundles[1].falsify(kParts[i].first, kParts[i].second);
        }
      }
      std::vector<ProofItem> items;
      for (const Bundle& bundle : bundles) {
        items.push_back(bundle.item());
      }
      const auto verdicts = verify_proofs(items, nullptr, Naming::kCheapest);
      QVERIFY(verdicts[0] && verdicts[2]);
      QCOMPARE(verdicts[1].has_value(), subset == 0);
      if (subset >> 2 != 0) {
        const auto& [part, index] = kParts[2 + static_cast<std::size_t>(std::countr_zero(subset >> 2))];
        QCOMPARE(verdicts[1].error(), (ProofError{part, index, ProofFault::kFalse}));
      } else if (subset != 0) {
        QCOMPARE(verdicts[1].error(), (ProofError{ProofPart::kMembership, 0, ProofFault::kFalse}));
      }
    }
    const ProofError empty{ProofPart::kMembership, 0, ProofFault::kEmpty};
    const ProofItem nothing;
    QCOMPARE(verify_proofs({&nothing, 1}, nullptr, Naming::kCheapest)[0].error(), empty);
    // Items that have proofs of one kind alone.
    ProofItem memberships = m_bundles[0].item(), others = m_bundles[1].item();
    memberships.balances.clear();
    memberships.authorisations.clear();
    others.memberships.clear();
    const std::vector<ProofItem> halves = {memberships, others};
    for (const ProofVerdict& verdict : verify_proofs(halves, nullptr, Naming::kCheapest)) {
      QVERIFY(verdict.has_value());
    }
  }

  // A set in memory that went bad is reported as such, and no balance is asked of it.
  void theCheapestNameNeedsNoCoverSet() {
    std::vector<MultiexpBase> lists[3] = {prepare(m_coins.S), prepare(m_coins.V), prepare(m_coins.A)};
    std::memset(&lists[0][5], 0, 15 * sizeof(std::uint64_t));
    Bundle bundle = m_bundles[0];
    bundle.memberships[0].statement.set.members =
        make_cover_members(std::move(lists[0]), std::move(lists[1]), std::move(lists[2]));
    const ProofItem honest = bundle.item();
    QCOMPARE(verify_proofs({&honest, 1}, nullptr, Naming::kCheapest)[0].error(),
             (ProofError{ProofPart::kMembership, 0, ProofFault::kMembers}));
    bundle.falsify(ProofPart::kBalance, 0);
    const ProofItem bad = bundle.item();
    QCOMPARE(verify_proofs({&bad, 1}, nullptr, Naming::kCheapest)[0].error(),
             (ProofError{ProofPart::kBalance, 0, ProofFault::kFalse}));
  }

  // One cover set holds a false proof, the other one is unreadable: whichever is summed up first is told.
  void cheapestIsOneCoverSetAtATimeInAnOrderByChance() {
    std::vector<MultiexpBase> lists[3] = {prepare(m_coins.S), prepare(m_coins.V), prepare(m_coins.A)};
    std::memset(&lists[0][5], 0, 15 * sizeof(std::uint64_t));
    Bundle bundle = m_bundles[1];
    bundle.falsify(ProofPart::kMembership, 0);
    bundle.memberships[1].statement.set.members =
        make_cover_members(std::move(lists[0]), std::move(lists[1]), std::move(lists[2]));
    const ProofItem item = bundle.item();
    int members = 0;
    for (int i = 0; i < 64; ++i) {
      const ProofVerdict verdict = verify_proofs({&item, 1}, nullptr, Naming::kCheapest)[0];
      QVERIFY(!verdict && verdict.error().part == ProofPart::kMembership);
      members += verdict.error().fault == ProofFault::kMembers;
    }
    QVERIFY(members > 0 && members < 64);
  }

  // Cover sets may lie in mapped files. A zeroed record swallows whatever else is in the sum, so that it
  // looks like the identity: neither this item nor one beside it may be accepted for that.
  void membersThatAreNoPointsAcceptNothing_data() {
    QTest::addColumn<int>("list");
    QTest::addColumn<int>("limbs");
    for (int list = 0; list < 3; ++list) {
      QTest::addRow("record-of-list-%d", list) << list << 15;
      QTest::addRow("sum-and-difference-of-list-%d", list) << list << 10;
      QTest::addRow("sum-of-list-%d", list) << list << 5;
    }
  }

  void membersThatAreNoPointsAcceptNothing() {
    QFETCH(int, list);
    QFETCH(int, limbs);
    std::vector<MultiexpBase> lists[3] = {prepare(m_coins.S), prepare(m_coins.V), prepare(m_coins.A)};
    std::memset(&lists[list][5], 0, static_cast<std::size_t>(limbs) * sizeof(std::uint64_t));
    const std::shared_ptr<const CoverMembers> zeroed =
        make_cover_members(std::move(lists[0]), std::move(lists[1]), std::move(lists[2]));
    for (const bool falsified : {false, true}) {
      std::vector<Bundle> bundles(m_bundles.begin(), m_bundles.begin() + 4);
      bundles[1].memberships[0].statement.set.members = zeroed;
      if (falsified) {
        bundles[1].falsify(ProofPart::kMembership, 0);
        bundles[3].falsify(ProofPart::kMembership, 1);
      }
      const std::vector<ProofVerdict> verdicts = verify(bundles);
      const ProofError members{ProofPart::kMembership, 0, ProofFault::kMembers};
      QCOMPARE(verdicts[1].error(), members);
      QCOMPARE(verify_proof(bundles[1].item()).error(), members);
      QVERIFY(verdicts[0] && verdicts[2]);
      QCOMPARE(verdicts[3].has_value(), !falsified);
    }
  }

  void errorsOfTwoItemsDoNotCancel() {
    for (const ProofPart part : {ProofPart::kMembership, ProofPart::kAuthorisation}) {
      std::vector<Bundle> bundles = {m_bundles[0], m_bundles[2]};
      bundles[0].falsify(part, 0);
      bundles[1].falsify(part, 0, -Scalar::one());
      for (const ProofVerdict& verdict : verify(bundles)) {
        QCOMPARE(verdict.error(), (ProofError{part, 0, ProofFault::kFalse}));
      }
    }
  }

  // Whoever could foresee the weights could make two errors that cancel. With the generator in the test's
  // hands they do, and a change of any one of a weight's 128 bits brings them to light.
  void weightsAre128BitsEachOfTheSystemsGenerator() {
    auto random = random_for("batch weights");
    Bytes drawn;
    for (int equation = 0; equation < 4; ++equation) {
      const Bytes16 weight = random.bytes<16>();
      drawn.insert(drawn.end(), weight.begin(), weight.end());
    }
    const auto weight = [&](std::size_t equation) {
      Reader reader(ByteView(drawn).subspan(16 * equation, 16));
      const std::uint64_t low = reader.u64();
      return Scalar::from_u128(low, reader.u64());
    };
    // The error is in the first of two equations of each.
    std::vector<Bundle> bundles = {m_bundles[0], m_bundles[1]};
    bundles[0].falsify(ProofPart::kAuthorisation, 0, weight(2));
    bundles[1].falsify(ProofPart::kAuthorisation, 0, -weight(0));
    std::vector<ProofItem> items;
    for (const Bundle& bundle : bundles) {
      items.push_back(item_of(bundle.authorisations[0], bundle.authorisation_proofs[0]));
    }
    {
      const ChosenGenerator generator(drawn);
      const std::vector<ProofVerdict> verdicts = verify_proofs(items);
      QVERIFY(verdicts[0] && verdicts[1]);
      QCOMPARE(generator.largest_draw(), drawn.size());
    }
    for (const std::size_t equation : {0, 2}) {
      for (std::size_t bit = 0; bit < 128; ++bit) {
        Bytes changed = drawn;
        changed[16 * equation + bit / 8] ^= static_cast<std::uint8_t>(1u << (bit % 8));
        const ChosenGenerator generator(changed);
        const std::vector<ProofVerdict> verdicts = verify_proofs(items);
        QVERIFY2(!verdicts[0] && !verdicts[1], qPrintable(QString::number(bit)));
      }
    }
    for (const ProofVerdict& verdict : verify_proofs(items)) {
      QVERIFY(!verdict);
    }
  }

  void aProofOfAnotherItemIsRefused() {
    Bundle exchanged = m_bundles[0];
    exchanged.membership_proofs[0] = m_bundles[1].membership_proofs[0];
    QCOMPARE(verify_proof(exchanged.item()).error(),
             (ProofError{ProofPart::kMembership, 0, ProofFault::kFalse}));
  }

  void aPoolChangesNothing() {
    WorkerPool pool(3);
    std::vector<Bundle> bundles = m_bundles;
    QVERIFY(verify(bundles, &pool) == verify(bundles));
    bundles[2].falsify(ProofPart::kBalance, 0);
    bundles[5].proof(ProofPart::kMembership, 1).pop_back();
    QVERIFY(verify(bundles, &pool) == verify(bundles));
  }

  void paymentProofsAreClaimsToo() {
    auto random = random_for("batch payer");
    const PayerWitness witness{random.scalar(), random.scalar()};
    const Point T = witness.s.invert() * (generators().U - witness.r * generators().G);
    const PayerStatement statement{{}, {}, {}, T.encode()};
    const Bytes proof = payer_prove(statement, witness, random).value();
    ProofItem item = m_bundles[0].item();
    item.payments.push_back({statement, proof});
    QVERIFY(verify_proof(item));
    const Bytes wrong = with_scalar_added(proof, 32, Scalar::one());
    item.payments.push_back({statement, wrong});
    QCOMPARE(verify_proof(item).error(), (ProofError{ProofPart::kPayment, 1, ProofFault::kFalse}));
  }

  // Two sets of equal content but different objects, and one object under two shapes of N, are folded right.
  void setsAreKeptApart() {
    auto random = random_for("batch sets");
    const TestCoins coins = TestCoins::make(13, random);
    const CoverSet one = coins.set(0, random.bytes<32>()), two = coins.set(0, random.bytes<32>());
    std::vector<MembershipSample> claims;
    for (const auto& [set, m] :
         {std::pair(one, 2), std::pair(two, 2), std::pair(one, 3), std::pair(one, 2)}) {
      claims.push_back(MembershipSample::make(coins, set, static_cast<std::uint8_t>(m), 12, random));
    }
    std::vector<Bytes> proofs;
    BatchVerifier batch;
    for (const MembershipSample& claim : claims) {
      proofs.push_back(membership_prove(claim.statement, claim.witness, random).value());
    }
    for (std::size_t i = 0; i < claims.size(); ++i) {
      batch.add(item_of(claims[i].statement, proofs[i]));
    }
    QVERIFY(batch.all_valid());
  }

  // More sums than are folded at a time, against the definition.
  void coverSumsAreFoldedExactly() {
    auto random = random_for("batch fold");
    const TestCoins coins = TestCoins::make(5, random);
    const CoverSet set = coins.set(0, {});
    std::vector<CoverSum> sums;
    std::vector<Scalar> weights, expected(15);
    const Scalar largest = -Scalar::one();
    for (int i = 0; i < 300; ++i) {
      const auto value = [&] { return i % 3 == 0 ? largest : random.scalar(); };
      sums.push_back({set.members, {{value(), value()}, {value(), value()}, {value(), value()}}, value()});
      weights.push_back(value());
      for (std::size_t k = 0; k < 8; ++k) {
        const auto& d = sums.back().digits;
        Scalar f = weights.back() * d[0][k % 2] * d[1][k / 2 % 2] * d[2][k / 4];
        for (std::size_t list = 0; list < 3; ++list) {
          expected[5 * list + k % 5] += f;
          f *= sums.back().chi;
        }
      }
    }
    WorkerPool pool(2);
    for (WorkerPool* const with : {static_cast<WorkerPool*>(nullptr), &pool}) {
      CoverFold fold(set.members);
      for (std::size_t i = 0; i < sums.size(); ++i) {
        fold.add(sums[i], weights[i]);
      }
      fold.finish(with);
      std::vector<Scalar> folded;
      for (const MultiexpRun& run : fold.runs()) {
        folded.insert(folded.end(), run.scalars.begin(), run.scalars.end());
      }
      QVERIFY(folded == expected);
    }
  }

 private:
  static std::vector<ProofVerdict> verify(const std::vector<Bundle>& bundles, WorkerPool* pool = nullptr) {
    std::vector<ProofItem> items;
    for (const Bundle& bundle : bundles) {
      items.push_back(bundle.item());
    }
    return verify_proofs(items, pool);
  }

  TestCoins m_coins;
  CoverSet m_set;
  std::vector<Bundle> m_bundles;
};

QTEST_APPLESS_MAIN(TestBatchVerifier)
#include "test_batch_verifier.moc"
