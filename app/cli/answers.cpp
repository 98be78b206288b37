// SPDX-License-Identifier: MIT
#include "cli/answers.h"

#include "wallet/amount_text.h"
#include "wallet/export.h"

namespace tacit::cli {

namespace {

const char* name(RequestState state) {
  switch (state) {
    case RequestState::kWaiting:
      return "waiting";
    case RequestState::kPartly:
      return "partly";
    case RequestState::kPaid:
      return "paid";
    case RequestState::kOverpaid:
      return "overpaid";
    case RequestState::kExpired:
      break;
  }
  return "expired";
}

const char* name(LinkHealth health) {
  constexpr const char* kNames[] = {"offline", "connecting", "connected",     "unreachable",  "lost",
                                    "refused", "wrong-key",  "wrong-genesis", "proxy-unknown"};
  return kNames[static_cast<std::size_t>(health)];
}

const char* name(LedgerHealth health) {
  constexpr const char* kNames[] = {"unknown",     "good",      "scanning",     "bad-genesis",
                                    "bad-block",   "bad-coins", "conflict",     "cover-damaged",
                                    "node-behind", "too-old",   "maybe-too-old"};
  return kNames[static_cast<std::size_t>(health)];
}

const char* name(WatchKind kind) {
  constexpr const char* kNames[] = {"no", "incoming", "full"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace

std::string money(Amount amount) {
  return format_amount(amount, kTacitDecimals);
}

std::string ticker(const AssetId& asset) {
  return asset.is_native() ? "TACIT" : to_hex(asset.bytes());
}

Json balance_json(Session& session) {
  Json assets = Json::array();
  for (const WalletBalance& balance : session.wallet().balances()) {
    assets.push_back({{"asset", to_hex(balance.asset.bytes())},
                      {"ticker", ticker(balance.asset)},
                      {"spendable", money(balance.spendable)},
                      {"pending", money(balance.returning)}});
  }
  return {{"assets", assets}, {"height", session.wallet().status().height}};
}

Json payment_json(const PaymentRecord& payment) {
  Json json{{"id", payment.transaction ? Json(to_hex(*payment.transaction)) : Json()},
            {"direction", payment.incoming ? "in" : "out"},
            {"amount", money(payment.amount)},
            {"ticker", ticker(payment.asset)},
            {"memo", payment.memo_bytes.empty() ? payment.memo : "hex:" + to_hex(payment.memo_bytes)},
            {"state", state_name(payment.state)},
            {"height", payment.height != 0 || payment.incoming ? Json(payment.height) : Json()},
            {"time", payment.time},
            {"number", payment.id}};
  if (!payment.incoming) {
    json["fee"] = money(payment.fee);
    Json parts = Json::array();
    for (const PaymentPart& part : payment.parts) {
      parts.push_back({{"address", part.address},
                       {"amount", money(part.amount)},
                       {"output", part.output ? Json(*part.output) : Json()}});
    }
    json["recipients"] = parts;
  }
  if (payment.request_id) {
    json["request"] = to_hex(*payment.request_id);
  }
  return json;
}

Json request_json(const PaymentRequest& request) {
  return {{"id", to_hex(request.id)},
          {"link", request.link},
          {"address", request.address},
          {"amount", request.amount ? Json(money(*request.amount)) : Json()},
          {"received", money(request.received)},
          {"message", request.message},
          {"state", name(request.state)}};
}

Json status_json(Session& session) {
  const WalletStatus status = session.wallet().status();
  return {{"link", name(status.link)},
          {"ledger", name(status.ledger)},
          {"node", status.node_link},
          {"proxy", status.proxy},
          {"network", status.network_name},
          {"prefix", status.prefix},
          {"height", status.height},
          {"node_height", status.node_height},
          {"block_time", status.block_time},
          {"verified_at", status.verified_at},
          {"coins", status.coins},
          {"set_size", status.set_size},
          {"birthday", status.birthday},
          {"caught_up", status.caught_up},
          {"practice", status.practice},
          {"latency_ms", status.latency_ms},
          {"clock_ahead_s", status.clock_ahead_s},
          {"proofs_ready", status.proofs_ready},
          {"proofs_waiting", status.proofs_waiting},
          {"under_way", session.wallet().under_way().size()},
          {"account", status.account},
          {"watch", name(status.watch)}};
}

}  // namespace tacit::cli
