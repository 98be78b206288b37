// SPDX-License-Identifier: MIT
#include "base/check.h"
#include "protocol/address.h"
#include "protocol/asset.h"
#include "viewmodels/amount_input.h"
#include "viewmodels/payment_target.h"
#include "viewmodels/qr_reader.h"
#include "wallet/amount_text.h"

using namespace tacit;

namespace {

void check_amount(const QString& text) {
  const app::AmountInput input = app::readAmount(text);
  TACIT_CHECK(!input.set || (input.units > 0 && input.units < kAmountLimit && input.problem.isEmpty()));
  TACIT_CHECK(input.set || input.echo.isEmpty());
  // What the window shows as its understanding is understood as the same.
  TACIT_CHECK(input.echo.isEmpty() || app::readAmount(input.echo).units == input.units);
  const auto plain = parse_amount(text.toStdString(), kTacitDecimals);
  TACIT_CHECK(!plain || plain->units() == input.units);
}

void check_target(const QString& text) {
  const app::PaymentTarget target = app::readTarget(text, QStringLiteral("tacittest"), 1'800'000'000'000);
  const qsizetype length = text.trimmed().size();
  for (const int place : target.suspects) {
    TACIT_CHECK(place >= 0 && place < length);
  }
  TACIT_CHECK((target.kind == app::PaymentTarget::Kind::Bad) == !target.problem.isEmpty());
  TACIT_CHECK(target.good() == !target.parts.isEmpty());
  for (const auto& part : target.parts) {
    TACIT_CHECK(parse_address(part.address.toStdString(), "tacittest"));
  }
}

}  // namespace

/// What is typed, pasted or scanned into the fields of the window.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const QString text = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
  check_amount(text);
  check_target(text);
  static_cast<void>(app::describeCode(text));
  return 0;
}
