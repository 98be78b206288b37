// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "base/bytes.h"

/// Files of tests/vectors for test programs; a missing or broken file throws and so fails the test.
namespace tacit::test {

inline nlohmann::json read_vectors(const std::string& name) {
  std::ifstream file(std::string(TACIT_VECTORS) + "/" + name);
  return nlohmann::json::parse(file);
}

/// tests/vectors/vectors.json, read once.
inline const nlohmann::json& vectors() {
  static const nlohmann::json file = read_vectors("vectors.json");
  return file;
}

/// The bytes of lower-case hex, which must be well formed.
inline Bytes unhex(const std::string& text) {
  return parse_hex(text).value();
}

template <std::size_t N>
ByteArray<N> unhex_array(const std::string& text) {
  return parse_hex_array<N>(text).value();
}

/// For QCOMPARE, which prints it when two values differ.
inline QByteArray hex(ByteView bytes) {
  return QByteArray::fromStdString(to_hex(bytes));
}

}  // namespace tacit::test
