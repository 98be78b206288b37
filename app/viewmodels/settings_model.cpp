// SPDX-License-Identifier: MIT
#include "viewmodels/settings_model.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <algorithm>
#include <array>
#include <utility>

#include "viewmodels/texts.h"
#include "viewmodels/word_check.h"

namespace tacit::app {

namespace {

constexpr std::array kLanguageCodes = {"", "en", "zh_CN"};
constexpr std::array kLockMinutes = {0, 1, 5, 15, 60};
constexpr int kThemes = 3;
constexpr int kMotions = 3;

}  // namespace

SettingsModel::SettingsModel(WalletBackend& backend, QSettings& store, QObject* parent)
    : QObject(parent), m_backend(backend), m_store(store) {
  const QString code = store.value("display/language").toString();
  const auto known = std::find(kLanguageCodes.begin(), kLanguageCodes.end(), code);
  m_language = known == kLanguageCodes.end() ? 0 : static_cast<int>(known - kLanguageCodes.begin());
  m_theme = std::clamp(store.value("display/theme", 0).toInt(), 0, kThemes - 1);
  m_motion = std::clamp(store.value("display/motion", 0).toInt(), 0, kMotions - 1);
  m_lockChoice =
      std::clamp(store.value("security/lock", 3).toInt(), 0, static_cast<int>(kLockMinutes.size()) - 1);
  m_hasPassword = !store.value("wallet/passwordless", false).toBool();

  connect(&backend, &WalletBackend::wordsShown, this, [this](const SecretWords& words) {
    if (takeAnswer()) {
      m_words.setWords(words.clone());
      emit secretsChanged();
    }
  });
  connect(&backend, &WalletBackend::viewKeysShown, this, [this](const ViewKeys& keys) {
    if (takeAnswer()) {
      m_keys = keys;
      emit secretsChanged();
    }
  });
  connect(&backend, &WalletBackend::secretRefused, this, [this](OpenFault fault) {
    if (takeAnswer()) {
      m_secretProblem = texts::openFault(fault);
      emit secretsChanged();
    }
  });
  connect(&backend, &WalletBackend::wordsConfirmed, this, [this](bool confirmed) {
    m_wordsConfirmed = confirmed;
    emit secretsChanged();
  });
  connect(&backend, &WalletBackend::nodeChanged, this, [this](const NodeState& state) {
    const bool unknown = state.linkFault == LinkFault::ProxyUnknown;
    if (state.proxy != m_usedProxy || unknown != m_proxyUnknown) {
      m_proxy = m_usedProxy = state.proxy;
      const bool retest = std::exchange(m_proxyUnknown, unknown) != unknown;
      emit proxyChanged();
      if (retest) {
        testNewNode();
      }
    }
  });
  connect(&backend, &WalletBackend::nodeTested, this, [this](const LinkTest& result) {
    if (m_nodeTesting && result.ticket == m_ticket) {
      m_nodeTesting = false;
      m_nodeTest = result;
      emit nodeTestChanged();
    }
  });
  connect(&backend, &WalletBackend::phaseChanged, this, [this](WalletPhase phase) {
    if (phase != WalletPhase::Open) {
      hideSecrets();
      m_unanswered = m_unwanted = 0;
    }
  });
}

QStringList SettingsModel::languages() const {
  return {tr("As the system"), QStringLiteral("English"), QStringLiteral("简体中文")};
}

void SettingsModel::setLanguage(int index) {
  if (index == m_language || index < 0 || index >= static_cast<int>(kLanguageCodes.size())) {
    return;
  }
  m_language = index;
  m_store.setValue("display/language", QString::fromLatin1(kLanguageCodes[static_cast<std::size_t>(index)]));
  emit languageChanged();
}

QString SettingsModel::languageCode() const {
  if (m_language > 0) {
    return QString::fromLatin1(kLanguageCodes[static_cast<std::size_t>(m_language)]);
  }
  return QLocale::system().language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
}

QStringList SettingsModel::themes() const {
  return {tr("As the system"), tr("Light"), tr("Dark")};
}

void SettingsModel::setTheme(int index) {
  if (index != m_theme && index >= 0 && index < kThemes) {
    m_theme = index;
    m_store.setValue("display/theme", index);
    emit displayChanged();
  }
}

bool SettingsModel::dark() const {
  return m_theme == 0 ? m_systemDark : m_theme == 2;
}

QStringList SettingsModel::motions() const {
  return {tr("As the system"), tr("Full"), tr("Reduced")};
}

void SettingsModel::setMotion(int index) {
  if (index != m_motion && index >= 0 && index < kMotions) {
    m_motion = index;
    m_store.setValue("display/motion", index);
    emit displayChanged();
  }
}

bool SettingsModel::reducedMotion() const {
  return m_motion == 0 ? m_systemReduced : m_motion == 2;
}

QStringList SettingsModel::lockChoices() const {
  return {tr("never"), tr("after %n minute(s)", "", 1), tr("after %n minute(s)", "", 5),
          tr("after %n minute(s)", "", 15), tr("after one hour")};
}

void SettingsModel::setLockChoice(int index) {
  if (index != m_lockChoice && index >= 0 && index < static_cast<int>(kLockMinutes.size())) {
    m_lockChoice = index;
    m_store.setValue("security/lock", index);
    emit securityChanged();
  }
}

int SettingsModel::lockMinutes() const {
  return m_hasPassword ? kLockMinutes[static_cast<std::size_t>(m_lockChoice)] : 0;
}

void SettingsModel::setHasPassword(bool has) {
  m_hasPassword = has;
  m_store.setValue("wallet/passwordless", !has);
  emit securityChanged();
}

QStringList SettingsModel::answerProblems() const {
  QStringList problems;
  for (int i = 0; i < m_asked.size(); ++i) {
    problems.append(answerProblem(m_words.words(), m_asked[i], m_answers.value(i)));
  }
  return problems;
}

void SettingsModel::ask() {
  m_secretProblem.clear();
  ++m_unanswered;
  emit secretsChanged();
}

bool SettingsModel::takeAnswer() {
  m_unanswered = qMax(0, m_unanswered - 1);
  const bool wanted = m_unwanted == 0;
  m_unwanted = qMax(0, m_unwanted - 1);
  return wanted;
}

void SettingsModel::showWords(QString password) {
  ask();
  m_backend.showWords(takeSecret(password));
}

void SettingsModel::showViewKeys(QString password) {
  ask();
  m_backend.showViewKeys(takeSecret(password));
}

void SettingsModel::hideSecrets() {
  m_unwanted = m_unanswered;
  m_words.setWords({});
  wipeText(m_keys.incoming);
  wipeText(m_keys.full);
  m_asked.clear();
  m_answers.clear();
  m_secretProblem.clear();
  emit secretsChanged();
}

void SettingsModel::beginCheck() {
  if (!wordsShown()) {
    return;
  }
  m_words.setRevealed(false);
  m_asked = chooseAsked(m_words.count());
  m_answers = QStringList(m_asked.size());
  emit secretsChanged();
}

void SettingsModel::setAnswer(int index, const QString& word) {
  if (index < 0 || index >= m_answers.size()) {
    return;
  }
  m_answers[index] = word.trimmed().toLower();
  if (answersRight(m_words.words(), m_asked, m_answers)) {
    m_backend.confirmWords();
    m_asked.clear();
    m_answers.clear();
  }
  emit secretsChanged();
}

void SettingsModel::copyViewKey(bool full) {
  // A copy of its own, which is not overwritten with what is shown here.
  const QString& key = full ? m_keys.full : m_keys.incoming;
  QGuiApplication::clipboard()->setText(QString(key.constData(), key.size()));
  emit copied(tr("View key copied"));
}

void SettingsModel::setNewNodeLink(const QString& link) {
  if (link == m_newNodeLink) {
    return;
  }
  m_newNodeLink = link;
  testNewNode();
}

/// Not around a proxy that may be there.
void SettingsModel::testNewNode() {
  const QString link = m_newNodeLink.trimmed();
  m_nodeTest = {};
  m_nodeTesting = !link.isEmpty() && !m_proxyUnknown;
  if (m_nodeTesting) {
    m_backend.testNode(++m_ticket, link, m_usedProxy);
  }
  emit nodeTestChanged();
}

QString SettingsModel::nodeTestText() const {
  if (m_newNodeLink.trimmed().isEmpty()) {
    return {};
  }
  if (m_proxyUnknown) {
    NodeState state;
    state.linkFault = LinkFault::ProxyUnknown;
    return texts::linkFault(state);
  }
  return m_nodeTesting ? tr("Testing") : texts::nodeTest(m_nodeTest);
}

bool SettingsModel::nodeTestGood() const {
  return !m_newNodeLink.trimmed().isEmpty() && !m_nodeTesting && texts::nodeTestGood(m_nodeTest);
}

void SettingsModel::useNewNode() {
  if (nodeTestGood()) {
    m_backend.useNode(m_newNodeLink.trimmed());
    setNewNodeLink({});
  }
}

void SettingsModel::setProxy(const QString& proxy) {
  if (proxy != m_proxy) {
    m_proxy = proxy;
    emit proxyChanged();
  }
}

QString SettingsModel::proxyProblem() const {
  return texts::proxyProblem(m_proxy.trimmed());
}

bool SettingsModel::proxyNew() const {
  return (m_proxyUnknown || m_proxy.trimmed() != m_usedProxy) && proxyProblem().isEmpty();
}

void SettingsModel::useProxy() {
  if (proxyNew()) {
    m_backend.useProxy(m_proxy.trimmed());
  }
}

void SettingsModel::setSystemDark(bool dark) {
  m_systemDark = dark;
  emit displayChanged();
}

void SettingsModel::setSystemReducedMotion(bool reduced) {
  m_systemReduced = reduced;
  emit displayChanged();
}

void SettingsModel::retranslate() {
  emit secretsChanged();
  emit nodeTestChanged();
  emit proxyChanged();
}

}  // namespace tacit::app
