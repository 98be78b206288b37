// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QObject>
#include <QStringList>
#include <QTimer>
#include <memory>

#include <QtQml/qqmlregistration.h>

#include "bridge/wallet_backend.h"
#include "viewmodels/clipboard_guard.h"
#include "viewmodels/patience.h"
#include "viewmodels/payment_target.h"
#include "viewmodels/qr_scanner.h"

namespace tacit::app {

class BalanceModel;
class PaymentListModel;
class People;

/// Roles: `what` (string), `you`, `recipient`, `others` (bool), `detail` (string, may be empty).
class WhoSeesModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.send.whoSees")

 public:
  enum Role { WhatRole = Qt::UserRole + 1, YouRole, RecipientRole, OthersRole, DetailRole };
  using QAbstractListModel::QAbstractListModel;
  void setPlan(const Plan& plan);
  /// Whether the node is reached through a proxy.
  void setProxied(bool proxied);
  void retranslate();
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 private:
  Plan m_plan;
  bool m_proxied = false;
};

/// Roles: `text` (string), `stageState` (0 later, 1 now, 2 done), `spoken` (string).
class StageModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.send.stages")

 public:
  enum Role { TextRole = Qt::UserRole + 1, StateRole, SpokenRole };
  using QAbstractListModel::QAbstractListModel;
  void setProgress(const SendProgress& progress);
  void retranslate();
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 private:
  int stateOf(int row) const;
  SendProgress m_progress;
};

/// Who is paid, when a link names several. Roles: `number` (from 1), `address`, `groups` (the address in
/// groups), `amount` ("12.50"), `spoken`.
class RecipientModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.send.recipients")

 public:
  enum Role { NumberRole = Qt::UserRole + 1, AddressRole, GroupsRole, AmountRole, SpokenRole };
  using QAbstractListModel::QAbstractListModel;
  void setParts(const QList<PaymentPart>& parts);
  void retranslate();
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 private:
  QList<PaymentPart> m_parts;
};

/// A payment from the form to its outcome. The page shows what `stage` says:
///
///   Form → Review → Sending → Final | Refused | Unknown      (Unknown may still become Final or Refused)
///
/// While the form can be paid the wallet is already proving. In Review the Send button is enabled by `armed`.
class SendModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.send")
  Q_PROPERTY(Stage stage READ stage NOTIFY stageChanged)

  // ---- Form
  /// One field for an address, a `tacit:` link or the name of a contact.
  Q_PROPERTY(QString target READ target WRITE setTarget NOTIFY formChanged)
  /// What contacts are looked for by: what was typed, and nothing once somebody was chosen.
  Q_PROPERTY(QString searched READ searched NOTIFY formChanged)
  Q_PROPERTY(QString targetProblem READ targetProblem NOTIFY formChanged)
  Q_PROPERTY(bool targetGood READ targetGood NOTIFY formChanged)
  /// A mistyped address in groups, where its wrong characters could be located; else empty. `typoMarks` has a
  /// text of the same length for each group with `^` under a wrong character and blanks elsewhere.
  Q_PROPERTY(QStringList typoGroups READ typoGroups NOTIFY formChanged)
  Q_PROPERTY(QStringList typoMarks READ typoMarks NOTIFY formChanged)
  /// The link pays several people, whose amounts it names.
  Q_PROPERTY(bool several READ several NOTIFY formChanged)
  Q_PROPERTY(tacit::app::RecipientModel* recipients READ recipients CONSTANT)
  /// "3 people get 31.90 TACIT together", empty unless several.
  Q_PROPERTY(QString severalText READ severalText NOTIFY formChanged)
  /// From a link: who asks, and what for. Plain text that anybody can write.
  Q_PROPERTY(QString askedBy READ askedBy NOTIFY formChanged)
  /// "Asked by “Bob”, as the link says"; empty when the link names nobody.
  Q_PROPERTY(QString askedByText READ askedByText NOTIFY formChanged)
  /// The link takes the name of a contact whose address it does not have; empty when it does not.
  Q_PROPERTY(QString askedByWarning READ askedByWarning NOTIFY formChanged)
  Q_PROPERTY(QString askedFor READ askedFor NOTIFY formChanged)
  Q_PROPERTY(QString amountText READ amountText WRITE setAmountText NOTIFY formChanged)
  Q_PROPERTY(QString amountProblem READ amountProblem NOTIFY formChanged)
  /// How the amount was understood, where that may surprise; else empty.
  Q_PROPERTY(QString amountEcho READ amountEcho NOTIFY formChanged)
  Q_PROPERTY(QString ticker READ ticker NOTIFY formChanged)
  /// "1 284.30": what can be spent now.
  Q_PROPERTY(QString spendable READ spendable NOTIFY formChanged)
  /// Max is on: the amount follows what the planner says.
  Q_PROPERTY(bool everything READ everything NOTIFY formChanged)
  /// Sent to the recipient, encrypted.
  Q_PROPERTY(QString note READ note WRITE setNote NOTIFY formChanged)
  Q_PROPERTY(QString noteProblem READ noteProblem NOTIFY formChanged)
  /// What goes along: the note, or else the one that the link brought; for people.
  Q_PROPERTY(QString sentNote READ sentNote NOTIFY formChanged)
  /// Bytes of the note that are left.
  Q_PROPERTY(int noteLeft READ noteLeft NOTIFY formChanged)
  /// Kept in this wallet.
  Q_PROPERTY(QString ownNote READ ownNote WRITE setOwnNote NOTIFY formChanged)
  /// Fills the field from a picture, the screen or a camera.
  Q_PROPERTY(tacit::app::QrScanner* scanner READ scanner CONSTANT)
  /// A reason that is no single field's: not caught up, money still returning. Empty when there is none.
  Q_PROPERTY(QString formProblem READ formProblem NOTIFY formChanged)
  /// Enables Continue.
  Q_PROPERTY(bool canReview READ canReview NOTIFY formChanged)

  // ---- Review
  /// "31.90"
  Q_PROPERTY(QString amount READ amount NOTIFY planChanged)
  Q_PROPERTY(QString fee READ fee NOTIFY planChanged)
  Q_PROPERTY(QString total READ total NOTIFY planChanged)
  /// "1 252.3992 stay with you, ready again when this payment is final"
  Q_PROPERTY(QString change READ change NOTIFY planChanged)
  /// A contact's name, "3 people", or that the address is nobody's who is known; never what a link says.
  Q_PROPERTY(QString recipient READ recipient NOTIFY planChanged)
  /// "First payment to this address" or "Paid 4 times, last on 3 November".
  Q_PROPERTY(QString recipientHistory READ recipientHistory NOTIFY planChanged)
  Q_PROPERTY(bool firstPayment READ firstPayment NOTIFY planChanged)
  /// "You paid exactly this 3 minutes ago", when that was within a day; else empty.
  Q_PROPERTY(QString repeatWarning READ repeatWarning NOTIFY stageChanged)
  /// What is paid is not what was pasted, or the clipboard was changed since; empty when all is well.
  Q_PROPERTY(QString pasteWarning READ pasteWarning NOTIFY stageChanged)
  Q_PROPERTY(QString address READ address NOTIFY planChanged)
  Q_PROPERTY(QStringList addressGroups READ addressGroups NOTIFY planChanged)
  /// Rows {what, you, recipient, others}: a text and three booleans; `detail` explains a row for others.
  Q_PROPERTY(tacit::app::WhoSeesModel* whoSees READ whoSees CONSTANT)
  /// "Hidden among 16 384 coins"; on a young network a warning that it protects little.
  Q_PROPERTY(QString hiding READ hiding NOTIFY planChanged)
  Q_PROPERTY(bool hidingPoor READ hidingPoor NOTIFY planChanged)
  Q_PROPERTY(bool armed READ armed NOTIFY armedChanged)
  /// "Send 31.90 TACIT"
  Q_PROPERTY(QString confirmText READ confirmText NOTIFY planChanged)

  // ---- Sending and after
  /// Three rows {text, stageState: 0 later, 1 now, 2 done}.
  Q_PROPERTY(tacit::app::StageModel* stages READ stages CONSTANT)
  /// 0 to 1 of the proofs.
  Q_PROPERTY(double progress READ progress NOTIFY progressChanged)
  Q_PROPERTY(bool canCancel READ canCancel NOTIFY progressChanged)
  /// When it takes longer than usual: what that means for the money. Empty before.
  Q_PROPERTY(QString slowText READ slowText NOTIFY slowChanged)
  /// It takes so long that the page should offer a look at the network.
  Q_PROPERTY(bool verySlow READ verySlow NOTIFY slowChanged)
  Q_PROPERTY(QString outcomeTitle READ outcomeTitle NOTIFY stageChanged)
  /// What happened, whether the money is safe and what to do.
  Q_PROPERTY(QString outcomeText READ outcomeText NOTIFY stageChanged)
  /// "Final in 0.6 s", empty unless final.
  Q_PROPERTY(QString speed READ speed NOTIFY stageChanged)
  Q_PROPERTY(QString paymentId READ paymentId NOTIFY stageChanged)

 public:
  enum Stage { Form, Review, Sending, Final, Refused, Unknown };
  Q_ENUM(Stage)

  SendModel(WalletBackend& backend, const BalanceModel& balance, QObject* parent);
  ~SendModel() override;

  Stage stage() const { return m_stage; }
  QString target() const { return m_target; }
  void setTarget(const QString& text);
  QString searched() const { return m_contact.isEmpty() ? m_target : QString(); }
  /// Who was chosen from the contacts; empty when a text was typed.
  QByteArray contact() const { return m_contact; }
  QString targetProblem() const;
  bool targetGood() const { return m_parsed.good(); }
  QStringList typoGroups() const;
  QStringList typoMarks() const;
  bool several() const { return m_parsed.several(); }
  RecipientModel* recipients() const { return m_recipients; }
  QString severalText() const;
  /// Nothing was entered and nothing is under way.
  bool untouched() const;
  QString askedBy() const { return m_parsed.label; }
  QString askedByText() const;
  QString askedByWarning() const;
  QString askedFor() const { return m_parsed.message; }
  QString amountText() const { return m_amountText; }
  void setAmountText(const QString& text);
  QString amountProblem() const;
  QString amountEcho() const;
  QString ticker() const { return QStringLiteral("TACIT"); }
  QString spendable() const;
  bool everything() const { return m_everything; }
  QString note() const { return m_note; }
  void setNote(const QString& text);
  QString noteProblem() const;
  QString sentNote() const;
  int noteLeft() const;
  QString ownNote() const { return m_ownNote; }
  void setOwnNote(const QString& text);
  QrScanner* scanner() const { return m_scanner; }
  QString formProblem() const;
  bool canReview() const;
  QString amount() const;
  QString fee() const;
  QString total() const;
  QString change() const;
  QString recipient() const;
  QString recipientHistory() const;
  bool firstPayment() const { return m_plan.newAddresses > 0; }
  QString repeatWarning() const;
  QString pasteWarning() const { return m_pasteWarning; }
  QString address() const { return m_parsed.address; }
  QStringList addressGroups() const;
  WhoSeesModel* whoSees() const { return m_whoSees; }
  QString hiding() const;
  bool hidingPoor() const;
  bool armed() const { return m_armed; }
  QString confirmText() const;
  StageModel* stages() const { return m_stages; }
  double progress() const { return m_progress.proved; }
  const Plan& currentPlan() const { return m_plan; }
  bool canCancel() const;
  QString slowText() const;
  bool verySlow() const { return m_patience.level() == Patience::VeryLong; }
  Patience& patience() { return m_patience; }
  QString outcomeTitle() const;
  QString outcomeText() const;
  QString speed() const;
  QString paymentId() const;

  /// Pays a contact, whoever else has a name like theirs.
  Q_INVOKABLE void payContact(const QString& contactId);
  /// Takes what the clipboard holds: text, a picture or a picture file.
  Q_INVOKABLE void paste();
  /// For the keys that paste into the field: as `paste` when the clipboard holds a picture or something that
  /// can be paid; false when it holds other text, which the field takes itself.
  Q_INVOKABLE bool takePaste();
  Q_INVOKABLE void useEverything();
  Q_INVOKABLE void review();
  /// Review → Form.
  Q_INVOKABLE void back();
  /// Sends; does nothing unless `armed`.
  Q_INVOKABLE void confirm();
  Q_INVOKABLE void cancel();
  /// An empty form for the next payment; an unknown outcome goes on being tried.
  Q_INVOKABLE void again();
  Q_INVOKABLE void copyAddress();

  /// From `tacit:` on the command line or another instance: fills the form and goes to Review as soon as it
  /// can.
  void openLink(const QString& link);
  /// From now on the field takes their names too.
  void setPeople(const People& people);
  /// From now on a payment that was made a moment ago is told from a new one.
  void setPayments(const PaymentListModel& payments) { m_payments = &payments; }
  void retranslate();

 signals:
  void stageChanged();
  void formChanged();
  void planChanged();
  void armedChanged();
  void progressChanged();
  void slowChanged();
  void copied(const QString& what);
  /// What was copied is no longer what the clipboard holds.
  void copyExchanged();
  /// For a screen reader.
  void announced(const QString& text);

 private:
  QString meant() const;
  void parseTarget();
  void onPeople();
  void backToForm();
  qint64 paidTheSameAt() const;
  void takeLinkAmount();
  void checkPaste();
  bool amountSet() const;
  bool payable() const;
  void formEdited();
  void plan();
  void setStage(Stage stage);
  void onPlanned(const Plan& plan);
  void onProgress(const SendProgress& progress);

  WalletBackend& m_backend;
  const BalanceModel& m_balance;
  const People* m_people = nullptr;
  const PaymentListModel* m_payments = nullptr;
  WhoSeesModel* m_whoSees;
  StageModel* m_stages;
  RecipientModel* m_recipients;
  QrScanner* m_scanner;
  Stage m_stage = Form;
  PaymentTarget m_parsed;  // outside the form it stays what was planned
  QString m_target;
  QByteArray m_contact;
  bool m_moved = false;     // the contacts changed what the target means
  qint64 m_samePaidAt = 0;  // when exactly this was paid before; 0: not within a day
  QString m_pasted;         // the address that the clipboard held when it was pasted
  QString m_pasteWarning;
  QString m_amountText;
  bool m_everything = false;
  QString m_note;
  QString m_ownNote;
  QString m_prefix;
  bool m_caughtUp = false;
  bool m_connected = false;
  Plan m_plan;
  quint64 m_ticket = 0;  // of the form as it stands now
  bool m_planning = false;
  bool m_reviewWhenPlanned = false;
  bool m_armed = false;
  SendProgress m_progress;
  bool m_cancelWanted = false;  // before the payment had its number
  QTimer m_planTimer;
  QTimer m_armTimer;
  Patience m_patience;
  ClipboardGuard m_clipboard;
};

}  // namespace tacit::app
