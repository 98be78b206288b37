// SPDX-License-Identifier: MIT
#include "bridge/wallet_backend.h"

namespace tacit::app {

WalletBackend::~WalletBackend() = default;

}  // namespace tacit::app
