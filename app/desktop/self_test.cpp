// SPDX-License-Identifier: MIT
#include "desktop/self_test.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <cstdio>
#include <mutex>

#include "desktop/fixture/pseudo_language.h"
#include "desktop/fixture/scenes.h"
#include "desktop/window.h"

namespace tacit::app {

namespace {

constexpr int kPatience = 10'000;  // ms for a scene to reach its state
constexpr QSize kWindow(1140, 740);
constexpr QSize kNarrow(720, 640);
constexpr QSize kWide(1920, 1080);
const QString kFolder = QStringLiteral("/home/lin/.local/share/tacit/wallets/wallet");
constexpr const char* kThemes[] = {"light", "dark"};

/// One way to draw every page, in a folder of that name.
struct Look {
  QString folder;
  int theme;
  const char* language;
  QSize size;
};

/// Everything at once would be some thousand pictures: theme and language meet at the usual size, the other
/// sizes meet the shortest and the longest language. A program that was started with another scale draws that
/// scale alone; at twice the size a screen is half as large.
std::vector<Look> looks() {
  const double scale = qGuiApp->devicePixelRatio();
  const char* const rtl = PseudoLanguage::kName;
  std::vector<Look> all;
  if (scale != 1) {
    const QSize size = scale >= 2 ? QSize(960, 540) : kWindow;
    for (const char* language : {"en", rtl}) {
      all.push_back({QStringLiteral("light-%1-%2").arg(QLatin1String(language)).arg(qRound(scale * 100)), 0,
                     language, size});
    }
    return all;
  }
  for (int theme = 0; theme < 2; ++theme) {
    for (const char* language : {"en", "zh_CN", rtl}) {
      all.push_back({QStringLiteral("%1-%2").arg(QLatin1String(kThemes[theme]), QLatin1String(language)),
                     theme, language, kWindow});
    }
  }
  for (const char* language : {"en", rtl}) {
    all.push_back({QStringLiteral("light-%1-narrow").arg(QLatin1String(language)), 0, language, kNarrow});
    all.push_back({QStringLiteral("light-%1-wide").arg(QLatin1String(language)), 0, language, kWide});
  }
  return all;
}

/// Collects what Qt and QML complain about while it lives.
class Complaints {
 public:
  Complaints() {
    s_current = this;
    m_before = qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& text) {
      if (type != QtDebugMsg && type != QtInfoMsg && s_current != nullptr) {
        const std::lock_guard lock(s_current->m_mutex);
        s_current->m_texts.append(text);
      }
    });
  }
  ~Complaints() {
    qInstallMessageHandler(m_before);
    s_current = nullptr;
  }
  QStringList take() {
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_texts, {});
  }

 private:
  static inline Complaints* s_current = nullptr;
  std::mutex m_mutex;
  QStringList m_texts;
  QtMessageHandler m_before = nullptr;
};

/// A scene in a window of its own. Motion is off, so that what is drawn is where it ends.
class Shown {
 public:
  Shown(const Scene& scene, const QString& settingsFile, const Look& look)
      : m_scene(scene), m_fixture(scene.phase) {
    const bool pseudo = QLatin1String(look.language) == QLatin1String(PseudoLanguage::kName);
    auto store = std::make_unique<QSettings>(settingsFile, QSettings::IniFormat);
    store->setValue("display/language", pseudo ? QStringLiteral("en") : QString::fromLatin1(look.language));
    store->setValue("display/theme", look.theme + 1);
    store->setValue("display/motion", 2);
    store->setValue("wallet/name", QStringLiteral("Everyday"));
    m_app = std::make_unique<AppController>(m_fixture, std::move(store), WalletPlaces{{}, kFolder});
    m_pseudo = pseudo ? std::make_unique<PseudoLanguage>() : nullptr;
    m_engine = std::make_unique<QQmlApplicationEngine>();
    m_window = loadWindow(*m_engine, *m_app);
    if (m_window != nullptr) {
      m_window->resize(look.size);
      m_window->show();
      m_app->start();
      m_scene.arrange(*m_app, m_fixture);
    }
  }
  /// True when the window is there and the scene's state is reached in time.
  bool settle() {
    if (m_window == nullptr) {
      return false;
    }
    QDeadlineTimer deadline(kPatience);
    while (m_scene.ready && !m_scene.ready(*m_app)) {
      if (deadline.hasExpired()) {
        return false;
      }
      QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents,
                                      static_cast<int>(deadline.remainingTime()));
    }
    QCoreApplication::processEvents();
    return true;
  }
  QImage picture() {
    // Twice: the first drawing lays out what is made on demand.
    m_window->grabWindow();
    QCoreApplication::processEvents();
    return m_window->grabWindow();
  }
  AppController& app() { return *m_app; }

 private:
  Scene m_scene;
  FixtureBackend m_fixture;
  std::unique_ptr<AppController> m_app;
  std::unique_ptr<PseudoLanguage> m_pseudo;
  std::unique_ptr<QQmlApplicationEngine> m_engine;  // before the models that it shows
  QQuickWindow* m_window = nullptr;
};

/// Shows the scene, turns language and theme while it is up, and tells what went wrong.
QStringList trouble(const Scene& scene, Complaints& complaints, const QString& settingsFile) {
  QStringList found;
  {
    Shown shown(scene, settingsFile, {{}, 0, "en", kWindow});
    if (!shown.settle()) {
      found.append(QStringLiteral("does not reach its state"));
    } else {
      for (int turn = 0; turn < 2; ++turn) {
        shown.app().settings()->setLanguage(turn == 0 ? 2 : 1);
        shown.app().settings()->setTheme(turn == 0 ? 2 : 1);
        if (shown.picture().isNull()) {
          found.append(QStringLiteral("is not drawn"));
        }
      }
    }
  }
  return found + complaints.take();
}

}  // namespace

int runSelfTest() {
  Complaints complaints;
  const QTemporaryDir settings;
  int failures = 0;
  int count = 0;
  for (const Scene& scene : allScenes()) {
    const QStringList found =
        trouble(scene, complaints, settings.filePath(QString::number(count++) + QStringLiteral(".ini")));
    std::printf("%s %s\n", found.isEmpty() ? "ok    " : "FAILED", qPrintable(scene.name));
    for (const QString& line : found) {
      std::printf("       %s\n", qPrintable(line));
    }
    failures += found.isEmpty() ? 0 : 1;
  }
  std::printf("%d pages and states loaded, %d failed\n", count, failures);
  return failures == 0 && count > 0 ? 0 : 1;
}

int writeScreens(const QString& folder) {
  const QTemporaryDir settings;
  int failures = 0;
  int count = 0;
  for (const Look& look : looks()) {
    const QDir place(folder + QLatin1Char('/') + look.folder);
    if (!place.mkpath(QStringLiteral("."))) {
      std::fprintf(stderr, "tacit: %s can not be made\n", qPrintable(place.path()));
      return 1;
    }
    for (const Scene& scene : allScenes()) {
      const QString name = scene.name + QStringLiteral(".png");
      Shown shown(scene, settings.filePath(QString::number(count++)), look);
      const bool good = shown.settle() && shown.picture().save(place.filePath(name), "PNG");
      std::printf("%s %s/%s\n", good ? "ok    " : "FAILED", qPrintable(look.folder), qPrintable(name));
      failures += good ? 0 : 1;
    }
  }
  return failures == 0 ? 0 : 1;
}

}  // namespace tacit::app
