// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QSet>
#include <QSortFilterProxyModel>
#include <QStringList>
#include <QUrl>

#include <QtQml/qqmlregistration.h>

#include "viewmodels/payment_digest.h"
#include "viewmodels/payment_target.h"
#include "viewmodels/people.h"
#include "viewmodels/picture_file.h"
#include "viewmodels/side_thread.h"

namespace tacit::app {

class PaymentListModel;

/// The newest payments with the person that is shown.
class PersonPayments : public QSortFilterProxyModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.contact.payments")
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  PersonPayments(PaymentListModel& source, QObject* parent);
  void setWanted(const QList<QByteArray>& ids);
  int count() const { return rowCount(); }

 signals:
  void countChanged();

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
  PaymentListModel& m_source;
  QSet<QByteArray> m_wanted;
};

/// One person: shown, or being edited or added.
///
///   Closed → Shown ⇄ Editing        Closed → Editing (a new one) → Shown
class ContactModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.contact")
  Q_PROPERTY(Mode mode READ mode NOTIFY modeChanged)

  // ---- Shown
  Q_PROPERTY(QString contactId READ contactId NOTIFY changed)
  Q_PROPERTY(QString name READ name NOTIFY changed)
  Q_PROPERTY(QString address READ address NOTIFY changed)
  Q_PROPERTY(QStringList addressGroups READ addressGroups NOTIFY changed)
  /// "New since 3 November. 2 earlier addresses are remembered.", empty when it never changed.
  Q_PROPERTY(QString addressNews READ addressNews NOTIFY changed)
  Q_PROPERTY(QString note READ note NOTIFY changed)
  Q_PROPERTY(QString sumIn READ sumIn NOTIFY changed)
  Q_PROPERTY(QString sumOut READ sumOut NOTIFY changed)
  /// "3 payments, the last one yesterday 18:02"
  Q_PROPERTY(QString dealings READ dealings NOTIFY changed)
  Q_PROPERTY(bool morePayments READ morePayments NOTIFY changed)
  Q_PROPERTY(tacit::app::PersonPayments* payments READ payments CONSTANT)

  // ---- Editing
  Q_PROPERTY(bool isNew READ isNew NOTIFY modeChanged)
  Q_PROPERTY(QString editName READ editName WRITE setEditName NOTIFY edited)
  Q_PROPERTY(QString nameProblem READ nameProblem NOTIFY edited)
  /// Takes a link as well, and its label as the name unless that looks like somebody's.
  Q_PROPERTY(QString editAddress READ editAddress WRITE setEditAddress NOTIFY edited)
  Q_PROPERTY(QString addressProblem READ addressProblem NOTIFY edited)
  Q_PROPERTY(QString editNote READ editNote WRITE setEditNote NOTIFY edited)
  Q_PROPERTY(QString noteProblem READ noteProblem NOTIFY edited)
  Q_PROPERTY(int editColour READ editColour WRITE setEditColour NOTIFY edited)
  Q_PROPERTY(QString editInitials READ editInitials NOTIFY edited)
  /// A QImage.
  Q_PROPERTY(QVariant editPicture READ editPicture NOTIFY edited)
  Q_PROPERTY(bool hasEditPicture READ hasEditPicture NOTIFY edited)
  Q_PROPERTY(QString pictureProblem READ pictureProblem NOTIFY edited)
  Q_PROPERTY(QStringList colourNames READ colourNames NOTIFY languageChanged)
  Q_PROPERTY(bool canSave READ canSave NOTIFY edited)
  /// "Add this address to Lin" when the typed name is somebody's already; `join` does it. Else empty.
  Q_PROPERTY(QString joinText READ joinText NOTIFY edited)

  /// "Lin was removed." while that can be undone, else empty.
  Q_PROPERTY(QString removedText READ removedText NOTIFY removedChanged)

 public:
  enum Mode { Closed, Shown, Editing };
  Q_ENUM(Mode)

  ContactModel(WalletBackend& backend, const People& people, const PaymentDigest& digest,
               PaymentListModel& payments, QObject* parent);

  Mode mode() const { return m_mode; }
  QString contactId() const { return QString::fromLatin1(m_contact.id); }
  QString name() const { return m_contact.name; }
  QString address() const { return m_contact.addresses.value(0); }
  QStringList addressGroups() const;
  QString addressNews() const;
  QString note() const { return m_contact.note; }
  QString sumIn() const;
  QString sumOut() const;
  QString dealings() const;
  bool morePayments() const;
  PersonPayments* payments() { return &m_payments; }
  bool isNew() const { return m_contact.id.isEmpty(); }
  QString editName() const { return m_draft.name; }
  void setEditName(const QString& name);
  QString nameProblem() const;
  QString editAddress() const { return m_typedAddress; }
  void setEditAddress(const QString& text);
  QString addressProblem() const;
  QString editNote() const { return m_draft.note; }
  void setEditNote(const QString& note);
  QString noteProblem() const;
  int editColour() const { return m_draft.colour; }
  void setEditColour(int colour);
  QString editInitials() const;
  QVariant editPicture() const { return m_picture; }
  bool hasEditPicture() const { return !m_picture.isNull(); }
  QString pictureProblem() const;
  QStringList colourNames() const;
  bool canSave() const;
  QString joinText() const;
  QString removedText() const;

  Q_INVOKABLE void show(const QString& contactId);
  Q_INVOKABLE void close();
  Q_INVOKABLE void add();
  /// A new one whose address is known: from a payment that was made. `name` may be empty.
  Q_INVOKABLE void addWith(const QString& address, const QString& name);
  Q_INVOKABLE void edit();
  Q_INVOKABLE void save();
  Q_INVOKABLE void join();
  /// Editing → Shown, or Closed when it was a new one.
  Q_INVOKABLE void cancel();
  Q_INVOKABLE void choosePicture(const QUrl& file);
  Q_INVOKABLE void removePicture();
  Q_INVOKABLE void remove();
  Q_INVOKABLE void undoRemove();
  Q_INVOKABLE void forgetRemoved();
  Q_INVOKABLE void pay();
  Q_INVOKABLE void request();
  /// History with this person's payments alone.
  Q_INVOKABLE void showPayments();
  Q_INVOKABLE void copyAddress();
  /// Says whose a payment is; an empty contact takes that back.
  Q_INVOKABLE void assign(const QString& paymentId, const QString& contactId);

  void retranslate();

 signals:
  void modeChanged();
  void changed();
  void edited();
  void languageChanged();
  void removedChanged();
  void opened();
  void payWanted(const QString& contactId);
  void requestWanted();
  void historyWanted(const QString& contactId, const QString& name);
  void copied(const QString& what);

 private:
  void setMode(Mode mode);
  void startEditing(const Contact& contact);
  void take(const Contact& contact);
  void follow();
  void send(const QByteArray& id, const ContactDraft& draft);
  void takePicture(quint64 ticket, PictureFault fault, const QByteArray& png);
  const Contact* namesake() const;
  void suggestName(const QString& name);
  void dropPicture();

  WalletBackend& m_backend;
  const People& m_people;
  const PaymentDigest& m_digest;
  PersonPayments m_payments;
  Mode m_mode = Closed;
  Contact m_contact;
  ContactDraft m_draft;
  QString m_typedAddress;
  PaymentTarget m_target;
  QImage m_picture;
  bool m_readingPicture = false;
  quint64 m_pictureTicket = 0;  // of the one that is wanted for what is being edited
  PictureFault m_pictureFault = PictureFault::None;
  bool m_saving = false;
  bool m_tried = false;
  quint64 m_ticket = 0;
  ContactFault m_fault = ContactFault::None;
  QByteArray m_other;
  QString m_prefix;
  Contact m_removed;
  SideThread m_thread;
};

}  // namespace tacit::app
