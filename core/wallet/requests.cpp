// SPDX-License-Identifier: MIT
#include "wallet/requests.h"

#include <algorithm>

#include "wallet/payment_link.h"

namespace tacit {

namespace {

bool is_paid(const PaymentRequest& request) {
  return request.amount ? request.received >= *request.amount : !request.received.is_zero();
}

}  // namespace

RequestState request_state(const PaymentRequest& request, std::uint64_t now_s) {
  if (is_paid(request)) {
    return request.amount && request.received > *request.amount ? RequestState::kOverpaid
                                                                : RequestState::kPaid;
  }
  if (request.expiry != 0 && now_s > request.expiry) {
    return RequestState::kExpired;
  }
  return request.received.is_zero() ? RequestState::kWaiting : RequestState::kPartly;
}

std::string request_link(const PaymentRequest& request) {
  PaymentLink link;
  link.parts.push_back({request.address, request.amount});
  link.asset = request.asset;
  link.label = request.label;
  link.message = request.message;
  link.id = request.id;
  link.expiry = request.expiry;
  return format_payment_link(link);
}

void RequestBook::put(const PaymentRequest& request, const Diversifier& d) {
  if (PaymentRequest* known = find(request.id)) {
    *known = request;
    return;
  }
  m_requests.push_back(request);
  m_addresses.push_back(d);
}

PaymentRequest* RequestBook::find(const Bytes16& id) {
  const auto it = std::ranges::find(m_requests, id, &PaymentRequest::id);
  return it == m_requests.end() ? nullptr : &*it;
}

const PaymentRequest* RequestBook::find(const Bytes16& id) const {
  return const_cast<RequestBook*>(this)->find(id);
}

PaymentRequest* RequestBook::match(const Diversifier& d, const std::optional<Bytes16>& id) {
  PaymentRequest* oldest = nullptr;
  PaymentRequest* last = nullptr;
  for (std::size_t i = 0; i < m_requests.size(); ++i) {
    if (m_addresses[i] != d) {
      continue;
    }
    if (id && m_requests[i].id == *id) {
      return &m_requests[i];
    }
    last = &m_requests[i];
    if (!oldest && !is_paid(m_requests[i])) {
      oldest = &m_requests[i];
    }
  }
  if (last) {
    return oldest ? oldest : last;
  }
  return id ? find(*id) : nullptr;
}

bool RequestBook::credit(PaymentRequest& request, const AssetId& asset, Amount amount,
                         std::uint64_t block_time) {
  const std::optional<Amount> sum = checked_add(request.received, amount);
  if (request.asset != asset || !sum) {
    return false;
  }
  const bool before = is_paid(request);
  request.received = *sum;
  if (!before && is_paid(request)) {
    request.paid = block_time;
  }
  return true;
}

}  // namespace tacit
