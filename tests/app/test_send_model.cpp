// SPDX-License-Identifier: MIT
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "desktop/fixture/fixture_backend.h"
#include "viewmodels/balance_model.h"
#include "viewmodels/payment_list_model.h"
#include "viewmodels/people.h"
#include "viewmodels/qr_image.h"
#include "viewmodels/qr_reader.h"
#include "viewmodels/send_model.h"

using namespace tacit::app;

namespace {

constexpr int kWait = 10'000;

/// An open wallet with a hundred payments and its Send page.
struct Page {
  FixtureBackend backend{WalletPhase::Locked};
  PaymentListModel payments{backend, nullptr};
  BalanceModel balance{backend, payments, nullptr};
  SendModel send{backend, balance, nullptr};

  Page() { backend.open(100); }
  void fill() {
    send.setTarget(FixtureBackend::address(1));
    send.setAmountText(QStringLiteral("31.90"));
  }
  /// To Review, and on until the button may be pressed.
  bool arm() {
    fill();
    if (!QTest::qWaitFor([this] { return send.canReview(); }, kWait)) {
      return false;
    }
    send.review();
    return QTest::qWaitFor([this] { return send.armed(); }, kWait);
  }
};

/// The same wallet, which knows Lin (address 6, before that 30) and three more.
struct PageWithPeople : Page {
  People people{backend, nullptr};

  PageWithPeople() {
    send.setPeople(people);
    backend.lock();
    backend.meetPeople();
    backend.open(100);
  }
  bool armFor(const QString& target) {
    send.setTarget(target);
    send.setAmountText(QStringLiteral("1.5"));
    if (!QTest::qWaitFor([this] { return send.canReview(); }, kWait)) {
      return false;
    }
    send.review();
    return QTest::qWaitFor([this] { return send.armed(); }, kWait);
  }
  void moveLin(int address) {
    backend.saveContact(900, "2", {QStringLiteral("Lin"), FixtureBackend::address(address), 1, {}, {}});
  }
};

QString link(const QString& query) {
  return QStringLiteral("tacit:") + FixtureBackend::address(1) + query;
}

}  // namespace

/// A payment from the form to its outcome.
class TestSendModel : public QObject {
  Q_OBJECT

 private slots:
  void targets_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    const QString address = FixtureBackend::address(1);
    QTest::addRow("takes-address") << address << true;
    QTest::addRow("takes-address-in-capitals") << address.toUpper() << true;
    QTest::addRow("takes-spaces-around") << QString(' ' + address + '\n') << true;
    QTest::addRow("takes-link") << link("?amount=1.5") << true;
    QTest::addRow("takes-link-of-a-code") << QString(QStringLiteral("TACIT:") + address.toUpper()) << true;
    QTest::addRow("rejects-changed-address") << QString(address.chopped(1) + 'x') << false;
    QTest::addRow("rejects-mixed-case") << QString(address.left(20) + address.mid(20).toUpper()) << false;
    QTest::addRow("rejects-slashes") << QString(QStringLiteral("tacit://") + address) << false;
    QTest::addRow("rejects-expired-link") << link("?exp=1000") << false;
    QTest::addRow("rejects-unknown-requirement") << link("?req-soul=1") << false;
    QTest::addRow("rejects-repeated-key") << link("?amount=1.0&amount=1.0") << false;
    QTest::addRow("rejects-node-link") << FixtureBackend::nodeLink() << false;
    QTest::addRow("rejects-web-address") << QStringLiteral("https://example.org") << false;
  }
  void targets() {
    QFETCH(QString, text);
    QFETCH(bool, good);
    Page page;
    page.send.setTarget(text);
    QCOMPARE(page.send.targetGood(), good);
    QCOMPARE(page.send.targetProblem().isEmpty(), good);
  }

  /// Each error of a link says another thing, and each says that nothing was paid or what to do.
  void everyLinkErrorNamesItself_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    const QString other = FixtureBackend::address(2);
    QTest::addRow("nothing-behind-the-scheme") << QStringLiteral("tacit:") << "nothing after";
    QTest::addRow("slashes") << QString("tacit://" + other) << "slashes";
    QTest::addRow("too-long") << link("?x=" + QString(9'000, 'a')) << "longer";
    QTest::addRow("mistyped-address") << QString("tacit:" + other.chopped(1) + 'x') << "address in this link";
    QTest::addRow("mistyped-second-address") << link("?amount=1&amount.1=1&address.1=x") << "address.1";
    QTest::addRow("syntax") << link("?amount") << "damaged at amount";
    QTest::addRow("repeated-key") << link("?amount=1&amount=1") << "amount twice";
    QTest::addRow("unknown-required-key") << link("?req-soul=1") << "req-soul";
    QTest::addRow("invalid-utf-8") << link("?message=%ff") << "text of message";
    QTest::addRow("amount-no-number") << link("?amount=1e3") << "no number";
    QTest::addRow("nine-decimals") << link("?amount=1.000000001") << "8 digits";
    QTest::addRow("zero-amount") << link("?amount=0") << "zero";
    QTest::addRow("above-the-cap") << link("?amount=99999999999") << "more money";
    QTest::addRow("unknown-asset") << link("?asset=" + QString(64, '1')) << "asset";
    QTest::addRow("memo") << link("?memo=a") << "128 bytes";
    QTest::addRow("memo-in-capitals") << link("?memo=AGK").toUpper() << "capitals";
    QTest::addRow("id") << link("?id=ab") << "(id)";
    QTest::addRow("expiry") << link("?exp=soon") << "(exp)";
    QTest::addRow("expired") << link("?exp=1000") << "expired";
    QTest::addRow("recipient-15") << link("?amount=1&amount.15=1") << "14 people";
    QTest::addRow("part-without-address") << link("?amount=1&amount.1=1") << "address.1 is missing";
    QTest::addRow("part-without-amount") << link("?amount=1&address.1=" + other) << "amount.1 is missing";
    QTest::addRow("no-address-at-all") << QStringLiteral("tacit:?amount=1") << "no address";
    QTest::addRow("missing-characters") << other.chopped(3) << "of this address are missing";
    QTest::addRow("too-many-characters") << QString(other + "q") << "too many";
    QTest::addRow("mixed-case") << QString(other.left(40) + other.mid(40).toUpper()) << "capital";
    QTest::addRow("web-address") << QStringLiteral("https://example.org") << "a web address";
    QTest::addRow("bitcoin-address") << QStringLiteral("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")
                                     << "a Bitcoin address";
    QTest::addRow("view-key") << QString("tacitviewin1" + QString(112, 'q')) << "a view key";
  }
  void everyLinkErrorNamesItself() {
    QFETCH(QString, text);
    QFETCH(QString, word);
    Page page;
    page.send.setTarget(text);
    QVERIFY2(page.send.targetProblem().contains(word), qPrintable(page.send.targetProblem()));
    QVERIFY(!page.send.canReview());
  }

  void aMistypedCharacterIsPointedAt() {
    Page page;
    QString address = FixtureBackend::address(1);
    address[40] = address[40] == QLatin1Char('q') ? QLatin1Char('p') : QLatin1Char('q');
    page.send.setTarget(' ' + address);
    QVERIFY(!page.send.targetGood());
    QCOMPARE(page.send.typoGroups().join(QString()), address);
    QCOMPARE(page.send.typoMarks().join(QString()).indexOf('^'), 40);
    QCOMPARE(page.send.typoMarks().join(QString()).count('^'), 1);
    page.send.setTarget(FixtureBackend::address(1));
    QVERIFY(page.send.typoGroups().isEmpty());
  }

  void severalPeopleArePaidAtOnce() {
    Page page;
    const QAbstractItemModelTester tester(page.send.recipients(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    page.send.setTarget(link("?amount=1.5&label=Choir&amount.3=0.5&address.3=") + FixtureBackend::address(2));
    QVERIFY(page.send.several());
    QVERIFY(page.send.severalText().contains(QStringLiteral("2.00 TACIT")));
    QCOMPARE(page.send.recipients()->rowCount(), 2);
    const QModelIndex second = page.send.recipients()->index(1);
    QCOMPARE(second.data(RecipientModel::AddressRole).toString(), FixtureBackend::address(2));
    QCOMPARE(second.data(RecipientModel::GroupsRole).toStringList().join(QString()),
             FixtureBackend::address(2));
    QCOMPARE(second.data(RecipientModel::AmountRole).toString(), QStringLiteral("0.50"));
    page.send.useEverything();
    QVERIFY(!page.send.everything());
    QTRY_VERIFY_WITH_TIMEOUT(page.send.canReview(), kWait);
    QCOMPARE(page.backend.lastDraft().parts.size(), 2);
    QCOMPARE(page.send.amount(), QStringLiteral("2.00"));
    QCOMPARE(page.send.whoSees()->index(3).data(WhoSeesModel::DetailRole).toString().contains("3 out"), true);
    page.send.setTarget(FixtureBackend::address(1));
    QVERIFY(!page.send.several());
    QCOMPARE(page.send.recipients()->rowCount(), 0);
  }

  void theLinksNoteIsShownAndSent() {
    Page page;
    page.send.setTarget(link("?amount=1.5&memo=aGk"));
    QCOMPARE(page.send.sentNote(), QStringLiteral("hi"));
    QTRY_VERIFY_WITH_TIMEOUT(page.send.canReview(), kWait);
    QCOMPARE(page.backend.lastDraft().linkMemo, QByteArray("hi"));
    page.send.setNote(QStringLiteral("mine"));
    QCOMPARE(page.send.sentNote(), QStringLiteral("mine"));
  }

  /// What was pasted is what is paid, or the review says so.
  void reviewComparesWithWhatWasPasted() {
    Page page;
    QGuiApplication::clipboard()->setText(FixtureBackend::address(1));
    page.send.paste();
    page.send.setAmountText(QStringLiteral("1"));
    QTRY_VERIFY_WITH_TIMEOUT(page.send.canReview(), kWait);
    page.send.review();
    QVERIFY(page.send.pasteWarning().isEmpty());
    page.send.back();
    QGuiApplication::clipboard()->setText(FixtureBackend::address(2));
    QTRY_VERIFY_WITH_TIMEOUT(page.send.canReview(), kWait);
    page.send.review();
    QVERIFY(page.send.pasteWarning().contains(QStringLiteral("clipboard")));
    page.send.back();
    page.send.setTarget(FixtureBackend::address(2));
    QTRY_VERIFY_WITH_TIMEOUT(page.send.canReview(), kWait);
    page.send.review();
    QVERIFY(page.send.pasteWarning().contains(QStringLiteral("not the address")));
  }

  void linkFillsTheForm() {
    Page page;
    page.send.setTarget(link("?amount=31.9&label=Book%20shop&message=two%20novels"));
    QCOMPARE(page.send.amountText(), QStringLiteral("31.90"));
    QCOMPARE(page.send.askedBy(), QStringLiteral("Book shop"));
    QCOMPARE(page.send.askedFor(), QStringLiteral("two novels"));
    QTRY_VERIFY_WITH_TIMEOUT(page.send.canReview(), kWait);
    QCOMPARE(page.backend.lastDraft().label, QStringLiteral("Book shop"));
    QCOMPARE(page.backend.lastDraft().parts.front().amount, quint64{3'190'000'000});
  }

  void plansWhileTheFormIsOpen() {
    Page page;
    page.fill();
    QTRY_VERIFY_WITH_TIMEOUT(page.send.canReview(), kWait);
    QCOMPARE(page.send.stage(), SendModel::Form);
    QCOMPARE(page.backend.lastDraft().parts.front().address, FixtureBackend::address(1));
    page.send.setAmountText(QStringLiteral("32"));
    QVERIFY(!page.send.canReview());  // the old plan is not what the form says
    QTRY_VERIFY_WITH_TIMEOUT(page.send.canReview(), kWait);
    QCOMPARE(page.send.amount(), QStringLiteral("32.00"));
  }

  void problemsAppearUnderTheirField() {
    Page page;
    page.fill();
    page.backend.setPlanFault(PlanFault::TooLittle);
    page.send.setAmountText(QStringLiteral("99999"));
    QTRY_VERIFY_WITH_TIMEOUT(!page.send.amountProblem().isEmpty(), kWait);
    QVERIFY(!page.send.canReview());
    page.backend.setPlanFault(PlanFault::AlreadyPaid);
    page.send.setAmountText(QStringLiteral("1"));
    QTRY_VERIFY_WITH_TIMEOUT(!page.send.targetProblem().isEmpty(), kWait);
    page.backend.setPlanFault(PlanFault::NotCaughtUp);
    page.send.setAmountText(QStringLiteral("2"));
    QTRY_VERIFY_WITH_TIMEOUT(!page.send.formProblem().isEmpty(), kWait);
  }

  void notesAreLimitedInBytes() {
    Page page;
    page.fill();
    page.send.setNote(QString(85, QChar(0x5348)));  // three bytes each
    QCOMPARE(page.send.noteLeft(), 1);
    QVERIFY(page.send.noteProblem().isEmpty());
    page.send.setNote(QString(86, QChar(0x5348)));
    QVERIFY(!page.send.noteProblem().isEmpty());
    page.send.setNote(QStringLiteral("\x54\x01 looks like an answer"));
    QVERIFY(!page.send.noteProblem().isEmpty());
    page.send.setTarget(link("?id=00112233445566778899aabbccddeeff"));
    page.send.setNote(QString(238, QLatin1Char('n')));
    QCOMPARE(page.send.noteLeft(), 0);
  }

  void maxFollowsThePlanner() {
    Page page;
    page.fill();
    page.send.useEverything();
    QTRY_VERIFY_WITH_TIMEOUT(page.send.canReview(), kWait);
    QVERIFY(page.send.everything());
    QVERIFY(page.backend.lastDraft().everything);
    QCOMPARE(page.send.amountText().remove(QChar(0x202F)), page.send.amount().remove(QChar(0x202F)));
    page.send.setAmountText(QStringLiteral("1"));
    QVERIFY(!page.send.everything());
  }

  void doesNotSendBeforeItIsArmed() {
    Page page;
    page.fill();
    QTRY_VERIFY_WITH_TIMEOUT(page.send.canReview(), kWait);
    page.send.review();
    QCOMPARE(page.send.stage(), SendModel::Review);
    page.send.confirm();
    QCOMPARE(page.backend.sent(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(page.send.armed(), kWait);
    page.send.confirm();
    page.send.confirm();
    QCOMPARE(page.backend.sent(), 1);
    QCOMPARE(page.send.stage(), SendModel::Sending);
  }

  void reviewShowsEverything() {
    Page page;
    QVERIFY(page.arm());
    QCOMPARE(page.send.addressGroups().join(QString()), FixtureBackend::address(1));
    QCOMPARE(page.send.fee(), QStringLiteral("0.0008"));
    QCOMPARE(page.send.total(), QStringLiteral("31.9008"));
    QVERIFY(page.send.firstPayment());
    QVERIFY(page.send.confirmText().contains(QStringLiteral("31.90 TACIT")));
    const QAbstractItemModelTester seen(page.send.whoSees(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester stages(page.send.stages(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QModelIndex amount = page.send.whoSees()->index(0);
    QVERIFY(amount.data(WhoSeesModel::RecipientRole).toBool());
    QVERIFY(!amount.data(WhoSeesModel::OthersRole).toBool());
    page.send.back();
    QCOMPARE(page.send.stage(), SendModel::Form);
    QCOMPARE(page.send.amountText(), QStringLiteral("31.90"));
  }

  /// Who asks is what the link says, and never who is paid.
  void aLinksLabelIsNotTheRecipient() {
    PageWithPeople page;
    page.send.openLink(QStringLiteral("tacit:") + FixtureBackend::address(60) +
                       QStringLiteral("?amount=1&label=Baker%20(paid%204%20times,%20last%20on%203%20May)"));
    QTRY_COMPARE_WITH_TIMEOUT(page.send.stage(), SendModel::Review, kWait);
    QCOMPARE(page.send.recipient(), QStringLiteral("An address not in your contacts"));
    QVERIFY(page.send.askedByText().startsWith(QStringLiteral("Asked by “Baker (paid 4 times")));
    QVERIFY(page.send.askedByText().endsWith(QStringLiteral("”, as the link says")));
    QVERIFY(page.send.askedByWarning().isEmpty());
    page.send.again();
    page.send.setTarget(QStringLiteral("tacit:") + FixtureBackend::address(60) +
                        QStringLiteral("?label=A%E2%80%9D%20and%20") + QString(200, QLatin1Char('b')));
    QCOMPARE(page.send.askedBy().size(), 64);
    QVERIFY(page.send.askedBy().endsWith(QChar(0x2026)));
    QCOMPARE(page.send.askedByText().count(QChar(0x201D)), 1);
    // Each address to its contact, whatever the link says.
    page.send.setTarget(QStringLiteral("tacit:") + FixtureBackend::address(6) +
                        QStringLiteral("?amount=1&label=Adele"));
    QCOMPARE(page.send.recipient(), QStringLiteral("Lin"));
  }

  void aLabelLikeAContactIsWarnedOf_data() {
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<int>("address");
    QTest::addColumn<bool>("warned");
    QTest::addRow("the-name") << QByteArray("Lin") << 60 << true;
    QTest::addRow("of-their-own-address") << QByteArray("Lin") << 6 << false;
    QTest::addRow("of-their-earlier-address") << QByteArray("Lin") << 30 << false;
    QTest::addRow("of-another-contacts-address") << QByteArray("Lin") << 9 << true;
    QTest::addRow("capitals") << QByteArray("LIN") << 60 << true;
    QTest::addRow("an-accent") << QByteArray("L%C3%ADn") << 60 << true;
    QTest::addRow("an-invisible-letter") << QByteArray("Lin%EF%BE%A0") << 60 << true;
    QTest::addRow("an-invisible-note") << QByteArray("Lin%F0%9D%85%B3") << 60 << true;
    QTest::addRow("a-letter-of-another-script") << QByteArray("L%D1%96n") << 60 << true;
    QTest::addRow("a-digit-for-a-letter") << QByteArray("L1n") << 60 << true;
    QTest::addRow("full-width") << QByteArray("%EF%BC%AC%EF%BD%89%EF%BD%8E") << 60 << true;
    QTest::addRow("with-more-behind") << QByteArray("Lin%20(paid%204%20times)") << 60 << true;
    QTest::addRow("with-more-before") << QByteArray("From%20Lin!") << 60 << true;
    QTest::addRow("letters-apart") << QByteArray("L-i-n") << 60 << true;
    QTest::addRow("cyrillic-contact-in-small-letters")
        << QByteArray("%D0%B0%D0%B4%D0%B5%D0%BB%D1%8C%20%D0%BA%D0%B8%D0%BC") << 60 << true;
    QTest::addRow("part-of-a-word") << QByteArray("Linda") << 60 << false;
    QTest::addRow("somebody-else") << QByteArray("Bakery") << 60 << false;
  }
  void aLabelLikeAContactIsWarnedOf() {
    QFETCH(QByteArray, label);
    QFETCH(int, address);
    QFETCH(bool, warned);
    PageWithPeople page;
    page.send.setTarget(QStringLiteral("tacit:") + FixtureBackend::address(address) +
                        QStringLiteral("?amount=1&label=") + QString::fromLatin1(label));
    QVERIFY(page.send.targetGood());
    QCOMPARE(!page.send.askedByWarning().isEmpty(), warned);
  }

  void theSamePaymentAgainIsSaid() {
    PageWithPeople page;
    page.send.setPayments(page.payments);
    QVERIFY(page.armFor(FixtureBackend::address(60)));
    QVERIFY(page.send.repeatWarning().isEmpty());
    Payment made;
    made.id = "77";
    made.amount = 150'000'000;
    made.address = FixtureBackend::address(60);
    made.parts = {{made.address, made.amount}};
    made.time = QDateTime::currentMSecsSinceEpoch() - 180'500;
    emit page.backend.paymentsChanged({made});
    const auto said = [&page](const QString& amount) {
      page.send.again();
      page.send.setTarget(FixtureBackend::address(60));
      page.send.setAmountText(amount);
      return QTest::qWaitFor([&page] { return page.send.canReview(); }, kWait) &&
             (page.send.review(), page.send.stage() == SendModel::Review) &&
             page.send.repeatWarning().contains(QStringLiteral("exactly this 3 minute"));
    };
    QVERIFY(said(QStringLiteral("1.5")));
    QVERIFY(!said(QStringLiteral("1.6")));
    made.state = PaymentState::Refused;
    emit page.backend.paymentsChanged({made});
    QVERIFY(!said(QStringLiteral("1.5")));
  }

  /// Two with one name, as an old backup can hold them: neither is meant until one is chosen.
  void namesThatAreAlikeAreChosenBetween() {
    PageWithPeople page;
    Contact other = *page.people.find("2");
    other.id = "9";
    other.name = QStringLiteral("lin");
    other.addresses = {FixtureBackend::address(70)};
    emit page.backend.contactChanged(0, other);
    page.send.setTarget(QStringLiteral("Lin"));
    QVERIFY(!page.send.targetGood());
    QVERIFY(page.send.targetProblem().contains(QStringLiteral("Choose one")));
    page.send.payContact(QStringLiteral("9"));
    QVERIFY(page.send.targetGood());
    QCOMPARE(page.send.address(), FixtureBackend::address(70));
    QVERIFY(page.send.searched().isEmpty());
    page.send.payContact(QStringLiteral("2"));
    QCOMPARE(page.send.address(), FixtureBackend::address(6));
    // Gone with the one who was chosen; the other is not taken for them.
    page.backend.removeContact("2");
    QVERIFY(!page.send.targetGood());
    page.send.setTarget(QStringLiteral("LIN"));
    QCOMPARE(page.send.address(), FixtureBackend::address(70));
  }

  /// A name means another address now: nothing that was looked at is paid any more.
  void aContactThatChangesDuringTheReviewIsLookedAtAgain() {
    PageWithPeople page;
    QVERIFY(page.armFor(QStringLiteral("Lin")));
    QCOMPARE(page.send.address(), FixtureBackend::address(6));
    page.moveLin(50);
    QCOMPARE(page.send.stage(), SendModel::Form);
    QCOMPARE(page.send.address(), FixtureBackend::address(50));
    QVERIFY(page.send.formProblem().contains(QStringLiteral("contacts")));
    page.send.confirm();
    QCOMPARE(page.backend.sent(), 0);
    QTRY_VERIFY_WITH_TIMEOUT(page.send.canReview(), kWait);
    QCOMPARE(page.send.stage(), SendModel::Form);
    QCOMPARE(page.backend.lastDraft().parts.front().address, FixtureBackend::address(50));
    page.send.review();
    QCOMPARE(page.send.stage(), SendModel::Review);
    page.backend.removeContact("2");
    QCOMPARE(page.send.stage(), SendModel::Form);
    QVERIFY(!page.send.targetGood());
  }

  void aContactRemovedWhileTheFormHoldsTheNameIsNotPaid() {
    PageWithPeople page;
    page.send.setTarget(QStringLiteral("Lin"));
    page.send.setAmountText(QStringLiteral("1"));
    QVERIFY(page.send.targetGood());
    page.backend.removeContact("2");
    QVERIFY(!page.send.targetGood());
    QVERIFY(!page.send.targetProblem().isEmpty());
  }

  /// Hiding the amounts or choosing another language words the page anew; it looks nothing up anew.
  void whatIsShownStaysWhatIsPaid() {
    PageWithPeople page;
    QVERIFY(page.armFor(QStringLiteral("Lin")));
    page.send.retranslate();
    QCOMPARE(page.send.address(), FixtureBackend::address(6));
    page.send.confirm();
    page.moveLin(50);
    page.send.retranslate();
    QCOMPARE(page.send.stage(), SendModel::Sending);
    QCOMPARE(page.send.address(), FixtureBackend::address(6));
    page.backend.progress(PaymentState::Final, 1);
    page.send.retranslate();
    QCOMPARE(page.send.address(), FixtureBackend::address(6));
    QCOMPARE(page.backend.lastDraft().parts.front().address, FixtureBackend::address(6));
  }

  void aCancelledPaymentLooksTheNameUpAgain() {
    PageWithPeople page;
    QVERIFY(page.armFor(QStringLiteral("Lin")));
    page.send.confirm();
    page.moveLin(50);
    page.send.cancel();
    QCOMPARE(page.send.stage(), SendModel::Form);
    QCOMPARE(page.send.address(), FixtureBackend::address(50));
  }

  void aLinkThatExpiresDuringTheReviewStaysWhatItWas() {
    Page page;
    const qint64 soon = QDateTime::currentSecsSinceEpoch() + 2;
    page.send.openLink(link(QStringLiteral("?amount=1&exp=%1").arg(soon)));
    QTRY_COMPARE_WITH_TIMEOUT(page.send.stage(), SendModel::Review, kWait);
    QTRY_VERIFY_WITH_TIMEOUT(QDateTime::currentSecsSinceEpoch() > soon, kWait);
    page.send.retranslate();
    QCOMPARE(page.send.address(), FixtureBackend::address(1));
    page.send.back();
    QVERIFY(!page.send.targetGood());
    QVERIFY(page.send.targetProblem().contains(QStringLiteral("expired")));
  }

  void outcomes_data() {
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("stage");
    QTest::addRow("final") << static_cast<int>(PaymentState::Final) << static_cast<int>(SendModel::Final);
    QTest::addRow("refused") << static_cast<int>(PaymentState::Refused)
                             << static_cast<int>(SendModel::Refused);
    QTest::addRow("unknown") << static_cast<int>(PaymentState::Unknown)
                             << static_cast<int>(SendModel::Unknown);
  }
  void outcomes() {
    QFETCH(int, state);
    QFETCH(int, stage);
    Page page;
    QVERIFY(page.arm());
    page.send.confirm();
    QVERIFY(page.send.canCancel());
    page.backend.progress(PaymentState::HandedOver, 1);
    QVERIFY(!page.send.canCancel());
    QCOMPARE(page.send.stage(), SendModel::Sending);
    QCOMPARE(page.send.stages()->index(0).data(StageModel::StateRole).toInt(), 2);
    page.backend.progress(static_cast<PaymentState>(state), 1, RefusalReason::Expired);
    QCOMPARE(static_cast<int>(page.send.stage()), stage);
    QVERIFY(!page.send.outcomeTitle().isEmpty());
    QVERIFY(!page.send.outcomeText().isEmpty());
  }

  /// An answer that comes late still counts, and nothing goes back from final.
  void unknownIsDecidedLater() {
    Page page;
    QVERIFY(page.arm());
    page.send.confirm();
    page.backend.progress(PaymentState::Unknown, 1);
    QVERIFY(page.send.outcomeText().contains(QStringLiteral("do not pay again")));
    page.backend.progress(PaymentState::Final, 1);
    QCOMPARE(page.send.stage(), SendModel::Final);
    QVERIFY(!page.send.speed().isEmpty());
  }

  /// What takes long is explained, in two steps, and never left to a bare spinner.
  void slowPaymentsAreExplained() {
    Page page;
    QVERIFY(page.arm());
    QSignalSpy announced(&page.send, &SendModel::announced);
    page.send.patience().setTimes(1, 3'600'000);
    page.send.confirm();
    QVERIFY(page.send.slowText().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(!page.send.slowText().isEmpty(), kWait);
    QVERIFY(page.send.slowText().contains(QStringLiteral("longer than usual")));
    QVERIFY(page.send.slowText().contains(QStringLiteral("Nothing has left this computer")));
    QVERIFY(page.send.slowText().contains(QStringLiteral("your money is safe")));
    QVERIFY(!page.send.verySlow());
    QCOMPARE(announced.count(), 1);
    page.backend.progress(PaymentState::HandedOver, 1);
    QVERIFY(!page.send.slowText().contains(QStringLiteral("left this computer")));
    QVERIFY(page.send.slowText().contains(QStringLiteral("Your money is safe")));
    page.send.patience().setTimes(1, 2);
    page.send.patience().start();
    QTRY_VERIFY_WITH_TIMEOUT(page.send.verySlow(), kWait);
    QVERIFY(page.send.slowText().contains(QStringLiteral("do not pay again")));
    page.backend.progress(PaymentState::Final, 1);
    QVERIFY(page.send.slowText().isEmpty());
    QVERIFY(!page.send.verySlow());
  }

  void patienceIsFiveAndTwentySeconds() {
    QCOMPARE(Patience::kLong, 5'000);
    QCOMPARE(Patience::kVeryLong, 20'000);
  }

  void cancelGoesBackToTheForm() {
    Page page;
    QVERIFY(page.arm());
    page.send.confirm();
    page.send.cancel();
    QCOMPARE(page.send.stage(), SendModel::Form);
    QCOMPARE(page.send.target(), FixtureBackend::address(1));
  }

  void linkFromOutsideGoesToReviewAndNeverSends() {
    Page page;
    page.send.openLink(link("?amount=1.00"));
    QTRY_COMPARE_WITH_TIMEOUT(page.send.stage(), SendModel::Review, kWait);
    QTRY_VERIFY_WITH_TIMEOUT(page.send.armed(), kWait);
    QCOMPARE(page.backend.sent(), 0);
  }

  void linkWithoutAmountStaysAtTheForm() {
    Page page;
    page.send.openLink(link({}));
    page.send.setAmountText(QStringLiteral("1"));
    QTRY_VERIFY_WITH_TIMEOUT(page.send.canReview(), kWait);
    QCOMPARE(page.send.stage(), SendModel::Form);
  }

  void readsPictures() {
    Page page;
    QTemporaryDir folder;
    const QString path = folder.filePath("code.png");
    QVERIFY(qrPicture(link("?amount=2.00"), 6).save(path));
    page.send.scanner()->readFile(QUrl::fromLocalFile(path));
    QVERIFY(page.send.scanner()->busy());
    QTRY_COMPARE_WITH_TIMEOUT(page.send.amountText(), QStringLiteral("2.00"), kWait);
    QVERIFY(page.send.scanner()->problem().isEmpty());
    QVERIFY(qrPicture(QStringLiteral("https://example.org"), 6).save(path));
    page.send.scanner()->readFile(QUrl::fromLocalFile(path));
    QTRY_VERIFY_WITH_TIMEOUT(page.send.scanner()->problem().contains(QStringLiteral("web address")), kWait);
  }

  void pastesTextAndPictures() {
    Page page;
    QGuiApplication::clipboard()->setText(' ' + FixtureBackend::address(2) + ' ');
    page.send.paste();
    QCOMPARE(page.send.target(), FixtureBackend::address(2));
    QGuiApplication::clipboard()->setImage(qrPicture(link("?amount=3.00"), 6));
    page.send.paste();
    QTRY_COMPARE_WITH_TIMEOUT(page.send.amountText(), QStringLiteral("3.00"), kWait);
  }

  void lockingForgetsTheForm() {
    Page page;
    page.fill();
    page.send.setNote(QStringLiteral("private"));
    page.backend.lock();
    QVERIFY(page.send.target().isEmpty());
    QVERIFY(page.send.note().isEmpty());
    QVERIFY(page.send.amountText().isEmpty());
  }
};

QTEST_MAIN(TestSendModel)
#include "test_send_model.moc"
