// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <optional>

#include "wallet/types.h"

namespace tacit::app {

/// The receipt as people pass it on: one JSON object with `receipt`, `message` and `payer_proof` in hex, the
/// last two only with a payer's proof. `tacit-cli verify-receipt` reads it.
QByteArray receiptText(const ReceiptFile& receipt);

/// Reads what `receiptText` and `tacit-cli receipt` write, other keys and spaces around it aside; nothing for
/// anything else and for more than kMostReceiptText bytes. Whether it is a receipt of a payment is the
/// wallet's question.
std::optional<ReceiptFile> parseReceiptText(const QByteArray& text);
inline constexpr qsizetype kMostReceiptText = 16 * 1024;

/// Whom a payer's proof was made for: the name inside its message, stripped for display.
QString verifierOf(const Bytes& message);

}  // namespace tacit::app
