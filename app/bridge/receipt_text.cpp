// SPDX-License-Identifier: MIT
#include "bridge/receipt_text.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include "base/bytes.h"

namespace tacit::app {

QByteArray receiptText(const ReceiptFile& receipt) {
  const auto hex = [](const Bytes& bytes) { return QString::fromStdString(to_hex(bytes)); };
  QJsonObject object{{QStringLiteral("receipt"), hex(receipt.receipt)}};
  if (!receipt.payer_proof.empty()) {
    object.insert(QStringLiteral("message"), hex(receipt.message));
    object.insert(QStringLiteral("payer_proof"), hex(receipt.payer_proof));
  }
  return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

}  // namespace tacit::app
