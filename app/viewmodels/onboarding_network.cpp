// SPDX-License-Identifier: MIT
#include <QClipboard>
#include <QGuiApplication>

#include "viewmodels/onboarding_model.h"
#include "viewmodels/texts.h"

/// Which network, and whether it answers.
namespace tacit::app {

QString OnboardingModel::usedLink() const {
  return m_practice ? m_practiceLink : m_nodeLink.trimmed();
}

void OnboardingModel::setPractice(bool practice) {
  if (m_practice != practice) {
    m_practice = practice;
    testUnasked();
  }
}

void OnboardingModel::setNodeLink(const QString& link) {
  if (m_nodeLink != link) {
    m_nodeLink = link;
    if (!m_practice) {
      testUnasked();
    }
    emit changed();
  }
}

void OnboardingModel::setLastNode(const QString& link) {
  m_nodeLink = link;
  m_practice = link.isEmpty();
  emit changed();
}

void OnboardingModel::setProxy(const QString& proxy) {
  if (m_proxy != proxy) {
    m_proxy = proxy;
    ++m_ticket;  // a test that runs goes another way
    m_test = NotTested;
    m_proxyTyped.start();
    emit changed();
  }
}

QString OnboardingModel::proxyProblem() const {
  return texts::proxyProblem(m_proxy.trimmed());
}

void OnboardingModel::setLastProxy(const QString& proxy) {
  m_proxy = proxy;
  emit changed();
}

void OnboardingModel::pasteNode() {
  setNodeLink(QGuiApplication::clipboard()->text().trimmed());
}

QString OnboardingModel::testText() const {
  switch (m_test) {
    case NotTested:
      if (testHeld()) {
        return tr(
            "If this wallet went through a proxy (Tor), fill it in above first. Nothing is sent before you "
            "press Test.");
      }
      return m_practice || !usedLink().isEmpty() ? QString() : tr("Paste the link of a node.");
    case Testing:
      return m_practice && m_practiceLink.isEmpty() ? tr("Starting the practice network") : tr("Testing");
    case Works:
    case Fails:
      break;
  }
  return m_practiceFailed ? texts::practiceFault(m_practiceFault) : texts::nodeTest(m_testResult);
}

void OnboardingModel::testUnasked() {
  if (!m_held || m_practice) {
    testAgain();
    return;
  }
  ++m_ticket;  // a test that runs is of what stood there before
  m_test = NotTested;
  emit changed();
}

void OnboardingModel::testAgain() {
  m_held = m_held && m_practice;
  m_test = NotTested;
  m_practiceFailed = false;
  const QString link = usedLink();
  if (!link.isEmpty() && texts::proxyProblem(usedProxy()).isEmpty()) {
    m_test = Testing;
    m_backend.testNode(++m_ticket, link, usedProxy());
  } else if (m_practice) {
    m_test = Testing;
    m_backend.findPractice();
  }
  emit changed();
}

void OnboardingModel::onPracticeReady(const QString& link) {
  m_practiceLink = link;
  if (m_step == Working && m_path == TryPath) {
    start();
  } else if (m_step == Network && m_practice) {
    testAgain();
  }
}

void OnboardingModel::onPracticeFailed(PracticeFault fault) {
  if (m_step == Working && m_path == TryPath) {
    m_path = NoPath;
    m_problem = texts::practiceFault(fault);
    setStep(Choose);
  } else if (m_step == Network && m_practice) {
    m_practiceFailed = true;
    m_practiceFault = fault;
    m_test = Fails;
    emit changed();
  }
}

void OnboardingModel::onTested(const LinkTest& result) {
  if (result.ticket != m_ticket || m_test != Testing) {
    return;
  }
  m_testResult = result;
  m_test = texts::nodeTestGood(result) ? Works : Fails;
  emit changed();
}

}  // namespace tacit::app
