// SPDX-License-Identifier: MIT
#pragma once

#include <QDate>
#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <memory>

#include "base/secret.h"
#include "bridge/secret_text.h"
#include "bridge/wallet_values.h"

namespace tacit::app {

/// The wallet as the window sees it. Every command returns at once and is answered by a signal on the thread
/// of this object (the GUI's); answers to a command with a ticket carry the same ticket, and an answer whose
/// ticket is no longer wanted is ignored by its asker. Commands that need an open wallet do nothing without
/// one. `WalletService` implements it over the real wallet; the fixture of the self-test is the only other
/// one.
class WalletBackend : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;
  ~WalletBackend() override;

  struct CreateWallet {
    SecretBytes password;
    SecretWords words;  // of `newWords`
    QString nodeLink;   // empty: no network for now
    bool wordsChecked = false;
    QString proxy{};  // HOST:PORT for every connection, the first one included; empty: none
  };
  struct RestoreWallet {
    SecretBytes password;
    SecretBytes words;  // as typed
    QDate started;      // null: since the network's beginning
    QString nodeLink;
    QString proxy{};
    bool over = false;  // over the wallet that is in the folder, whose files move aside
  };

  struct WatchWallet {
    SecretBytes password;
    SecretBytes viewKey;  // as typed
    QDate started;        // null: since the network's beginning
    QString nodeLink;
    QString proxy{};
    bool over = false;
  };
  struct RestoreBackup {
    QString file;
    SecretBytes backupPassword;
    SecretBytes password;  // of the wallet from now on
    QString nodeLink;      // empty: the one that the backup names
    QString proxy{};       // the same
    bool over = false;
  };
  /// From the keys of the wallet in the folder, whose records are damaged, and over it.
  struct RebuildWallet {
    SecretBytes password;  // of that wallet, and of the new one
    QDate started;         // null: since the network's beginning
    QString nodeLink;
    QString proxy{};
  };

  virtual WalletPhase phase() const = 0;

  // ---- opening: answered by phaseChanged or openFailed
  /// Makes 24 new words; answered by `wordsMade`. They are nowhere else until `create`.
  virtual void newWords() = 0;
  virtual void create(CreateWallet wallet) = 0;
  virtual void restore(RestoreWallet wallet) = 0;
  virtual void watch(WatchWallet wallet) = 0;
  virtual void restoreBackup(RestoreBackup wallet) = 0;
  virtual void rebuild(RebuildWallet wallet) = 0;
  virtual void unlock(SecretBytes password) = 0;
  virtual void lock() = 0;

  // ---- backup files
  /// Opens `file` with its password and says what it holds, with or without an open wallet: `backupChecked`.
  virtual void checkBackup(quint64 ticket, QString file, SecretBytes password) = 0;
  /// Writes everything of the open wallet into `file`, sealed with `password`; the wallet's own is asked
  /// because the file holds the keys: `backupSaved`.
  virtual void saveBackup(quint64 ticket, QString file, SecretBytes walletPassword, SecretBytes password) = 0;
  /// Opens `file` as a restore would and compares it with the open wallet: `backupChecked`.
  virtual void rehearseBackup(quint64 ticket, QString file, SecretBytes password) = 0;

  // ---- accounts: answered by accountsChanged or accountFailed
  /// Appends one and stays in the one that is open. `usedBefore`: its payments are looked for from the
  /// beginning.
  virtual void addAccount(QString name, bool usedBefore) = 0;
  virtual void renameAccount(quint32 number, QString name) = 0;
  /// Opens another account of the same wallet in place; without a password. The phase goes to Opening and
  /// back.
  virtual void switchAccount(quint32 number) = 0;

  // ---- what guards the open wallet
  /// Answered by passwordChanged or passwordNotChanged.
  virtual void changePassword(SecretBytes oldPassword, SecretBytes newPassword) = 0;
  /// From now on payments whose total is above `amount` ask for the password; when not `set`, none does.
  /// Answered by askAboveChanged or askAboveNotChanged.
  virtual void setAskAbove(bool set, quint64 amount, SecretBytes password) = 0;
  /// Shows the password for the plan of `ticket`: `authorised`. Before that `send` refuses a plan above the
  /// limit.
  virtual void authorise(quint64 ticket, SecretBytes password) = 0;

  // ---- network
  /// Connects to the node of `nodeLink` beside what is open, through `proxy` unless that is empty, asks it
  /// for its status and leaves: `nodeTested`.
  virtual void testNode(quint64 ticket, QString nodeLink, QString proxy) = 0;
  /// Uses another node from now on; the genesis must be the wallet's own.
  virtual void useNode(QString nodeLink) = 0;
  /// HOST:PORT of the SOCKS5 proxy that every connection goes through from now on; empty: none. Connects
  /// anew.
  virtual void useProxy(QString proxy) = 0;
  /// Tries to connect now instead of at the next attempt.
  virtual void reconnect() = 0;
  /// Finds or starts the practice network of this computer: `practiceReady` or `practiceFailed`.
  virtual void findPractice() = 0;
  /// Asks the practice network for test money: `faucetAnswered`.
  virtual void askFaucet() = 0;

  // ---- paying
  /// Plans `draft` and starts what can be proved already; the plan replaces the one before: `planned`.
  virtual void planPayment(quint64 ticket, PaymentDraft draft) = 0;
  /// Forgets the plan; proofs under way for it stop.
  virtual void dropPlan() = 0;
  /// Sends the plan of `ticket`: `sendProgressed` until final, refused or cancelled.
  virtual void send(quint64 ticket) = 0;
  /// Works until the payment is handed over; then it is too late and nothing happens.
  virtual void cancelSend(QByteArray paymentId) = 0;

  // ---- being paid: answered by requestChanged
  virtual void createRequest(quint64 ticket, RequestDraft draft) = 0;
  virtual void updateRequest(QByteArray id, RequestDraft draft) = 0;

  // ---- looking
  virtual void loadDetail(QByteArray paymentId) = 0;
  virtual void setOwnNote(QByteArray paymentId, QString note) = 0;
  /// A receipt for one output, with the payer's proof for `message` unless that is empty: `receiptMade`.
  virtual void makeReceipt(quint64 ticket, QByteArray paymentId, int output, QString message) = 0;

  // ---- people: answered by contactChanged or contactRefused with the ticket
  /// An empty id adds a contact.
  virtual void saveContact(quint64 ticket, QByteArray id, ContactDraft draft) = 0;
  /// `contactRemoved`.
  virtual void removeContact(QByteArray id) = 0;
  /// The one removed last: `contactChanged`, or `contactRefused` with ticket 0.
  virtual void putBackContact(QByteArray id) = 0;
  /// Says whose a payment is; an empty contact takes that back: `paymentAssigned`.
  virtual void assignPayment(QByteArray paymentId, QByteArray contactId) = 0;

  /// Asks the node for the transaction of somebody's receipt (its text form), which tells the node which one
  /// is meant: `receiptChecked`.
  virtual void checkReceipt(quint64 ticket, QByteArray receipt) = 0;
  /// Writes payments into a file: `exported`.
  virtual void exportPayments(ExportOrder order) = 0;

  // ---- secrets, asked with the password: answered by wordsShown, viewKeysShown or secretRefused
  virtual void showWords(SecretBytes password) = 0;
  virtual void showViewKeys(SecretBytes password) = 0;
  /// Records that the person has proved to have the words.
  virtual void confirmWords() = 0;

 signals:
  void phaseChanged(tacit::app::WalletPhase phase);
  void openFailed(tacit::app::OpenFault fault);
  /// Files that were in the wallet's folder were moved into `folder` to make room for what was restored;
  /// before the phase is Open, or before openFailed.
  void setAside(const QString& folder);
  void wordsMade(const tacit::app::SecretWords& words);

  /// What the open wallet can see and do; once after opening.
  void watchChanged(tacit::app::WatchKind kind);
  /// All accounts; once after opening and after each change.
  void accountsChanged(const QList<tacit::app::Account>& accounts);
  void accountFailed(tacit::app::OpenFault fault);

  void backupChecked(quint64 ticket, const tacit::app::BackupContents& contents);
  void backupSaved(quint64 ticket, tacit::app::BackupFault fault);

  void passwordChanged();
  void passwordNotChanged(tacit::app::OpenFault fault);
  /// Once after opening and after each change.
  void askAboveChanged(bool set, quint64 amount);
  void askAboveNotChanged(tacit::app::OpenFault fault);
  void authorised(quint64 ticket, bool right);

  void balanceChanged(const tacit::app::Balance& balance);
  /// All payments, newest first; once after opening.
  void paymentsLoaded(const QList<tacit::app::Payment>& payments);
  /// New or changed ones.
  void paymentsChanged(const QList<tacit::app::Payment>& payments);
  /// New incoming payments that a person should hear of; not those found while catching up after a restore.
  void paymentsArrived(const QList<tacit::app::Payment>& payments);
  void requestsLoaded(const QList<tacit::app::PaymentRequest>& requests);
  /// `ticket` is that of createRequest when this answers it, else 0.
  void requestChanged(quint64 ticket, const tacit::app::PaymentRequest& request);
  /// Whether the three words were asked back; once after opening and after confirmWords.
  void wordsConfirmed(bool confirmed);

  /// Everybody, and whose payments are by the owner's word (payment → contact); once after opening.
  void contactsLoaded(const QList<tacit::app::Contact>& contacts,
                      const QHash<QByteArray, QByteArray>& assigned);
  void contactChanged(quint64 ticket, const tacit::app::Contact& contact);
  void contactRemoved(const QByteArray& id);
  /// `other`: whose the name or the address is already.
  void contactRefused(quint64 ticket, tacit::app::ContactFault fault, const QByteArray& other);
  void paymentAssigned(const QByteArray& paymentId, const QByteArray& contactId);

  void nodeChanged(const tacit::app::NodeState& state);
  /// `useNode` took no effect: the node is of another network.
  void nodeNotUsed();
  /// The folder can not be written any more; the wallet does nothing until it is opened again.
  void storageFailed();
  void nodeTested(const tacit::app::LinkTest& result);
  void practiceReady(const QString& nodeLink);
  void practiceFailed(tacit::app::PracticeFault fault);
  void faucetAnswered(tacit::app::FaucetAnswer answer);

  void planned(const tacit::app::Plan& plan);
  void sendProgressed(const tacit::app::SendProgress& progress);

  void detailLoaded(const tacit::app::PaymentDetail& detail);
  /// `receipt` is its text form, empty when none could be made.
  void receiptMade(quint64 ticket, const QByteArray& receipt);

  void receiptChecked(const tacit::app::ReceiptVerdict& verdict);
  /// How many payments stand in the file; −1: it could not be written, and what was there is as it was.
  void exported(quint64 ticket, int count);

  void wordsShown(const tacit::app::SecretWords& words);
  void viewKeysShown(const tacit::app::ViewKeys& keys);
  void secretRefused(tacit::app::OpenFault fault);
};

}  // namespace tacit::app
