// SPDX-License-Identifier: MIT
#include <QClipboard>
#include <QGuiApplication>

#include "scenes_window.h"

using namespace tacit::app;

namespace {

constexpr int kWait = 20'000;

/// A person without a mouse: real key events, and Tab until the wanted control has the keyboard.
class Keys {
 public:
  explicit Keys(SceneWindow& shown) : m_window(shown.window()) {}

  bool goTo(const QString& objectName) {
    for (int press = 0; press < 200; ++press) {
      for (const QQuickItem* at = m_window->activeFocusItem(); at != nullptr; at = at->parentItem()) {
        if (at->objectName() == objectName) {
          return true;
        }
      }
      QTest::keyClick(m_window, Qt::Key_Tab);
    }
    return false;
  }
  bool press(const QString& objectName) {
    if (!goTo(objectName)) {
      return false;
    }
    QTest::keyClick(m_window, Qt::Key_Space);
    return true;
  }
  bool type(const QString& objectName, const QString& text) {
    if (!goTo(objectName)) {
      return false;
    }
    QTest::keyClick(m_window, Qt::Key_A, Qt::ControlModifier);
    for (const QChar c : text) {
      QTest::keyClick(m_window, c.toLatin1());
    }
    return true;
  }
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(m_window, key, modifiers); }

 private:
  QQuickWindow* m_window;
};

}  // namespace

class TestKeyboard : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { prepareApplication(); }

  void keys_go_to_the_pages() {
    SceneWindow shown(sceneNamed(QStringLiteral("home")));
    QVERIFY(shown.settle());
    QTest::keyClick(shown.window(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(shown.app().page(), AppController::SendPage);
    QTest::keyClick(shown.window(), Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(shown.app().page(), AppController::ReceivePage);
    QTest::keyClick(shown.window(), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(shown.app().page(), AppController::HistoryPage);
    QTest::keyClick(shown.window(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(shown.app().page(), AppController::HomePage);
  }

  void return_presses_the_focused_button() {
    SceneWindow shown(sceneNamed(QStringLiteral("home")));
    QVERIFY(shown.settle());
    auto* button = shown.window()->findChild<QQuickItem*>(QStringLiteral("homeSend"));
    QVERIFY(button != nullptr);
    button->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(shown.window(), Qt::Key_Return);
    QCOMPARE(shown.app().page(), AppController::SendPage);
  }

  /// Held down it is pressed once, also by what takes the keyboard meanwhile.
  void a_held_key_presses_once() {
    SceneWindow shown(sceneNamed(QStringLiteral("send-filled")));
    QVERIFY(shown.settle());
    QTRY_VERIFY_WITH_TIMEOUT(shown.app().send()->canReview(), kWait);
    Keys keys(shown);
    QVERIFY(keys.goTo("sendReview"));
    const auto held = [&shown](bool repeated) {
      QKeyEvent event(QEvent::KeyPress, Qt::Key_Return, {}, QStringLiteral("\r"), repeated);
      QCoreApplication::sendEvent(shown.window(), &event);
    };
    held(false);
    QTRY_VERIFY_WITH_TIMEOUT(shown.app().send()->armed(), kWait);
    QVERIFY(keys.goTo("sendConfirm"));
    for (int i = 0; i < 5; ++i) {
      held(true);
    }
    QCOMPARE(shown.app().send()->stage(), SendModel::Review);
    QCOMPARE(shown.fixture().sent(), 0);
    held(false);
    QCOMPARE(shown.fixture().sent(), 1);
  }

  /// From Home to the end of a payment.
  void sends_by_keyboard_alone() {
    SceneWindow shown(sceneNamed(QStringLiteral("home")));
    QVERIFY(shown.settle());
    Keys keys(shown);
    keys.key(Qt::Key_2, Qt::ControlModifier);
    QVERIFY(keys.type("sendTarget", FixtureBackend::address(1)));
    QVERIFY(keys.type("sendAmount", QStringLiteral("12.50")));
    QVERIFY(keys.type("sendNote", QStringLiteral("lunch")));
    QTRY_VERIFY_WITH_TIMEOUT(shown.app().send()->canReview(), kWait);
    QVERIFY(keys.press("sendReview"));
    QTRY_VERIFY_WITH_TIMEOUT(shown.app().send()->armed(), kWait);
    QCOMPARE(shown.fixture().sent(), 0);
    QVERIFY(keys.press("sendConfirm"));
    QCOMPARE(shown.fixture().sent(), 1);
    QCOMPARE(shown.fixture().lastDraft().parts.value(0).amount, quint64{1'250'000'000});
    QCOMPARE(shown.fixture().lastDraft().memo, QStringLiteral("lunch"));
    shown.fixture().progress(PaymentState::HandedOver, 1);
    shown.fixture().progress(PaymentState::Final, 1);
    QTRY_COMPARE_WITH_TIMEOUT(shown.app().send()->stage(), SendModel::Final, kWait);
    QVERIFY(keys.press("sendAgain"));
    QCOMPARE(shown.app().send()->stage(), SendModel::Form);
  }

  /// From Home to a request that is paid, and its payment's detail.
  void receives_by_keyboard_alone() {
    SceneWindow shown(sceneNamed(QStringLiteral("home")));
    QVERIFY(shown.settle());
    Keys keys(shown);
    keys.key(Qt::Key_3, Qt::ControlModifier);
    QVERIFY(keys.type("receiveAmount", QStringLiteral("8")));
    QVERIFY(keys.type("receiveMessage", QStringLiteral("tea")));
    QTRY_VERIFY_WITH_TIMEOUT(shown.app().receive()->link().contains(QStringLiteral("message=tea")), kWait);
    QVERIFY(keys.press("receiveLink"));
    QCOMPARE(QGuiApplication::clipboard()->text(), shown.app().receive()->link());
    shown.fixture().payRequest(800'000'000);
    QTRY_COMPARE_WITH_TIMEOUT(shown.app().receive()->state(), ReceiveModel::Paid, kWait);
    QVERIFY(keys.press("receiveNew"));
    QTRY_COMPARE_WITH_TIMEOUT(shown.app().receive()->state(), ReceiveModel::Waiting, kWait);
  }
};

QTEST_MAIN(TestKeyboard)
#include "test_keyboard.moc"
