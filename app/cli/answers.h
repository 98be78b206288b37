// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "cli/session.h"

/// A wallet's values as the JSON that is printed (docs/cli.md).
namespace tacit::cli {

std::string money(Amount amount);
std::string ticker(const AssetId& asset);

Json balance_json(Session& session);
Json payment_json(const PaymentRecord& payment);
Json request_json(const PaymentRequest& request);
Json status_json(Session& session);

}  // namespace tacit::cli
