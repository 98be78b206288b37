// SPDX-License-Identifier: MIT
#pragma once

#include <QDir>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSettings>
#include <QTest>
#include <memory>

#include "bridge/wallet_service.h"
#include "desktop/window.h"
#include "viewmodels/app_controller.h"

namespace tacit::app {

constexpr int kWait = 60'000;

inline QQuickItem* findItem(QQuickItem* item, const QString& name) {
  for (QQuickItem* child : item->childItems()) {
    if (!child->isVisible()) {
      continue;
    }
    if (child->objectName() == name) {
      return child;
    }
    if (QQuickItem* found = findItem(child, name)) {
      return found;
    }
  }
  return nullptr;
}

/// The program as a person has it before them: the real wallet, the real QML, pressed by mouse and keys.
class Person {
 public:
  Person(const QString& walletDir, const QString& practiceDir, WalletService::Surroundings surroundings = {})
      : m_service({walletDir, practiceDir, QStringLiteral(TACIT_BIN_DIR "/tacitd")},
                  std::move(surroundings)) {
    QDir().mkpath(walletDir);
    auto store = std::make_unique<QSettings>(walletDir + "/window.ini", QSettings::IniFormat);
    store->setValue("display/language", "en");
    store->setValue("display/motion", 2);
    m_app = std::make_unique<AppController>(m_service, std::move(store));
    m_engine = std::make_unique<QQmlApplicationEngine>();
    m_window = loadWindow(*m_engine, *m_app);
    if (m_window != nullptr) {
      m_window->resize(1140, 740);
      m_app->start();
    }
  }

  AppController& app() { return *m_app; }
  QQuickWindow* window() { return m_window; }
  QQuickItem* item(const QString& name) { return findItem(m_window->contentItem(), name); }
  bool sees(const QString& name) {
    return m_window != nullptr && QTest::qWaitFor([&] { return item(name) != nullptr; }, kWait);
  }
  /// Presses what is there, visible and enabled; false when it does not become so in time.
  bool press(const QString& name) {
    const bool ready =
        sees(name) && QTest::qWaitFor([&] { return item(name) && item(name)->isEnabled(); }, kWait);
    if (!ready) {
      return false;
    }
    // What has just appeared gets its place with the next drawing.
    m_window->grabWindow();
    QQuickItem* target = item(name);
    QTest::mouseClick(m_window, Qt::LeftButton, {},
                      target->mapToScene(target->boundingRect().center()).toPoint());
    return true;
  }
  bool type(const QString& name, const QString& text) {
    if (!press(name)) {
      return false;
    }
    for (QChar c : text) {
      QTest::keyClick(m_window, c.toLatin1());
    }
    return item(name)->property("text").toString() == text;
  }
  /// The same of a secret, of which nothing is kept here.
  bool typeSecret(const QString& name, const SecretBytes& text) {
    if (!press(name)) {
      return false;
    }
    for (std::uint8_t c : text.expose()) {
      QTest::keyClick(m_window, static_cast<char>(c));
    }
    return item(name)->property("length").toULongLong() == text.size();
  }
  bool hasSpendable(quint64 units) {
    return QTest::qWaitFor([&] { return m_app->balance()->value().spendable == units; }, kWait);
  }

 private:
  WalletService m_service;
  std::unique_ptr<AppController> m_app;
  std::unique_ptr<QQmlApplicationEngine> m_engine;  // before the models that it shows
  QQuickWindow* m_window = nullptr;
};

}  // namespace tacit::app
