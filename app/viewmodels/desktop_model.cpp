// SPDX-License-Identifier: MIT
#include "viewmodels/desktop_model.h"

namespace tacit::app {

namespace {

constexpr const char* kNotifications = "desktop/notifications";
constexpr const char* kSound = "desktop/sound";
constexpr const char* kKeepRunning = "desktop/keepRunning";
constexpr const char* kExplained = "desktop/trayExplained";

}  // namespace

DesktopModel::DesktopModel(QSettings& store, QObject* parent)
    : QObject(parent),
      m_store(store),
      m_notifications(store.value(kNotifications, true).toBool()),
      m_sound(store.value(kSound, true).toBool()),
      m_keepRunning(store.value(kKeepRunning, false).toBool()) {}

void DesktopModel::setNotifications(bool on) {
  if (on != m_notifications) {
    m_notifications = on;
    m_store.setValue(kNotifications, on);
    emit changed();
  }
}

void DesktopModel::setSound(bool on) {
  if (on == m_sound) {
    return;
  }
  m_sound = on;
  m_store.setValue(kSound, on);
  emit changed();
  if (on) {
    emit soundTried();
  }
}

void DesktopModel::setTrayThere(bool there) {
  if (there != m_trayThere) {
    m_trayThere = there;
    emit changed();
  }
}

void DesktopModel::setKeepRunning(bool keep) {
  if (keep != m_keepRunning) {
    m_keepRunning = keep;
    m_store.setValue(kKeepRunning, keep);
    emit changed();
  }
}

bool DesktopModel::takeExplanation() {
  const bool first = !m_store.value(kExplained, false).toBool();
  m_store.setValue(kExplained, true);
  return first;
}

}  // namespace tacit::app
