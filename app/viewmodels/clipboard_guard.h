// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

namespace tacit::app {

/// Copies a text and looks a moment later whether it is still there: programs that exchange addresses in the
/// clipboard do so at once. GUI thread.
class ClipboardGuard : public QObject {
  Q_OBJECT

 public:
  explicit ClipboardGuard(QObject* parent = nullptr);
  void copy(const QString& text);

 signals:
  /// Another text is there. An empty clipboard is none: a window without focus may not read it.
  void exchanged();

 private:
  QString m_text;
  QTimer m_timer;
};

}  // namespace tacit::app
