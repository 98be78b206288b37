// SPDX-License-Identifier: MIT
#include "viewmodels/verify_proof_model.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include "viewmodels/texts.h"

namespace tacit::app {

namespace {

constexpr qsizetype kMostText = 16 * 1024;  // ten times a proof
constexpr int kPatience = 20'000;           // ms for the node's answer, as tacit-cli has it

}  // namespace

VerifyProofModel::VerifyProofModel(WalletBackend& backend, QObject* parent)
    : QObject(parent), m_backend(backend) {
  m_patience.setSingleShot(true);
  m_patience.setInterval(kPatience);
  connect(&m_patience, &QTimer::timeout, this, [this] {
    ReceiptVerdict nothing;
    nothing.ticket = m_ticket;
    nothing.fault = ReceiptFault::NoNetwork;
    answer(nothing);
  });
  connect(&backend, &WalletBackend::receiptChecked, this, &VerifyProofModel::answer);
  connect(&backend, &WalletBackend::phaseChanged, this, [this](WalletPhase phase) {
    if (phase != WalletPhase::Open) {
      clear();
    }
  });
}

void VerifyProofModel::setText(const QString& text) {
  if (text == m_text) {
    return;
  }
  m_text = text;
  m_fileFault = FileFault::None;
  m_ticket = 0;
  m_answered = false;
  m_verdict = {};
  emit changed();
}

QString VerifyProofModel::textProblem() const {
  if (m_fileFault == FileFault::Unreadable) {
    return tr("This file can not be read.");
  }
  if (m_fileFault == FileFault::TooLong || m_text.size() > kMostText) {
    return tr("This is too long for a payment proof.");
  }
  if (m_text.trimmed().isEmpty()) {
    return {};
  }
  const QJsonObject object = QJsonDocument::fromJson(m_text.toUtf8()).object();
  return object.value(QLatin1String("receipt")).isString()
             ? QString()
             : tr("This is no payment proof. A proof begins with { and holds the word “receipt”; copy all of "
                  "it.");
}

void VerifyProofModel::openFile(const QUrl& file) {
  QFile in(file.toLocalFile());
  QString text;
  FileFault fault = FileFault::Unreadable;
  if (file.isLocalFile() && QFileInfo(in).isFile() && in.open(QIODevice::ReadOnly)) {
    const QByteArray bytes = in.read(kMostText + 1);
    fault = bytes.size() > kMostText ? FileFault::TooLong : FileFault::None;
    text = fault == FileFault::None ? QString::fromUtf8(bytes) : QString();
  }
  setText(text);
  m_fileFault = fault;
  emit changed();
}

void VerifyProofModel::check() {
  if (!canCheck()) {
    return;
  }
  m_answered = false;
  m_verdict = {};
  m_ticket = ++m_lastTicket;
  m_patience.start();
  emit changed();
  m_backend.checkReceipt(m_ticket, m_text.toUtf8());
}

void VerifyProofModel::answer(const ReceiptVerdict& verdict) {
  if (m_ticket == 0 || verdict.ticket != m_ticket) {
    return;
  }
  m_ticket = 0;
  m_patience.stop();
  m_answered = true;
  m_verdict = verdict;
  emit changed();
  emit announced(resultTitle());
}

void VerifyProofModel::clear() {
  m_patience.stop();
  setText({});
  m_fileFault = FileFault::None;
  emit changed();
}

QString VerifyProofModel::resultTitle() const {
  if (!m_answered) {
    return {};
  }
  switch (m_verdict.fault) {
    case ReceiptFault::None:
      //: Result of checking a payment proof.
      return tr("This payment was made");
    case ReceiptFault::Malformed:
      return tr("This is no proof of this network");
    case ReceiptFault::NotFinal:
      return tr("No such payment was found");
    case ReceiptFault::DoesNotPay:
      return tr("This proof does not hold");
    case ReceiptFault::PayerProof:
      return tr("The payer's part does not hold");
    case ReceiptFault::NoNetwork:
      break;
  }
  return tr("The proof could not be checked");
}

QString VerifyProofModel::resultText() const {
  if (!m_answered) {
    return {};
  }
  switch (m_verdict.fault) {
    case ReceiptFault::None:
      return tr("It is final: nobody can take it back.");
    case ReceiptFault::Malformed:
      return tr("It is damaged or incomplete. Ask for it again, and copy all of it.");
    case ReceiptFault::NotFinal:
      return tr(
          "Your node knows no final transaction of this id. If it was sent just now, try again in a minute; "
          "otherwise do not rely on it.");
    case ReceiptFault::DoesNotPay:
      return tr(
          "The transaction exists, but it does not pay this address as the proof says. Do not rely on it.");
    case ReceiptFault::PayerProof:
      return tr(
          "Whoever made it could not prove to have paid. Without that part the proof may be passed on from "
          "somebody else; ask the payer for a new one.");
    case ReceiptFault::NoNetwork:
      break;
  }
  return tr(
      "The node does not answer, so nothing is said about the proof. Try again when the wallet is "
      "connected.");
}

QString VerifyProofModel::amount() const {
  return good() ? texts::money(m_verdict.amount, m_verdict.decimals) : QString();
}

QStringList VerifyProofModel::addressGroups() const {
  return texts::addressGroups(m_verdict.address);
}

QString VerifyProofModel::time() const {
  return good() ? texts::exactTime(m_verdict.time) : QString();
}

QString VerifyProofModel::block() const {
  return good() ? texts::grouped(m_verdict.height) : QString();
}

QString VerifyProofModel::payer() const {
  if (!good()) {
    return {};
  }
  if (!m_verdict.payerProved) {
    return tr("It does not show who paid: anybody who was given this proof can show it.");
  }
  return m_verdict.verifier.isEmpty() ? tr("Its maker has proved to be the payer.")
                                      //: %1 is the name that a payer wrote into a proof
                                      : tr("Its maker has proved to be the payer, for “%1”. If that is not "
                                           "you, it was made for somebody else.")
                                            .arg(m_verdict.verifier);
}

}  // namespace tacit::app
