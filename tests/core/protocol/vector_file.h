// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>

#include "base/bytes.h"
#include "crypto/point.h"
#include "crypto/scalar.h"
#include "protocol/address.h"
#include "protocol/coin.h"
#include "protocol/keys.h"
#include "protocol/note.h"
#include "protocol/params.h"
#include "protocol/transaction.h"
#include "support/vectors.h"

/// Protocol values as tests/vectors/vectors.json writes them. Throws when the file is not what it should be,
/// which fails the test.
namespace vectors {

using Json = nlohmann::json;

inline const Json& document() {
  return tacit::test::vectors();
}

template <class T>
T need(std::optional<T> value) {
  if (!value) {
    throw std::runtime_error("a vector does not decode");
  }
  return *std::move(value);
}

inline tacit::Bytes hex(const Json& json) {
  return need(tacit::parse_hex(json.get<std::string>()));
}
template <std::size_t N>
tacit::ByteArray<N> array(const Json& json) {
  return need(tacit::parse_hex_array<N>(json.get<std::string>()));
}
inline std::uint64_t number(const Json& json) {
  return json.is_string() ? std::stoull(json.get<std::string>()) : json.get<std::uint64_t>();
}
inline tacit::Scalar scalar(const Json& json) {
  return need(tacit::Scalar::decode(hex(json)));
}
inline tacit::Point point(const Json& json) {
  return need(tacit::Point::decode_nonidentity(hex(json)));
}
inline tacit::Tag tag(const Json& json) {
  return need(tacit::Tag::parse(hex(json)));
}
inline tacit::Coin coin(const Json& json) {
  return need(tacit::Coin::parse(hex(json)));
}
inline tacit::Origin origin(const Json& json) {
  return tacit::Origin(array<tacit::Origin::kSize>(json));
}
inline tacit::SpendKey spend_key(const Json& json) {
  return need(tacit::SpendKey::make(scalar(json["s1"]), scalar(json["s2"]), scalar(json["r"])));
}
inline tacit::IncomingKey incoming_key(const Json& json) {
  return need(tacit::IncomingKey::make(scalar(json["s1"]), point(json["P2"])));
}
inline tacit::NetworkParameters network(const Json& json) {
  tacit::NetworkParameters network;
  network.genesis = array<32>(json["genesis"]);
  network.m = json["m"].get<std::uint8_t>();
  network.fee_unit = json.value("fee_unit", 1);
  return network;
}
inline tacit::NetworkParameters ledger_network() {
  return network(document()["transactions"]["ledger"]);
}

}  // namespace vectors

/// Lets QCOMPARE show bytes when they differ.
#define COMPARE_HEX(actual, expected)                     \
  QCOMPARE(QString::fromStdString(tacit::to_hex(actual)), \
           QString::fromStdString((expected).get<std::string>()))
