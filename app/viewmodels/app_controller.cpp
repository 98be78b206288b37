// SPDX-License-Identifier: MIT
#include "viewmodels/app_controller.h"

#include <QDesktopServices>
#include <QDir>
#include <QGuiApplication>
#include <QLocale>

#include "viewmodels/texts.h"

namespace tacit::app {

namespace {

constexpr const char* kEngineProperty = "tacitAppController";
constexpr int kLatest = 5;
constexpr int kSuggestions = 5;
constexpr int kLockPeriod = 10'000;  // ms: how late a lock may be
constexpr qint64 kMinute = 60'000;
constexpr qint64 kSendingGrace = 2 * kMinute;
// Of this wallet, readable without its password and when its own files are not: by which way it is connected.
constexpr const char* kNode = "wallet/node";
constexpr const char* kProxy = "wallet/proxy";

}  // namespace

AppController::AppController(WalletBackend& backend, std::unique_ptr<QSettings> store, WalletPlaces places,
                             QObject* parent)
    : QObject(parent),
      m_backend(backend),
      m_store(std::move(store)),
      m_onboarding(backend, nullptr),
      m_people(backend, nullptr),
      m_payments(backend, nullptr),
      m_digest(backend, m_payments, nullptr),
      m_contacts(m_people, m_digest, 0, ContactsModel::Empty::ShowsAll, nullptr),
      m_suggestions(m_people, m_digest, kSuggestions, ContactsModel::Empty::ShowsNone, nullptr),
      m_contact(backend, m_people, m_digest, m_payments, nullptr),
      m_insights(m_digest, m_people, nullptr),
      m_latest(m_payments, kLatest, nullptr),
      m_history(m_payments, 0, nullptr),
      m_balance(backend, m_payments, nullptr),
      m_detail(backend, nullptr),
      m_exporter(backend, m_payments, m_history, nullptr),
      m_documents(backend, m_detail, nullptr),
      m_verify(backend, nullptr),
      m_receive(backend, nullptr),
      m_send(backend, m_balance, nullptr),
      m_links(backend, m_send, nullptr),
      m_node(backend, nullptr),
      m_settings(backend, *m_store, nullptr),
      m_notices(backend, nullptr),
      m_desktop(*m_store, nullptr),
      m_security(backend, m_send, *m_store, nullptr),
      m_backup(backend, *m_store, nullptr),
      m_wallets(std::move(places), *m_store, nullptr),
      m_accounts(backend, nullptr),
      m_log(backend, nullptr),
      m_now(texts::now) {
  connect(&backend, &WalletBackend::phaseChanged, this, &AppController::onPhase);
  connect(&backend, &WalletBackend::openFailed, this, &AppController::onOpenFailed);
  connect(&backend, &WalletBackend::practiceReady, this, &AppController::onPracticeReady);
  connect(&m_onboarding, &OnboardingModel::finished, this,
          [this](const QString& name, bool passwordless, bool practice, const QString& nodeLink) {
            m_store->setValue("wallet/practice", practice);
            m_wallets.setName(name);
            m_wallets.remember(practice ? QString() : nodeLink, m_onboarding.usedProxy());
            m_settings.setHasPassword(!passwordless);
          });
  connect(&backend, &WalletBackend::watchChanged, this, [this](WatchKind kind) {
    m_watch = kind;
    emit watchChanged();
  });
  connect(&backend, &WalletBackend::nodeChanged, this, &AppController::onNode);
  connect(&backend, &WalletBackend::setAside, this, [this](const QString& folder) { m_setAside = folder; });
  connect(&m_onboarding, &OnboardingModel::left, this, [this] {
    m_onboarding.setLastNode(m_wallets.lastNode());
    m_onboarding.setLastProxy(m_wallets.lastProxy());
    onPhase(m_backend.phase());
  });
  connectModels();
  m_onboarding.setLastNode(m_wallets.lastNode());
  m_onboarding.setLastProxy(m_wallets.lastProxy());
  m_lockTimer.setInterval(kLockPeriod);
  connect(&m_lockTimer, &QTimer::timeout, this, &AppController::lockWhenDue);
  connect(&m_settings, &SettingsModel::securityChanged, this, &AppController::touched);
  applyLanguage();
}

/// What one model has to say to another, or to the window.
void AppController::connectModels() {
  connect(&m_settings, &SettingsModel::languageChanged, this, &AppController::applyLanguage);
  connect(&m_balance, &BalanceModel::fetchFailed, this,
          [this](FaucetAnswer answer) { m_notices.problem(tr("No test money"), texts::faucet(answer)); });
  connect(&m_backend, &WalletBackend::storageFailed, this, [this] {
    m_notices.setError(
        tr("The wallet's folder can not be written"),
        tr("What you see is stored safely; nothing new is. Free some space or check the disk, then "
           "start the program again."));
  });
  connect(&m_backend, &WalletBackend::nodeNotUsed, this, [this] {
    m_notices.problem(tr("The node was not changed"), tr("It belongs to another network than this wallet."));
  });
  connect(&m_notices, &NoticeModel::backupWanted, this, [this] { setPage(SettingsPage); });
  connect(&m_notices, &NoticeModel::announced, this, &AppController::announced);
  connect(&m_send, &SendModel::announced, this, &AppController::announced);
  const auto exchanged = [this] {
    m_notices.problem(
        tr("The clipboard was changed"),
        tr("It no longer holds what you copied. A program on this computer may exchange addresses: "
           "compare before you pass it on."));
  };
  connect(&m_send, &SendModel::copyExchanged, this, exchanged);
  connect(&m_receive, &ReceiveModel::copyExchanged, this, exchanged);
  connect(&m_links, &LinkQueue::opened, this, [this] { setPage(SendPage); });
  connect(&m_links, &LinkQueue::repeated, this, [this] {
    m_notices.info(tr("You have opened this link already"), tr("Its payment is on this page, made once."));
  });
  connect(&m_receive, &ReceiveModel::paid, this, &AppController::announced);
  connect(&m_receive, &ReceiveModel::saveFailed, this,
          [this](const QString& why) { m_notices.problem(tr("Not saved"), why); });
  const auto copied = [this](const QString& what) { m_notices.info(what); };
  connect(&m_receive, &ReceiveModel::copied, this, copied);
  connect(&m_send, &SendModel::copied, this, copied);
  connect(&m_detail, &PaymentDetailModel::copied, this, copied);
  connect(&m_node, &NodeModel::copied, this, copied);
  connect(&m_exporter, &ExportModel::saved, this, copied);
  connect(&m_documents, &DocumentModel::saved, this, copied);
  connect(&m_documents, &DocumentModel::failed, this,
          [this](const QString& why) { m_notices.problem(tr("Not saved"), why); });
  connect(&m_documents, &DocumentModel::openRequested, this, [this](const QUrl& file) {
    if (!QDesktopServices::openUrl(file)) {
      m_notices.problem(tr("No program opens PDF files here"),
                        tr("Save the document instead, and print it elsewhere."));
    }
  });
  connect(&m_verify, &VerifyProofModel::announced, this, &AppController::announced);
  connect(&m_settings, &SettingsModel::copied, this, copied);
  followPeople();
  connect(&m_log, &LogModel::copied, this, copied);
  connect(&m_security, &SecurityModel::amountsHiddenChanged, this, &AppController::retranslate);
  connect(&m_security, &SecurityModel::passwordChanged, this, [this] {
    m_settings.setHasPassword(true);
    m_notices.info(tr("The password was changed"));
  });
  connect(&m_backup, &BackupModel::saved, this, [this] { m_notices.info(tr("The backup file was saved")); });
  connect(&m_backup, &BackupModel::failed, this,
          [this](const QString& why) { m_notices.problem(tr("Not saved"), why); });
  connect(&m_wallets, &WalletsModel::nameChanged, this, &AppController::walletNameChanged);
  connect(&m_accounts, &AccountsModel::changed, this, &AppController::walletNameChanged);
  connect(&m_wallets, &WalletsModel::failed, &m_notices, &NoticeModel::problem);
}

AppController::~AppController() = default;

AppController* AppController::create(QQmlEngine* engine, QJSEngine*) {
  auto* app = engine->property(kEngineProperty).value<AppController*>();
  Q_ASSERT(app != nullptr);
  QJSEngine::setObjectOwnership(app, QJSEngine::CppOwnership);
  return app;
}

void AppController::attach(QQmlEngine& engine) {
  m_engine = &engine;
  engine.setProperty(kEngineProperty, QVariant::fromValue(this));
  for (QObject* model : std::initializer_list<QObject*>{&m_onboarding,
                                                        &m_latest,
                                                        &m_history,
                                                        &m_balance,
                                                        &m_detail,
                                                        m_detail.recipients(),
                                                        &m_exporter,
                                                        &m_documents,
                                                        &m_verify,
                                                        &m_receive,
                                                        m_receive.requests(),
                                                        &m_send,
                                                        m_send.whoSees(),
                                                        m_send.stages(),
                                                        m_send.recipients(),
                                                        m_send.scanner(),
                                                        m_send.scanner()->camera(),
                                                        &m_links,
                                                        &m_node,
                                                        &m_settings,
                                                        &m_notices,
                                                        &m_desktop,
                                                        m_onboarding.words(),
                                                        m_settings.words(),
                                                        &m_security,
                                                        &m_backup,
                                                        &m_wallets,
                                                        &m_accounts,
                                                        &m_log}) {
    QJSEngine::setObjectOwnership(model, QJSEngine::CppOwnership);
  }
}

void AppController::setStage(Stage stage) {
  if (m_stage != stage) {
    m_stage = stage;
    emit stageChanged();
  }
}

void AppController::setPage(Page page) {
  if (page == ReceivePage) {
    m_receive.prepare();
  }
  if (m_page == SettingsPage && page != SettingsPage) {
    m_settings.hideSecrets();
  }
  if (page != HistoryPage) {
    m_detail.close();
  }
  if (page != ContactsPage) {
    m_contact.forgetRemoved();
  }
  if (m_page != page) {
    m_page = page;
    emit pageChanged();
  }
}

QString AppController::windowName() const {
  const QString account = m_accounts.openName();
  return account.isEmpty() ? walletName() : walletName() + QStringLiteral(" · ") + account;
}

QString AppController::unlockProblem() const {
  return m_unlockFailed && !damaged() ? texts::openFault(m_unlockFault) : QString();
}

bool AppController::damaged() const {
  return m_unlockFailed && (m_unlockFault == OpenFault::Damaged || m_unlockFault == OpenFault::Records);
}

QString AppController::damage() const {
  return damaged() ? texts::openFault(m_unlockFault) : QString();
}

QString AppController::version() const {
  return QCoreApplication::applicationVersion();
}

QRect AppController::windowPlace() const {
  return m_store->value("window/place").toRect();
}

bool AppController::windowMaximized() const {
  return m_store->value("window/maximized", false).toBool();
}

void AppController::rememberWindow(const QRect& place, bool maximized) {
  m_store->setValue("window/place", place);
  m_store->setValue("window/maximized", maximized);
}

void AppController::start() {
  if (m_store->value("wallet/practice", false).toBool() && m_backend.phase() == WalletPhase::Locked) {
    m_backend.findPractice();
  }
  if (m_backend.phase() == WalletPhase::Locked && !m_settings.hasPassword()) {
    setStage(Opening);
    m_backend.unlock(SecretBytes());
    return;
  }
  onPhase(m_backend.phase());
}

void AppController::tryHere() {
  m_backend.phase() == WalletPhase::Missing ? m_onboarding.tryHere() : start();
  if (m_stage == Starting) {
    setStage(Welcome);
  }
}

void AppController::unlock(QString password) {
  if (m_unlocking) {
    wipeText(password);
    return;
  }
  m_unlocking = true;
  m_unlockFailed = false;
  emit unlockChanged();
  m_backend.unlock(takeSecret(password));
}

/// Whoever typed a wrong password has none for the wallet's own keys.
void AppController::restoreOver() {
  if (m_backend.phase() != WalletPhase::Locked || m_unlocking) {
    return;
  }
  OnboardingModel::Old old;
  old.name = m_wallets.name();
  old.folder = m_wallets.folder();
  old.ownKeys = !m_unlockFailed || m_unlockFault == OpenFault::Records;
  old.passwordless = !m_settings.hasPassword();
  old.practice = m_store->value("wallet/practice", false).toBool();
  old.nodeLink = m_store->value(kNode).toString();
  old.proxy = m_wallets.folderProxy();
  if (old.proxy.isEmpty()) {
    old.proxy = m_store->value(kProxy).toString();
  }
  m_onboarding.restoreOver(std::move(old));
  setStage(Welcome);
}

void AppController::lock() {
  if (m_settings.hasPassword() && m_stage == Home) {
    m_backend.lock();
  }
}

void AppController::wipe(QString text) {
  wipeText(text);
}

/// A first touch after the time has run out does not keep the wallet open: whoever wakes a computer that
/// slept may be somebody else.
void AppController::touched() {
  const int minutes = m_settings.lockMinutes();
  if (minutes == 0 || m_stage != Home) {
    m_lockAt = 0;
    m_lockTimer.stop();
    return;
  }
  if (m_lockAt > 0 && m_lockTimer.isActive() && m_now() >= m_lockAt) {
    lockWhenDue();
    return;
  }
  m_lockAt = m_now() + minutes * kMinute;
  if (!m_lockTimer.isActive()) {
    m_lockTimer.start();
  }
}

void AppController::setClock(std::function<qint64()> now) {
  m_now = std::move(now);
  m_lockAt = 0;
  m_lockTimer.stop();
  touched();
}

/// A payment on its way is followed a little longer, and otherwise after the next unlocking. Not for ever: a
/// node that takes a payment and makes no block would keep the wallet open.
void AppController::lockWhenDue() {
  const qint64 grace = m_send.stage() == SendModel::Sending ? kSendingGrace : 0;
  if (m_lockAt > 0 && m_now() >= m_lockAt + grace) {
    lock();
  }
}

void AppController::onPhase(WalletPhase phase) {
  switch (phase) {
    case WalletPhase::Missing:
      setStage(Welcome);
      break;
    case WalletPhase::Locked:
      m_unlocking = false;
      if (m_onboarding.over()) {
        break;  // it says what went wrong, or goes on
      }
      m_history.clear();
      m_history.setChoosing(false);
      m_watch = WatchKind::None;
      setPage(HomePage);
      setStage(Unlock);
      emit watchChanged();
      break;
    case WalletPhase::Opening:
      if (m_stage == Starting) {
        setStage(Opening);
      }
      break;
    case WalletPhase::Open:
      m_unlocking = false;
      m_unlockFailed = false;
      setStage(Home);
      if (!m_practiceLink.isEmpty()) {
        onPracticeReady(m_practiceLink);
      }
      if (!m_setAside.isEmpty()) {
        m_notices.keep(tr("The wallet was restored"),
                       tr("Its earlier files are in %1. Keep them until your payments are back.")
                           .arg(QDir::toNativeSeparators(std::exchange(m_setAside, {}))));
      }
      break;
  }
  touched();
  emit unlockChanged();
}

void AppController::onOpenFailed(OpenFault fault) {
  m_unlocking = false;
  if (m_onboarding.over()) {
    return;
  }
  m_unlockFailed = true;
  m_unlockFault = fault;
  if (m_stage == Opening) {
    setStage(Unlock);
  }
  emit unlockChanged();
}

/// Kept for the day on which the wallet's own files can not be read: what restores it then must not go
/// around its proxy.
void AppController::onNode(const NodeState& state) {
  if (m_stage != Home || state.linkFault == LinkFault::ProxyUnknown) {
    return;
  }
  for (const auto& [key, value] : {std::pair(kNode, state.nodeLink), std::pair(kProxy, state.proxy)}) {
    if (m_store->value(key).toString() != value) {
      m_store->setValue(key, value);
    }
  }
}

/// The practice network may have come back at another port.
void AppController::onPracticeReady(const QString& link) {
  m_practiceLink = link;
  const QString used = m_node.nodeLink();
  if (m_stage == Home && m_store->value("wallet/practice", false).toBool() && used != link) {
    m_backend.useNode(link);
  }
}

void AppController::showPayment(const QString& paymentId) {
  setPage(HistoryPage);
  m_detail.show(paymentId);
}

void AppController::openLink(const QString& link) {
  emit raiseRequested();
  if (!m_links.add(link)) {
    m_notices.problem(tr("A payment link was not taken"),
                      tr("It is no payment link, or too many wait already. Nothing was paid."));
  } else if (m_links.count() > 0) {
    emit announced(m_links.title() + QLatin1Char(' ') + m_links.text());
  }
}

void AppController::applyLanguage() {
  const QString code = m_settings.languageCode();
  QCoreApplication::removeTranslator(&m_translator);
  QLocale::setDefault(QLocale(code));
  QGuiApplication::setLayoutDirection(QLocale(code).textDirection());
  if (m_translator.load(QStringLiteral(":/i18n/tacit_%1.qm").arg(code))) {
    QCoreApplication::installTranslator(&m_translator);
  }
  retranslate();
}

void AppController::retranslate() {
  if (m_engine != nullptr) {
    m_engine->retranslate();
  }
  m_payments.retranslate();
  m_history.retranslate();
  m_exporter.retranslate();
  m_verify.retranslate();
  m_balance.retranslate();
  m_contacts.retranslate();
  m_contact.retranslate();
  m_insights.retranslate();
  m_detail.retranslate();
  m_receive.retranslate();
  m_send.retranslate();
  m_links.retranslate();
  m_node.retranslate();
  m_settings.retranslate();
  m_notices.retranslate();
  m_security.retranslate();
  m_backup.retranslate();
  m_accounts.retranslate();
  emit m_onboarding.changed();
  emit unlockChanged();
}

}  // namespace tacit::app
