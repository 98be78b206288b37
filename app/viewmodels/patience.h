// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>

namespace tacit::app {

/// How long somebody has waited for a payment: not noticeably, longer than usual, or so long that there
/// should be a way out. GUI thread.
class Patience : public QObject {
  Q_OBJECT

 public:
  enum Level { Usual, Long, VeryLong };
  static constexpr int kLong = 5'000;       // ms
  static constexpr int kVeryLong = 20'000;  // ms

  explicit Patience(QObject* parent = nullptr);
  Level level() const { return m_level; }
  /// Begins anew.
  void start();
  void stop();
  /// For tests, which wait for nobody.
  void setTimes(int tillLong, int tillVeryLong);

 signals:
  void changed();

 private:
  void setLevel(Level level);

  QTimer m_long;
  QTimer m_veryLong;
  Level m_level = Usual;
};

}  // namespace tacit::app
