// SPDX-License-Identifier: MIT
#include "viewmodels/payment_detail_model.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSaveFile>

#include "viewmodels/texts.h"

namespace tacit::app {

namespace {

constexpr int kMessageBytes = 64;  // protocol §12

}  // namespace

PaymentDetailModel::PaymentDetailModel(WalletBackend& backend, QObject* parent)
    : QObject(parent), m_backend(backend) {
  connect(&backend, &WalletBackend::detailLoaded, this, [this](const PaymentDetail& detail) {
    if (m_open && detail.payment.id == m_detail.payment.id) {
      m_detail = detail;
      emit changed();
    }
  });
  connect(&backend, &WalletBackend::paymentsChanged, this, [this](const QList<Payment>& payments) {
    for (const Payment& payment : payments) {
      if (m_open && payment.id == m_detail.payment.id) {
        m_backend.loadDetail(payment.id);
      }
    }
  });
  connect(&backend, &WalletBackend::receiptMade, this, [this](quint64 ticket, const QByteArray& receipt) {
    if (ticket != m_ticket) {
      return;
    }
    m_receipt = QString::fromUtf8(receipt);
    m_receiptProblem = receipt.isEmpty() ? tr("No receipt can be made of this payment.") : QString();
    emit receiptChanged();
  });
  connect(&backend, &WalletBackend::phaseChanged, this, [this](WalletPhase phase) {
    if (phase != WalletPhase::Open) {
      close();
    }
  });
}

QString PaymentDetailModel::paymentId() const {
  return QString::fromLatin1(m_detail.payment.id);
}

QString PaymentDetailModel::title() const {
  return texts::title(m_detail.payment);
}

QString PaymentDetailModel::amount() const {
  const Payment& payment = m_detail.payment;
  return texts::signedMoney(payment.incoming, payment.amount, payment.decimals);
}

QString PaymentDetailModel::stateText() const {
  return texts::state(m_detail.payment);
}

QString PaymentDetailModel::explanation() const {
  return texts::explanation(m_detail.payment, m_detail.expiresAt);
}

QString PaymentDetailModel::time() const {
  return m_detail.payment.time == 0 ? QString() : texts::moment(m_detail.payment.time);
}

QString PaymentDetailModel::speed() const {
  if (!settled() || m_detail.handedOverAt == 0 || m_detail.finalAt < m_detail.handedOverAt) {
    return {};
  }
  //: %1 is a number of seconds with its unit
  return tr("Final in %1")
      .arg(texts::seconds(static_cast<double>(m_detail.finalAt - m_detail.handedOverAt) / 1000.0));
}

QString PaymentDetailModel::fee() const {
  return m_detail.payment.incoming ? QString()
                                   : texts::money(m_detail.payment.fee, m_detail.payment.decimals);
}

QStringList PaymentDetailModel::addressGroups() const {
  return texts::addressGroups(m_detail.payment.address);
}

QString PaymentDetailModel::block() const {
  return m_detail.payment.height == 0 ? QString() : QString::number(m_detail.payment.height);
}

QString PaymentDetailModel::transactionId() const {
  return QString::fromLatin1(m_detail.transactionId);
}

void PaymentDetailModel::setOwnNote(const QString& note) {
  if (m_open && m_detail.payment.ownNote != note) {
    m_detail.payment.ownNote = note;
    m_backend.setOwnNote(m_detail.payment.id, note);
    emit changed();
  }
}

void PaymentDetailModel::show(const QString& paymentId) {
  m_detail = {};
  m_detail.payment.id = paymentId.toLatin1();
  m_receipt.clear();
  m_receiptProblem.clear();
  m_open = true;
  m_backend.loadDetail(m_detail.payment.id);
  emit changed();
  emit receiptChanged();
  emit openChanged();
}

void PaymentDetailModel::close() {
  if (!m_open) {
    return;
  }
  m_open = false;
  m_detail = {};
  m_receipt.clear();
  emit openChanged();
  emit changed();
  emit receiptChanged();
}

void PaymentDetailModel::makeReceipt(const QString& message) {
  if (!canProve()) {
    return;
  }
  if (message.toUtf8().size() > kMessageBytes) {
    m_receiptProblem = tr("The name is too long: at most %1 bytes.").arg(kMessageBytes);
    emit receiptChanged();
    return;
  }
  m_receiptProblem.clear();
  m_backend.makeReceipt(++m_ticket, m_detail.payment.id, m_detail.receiptOutputs.front(), message);
  emit receiptChanged();
}

void PaymentDetailModel::copyReceipt() {
  QGuiApplication::clipboard()->setText(m_receipt);
  emit copied(tr("Receipt copied"));
}

void PaymentDetailModel::saveReceipt(const QUrl& file) {
  QSaveFile out(file.toLocalFile());
  const QByteArray bytes = m_receipt.toUtf8();
  if (out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit()) {
    emit copied(tr("Receipt saved"));
    return;
  }
  m_receiptProblem = tr("The file could not be written: %1").arg(out.errorString());
  emit receiptChanged();
}

void PaymentDetailModel::copyAddress() {
  QGuiApplication::clipboard()->setText(address());
  emit copied(tr("Address copied"));
}

void PaymentDetailModel::copyTransactionId() {
  QGuiApplication::clipboard()->setText(transactionId());
  emit copied(tr("Transaction id copied"));
}

void PaymentDetailModel::retranslate() {
  emit changed();
}

}  // namespace tacit::app
