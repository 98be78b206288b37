// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QHash>
#include <QTimer>

#include <QtQml/qqmlregistration.h>

#include "bridge/wallet_backend.h"
#include "viewmodels/arrivals.h"

namespace tacit::app {

/// What the program has to say by itself: one banner, chosen by priority (error, disconnected, backup,
/// restoring, catching up), and toasts, newest first.
///
/// Roles of a toast: `kind` (NoticeModel.Kind), `title`, `text`, `lasting` (bool: an error, stays until
/// dismissed), `paymentId` (string, empty: none; a press opens its detail).
class NoticeModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.notices")
  Q_PROPERTY(Banner banner READ banner NOTIFY bannerChanged)
  Q_PROPERTY(QString bannerTitle READ bannerTitle NOTIFY bannerChanged)
  Q_PROPERTY(QString bannerText READ bannerText NOTIFY bannerChanged)
  /// 0 to 1 while restoring or catching up, else −1.
  Q_PROPERTY(double bannerProgress READ bannerProgress NOTIFY bannerChanged)
  /// The banner's button, empty: none. `bannerAct()` is what it does.
  Q_PROPERTY(QString bannerAction READ bannerAction NOTIFY bannerChanged)
  Q_PROPERTY(bool bannerDismissible READ bannerDismissible NOTIFY bannerChanged)
  Q_PROPERTY(int count READ count NOTIFY countChanged)

 public:
  enum Banner { NoBanner, CatchingUp, Restoring, Backup, Disconnected, Error };
  Q_ENUM(Banner)
  enum Kind { Arrived, Info, Problem };
  Q_ENUM(Kind)
  enum Role { KindRole = Qt::UserRole + 1, TitleRole, TextRole, LastingRole, PaymentRole };

  NoticeModel(WalletBackend& backend, QObject* parent);

  Banner banner() const { return m_banner; }
  QString bannerTitle() const;
  QString bannerText() const;
  double bannerProgress() const;
  QString bannerAction() const;
  bool bannerDismissible() const { return m_banner == Error; }
  int count() const { return static_cast<int>(m_toasts.size()); }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  Q_INVOKABLE void bannerAct();
  Q_INVOKABLE void dismissBanner();
  Q_INVOKABLE void dismiss(int row);

  void info(const QString& title, const QString& text = {});
  /// Stays until dismissed, though nothing is wrong.
  void keep(const QString& title, const QString& text);
  void problem(const QString& title, const QString& text);
  /// An error in the banner, until dismissed.
  void setError(const QString& title, const QString& text);
  void clear();
  void retranslate();

 signals:
  void bannerChanged();
  void countChanged();
  /// For a screen reader.
  void announced(const QString& text);
  /// Payments arrived, gathered: for a desktop notification and a sound. `news` holds no amounts while they
  /// are hidden or the wallet is not open.
  void arrived(const tacit::app::ArrivalNews& news);
  /// The backup banner's button was pressed.
  void backupWanted();

 private:
  struct Toast {
    quint64 id;
    Kind kind;
    QString title;
    QString text;
    QByteArray paymentId;
    bool lasting = false;
  };
  void add(Toast toast);
  void gather(const QList<Payment>& payments);
  void tellArrivals();
  void close();
  void watchArrivals();
  void choose();
  Banner wanted() const;

  WalletBackend& m_backend;
  QList<Toast> m_toasts;
  quint64 m_nextId = 1;
  Banner m_banner = NoBanner;
  NodeState m_node;
  bool m_open = false;
  bool m_wordsConfirmed = true;
  QString m_errorTitle;
  QString m_errorText;
  Arrivals m_arrivals;
  QHash<QByteArray, PaymentRequest> m_requests;
  QTimer m_arrivalTimer;
  QTimer m_debounce;  // a banner appears only after a second, so that it does not flicker
};

}  // namespace tacit::app
