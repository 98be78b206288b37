// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include "wallet/types.h"

namespace tacit::app {

/// The receipt as people pass it on: one JSON object with `receipt`, `message` and `payer_proof` in hex, the
/// last two only with a payer's proof. `tacit-cli verify-receipt` reads it.
QByteArray receiptText(const ReceiptFile& receipt);

}  // namespace tacit::app
