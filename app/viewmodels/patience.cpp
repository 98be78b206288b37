// SPDX-License-Identifier: MIT
#include "viewmodels/patience.h"

namespace tacit::app {

Patience::Patience(QObject* parent) : QObject(parent) {
  m_long.setSingleShot(true);
  m_veryLong.setSingleShot(true);
  setTimes(kLong, kVeryLong);
  connect(&m_long, &QTimer::timeout, this, [this] { setLevel(Long); });
  connect(&m_veryLong, &QTimer::timeout, this, [this] { setLevel(VeryLong); });
}

void Patience::setTimes(int tillLong, int tillVeryLong) {
  m_long.setInterval(tillLong);
  m_veryLong.setInterval(tillVeryLong);
}

void Patience::start() {
  setLevel(Usual);
  m_long.start();
  m_veryLong.start();
}

void Patience::stop() {
  m_long.stop();
  m_veryLong.stop();
  setLevel(Usual);
}

/// Two timers that are late may come in any order; the level only rises.
void Patience::setLevel(Level level) {
  if (level == m_level || (level == Long && m_level == VeryLong)) {
    return;
  }
  m_level = level;
  emit changed();
}

}  // namespace tacit::app
