// SPDX-License-Identifier: MIT
#include "wallet/export.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <map>
#include <utility>

#include "wallet/amount_text.h"
#include "wallet/files.h"
#include "wallet/payment_link.h"
#include "wallet/wallet.h"

namespace tacit {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Full-width = + - @: what a spreadsheet in an East Asian language takes for the plain ones.
constexpr std::string_view kFormula[] = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};

bool begins_formula(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with("\xC2\xA0") || text.starts_with("\xE3\x80\x80")) {
    text.remove_prefix(text.front() == ' ' ? 1 : text.front() == '\xC2' ? 2 : 3);
  }
  for (std::string_view begin : kFormula) {
    if (text.starts_with(begin)) {
      return true;
    }
  }
  return false;
}

std::string defused(std::string_view text) {
  std::string result;
  bool cell_begins = true;
  while (!text.empty()) {
    if (cell_begins && begins_formula(text)) {
      result += '\'';
    }
    cell_begins = text.front() == ';';
    result += text.front();
    text.remove_prefix(1);
  }
  return result;
}

std::string money(Amount amount) {
  return format_amount(amount, kTacitDecimals);
}

std::string ticker(const AssetId& asset) {
  return asset.is_native() ? "TACIT" : to_hex(asset.bytes());
}

std::string note_text(const PaymentRecord& payment) {
  return payment.memo_bytes.empty() ? payment.memo : "hex:" + to_hex(payment.memo_bytes);
}

void append_csv(std::string& out, const ExportRow& row) {
  const PaymentRecord& payment = row.payment;
  std::string addresses;
  for (const PaymentPart& part : payment.parts) {
    addresses += (addresses.empty() ? "" : " ") + part.address;
  }
  const std::string cells[] = {iso_time(payment.time),
                               payment.incoming ? "in" : "out",
                               state_name(payment.state),
                               money(payment.amount),
                               payment.incoming ? "" : money(payment.fee),
                               ticker(payment.asset),
                               csv_text(row.person),
                               csv_text(payment.label),
                               csv_text(note_text(payment)),
                               csv_text(payment.own_note),
                               csv_text(addresses),
                               payment.transaction ? to_hex(*payment.transaction) : "",
                               payment.height != 0 ? std::to_string(payment.height) : "",
                               payment.request_id ? to_hex(*payment.request_id) : "",
                               std::to_string(payment.id)};
  const char* between = "";
  for (const std::string& cell : cells) {
    out += between;
    out += cell;
    between = ",";
  }
  out += "\r\n";
}

/// \uXXXX, two of them beyond the first plane. `one` is the valid UTF-8 of one character.
std::string json_escape(std::string_view one) {
  char32_t c = static_cast<unsigned char>(one.front());
  if (one.size() > 1) {
    c &= 0xFFu >> (one.size() + 1);
    for (char next : one.substr(1)) {
      c = (c << 6) | (static_cast<unsigned char>(next) & 0x3Fu);
    }
  }
  char text[16];
  if (c < 0x10000) {
    std::snprintf(text, sizeof text, "\\u%04x", static_cast<unsigned>(c));
  } else {
    c -= 0x10000;
    std::snprintf(text, sizeof text, "\\u%04x\\u%04x", static_cast<unsigned>(0xD800 + (c >> 10)),
                  static_cast<unsigned>(0xDC00 + (c & 0x3FF)));
  }
  return text;
}

/// Invalid UTF-8 can not stand in JSON and is left out; no text of a wallet holds any.
std::string json_text(std::string_view text) {
  std::string out = "\"";
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t size = 1;
    while (size < 4 && at + size < text.size() &&
           (static_cast<unsigned char>(text[at + size]) & 0xC0) == 0x80) {
      ++size;
    }
    const std::string_view one = text.substr(at, size);
    at += size;
    if (one == "\"" || one == "\\") {
      out += '\\';
      out += one;
    } else if (is_utf8(one)) {
      out += display_text(one).empty() ? json_escape(one) : std::string(one);
    }
  }
  return out + '"';
}

std::string json_or_null(const std::string& text) {
  return text.empty() ? "null" : json_text(text);
}

void append_recipients(std::string& out, const PaymentRecord& payment) {
  if (payment.incoming) {
    out += ", \"address\": " + json_or_null(payment.parts.empty() ? "" : payment.parts.front().address);
    return;
  }
  out += ", \"recipients\": [";
  const char* between = "";
  for (const PaymentPart& part : payment.parts) {
    out += std::string(between) + "{\"address\": " + json_text(part.address) +
           ", \"amount\": " + json_text(money(part.amount)) +
           ", \"output\": " + (part.output ? std::to_string(*part.output) : "null") + "}";
    between = ", ";
  }
  out += "]";
}

void append_json(std::string& out, const ExportRow& row) {
  const PaymentRecord& payment = row.payment;
  out += "    {\"number\": " + std::to_string(payment.id);
  out += std::string(", \"direction\": ") + (payment.incoming ? "\"in\"" : "\"out\"");
  out += ", \"state\": " + json_text(state_name(payment.state));
  out += ", \"time\": " + json_or_null(iso_time(payment.time));
  out += ", \"amount\": " + json_text(money(payment.amount));
  out += ", \"fee\": " + (payment.incoming ? "null" : json_text(money(payment.fee)));
  out += ", \"ticker\": " + json_text(ticker(payment.asset));
  out += ", \"asset\": " + json_text(to_hex(payment.asset.bytes()));
  out += ", \"person\": " + json_or_null(row.person);
  out += ", \"label\": " + json_or_null(payment.label);
  out += ", \"note\": " + json_or_null(payment.memo);
  out += ", \"note_hex\": " + json_or_null(to_hex(payment.memo_bytes));
  out += ", \"own_note\": " + json_or_null(payment.own_note);
  append_recipients(out, payment);
  out += ", \"transaction\": " + json_or_null(payment.transaction ? to_hex(*payment.transaction) : "");
  out += ", \"block\": " + (payment.height != 0 ? std::to_string(payment.height) : "null");
  out += ", \"request\": " + json_or_null(payment.request_id ? to_hex(*payment.request_id) : "");
  out += ", \"created\": " + json_or_null(iso_time(payment.created)) + "}";
}

}  // namespace

const char* state_name(PaymentState state) {
  switch (state) {
    case PaymentState::kPlanned:
    case PaymentState::kProved:
      return "proving";
    case PaymentState::kHandedOver:
      return "accepted";
    case PaymentState::kUnknown:
      return "unknown";
    case PaymentState::kFinal:
      return "final";
    case PaymentState::kRefused:
      return "refused";
    case PaymentState::kCancelled:
      break;
  }
  return "cancelled";
}

std::string iso_time(std::uint64_t ms) {
  constexpr std::uint64_t kDay = 86'400;
  const std::uint64_t seconds = ms / 1000;
  // Beyond the year 9999 there is no ISO 8601 form, and nothing of a certified block.
  if (ms == 0 || seconds >= 253'402'300'800) {
    return {};
  }
  const std::chrono::year_month_day date{
      std::chrono::sys_days{std::chrono::days{static_cast<int>(seconds / kDay)}}};
  const unsigned second = static_cast<unsigned>(seconds % kDay);
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02u:%02u:%02uZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), second / 3600,
                second / 60 % 60, second % 60);
  return text;
}

std::string csv_text(std::string_view text) {
  std::string line;
  for (char c : text) {
    line += c == '\t' || c == '\r' || c == '\n' ? ' ' : c;
  }
  const std::string safe = defused(display_text(line));
  std::string cell = "\"";
  for (char c : safe) {
    cell.append(c == '"' ? 2 : 1, c);
  }
  return safe.empty() ? std::string() : cell + '"';
}

std::string export_csv(std::span<const ExportRow> rows) {
  std::string out(kByteOrderMark);
  out +=
      "time,direction,state,amount,fee,ticker,person,label,note,own_note,addresses,transaction,block,request,"
      "number\r\n";
  for (const ExportRow& row : rows) {
    append_csv(out, row);
  }
  return out;
}

std::string export_json(std::span<const ExportRow> rows, std::string_view network, std::uint64_t now_ms) {
  std::string out = "{\"format\": \"tacit-history\", \"version\": 1, \"network\": " + json_text(network) +
                    ", \"exported\": " + json_or_null(iso_time(now_ms)) + ", \"payments\": [";
  const char* between = "\n";
  for (const ExportRow& row : rows) {
    out += between;
    append_json(out, row);
    between = ",\n";
  }
  return out + "\n]}\n";
}

std::vector<ExportRow> export_rows(const Wallet& wallet) {
  std::map<ContactId, std::string> names;
  for (const Contact& contact : wallet.contacts()) {
    names.emplace(contact.id, contact.name);
  }
  std::vector<ExportRow> rows;
  for (PaymentRecord& payment : wallet.payments()) {
    const auto name = names.find(wallet.contact_of(payment.id));
    rows.push_back({std::move(payment), name == names.end() ? std::string() : name->second});
  }
  std::ranges::stable_sort(rows, std::greater<>(), [](const ExportRow& row) { return row.payment.time; });
  return rows;
}

bool write_export(const std::filesystem::path& path, std::string_view text) {
  std::error_code problem;
  const auto whole = std::filesystem::absolute(path, problem);
  return !problem && whole.has_filename() && replace_outside_file(whole, as_bytes(text));
}

}  // namespace tacit
