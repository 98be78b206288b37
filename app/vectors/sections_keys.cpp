// SPDX-License-Identifier: MIT
#include <optional>

#include "crypto/bech32m.h"
#include "protocol/address.h"
#include "protocol/keys.h"

#include "vectors/sections.h"

namespace tacit::vectors {

namespace {

constexpr std::string_view kMainPrefix = "tacit";
constexpr std::string_view kTestPrefix = "tacittest";

bool isReadBack(const Address& address, const std::string& text, std::string_view prefix) {
  const auto parsed = parse_address(text, prefix);
  return parsed && *parsed == address;
}

void addAddress(Outcome& outcome, const IncomingKey& key, const Input& input) {
  const Address address = key.address(input.number("number"));
  const auto payload = address_payload(address, kMainPrefix);
  const std::string text = format_address(address, kMainPrefix);
  const std::string testText = format_address(address, kTestPrefix);
  outcome.addHex(address.d(), input.find("d"));
  outcome.addHex(address_base(address.d()).encode(), input.find("Bd"));
  outcome.addHex(address.Q1(), input.find("Q1"));
  outcome.addHex(address.Q2(), input.find("Q2"));
  outcome.addHex(payload, input.find("payload"));
  outcome.addHex(f4jumble(payload), input.find("jumbled"));
  outcome.add(text, input.find("text"));
  outcome.add(testText, input.find("test_text"));
  refuseUnless(isReadBack(address, text, kMainPrefix) && isReadBack(address, testText, kTestPrefix));
}

Outcome keyCase(const Input& input) {
  auto bytes = input.array<64>("seed");
  const SpendKey key = SpendKey::from_seed(Secret<Bytes64>(bytes), input.number32("account"));
  const FullKey& full = key.full();
  const IncomingKey& incoming = full.incoming();
  Outcome outcome;
  outcome.addHex(full.s1().encode(), input.find("s1"));
  outcome.addHex(full.s2().encode(), input.find("s2"));
  outcome.addHex(key.r().encode(), input.find("r"));
  outcome.addHex(full.D_encoding(), input.find("D"));
  outcome.addHex(incoming.P2().encode(), input.find("P2"));
  outcome.addHex(incoming.diversifier_key(), input.find("dk"));
  outcome.addHex(full.outgoing_key(), input.find("ovk"));
  if (input.has("addresses")) {
    for (const Json& address : input.list("addresses")) {
      addAddress(outcome, incoming, Input(address));
    }
  }
  return outcome;
}

Outcome addressText(const Input& input, const std::string& prefix) {
  refuseUnless(is_address_prefix(prefix));
  const std::string text = input.text("text");
  const auto address = parse_address(text, prefix);
  refuseUnless(address.has_value());
  Outcome outcome;
  outcome.addHex(address->encode(), input.find("address"));
  // There is one text for an address, but for its case.
  const std::string again = format_address(*address, prefix);
  std::string lower = text;
  for (char& c : lower) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  refuseUnless(again == lower);
  return outcome;
}

bool isJumbleSize(std::size_t size) {
  return size >= 48 && size <= 4'194'368;
}

Outcome jumbleCase(const Input& input) {
  Outcome outcome;
  if (input.has("plain")) {
    const Bytes plain = input.hex("plain");
    refuseUnless(isJumbleSize(plain.size()));
    outcome.addHex(f4jumble(plain), input.find("jumbled"));
  }
  if (input.has("jumbled")) {
    outcome.addHex(orRefuse(f4jumble_inverse(input.hex("jumbled"))), input.find("plain"));
  }
  return outcome;
}

std::optional<bool> never(const Json&) {
  return false;
}

}  // namespace

void runKeys(Report& report, const Json& section) {
  report.cases("keys", section, always, keyCase);
}

void runAddressTexts(Report& report, const Json& section) {
  const Input input(section);
  const Json* found = input.find("prefix");
  const std::string prefix = found != nullptr && found->is_string() ? found->get<std::string>() : "";
  const auto handler = [&](const Input& text) { return addressText(text, prefix); };
  report.list("address_texts", input, "valid", always, handler);
  report.list("address_texts", input, "invalid", never, handler);
  if (input.has("cases")) {  // in a file that does not tell which is which
    report.list("address_texts", input, "cases", byValid, handler);
  }
  report.list("address_texts", input, "f4jumble", always, jumbleCase);
}

}  // namespace tacit::vectors
