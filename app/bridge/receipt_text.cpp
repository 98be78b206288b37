// SPDX-License-Identifier: MIT
#include "bridge/receipt_text.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include "base/bytes.h"
#include "wallet/payment_link.h"

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

std::optional<ReceiptFile> parseReceiptText(const QByteArray& text) {
  if (text.size() > kMostReceiptText) {
    return std::nullopt;
  }
  const QJsonObject object = QJsonDocument::fromJson(text.trimmed()).object();
  bool good = true;
  const auto field = [&](const char* name) -> Bytes {
    const QJsonValue value = object[QLatin1String(name)];
    if (value.isUndefined()) {
      return {};
    }
    const auto bytes = parse_hex(value.toString().toStdString());
    good = good && value.isString() && bytes.has_value();
    return bytes.value_or(Bytes());
  };
  ReceiptFile file{field("receipt"), field("message"), field("payer_proof")};
  return good && !file.receipt.empty() ? std::optional(std::move(file)) : std::nullopt;
}

QString verifierOf(const Bytes& message) {
  // enc(name) ‖ fresh number(32), protocol §12.
  constexpr std::size_t kLength = 4;
  constexpr std::size_t kNumber = 32;
  if (message.size() < kLength + kNumber) {
    return {};
  }
  return QString::fromStdString(display_text(
      {reinterpret_cast<const char*>(message.data()) + kLength, message.size() - kLength - kNumber}));
}

}  // namespace tacit::app
