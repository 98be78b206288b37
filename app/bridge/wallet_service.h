// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QString>
#include <memory>

#include "base/clock.h"
#include "base/worker_pool.h"
#include "bridge/node_tester.h"
#include "bridge/practice_network.h"
#include "bridge/wallet_backend.h"
#include "bridge/wallet_worker.h"

namespace tacit::app {

/// The real wallet behind the window. The wallet lives on a thread of its own (`WalletWorker`); commands are
/// posted to it, and what it tells comes back as events of this object's thread, in order. Used from the GUI
/// thread alone.
class WalletService final : public WalletBackend, private WalletObserver {
  Q_OBJECT

 public:
  struct Places {
    QString walletDir;
    QString practiceDir;
    QString nodeProgram;  // tacitd; empty: beside this program or in PATH
  };
  /// What a test puts in place of the computer's clock, the network and the slow key of the password.
  struct Surroundings {
    const Clock* clock = nullptr;  // outlives the service
    LinkFactory makeLink;
    PasswordCost passwordCost{};
    WorkerPool* pool = nullptr;  // outlives the service
  };
  explicit WalletService(Places places);
  WalletService(Places places, Surroundings surroundings);
  /// Waits for the wallet to close.
  ~WalletService() override;

  WalletPhase phase() const override { return m_phase; }
  void newWords() override;
  void create(CreateWallet wallet) override;
  void restore(RestoreWallet wallet) override;
  void watch(WatchWallet wallet) override;
  void restoreBackup(RestoreBackup wallet) override;
  void rebuild(RebuildWallet wallet) override;
  void unlock(SecretBytes password) override;
  void lock() override;
  void checkBackup(quint64 ticket, QString file, SecretBytes password) override;
  void saveBackup(quint64 ticket, QString file, SecretBytes walletPassword, SecretBytes password) override;
  void rehearseBackup(quint64 ticket, QString file, SecretBytes password) override;
  void addAccount(QString name, bool usedBefore) override;
  void renameAccount(quint32 number, QString name) override;
  void switchAccount(quint32 number) override;
  void changePassword(SecretBytes oldPassword, SecretBytes newPassword) override;
  void setAskAbove(bool set, quint64 amount, SecretBytes password) override;
  void authorise(quint64 ticket, SecretBytes password) override;
  void testNode(quint64 ticket, QString nodeLink, QString proxy) override;
  void useNode(QString nodeLink) override;
  void useProxy(QString proxy) override;
  void reconnect() override;
  void findPractice() override;
  void askFaucet() override;
  void planPayment(quint64 ticket, PaymentDraft draft) override;
  void dropPlan() override;
  void send(quint64 ticket) override;
  void cancelSend(QByteArray paymentId) override;
  void createRequest(quint64 ticket, RequestDraft draft) override;
  void updateRequest(QByteArray id, RequestDraft draft) override;
  void loadDetail(QByteArray paymentId) override;
  void setOwnNote(QByteArray paymentId, QString note) override;
  void makeReceipt(quint64 ticket, QByteArray paymentId, int output, QString message) override;
  void saveContact(quint64 ticket, QByteArray id, ContactDraft draft) override;
  void removeContact(QByteArray id) override;
  void putBackContact(QByteArray id) override;
  void assignPayment(QByteArray paymentId, QByteArray contactId) override;
  void checkReceipt(quint64 ticket, QByteArray receipt) override;
  void exportPayments(ExportOrder order) override;
  void showWords(SecretBytes password) override;
  void showViewKeys(SecretBytes password) override;
  void confirmWords() override;

 private:
  // On the wallet's thread, from the wallet.
  void on_status(const WalletStatus& status) override;
  void on_balance(std::span<const WalletBalance> balances) override;
  void on_payment(const PaymentRecord& record) override;
  void on_arrived(std::span<const PaymentRecord> records) override;
  void on_request(const tacit::PaymentRequest& request) override;
  void on_progress(const tacit::SendProgress& progress) override;
  void on_faucet(tacit::FaucetAnswer answer, std::uint32_t retryAfter) override;
  void on_receipt_checked(std::uint64_t asked, const Result<ReceiptCheck, ReceiptCheckError>& check) override;
  void on_storage_failed() override;
  void on_contact(const tacit::Contact& contact) override;
  void on_contact_removed(ContactId id) override;
  void on_assigned(PaymentId payment, ContactId contact) override;

  /// Runs `event` on the GUI thread, after what was told before.
  template <class Event>
  void tell(Event event) {
    QMetaObject::invokeMethod(this, std::move(event), Qt::QueuedConnection);
  }
  /// Posts a command that needs an open wallet.
  template <class Command>
  void withWallet(Command command) {
    m_worker.post([command = std::move(command)](WalletWorker& worker) mutable {
      if (worker.wallet() != nullptr) {
        command(*worker.wallet());
      }
    });
  }
  void tellContacts(const Wallet& wallet);
  /// With the person it belongs to.
  Payment toStamped(const PaymentRecord& record);
  /// Tells the payments that are somebody else's now, and those of `changed`, whose name may be another.
  void restamp(ContactId changed);
  template <class Open>
  void openWith(Open open);
  void introduce(WalletWorker& worker);
  void tellAccounts(Wallet& wallet);
  void tellAskAbove(Wallet& wallet);
  template <class Found>
  void tellBackup(quint64 ticket, const Found& found);
  bool mayPay(Wallet& wallet, quint64 ticket) const;
  void setPhase(WalletPhase phase);
  std::uint64_t nowSteady() const { return m_clock.steady_ms(); }

  Places m_places;
  WalletPhase m_phase;
  const SystemClock m_systemClock;
  const Clock& m_clock;
  std::unique_ptr<WorkerPool> m_ownPool;
  WorkerPool& m_pool;
  NodeTester m_tester;
  PracticeNetwork m_practice;

  // The wallet thread's own: what was planned last, and which payment belongs to which ticket.
  quint64 m_plannedTicket = 0;
  PaymentOrder m_planned;
  QHash<quint64, quint64> m_tickets;  // payment → ticket
  quint64 m_sendingTicket = 0;
  quint64 m_contactTicket = 0;
  QHash<PaymentId, ContactId> m_stamps;  // as told; nobody's are not in it
  QHash<quint64, quint64> m_checks;      // the wallet's ticket → ours
  quint64 m_checkingTicket = 0;
  quint64 m_authorised = 0;  // ticket that was shown the password
  WalletBalance m_balance;
  bool m_telling = false;  // not before the lists were told

  WalletWorker m_worker;  // last: its thread ends before anything it uses
};

}  // namespace tacit::app
