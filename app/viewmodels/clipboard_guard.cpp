// SPDX-License-Identifier: MIT
#include "viewmodels/clipboard_guard.h"

#include <QClipboard>
#include <QGuiApplication>

namespace tacit::app {

namespace {

constexpr int kLookAgain = 300;  // ms

}  // namespace

ClipboardGuard::ClipboardGuard(QObject* parent) : QObject(parent) {
  m_timer.setSingleShot(true);
  m_timer.setInterval(kLookAgain);
  connect(&m_timer, &QTimer::timeout, this, [this] {
    const QString now = QGuiApplication::clipboard()->text();
    if (!now.isEmpty() && now != m_text) {
      emit exchanged();
    }
  });
}

void ClipboardGuard::copy(const QString& text) {
  m_text = text;
  QGuiApplication::clipboard()->setText(text);
  m_timer.start();
}

}  // namespace tacit::app
