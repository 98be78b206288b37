// SPDX-License-Identifier: MIT
#include "viewmodels/export_model.h"

#include <QFileInfo>

#include "viewmodels/document_model.h"

namespace tacit::app {

ExportModel::ExportModel(WalletBackend& backend, const PaymentListModel& all, const PaymentFilterModel& shown,
                         QObject* parent)
    : QObject(parent), m_backend(backend), m_all(all), m_shown(shown) {
  connect(&all, &PaymentListModel::countChanged, this, &ExportModel::changed);
  connect(&shown, &PaymentFilterModel::countChanged, this, &ExportModel::changed);
  connect(&shown, &PaymentFilterModel::filterChanged, this, &ExportModel::changed);
  connect(&backend, &WalletBackend::phaseChanged, this, [this](WalletPhase phase) {
    if (phase != WalletPhase::Open) {
      m_ticket = 0;
      setOpen(false);
    }
  });
  connect(&backend, &WalletBackend::exported, this, [this](quint64 ticket, int written) {
    if (ticket != m_ticket) {
      return;
    }
    m_ticket = 0;
    m_open = m_open && written < 0;
    if (written < 0) {
      m_problem = tr("%1 could not be written. Choose another folder, or free some space.").arg(m_file);
    }
    emit changed();
    if (written >= 0) {
      //: %1 is the name of a file
      emit saved(tr("%n payment(s) saved as %1", "", written).arg(QFileInfo(m_file).fileName()));
    }
  });
}

void ExportModel::setOpen(bool open) {
  m_open = open;
  m_everything = false;
  m_problem.clear();
  emit changed();
}

void ExportModel::setJson(bool json) {
  m_json = json;
  m_problem.clear();
  emit changed();
}

bool ExportModel::everything() const {
  return m_everything || !m_shown.filtered();
}

void ExportModel::setEverything(bool everything) {
  m_everything = everything;
  emit changed();
}

QStringList ExportModel::choices() const {
  QStringList words;
  if (m_shown.filtered()) {
    words.append(tr("The %n payment(s) that the filter shows", "", m_shown.count()));
  }
  return words << tr("All %n payment(s)", "", m_all.count());
}

int ExportModel::count() const {
  return everything() ? m_all.count() : m_shown.count();
}

QUrl ExportModel::suggestedFile() const {
  return documentsFile(m_json ? QStringLiteral("tacit-history-%1.json")
                              : QStringLiteral("tacit-history-%1.csv"));
}

void ExportModel::save(const QUrl& file) {
  if (m_ticket != 0 || !file.isLocalFile()) {
    return;
  }
  m_problem.clear();
  m_file = file.toLocalFile();
  m_ticket = ++m_lastTicket;
  ExportOrder order;
  order.ticket = m_ticket;
  order.file = m_file;
  order.json = m_json;
  order.everything = everything();
  if (!order.everything) {
    order.ids = m_shown.ids();
  }
  emit changed();
  m_backend.exportPayments(std::move(order));
}

}  // namespace tacit::app
