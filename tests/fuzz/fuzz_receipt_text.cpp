// SPDX-License-Identifier: MIT
#include "base/check.h"
#include "bridge/receipt_text.h"

using namespace tacit;

/// The text of a receipt that is read is written so that it is read as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const QByteArray text(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
  const auto receipt = app::parseReceiptText(text);
  if (!receipt) {
    return 0;
  }
  TACIT_CHECK(text.size() <= app::kMostReceiptText && !receipt->receipt.empty());
  const QString verifier = app::verifierOf(receipt->message);
  TACIT_CHECK(static_cast<std::size_t>(verifier.toUtf8().size()) <= receipt->message.size());
  if (!receipt->payer_proof.empty() || receipt->message.empty()) {
    const QByteArray written = app::receiptText(*receipt);
    const auto again = app::parseReceiptText(written);
    TACIT_CHECK(written.size() > app::kMostReceiptText || again);
    TACIT_CHECK(!again || (again->receipt == receipt->receipt && again->message == receipt->message &&
                           again->payer_proof == receipt->payer_proof));
  }
  return 0;
}
