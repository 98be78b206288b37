// SPDX-License-Identifier: MIT
#include "cli/commands.h"

#include <algorithm>
#include <charconv>
#include <fstream>

#include "cli/account_commands.h"
#include "cli/answers.h"
#include "wallet/amount_text.h"
#include "wallet/export.h"
#include "wallet/memo.h"

namespace tacit::cli {

namespace {

constexpr std::uint64_t kFinalMs = 60'000;
constexpr std::uint64_t kAnswerMs = 20'000;
constexpr std::uint64_t kProxiedMs = 120'000;
constexpr std::uint64_t kFaucetMs = 60'000;
constexpr std::uint64_t kReceiveSeconds = 60;
constexpr std::uint64_t kMostReceiveSeconds = 86'400;

std::unexpected<Failure> fail(Exit exit, std::string error, std::string message) {
  return std::unexpected(Failure{exit, std::move(error), std::move(message)});
}

Result<Amount, Failure> read_amount(const std::string& text) {
  const auto amount = parse_amount(text, kTacitDecimals);
  if (!amount) {
    return fail(Exit::kUsage, "amount", "An amount is digits with at most 8 decimals, such as 12.5.");
  }
  return *amount;
}

Result<std::uint64_t, Failure> read_number(const std::string& text, const std::string& what) {
  std::uint64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size()) {
    return fail(Exit::kUsage, "usage", what + " is a number");
  }
  return number;
}

/// Into files when any is named, else as the answer itself.
Answer history_command(Session& session, const Command& command) {
  if (!command.has("csv") && !command.has("json")) {
    Json list = Json::array();
    for (const PaymentRecord& payment : session.wallet().payments()) {
      list.push_back(payment_json(payment));
    }
    return Json{{"payments", list}};
  }
  for (const char* option : {"csv", "json"}) {
    if (command.has(option)) {
      TACIT_TRY_VOID(may_write(command, command.get(option)));
    }
  }
  const std::vector<ExportRow> rows = export_rows(session.wallet());
  const bool csv = !command.has("csv") || write_export(command.get("csv"), export_csv(rows));
  const bool json =
      !command.has("json") ||
      write_export(command.get("json"),
                   export_json(rows, session.wallet().status().network_name, session.wall_ms()));
  if (!csv || !json) {
    return fail(Exit::kFailed, "storage", "The file could not be written; nothing in its place was changed.");
  }
  return Json{{"payments", rows.size()}};
}

Answer address_command(Session& session, const Command& command) {
  const auto text = command.has("new") ? session.wallet().new_address() : session.wallet().address();
  if (!text) {
    return fail(Exit::kNetwork, "network", "The network of this wallet is not known yet.");
  }
  return Json{{"address", *text}};
}

Answer request_command(Session& session, const Command& command) {
  Wallet::RequestDraft draft;
  if (command.has("amount")) {
    TACIT_TRY(draft.amount, read_amount(command.get("amount")));
  }
  if (command.has("expires")) {
    TACIT_TRY(draft.expiry, read_number(command.get("expires"), "--expires"));
  }
  draft.message = command.get("message");
  draft.label = command.get("label");
  const auto request = session.wallet().create_request(draft);
  if (!request) {
    return fail(Exit::kNetwork, "network", "The network of this wallet is not known yet.");
  }
  return request_json(*request);
}

Answer faucet_command(Session& session, const Command& command) {
  session.faucet.reset();
  session.wallet().ask_faucet();
  if (!session.wait([&] { return session.faucet.has_value(); }, kFaucetMs)) {
    return fail(Exit::kNetwork, "network", "The node does not answer.");
  }
  switch (session.faucet->first) {
    case FaucetAnswer::kUnreachable:
      return fail(Exit::kNetwork, "network", "The node does not answer.");
    case FaucetAnswer::kNotPractice:
      return fail(Exit::kRefused, "not-practice", "Only practice networks give test money.");
    case FaucetAnswer::kTooOften:
      return fail(Exit::kRefused, "too-often",
                  "Ask again in " + std::to_string(session.faucet->second) + " s.");
    case FaucetAnswer::kOnItsWay:
      break;
  }
  if (command.has("no-wait")) {
    return Json{{"state", "accepted"}};
  }
  // It comes to an address made for it. What else has arrived is left for `receive` to tell.
  const std::string to = session.wallet().address().value_or("");
  auto money_at = session.arrived.end();
  const auto paid = [&] {
    money_at = std::ranges::find_if(
        session.arrived, [&](const PaymentRecord& payment) { return payment.parts.front().address == to; });
    return money_at != session.arrived.end();
  };
  if (!session.wait(paid, kFaucetMs)) {
    return fail(Exit::kUnknown, "unknown", "The test money has not arrived yet.");
  }
  const PaymentRecord payment = *money_at;
  session.arrived.erase(money_at);
  return Json{{"state", "final"}, {"amount", money(payment.amount)}, {"id", to_hex(*payment.transaction)}};
}

/// The next payment that arrives, or the first that has arrived in this session and was not told yet.
Answer receive_command(Session& session, const Command& command) {
  std::uint64_t seconds = kReceiveSeconds;
  if (command.has("timeout")) {
    TACIT_TRY(seconds, read_number(command.get("timeout"), "--timeout"));
  }
  const std::uint64_t at_most = std::min(seconds, kMostReceiveSeconds) * 1000;
  if (!session.wait([&] { return !session.arrived.empty(); }, at_most)) {
    return fail(Exit::kUnknown, "unknown", "Nothing has arrived.");
  }
  const PaymentRecord payment = session.arrived.front();
  session.arrived.erase(session.arrived.begin());
  return payment_json(payment);
}

Result<PaymentOrder, Failure> read_order(Session& session, const Command& command) {
  auto order = session.wallet().read_link(command.operands.front());
  if (!order) {
    return std::unexpected(failure(order.error()));
  }
  if (command.has("amount")) {
    const bool fixed = order->parts.size() != 1 || !order->parts.front().amount.is_zero();
    TACIT_TRY(const Amount amount, read_amount(command.get("amount")));
    if (fixed && order->parts.front().amount != amount) {
      return fail(Exit::kUsage, "amount", "The link asks for another amount.");
    }
    order->parts.front().amount = amount;
  }
  if (command.has("memo")) {
    if (!order->memo_bytes.empty()) {
      return fail(Exit::kUsage, "memo", "The link brings a note of its own.");
    }
    order->memo = command.get("memo");
  }
  return std::move(*order);
}

/// The outcome of a payment: of its certified block with `until_final`, else of the node's word.
Answer watch(Session& session, PaymentId id, bool until_final, std::uint64_t pressed) {
  const auto state = [&] { return session.wallet().payment(id)->state; };
  const auto over = [&] {
    const SendProgress* progress = session.progress(id);
    return is_decided(state()) ||
           (!until_final && (state() == PaymentState::kUnknown || (progress && progress->acknowledged)));
  };
  session.wait(over, until_final ? kFinalMs : kAnswerMs);
  const std::uint64_t elapsed = session.steady_ms() - pressed;
  const PaymentRecord payment = *session.wallet().payment(id);
  const bool undecided = until_final && !is_decided(payment.state);
  Json json{{"id", payment.transaction ? Json(to_hex(*payment.transaction)) : Json()},
            {"state", undecided ? "unknown" : state_name(payment.state)},
            {"seconds", static_cast<double>(elapsed) / 1000.0},
            {"fee", money(payment.fee)},
            {"amount", money(payment.amount)},
            {"height", payment.height != 0 ? Json(payment.height) : Json()},
            {"number", payment.id}};
  if (payment.state == PaymentState::kRefused || payment.state == PaymentState::kCancelled) {
    const bool expired = payment.refusal == RefusalReason::kExpired;
    json["error"] = payment.state == PaymentState::kCancelled ? "cancelled" : expired ? "expired" : "refused";
    json["message"] = "The payment was not made; the money is untouched.";
    json["exit"] = static_cast<int>(Exit::kRefused);
  } else if (undecided || payment.state == PaymentState::kUnknown) {
    json["error"] = "unknown";
    json["message"] = "The outcome is not known yet; the payment is sent again until it is.";
    json["exit"] = static_cast<int>(Exit::kUnknown);
  }
  return json;
}

bool wants_final(const Command& command) {
  return command.get("wait") == "final";
}

Answer send_command(Session& session, const Command& command) {
  if (command.has("wait") && !wants_final(command)) {
    return fail(Exit::kUsage, "usage", "--wait takes `final`");
  }
  TACIT_TRY(const PaymentOrder order, read_order(session, command));
  const std::uint64_t pressed = session.steady_ms();
  auto sent = session.wallet().send(order, pressed);
  if (!sent && sent.error().error == PlanError::kWaitForChange) {
    session.settle();
    sent = session.wallet().send(order, pressed);
  }
  if (!sent) {
    return std::unexpected(failure(sent.error()));
  }
  return watch(session, *sent, wants_final(command), pressed);
}

std::optional<PaymentRecord> named_payment(Session& session, const std::string& text) {
  const auto id = parse_hex_array<32>(text);
  return id ? session.wallet().payment_of_transaction(*id) : std::nullopt;
}

Answer retry_command(Session& session, const Command& command) {
  const auto payment = named_payment(session, command.operands.front());
  if (!payment) {
    return fail(Exit::kUsage, "id", "This wallet knows no payment of this id.");
  }
  const std::uint64_t pressed = session.steady_ms();
  const auto sent = session.wallet().retry(payment->id);
  if (!sent) {
    return std::unexpected(failure(sent.error()));
  }
  return watch(session, *sent, wants_final(command), pressed);
}

Answer prepare_command(Session& session, const Command& command) {
  TACIT_TRY(const PaymentOrder order, read_order(session, command));
  const auto plan = session.wallet().prepare(order);
  if (!plan) {
    return std::unexpected(failure(plan.error()));
  }
  if (command.has("wait")) {
    session.wait([&] { return session.wallet().prepared(); }, kAnswerMs);
  }
  return Json{{"amount", money(plan->amount)},
              {"fee", money(plan->fee)},
              {"change", money(plan->change)},
              {"available", money(plan->available)},
              {"inputs", plan->inputs},
              {"outputs", plan->outputs},
              {"hides_among", plan->hides_among},
              {"own_address", plan->own_address},
              {"ready", session.wallet().prepared()}};
}

Answer receipt_command(Session& session, const Command& command) {
  const auto payment = named_payment(session, command.operands.front());
  if (!payment) {
    return fail(Exit::kUsage, "id", "This wallet knows no payment of this id.");
  }
  std::uint64_t output = 0;
  if (command.has("output")) {
    TACIT_TRY(output, read_number(command.get("output"), "--output"));
  } else if (!payment->parts.empty() && payment->parts.front().output) {
    output = *payment->parts.front().output;
  }
  const auto file = output < 16
                        ? session.wallet().make_receipt(payment->id, static_cast<std::uint8_t>(output),
                                                        command.get("payer-message"))
                        : std::nullopt;
  if (!file) {
    return fail(Exit::kUsage, "receipt",
                "There is a receipt only for an output of a final payment that this wallet made; the "
                "payer's message has at most 64 bytes.");
  }
  Json json{{"id", to_hex(*payment->transaction)}, {"output", output}, {"receipt", to_hex(file->receipt)}};
  if (!file->payer_proof.empty()) {
    json["message"] = to_hex(file->message);
    json["payer_proof"] = to_hex(file->payer_proof);
  }
  return json;
}

Result<ReceiptFile, Failure> read_receipt(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  // A pipe may have no end; more than this is no receipt, in the window neither.
  std::string text(16 * 1024 + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  const Json json = Json::parse(text, nullptr, false);
  const auto field = [&](const char* key) {
    return json.is_object() && json.contains(key) && json[key].is_string()
               ? parse_hex(json[key].get<std::string>())
               : std::optional<Bytes>();
  };
  const auto receipt = field("receipt");
  if (!receipt) {
    return fail(Exit::kUsage, "receipt", "The file holds no receipt.");
  }
  return ReceiptFile{*receipt, field("message").value_or(Bytes()), field("payer_proof").value_or(Bytes())};
}

Answer verify_receipt_command(Session& session, const Command& command) {
  TACIT_TRY(const ReceiptFile file, read_receipt(command.operands.front()));
  session.receipt.reset();
  session.wallet().verify_receipt(file);
  // On a connection of its own, which through a proxy takes its time.
  const bool proxied = !session.wallet().status().proxy.empty();
  if (!session.wait([&] { return session.receipt.has_value(); }, proxied ? kProxiedMs : kAnswerMs)) {
    return fail(Exit::kNetwork, "network", "The node does not answer.");
  }
  if (!*session.receipt) {
    const ReceiptCheckError error = session.receipt->error();
    return error == ReceiptCheckError::kNetwork ? fail(Exit::kNetwork, "network", "The node does not answer.")
           : error == ReceiptCheckError::kNotFinal
               ? fail(Exit::kRefused, "not-final", "No final transaction has this id.")
           : error == ReceiptCheckError::kPayerProof
               ? fail(Exit::kRefused, "payer-proof", "The payer's proof does not hold.")
           : error == ReceiptCheckError::kMalformed
               ? fail(Exit::kUsage, "receipt", "This is not a receipt.")
               : fail(Exit::kRefused, "does-not-pay", "The receipt does not open that coin.");
  }
  const ReceiptCheck& check = **session.receipt;
  const UnpackedMemo memo = unpack_memo(make_memo(check.memo).value_or(Memo{}));
  Json json{{"valid", true},
            {"id", to_hex(check.transaction)},
            {"output", check.output},
            {"address", check.address},
            {"amount", money(check.amount)},
            {"ticker", ticker(check.asset)},
            {"memo", memo.bytes.empty() ? memo.text : "hex:" + to_hex(memo.bytes)},
            {"request", memo.request_id ? Json(to_hex(*memo.request_id)) : Json()},
            {"height", check.height},
            {"time", check.time},
            {"payer_proved", check.payer_proved}};
  if (check.payer_proved && check.message.size() >= 36) {
    // enc(name) ‖ fresh number(32), protocol §12.
    const std::string verifier(check.message.begin() + 4, check.message.end() - 32);
    json["payer_message"] = is_utf8(verifier) ? verifier : "hex:" + to_hex(check.message);
  }
  return json;
}

}  // namespace

Answer run_command(Session& session, const Command& command, bool settled) {
  const std::string& what = command.name;
  const bool accounts = what == "accounts" || what.starts_with("account ");
  const bool local = accounts || what == "history" || what == "requests" || what == "drop" ||
                     ((what == "address" || what == "request") && session.wallet().address()) ||
                     (what == "status" && command.has("offline"));
  const bool connected = !session.wallet().status().node_link.empty();
  if (!settled && (!local || (what == "history" && connected))) {
    auto caught_up = session.catch_up();
    if (!caught_up && what != "status" && what != "history") {
      return std::unexpected(caught_up.error());
    }
    if (caught_up && (what == "balance" || what == "history" || what == "status")) {
      session.settle();
    }
  }
  if (accounts) {
    return account_command(session, command);
  }
  if (what == "status") {
    return status_json(session);
  }
  if (what == "address") {
    return address_command(session, command);
  }
  if (what == "request") {
    return request_command(session, command);
  }
  if (what == "faucet") {
    return faucet_command(session, command);
  }
  if (what == "balance") {
    return balance_json(session);
  }
  if (what == "receive") {
    return receive_command(session, command);
  }
  if (what == "send") {
    return send_command(session, command);
  }
  if (what == "retry") {
    return retry_command(session, command);
  }
  if (what == "prepare") {
    return prepare_command(session, command);
  }
  if (what == "drop") {
    session.wallet().drop_form();
    return Json::object();
  }
  if (what == "receipt") {
    return receipt_command(session, command);
  }
  if (what == "verify-receipt") {
    return verify_receipt_command(session, command);
  }
  if (what == "history") {
    return history_command(session, command);
  }
  Json list = Json::array();
  for (const PaymentRequest& request : session.wallet().requests()) {
    list.push_back(request_json(request));
  }
  return Json{{"requests", list}};
}

}  // namespace tacit::cli
