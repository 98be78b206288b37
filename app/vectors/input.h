// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "crypto/point.h"
#include "crypto/scalar.h"
#include "protocol/amount.h"
#include "protocol/tag.h"

/// Reading a vector file: hex, decimal text and small numbers, as their typed values. Nothing here trusts the
/// file. Exceptions stay within this program.
namespace tacit::vectors {

using Json = nlohmann::json;

/// A value is not what the protocol lets it be: the case is refused.
struct Refused {};

/// The file lacks an input, or it has another JSON type: nothing can be said about the case.
struct Missing {
  std::string key;
};

/// A view of one JSON object; the document outlives it.
class Input {
 public:
  explicit Input(const Json& json) : m_json(&json) {}

  const Json& json() const { return *m_json; }
  /// The value, or null when it is not there.
  const Json* find(const char* key) const;
  bool has(const char* key) const { return find(key) != nullptr; }
  bool hasAll(std::initializer_list<const char*> keys) const;

  Input object(const char* key) const;
  const Json& list(const char* key) const;
  std::string text(const char* key) const;
  /// A JSON number or decimal text, below 2^64.
  std::uint64_t number(const char* key) const;
  std::uint32_t number32(const char* key) const;
  Bytes hex(const char* key) const;
  template <std::size_t N>
  ByteArray<N> array(const char* key) const;
  Scalar scalar(const char* key) const;
  /// Not the identity.
  Point point(const char* key) const;
  Tag tag(const char* key) const;
  Amount amount(const char* key) const;

 private:
  const Json& value(const char* key) const;

  const Json* m_json;
};

/// The same for values that stand alone in a list.
Bytes hexOf(const Json& value);
std::uint64_t numberOf(const Json& value);
template <std::size_t N>
ByteArray<N> arrayOf(const Json& value);
std::vector<Point> pointsOf(const Json& list);

/// The value, or the refusal of the case when there is none.
template <class T>
T orRefuse(std::optional<T> value);

void refuseUnless(bool condition);

// ---- implementation of the templates

inline void refuseUnless(bool condition) {
  if (!condition) {
    throw Refused{};
  }
}

template <class T>
T orRefuse(std::optional<T> value) {
  refuseUnless(value.has_value());
  return *std::move(value);
}

template <std::size_t N>
ByteArray<N> arrayOf(const Json& value) {
  const Bytes bytes = hexOf(value);
  refuseUnless(bytes.size() == N);
  return to_array<N>(bytes);
}

template <std::size_t N>
ByteArray<N> Input::array(const char* key) const {
  return arrayOf<N>(value(key));
}

}  // namespace tacit::vectors
