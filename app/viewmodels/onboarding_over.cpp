// SPDX-License-Identifier: MIT
#include <QDir>

#include "viewmodels/onboarding_model.h"

/// Restoring over a wallet that is there.
namespace tacit::app {

void OnboardingModel::restoreOver(Old old) {
  forgetSecrets();
  m_old = std::move(old);
  m_name = m_old->name;
  m_practice = m_old->practice;
  m_nodeLink = m_old->practice ? QString() : m_old->nodeLink;
  m_proxy = m_old->proxy;
  m_held = m_proxy.isEmpty();
  m_path = RestorePath;
  setStep(RestoreFrom);
}

QString OnboardingModel::overText() const {
  return over() ? tr("Nothing is deleted: the files that are there now move into a folder of their own, "
                     "named set-aside, in %1. Until the last step you can go back and nothing has changed.")
                      .arg(QDir::toNativeSeparators(m_old->folder))
                : QString();
}

void OnboardingModel::fromOwnKeys() {
  if (ownKeys()) {
    m_path = KeysPath;
    setStep(m_old->passwordless ? StartDate : OwnPassword);
  }
}

void OnboardingModel::fromViewKey() {
  m_path = WatchPath;
  setStep(ViewKey);
}

void OnboardingModel::setOwnPassword(const QString& password) {
  m_ownPassword = copySecret(password);
  emit changed();
}

/// Back from the first step of a way.
void OnboardingModel::leave() {
  forgetSecrets();
  m_path = NoPath;
  const bool wasOver = over();
  m_old.reset();
  m_held = false;
  if (wasOver) {
    m_name.clear();
  }
  setStep(Choose);
  if (wasOver) {
    emit left();
  }
}

}  // namespace tacit::app
