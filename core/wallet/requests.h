// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/bytes.h"
#include "protocol/address.h"
#include "wallet/types.h"

/// Payment requests and how coins are matched to them: by their address first, then by the id in their memo
/// (docs/architecture.md). Pure data; storage is the wallet's. Not thread-safe.
namespace tacit {

/// Waiting, partly, paid or overpaid from what was received; expired when it is not paid and `now_s` is past
/// its expiry. A request without an amount is paid by any.
RequestState request_state(const PaymentRequest& request, std::uint64_t now_s);

/// The link that asks for it: amount, label, message, id, exp.
std::string request_link(const PaymentRequest& request);

class RequestBook {
 public:
  void put(const PaymentRequest& request, const Diversifier& d);
  PaymentRequest* find(const Bytes16& id);
  const PaymentRequest* find(const Bytes16& id) const;

  /// The request that a coin to the own address `d` answers. Among several of one address the one with the
  /// memo's id, else the oldest that is not paid; without any, the one with the id.
  PaymentRequest* match(const Diversifier& d, const std::optional<Bytes16>& id);

  /// Adds a coin of `amount` in a block of this time. False when it is of another asset or the sum is no
  /// amount.
  static bool credit(PaymentRequest& request, const AssetId& asset, Amount amount, std::uint64_t block_time);

  /// In order of creation.
  const std::vector<PaymentRequest>& all() const { return m_requests; }

 private:
  std::vector<PaymentRequest> m_requests;
  std::vector<Diversifier> m_addresses;  // of the request with the same index
};

}  // namespace tacit
