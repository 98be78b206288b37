// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QUrl>

#include <QtQml/qqmlregistration.h>

#include "bridge/wallet_backend.h"
#include "viewmodels/payment_filter_model.h"

namespace tacit::app {

/// Payments into a file for other programs: what the history shows now, or all. The wallet writes it, away
/// from the GUI thread.
class ExportModel : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Use App.exporter")
  /// Whether the form that asks what to write is open.
  Q_PROPERTY(bool open READ isOpen WRITE setOpen NOTIFY changed)
  Q_PROPERTY(bool json READ json WRITE setJson NOTIFY changed)
  /// Every payment instead of those that the filter shows; always true while nothing is filtered.
  Q_PROPERTY(bool everything READ everything WRITE setEverything NOTIFY changed)
  /// "All 1 204 payments", "The 12 payments that are shown".
  Q_PROPERTY(QStringList choices READ choices NOTIFY changed)
  Q_PROPERTY(int count READ count NOTIFY changed)
  /// Where a file dialog begins: a name of today in the folder for documents.
  Q_PROPERTY(QUrl suggestedFile READ suggestedFile NOTIFY changed)
  Q_PROPERTY(bool working READ working NOTIFY changed)
  Q_PROPERTY(QString problem READ problem NOTIFY changed)

 public:
  ExportModel(WalletBackend& backend, const PaymentListModel& all, const PaymentFilterModel& shown,
              QObject* parent);

  bool isOpen() const { return m_open; }
  void setOpen(bool open);
  bool json() const { return m_json; }
  void setJson(bool json);
  bool everything() const;
  void setEverything(bool everything);
  QStringList choices() const;
  int count() const;
  QUrl suggestedFile() const;
  bool working() const { return m_ticket != 0; }
  QString problem() const { return m_problem; }

  Q_INVOKABLE void save(const QUrl& file);
  void retranslate() { emit changed(); }

 signals:
  void changed();
  void saved(const QString& what);

 private:
  WalletBackend& m_backend;
  const PaymentListModel& m_all;
  const PaymentFilterModel& m_shown;
  bool m_open = false;
  bool m_json = false;
  bool m_everything = false;
  quint64 m_ticket = 0;  // 0: none under way
  quint64 m_lastTicket = 0;
  QString m_file;
  QString m_problem;
};

}  // namespace tacit::app
