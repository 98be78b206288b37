// SPDX-License-Identifier: MIT
#include "desktop/start_marks.h"

#include <QDateTime>
#include <QLoggingCategory>
#include <memory>

#include <time.h>

namespace tacit::app {

namespace {

Q_LOGGING_CATEGORY(startLog, "tacit.start", QtWarningMsg)

}  // namespace

void markStart(const char* what) {
  timespec used{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
  qCDebug(startLog, "%s %lld %lld", what, static_cast<long long>(QDateTime::currentMSecsSinceEpoch()),
          static_cast<long long>(used.tv_sec) * 1'000 + used.tv_nsec / 1'000'000);
}

void markFrames(QQuickWindow& window, AppController& app) {
  if (!startLog().isDebugEnabled()) {
    return;
  }
  auto first = std::make_shared<bool>(true);
  auto* frames = new QObject(&window);
  // Queued: frames are swapped on the render thread.
  QObject::connect(
      &window, &QQuickWindow::frameSwapped, frames,
      [&app, first, frames] {
        if (std::exchange(*first, false)) {
          markStart("frame");
        }
        if (app.stage() == AppController::Home && app.balance()->known()) {
          markStart("home");
          frames->deleteLater();
        }
      },
      Qt::QueuedConnection);
}

}  // namespace tacit::app
