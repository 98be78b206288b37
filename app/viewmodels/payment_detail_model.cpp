// SPDX-License-Identifier: MIT
#include "viewmodels/payment_detail_model.h"

#include <QClipboard>
#include <QGuiApplication>

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
      m_recipients.show(detail);
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
  return m_detail.payment.time == 0 ? QString() : texts::exactTime(m_detail.payment.time);
}

QString PaymentDetailModel::created() const {
  return m_detail.createdAt == 0 || m_detail.payment.incoming ? QString()
                                                              : texts::exactTime(m_detail.createdAt);
}

QString PaymentDetailModel::handedOver() const {
  return m_detail.handedOverAt == 0 ? QString() : texts::exactTime(m_detail.handedOverAt);
}

QString PaymentDetailModel::expires() const {
  const PaymentState state = m_detail.payment.state;
  const bool open = state == PaymentState::HandedOver || state == PaymentState::Unknown;
  return open && m_detail.expiresAt != 0 ? texts::exactTime(m_detail.expiresAt) : QString();
}

QString PaymentDetailModel::label() const {
  return m_detail.payment.person.isEmpty() ? QString() : m_detail.payment.label;  // the title says it
}

QStringList PaymentDetailModel::recipientChoices() const {
  QStringList lines;
  for (const PaymentPart& share : m_detail.shares) {
    lines.append(texts::money(share.amount, m_detail.payment.decimals) + QStringLiteral(" · ") +
                 texts::shortAddress(share.address));
  }
  return lines;
}

QString PaymentDetailModel::total() const {
  const Payment& payment = m_detail.payment;
  return payment.incoming ? QString() : texts::money(payment.amount + payment.fee, payment.decimals);
}

bool PaymentDetailModel::canProve() const {
  return settled() && !m_detail.payment.incoming && !m_detail.shares.isEmpty() &&
         m_detail.shares.front().output >= 0;
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
  return QString::fromLatin1(m_detail.payment.transactionId);
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
  m_recipients.show(m_detail);
  m_detail.payment.id = paymentId.toLatin1();
  m_receipt.clear();
  m_receiptFor.clear();
  m_receiptShare = 0;
  m_receiptProblem.clear();
  stopReceipt();
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
  m_recipients.show(m_detail);
  m_receipt.clear();
  m_receiptFor.clear();
  m_receiptShare = 0;
  stopReceipt();
  emit openChanged();
  emit changed();
  emit receiptChanged();
}

void PaymentDetailModel::setReceiptRecipient(int row) {
  if (row != m_receiptShare && row >= 0 && row < m_detail.shares.size()) {
    m_receiptShare = row;
    m_receipt.clear();
    stopReceipt();
    emit receiptChanged();
  }
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
  m_receipt.clear();
  m_receiptFor = message;
  m_backend.makeReceipt(++m_ticket, m_detail.payment.id, m_detail.shares[m_receiptShare].output, message);
  emit receiptChanged();
}

void PaymentDetailModel::stopReceipt() {
  ++m_ticket;
}

void PaymentDetailModel::copyReceipt() {
  QGuiApplication::clipboard()->setText(m_receipt);
  emit copied(tr("Receipt copied"));
}

Document PaymentDetailModel::receiptDocument() const {
  const Payment& payment = m_detail.payment;
  const PaymentPart share = m_detail.shares.value(m_receiptShare);
  Document document;
  //: Title of a printed receipt.
  document.title = tr("Receipt for a payment");
  document.amount = texts::openMoney(share.amount, payment.decimals) + QLatin1Char(' ') + payment.ticker;
  document.amountNote = payment.memo;
  //: On a receipt: when a payment became final.
  document.facts = {{tr("Paid on"), texts::exactTime(payment.time), false},
                    //: On a receipt: the name under which somebody asked for money.
                    {tr("Asked by"), payment.label, false},
                    //: On a receipt: an address.
                    {tr("To the address"), share.address, true},
                    //: On a receipt.
                    {tr("State"), texts::state(payment), false},
                    //: On a receipt: the number of a block.
                    {tr("Block"), block(), false},
                    //: On a receipt: the id of a transaction.
                    {tr("Transaction"), transactionId(), true},
                    //: On a receipt: the person who shall be shown it.
                    {tr("Made for"), m_receiptFor, false}};
  //: On a receipt, above the text that a wallet can check.
  document.proofTitle = tr("Proof. Anybody can check it: in Tacit under Settings, Verify a payment proof.");
  document.proof = m_receipt.trimmed();
  //: On a receipt, above its QR code.
  document.codeTitle = tr("The same proof as a code");
  document.code = compactReceipt();
  document.footer = m_receiptFor.isEmpty()
                        //: At the foot of a receipt.
                        ? tr("Whoever holds this sees amount, address and note of this one payment. It does "
                             "not prove who paid.")
                        //: At the foot of a receipt that also proves who paid.
                        : tr("Whoever holds this sees amount, address and note of this one payment, and that "
                             "its maker paid.");
  return document;
}

/// Without the spaces that are for people: what fits into a code.
QString PaymentDetailModel::compactReceipt() const {
  QString text = m_receipt;
  return text.remove(QLatin1Char('\n')).remove(QLatin1Char(' '));
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
