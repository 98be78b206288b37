// SPDX-License-Identifier: MIT
#include "desktop/run.h"

#include <QDBusConnection>
#include <QDir>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QProcess>
#include <QTimer>
#include <cstdio>

#include "bridge/wallet_service.h"
#include "desktop/chime.h"
#include "desktop/end_signal.h"
#include "desktop/notifier.h"
#include "desktop/portal.h"
#include "desktop/presence.h"
#include "desktop/single_instance.h"
#include "desktop/start_marks.h"
#include "desktop/window.h"

namespace tacit::app {

namespace {

constexpr int kTrayDelay = 500;  // ms

/// Tells when the person did something, at most once a second: the lock counts from there.
class Activity : public QObject {
 public:
  explicit Activity(AppController& app) : m_app(app) { m_since.start(); }

 protected:
  bool eventFilter(QObject* object, QEvent* event) override {
    const bool act = event->type() == QEvent::KeyPress || event->type() == QEvent::MouseMove ||
                     event->type() == QEvent::MouseButtonPress || event->type() == QEvent::Wheel;
    if (act && m_since.elapsed() > 1'000) {
      m_since.start();
      m_app.touched();
    }
    return QObject::eventFilter(object, event);
  }

 private:
  AppController& m_app;
  QElapsedTimer m_since;
};

}  // namespace

int runWindow(const Options& options) {
  markStart("application");
  SingleInstance instance(options.walletDir);
  if (!instance.claim()) {
    const bool told = instance.handOver(options.link);
    if (!told) {
      std::fprintf(stderr, "tacit: the wallet in %s is open in another program that does not answer\n",
                   qPrintable(options.walletDir));
    }
    return told ? 0 : 1;
  }
  WalletService service({options.walletDir, options.practiceDir, {}});
  AppController app(
      service,
      std::make_unique<QSettings>(QDir(options.walletDir).filePath("window.ini"), QSettings::IniFormat),
      WalletPlaces{options.baseDir, options.walletDir});
  const Portal portal(*app.settings());
  Activity activity(app);
  qApp->installEventFilter(&activity);

  QQmlApplicationEngine engine;
  QQuickWindow* window = loadWindow(engine, app);
  if (window == nullptr) {
    return 1;
  }
  QObject::connect(&app, &AppController::raiseRequested, window, [window] {
    window->show();
    window->raise();
    window->requestActivate();
  });
  markStart("loaded");
  markFrames(*window, app);
  Chime chime;
  Notifier notifier(QDBusConnection::sessionBus(), Notifier::wayHere());
  Presence presence(app, *window, notifier, [&chime] { chime.play(); });
  // After the first picture: the desktop's answer about its tray is waited for.
  QTimer::singleShot(kTrayDelay, &presence, &Presence::showTray);
  // The engine's own connection to the end of the program is queued, so this one comes first.
  QObject::connect(&engine, &QQmlEngine::quit, &presence, &Presence::quit);
  const EndSignal ending;
  QObject::connect(&ending, &EndSignal::raised, &presence, &Presence::quit);
  QObject::connect(app.wallets(), &WalletsModel::startWanted, &app, [&app, &options](const QString& folder) {
    const QStringList arguments = {QStringLiteral("--data-dir"), options.baseDir,
                                   QStringLiteral("--wallet-dir"), folder};
    if (!QProcess::startDetached(QCoreApplication::applicationFilePath(), arguments)) {
      emit app.wallets()->failed(AppController::tr("The other wallet could not be opened"),
                                 AppController::tr("The program did not start again. Nothing was changed."));
    }
  });
  QObject::connect(&instance, &SingleInstance::called, &app, [&app](const QString& link) {
    isOutsideLink(link) ? app.openLink(link) : emit app.raiseRequested();
  });
  options.tryHere ? app.tryHere() : app.start();
  if (!options.link.isEmpty()) {
    app.openLink(options.link);
  }
  return QGuiApplication::exec();
}

}  // namespace tacit::app
