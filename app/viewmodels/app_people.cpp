// SPDX-License-Identifier: MIT
#include "viewmodels/app_controller.h"

/// Where a person leads to.
namespace tacit::app {

void AppController::followPeople() {
  for (QObject* model : std::initializer_list<QObject*>{&m_people, &m_contacts, &m_suggestions, &m_contact,
                                                        m_contact.payments(), &m_insights,
                                                        m_insights.months(), m_insights.people()}) {
    QJSEngine::setObjectOwnership(model, QJSEngine::CppOwnership);
  }
  m_send.setPeople(m_people);
  m_send.setPayments(m_payments);
  connect(&m_contact, &ContactModel::opened, this, [this] { setPage(ContactsPage); });
  connect(&m_contact, &ContactModel::payWanted, this, &AppController::payPerson);
  // Empty: the name that somebody has in this wallet stays in it.
  connect(&m_contact, &ContactModel::requestWanted, this, [this] {
    setPage(ReceivePage);
    m_receive.newRequest();
  });
  connect(&m_contact, &ContactModel::historyWanted, this, [this](const QString&, const QString& name) {
    m_history.showPerson(name);
    setPage(HistoryPage);
  });
  connect(&m_contact, &ContactModel::copied, this, [this](const QString& what) { m_notices.info(what); });
  connect(&m_insights, &InsightsModel::monthWanted, this, [this](QDate first) {
    m_history.clear();
    m_history.setFrom(first.toString(Qt::ISODate));
    m_history.setUntil(first.addMonths(1).addDays(-1).toString(Qt::ISODate));
    setPage(HistoryPage);
  });
  connect(&m_insights, &InsightsModel::announced, this, &AppController::announced);
  connect(&m_insights, &InsightsModel::personWanted, &m_contact, &ContactModel::show);
}

/// Nothing that was typed for somebody else goes along.
void AppController::payPerson(const QString& contactId) {
  if (m_send.stage() == SendModel::Sending) {
    m_notices.problem(tr("A payment is under way"), tr("Pay the next one when it is done."));
    return;
  }
  setPage(SendPage);
  if (m_send.stage() != SendModel::Form || m_send.contact() != contactId.toLatin1()) {
    m_send.again();
    m_send.payContact(contactId);
  }
}

}  // namespace tacit::app
