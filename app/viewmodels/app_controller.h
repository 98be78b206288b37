// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QQmlEngine>
#include <QRect>
#include <QSettings>
#include <QTimer>
#include <QTranslator>
#include <functional>
#include <memory>

#include <QtQml/qqmlregistration.h>

#include "bridge/wallet_backend.h"
#include "viewmodels/accounts_model.h"
#include "viewmodels/backup_model.h"
#include "viewmodels/balance_model.h"
#include "viewmodels/contact_model.h"
#include "viewmodels/contacts_model.h"
#include "viewmodels/desktop_model.h"
#include "viewmodels/document_model.h"
#include "viewmodels/export_model.h"
#include "viewmodels/insights_model.h"
#include "viewmodels/link_queue.h"
#include "viewmodels/log_model.h"
#include "viewmodels/node_model.h"
#include "viewmodels/notice_model.h"
#include "viewmodels/onboarding_model.h"
#include "viewmodels/payment_detail_model.h"
#include "viewmodels/payment_digest.h"
#include "viewmodels/payment_filter_model.h"
#include "viewmodels/payment_list_model.h"
#include "viewmodels/people.h"
#include "viewmodels/qr_code.h"
#include "viewmodels/receive_model.h"
#include "viewmodels/security_model.h"
#include "viewmodels/send_model.h"
#include "viewmodels/settings_model.h"
#include "viewmodels/verify_proof_model.h"
#include "viewmodels/wallets_model.h"

namespace tacit::app {

/// The root of everything QML may know: `import Tacit.Models`, then `App.send.target` and so on. What is on
/// the screen follows from `stage`, `page` and the models' own states alone, so that every page and state can
/// be brought up from C++.
///
///   stage: Welcome (App.onboarding) · Unlock (password) · Opening · Home (navigation and pages)
///   page, while stage is Home: HomePage · SendPage · ReceivePage · HistoryPage (with App.detail.open) ·
///     ContactsPage (with App.contact.mode) · SettingsPage
class AppController : public QObject {
  Q_OBJECT
  QML_NAMED_ELEMENT(App)
  QML_SINGLETON
  Q_PROPERTY(Stage stage READ stage NOTIFY stageChanged)
  Q_PROPERTY(Page page READ page WRITE setPage NOTIFY pageChanged)
  Q_PROPERTY(QString walletName READ walletName NOTIFY walletNameChanged)
  /// "Everyday", or "Everyday · Savings" when the wallet has several accounts: for the window's title.
  Q_PROPERTY(QString windowName READ windowName NOTIFY walletNameChanged)
  /// The open wallet holds a view key alone: it can not pay, and has no words.
  Q_PROPERTY(bool watching READ watching NOTIFY watchChanged)
  /// It sees only what arrives, so that its sum is no balance.
  Q_PROPERTY(bool seesIncomingOnly READ seesIncomingOnly NOTIFY watchChanged)
  /// Under the password field; empty when there is nothing to say.
  Q_PROPERTY(QString unlockProblem READ unlockProblem NOTIFY unlockChanged)
  Q_PROPERTY(bool unlocking READ unlocking NOTIFY unlockChanged)
  /// What of the wallet is damaged, whether money is safe, and what brings it back; empty: nothing is known
  /// to be.
  Q_PROPERTY(QString damage READ damage NOTIFY unlockChanged)
  Q_PROPERTY(QString version READ version CONSTANT)

  Q_PROPERTY(tacit::app::OnboardingModel* onboarding READ onboarding CONSTANT)
  Q_PROPERTY(tacit::app::BalanceModel* balance READ balance CONSTANT)
  /// The newest payments, for Home.
  Q_PROPERTY(tacit::app::PaymentFilterModel* latest READ latest CONSTANT)
  /// All payments, searched and filtered, for History.
  Q_PROPERTY(tacit::app::PaymentFilterModel* history READ history CONSTANT)
  Q_PROPERTY(tacit::app::PaymentDetailModel* detail READ detail CONSTANT)
  /// Payments into a file for other programs.
  Q_PROPERTY(tacit::app::ExportModel* exporter READ exporter CONSTANT)
  /// Requests and receipts as PDF and text.
  Q_PROPERTY(tacit::app::DocumentModel* documents READ documents CONSTANT)
  /// Somebody's proof of payment.
  Q_PROPERTY(tacit::app::VerifyProofModel* verify READ verify CONSTANT)
  Q_PROPERTY(tacit::app::ReceiveModel* receive READ receive CONSTANT)
  Q_PROPERTY(tacit::app::SendModel* send READ send CONSTANT)
  /// Payment links that came from outside and wait.
  Q_PROPERTY(tacit::app::LinkQueue* links READ links CONSTANT)
  Q_PROPERTY(tacit::app::NodeModel* node READ node CONSTANT)
  Q_PROPERTY(tacit::app::People* people READ people CONSTANT)
  Q_PROPERTY(tacit::app::ContactsModel* contacts READ contacts CONSTANT)
  /// People whose name begins to be typed in Send, or is looked for to be put to a payment.
  Q_PROPERTY(tacit::app::ContactsModel* suggestions READ suggestions CONSTANT)
  Q_PROPERTY(tacit::app::ContactModel* contact READ contact CONSTANT)
  Q_PROPERTY(tacit::app::InsightsModel* insights READ insights CONSTANT)
  Q_PROPERTY(tacit::app::SettingsModel* settings READ settings CONSTANT)
  Q_PROPERTY(tacit::app::NoticeModel* notices READ notices CONSTANT)
  Q_PROPERTY(tacit::app::DesktopModel* desktop READ desktop CONSTANT)
  Q_PROPERTY(tacit::app::SecurityModel* security READ security CONSTANT)
  Q_PROPERTY(tacit::app::BackupModel* backup READ backup CONSTANT)
  Q_PROPERTY(tacit::app::WalletsModel* wallets READ wallets CONSTANT)
  Q_PROPERTY(tacit::app::AccountsModel* accounts READ accounts CONSTANT)
  Q_PROPERTY(tacit::app::LogModel* log READ log CONSTANT)

  /// Where the window was; an invalid rectangle the first time. The window calls `rememberWindow` when it
  /// closes.
  Q_PROPERTY(QRect windowPlace READ windowPlace CONSTANT)
  Q_PROPERTY(bool windowMaximized READ windowMaximized CONSTANT)

 public:
  enum Stage { Starting, Welcome, Unlock, Opening, Home };
  Q_ENUM(Stage)
  enum Page { HomePage, SendPage, ReceivePage, HistoryPage, ContactsPage, SettingsPage };
  Q_ENUM(Page)

  /// `store` keeps display settings and the window's place; it may be in memory for tests.
  AppController(WalletBackend& backend, std::unique_ptr<QSettings> store, WalletPlaces places = {},
                QObject* parent = nullptr);
  ~AppController() override;

  /// The engine's instance; set with `attach` before QML is loaded.
  static AppController* create(QQmlEngine* engine, QJSEngine*);
  /// Makes this the `App` of `engine`, and follows the language.
  void attach(QQmlEngine& engine);

  Stage stage() const { return m_stage; }
  Page page() const { return m_page; }
  void setPage(Page page);
  QString walletName() const { return m_wallets.name(); }
  QString windowName() const;
  bool watching() const { return m_watch != WatchKind::None; }
  bool seesIncomingOnly() const { return m_watch == WatchKind::Incoming; }
  QString unlockProblem() const;
  bool unlocking() const { return m_unlocking; }
  QString damage() const;
  QString version() const;
  OnboardingModel* onboarding() { return &m_onboarding; }
  BalanceModel* balance() { return &m_balance; }
  PaymentListModel* payments() { return &m_payments; }
  PaymentFilterModel* latest() { return &m_latest; }
  PaymentFilterModel* history() { return &m_history; }
  PaymentDetailModel* detail() { return &m_detail; }
  ExportModel* exporter() { return &m_exporter; }
  DocumentModel* documents() { return &m_documents; }
  VerifyProofModel* verify() { return &m_verify; }
  ReceiveModel* receive() { return &m_receive; }
  SendModel* send() { return &m_send; }
  LinkQueue* links() { return &m_links; }
  NodeModel* node() { return &m_node; }
  People* people() { return &m_people; }
  ContactsModel* contacts() { return &m_contacts; }
  ContactsModel* suggestions() { return &m_suggestions; }
  ContactModel* contact() { return &m_contact; }
  InsightsModel* insights() { return &m_insights; }
  SettingsModel* settings() { return &m_settings; }
  NoticeModel* notices() { return &m_notices; }
  DesktopModel* desktop() { return &m_desktop; }
  SecurityModel* security() { return &m_security; }
  BackupModel* backup() { return &m_backup; }
  WalletsModel* wallets() { return &m_wallets; }
  AccountsModel* accounts() { return &m_accounts; }
  LogModel* log() { return &m_log; }
  QRect windowPlace() const;
  bool windowMaximized() const;

  /// The password is wiped.
  Q_INVOKABLE void unlock(QString password);
  Q_INVOKABLE void lock();
  /// From the unlock page: to App.onboarding, which restores over the wallet that is there.
  Q_INVOKABLE void restoreOver();
  /// Overwrites a field's text where it lies; the field is to be cleared right after.
  Q_INVOKABLE void wipe(QString text);
  /// Opens one payment over History.
  Q_INVOKABLE void showPayment(const QString& paymentId);
  Q_INVOKABLE void rememberWindow(const QRect& place, bool maximized);
  /// From any key press or mouse move: the lock starts counting anew.
  Q_INVOKABLE void touched();
  Q_INVOKABLE void renameWallet(const QString& name) { m_wallets.setName(name); }

  /// Milliseconds of the wall's clock, by which the wallet locks itself; tests give their own. A computer
  /// that slept through the time locks when it wakes.
  void setClock(std::function<qint64()> now);
  /// What the lock timer does when it wakes up.
  void lockWhenDue();

  /// A `tacit:` link from the command line or another instance. It waits its turn (App.links), then fills
  /// Send and goes to Review; it never sends.
  void openLink(const QString& link);
  /// Straight to a practice wallet, as "Try it here" does, or opens the one that is there.
  void tryHere();
  /// First step: looks whether there is a wallet.
  void start();

 signals:
  void stageChanged();
  void pageChanged();
  void unlockChanged();
  void walletNameChanged();
  void watchChanged();
  /// The list of wallets and accounts shall open.
  void switcherWanted();
  /// The window shall come to the front.
  void raiseRequested();
  /// A screen reader shall say this; the window shows it in an element of role AlertMessage.
  void announced(const QString& text);

 private:
  void setStage(Stage stage);
  void onPhase(WalletPhase phase);
  void onOpenFailed(OpenFault fault);
  void onPracticeReady(const QString& link);
  void onNode(const NodeState& state);
  bool damaged() const;
  void connectModels();
  void applyLanguage();
  void retranslate();
  void followPeople();
  void payPerson(const QString& contactId);

  WalletBackend& m_backend;
  std::unique_ptr<QSettings> m_store;
  QQmlEngine* m_engine = nullptr;
  QTranslator m_translator;
  OnboardingModel m_onboarding;
  People m_people;
  PaymentListModel m_payments;
  PaymentDigest m_digest;
  ContactsModel m_contacts;
  ContactsModel m_suggestions;
  ContactModel m_contact;
  InsightsModel m_insights;
  PaymentFilterModel m_latest;
  PaymentFilterModel m_history;
  BalanceModel m_balance;
  PaymentDetailModel m_detail;
  ExportModel m_exporter;
  DocumentModel m_documents;
  VerifyProofModel m_verify;
  ReceiveModel m_receive;
  SendModel m_send;
  LinkQueue m_links;
  NodeModel m_node;
  SettingsModel m_settings;
  NoticeModel m_notices;
  DesktopModel m_desktop;
  SecurityModel m_security;
  BackupModel m_backup;
  WalletsModel m_wallets;
  AccountsModel m_accounts;
  LogModel m_log;
  WatchKind m_watch = WatchKind::None;
  Stage m_stage = Starting;
  Page m_page = HomePage;
  bool m_unlocking = false;
  bool m_unlockFailed = false;
  OpenFault m_unlockFault = OpenFault::WrongPassword;
  QString m_practiceLink;
  QString m_setAside;  // where restoring moved files to; told when the wallet opens
  QTimer m_lockTimer;
  std::function<qint64()> m_now;
  qint64 m_lockAt = 0;  // 0: never
};

}  // namespace tacit::app
