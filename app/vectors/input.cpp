// SPDX-License-Identifier: MIT
#include "vectors/input.h"

#include <algorithm>
#include <charconv>

namespace tacit::vectors {

const Json* Input::find(const char* key) const {
  if (!m_json->is_object()) {
    return nullptr;
  }
  const auto found = m_json->find(key);
  return found == m_json->end() ? nullptr : &*found;
}

bool Input::hasAll(std::initializer_list<const char*> keys) const {
  return std::ranges::all_of(keys, [this](const char* key) { return has(key); });
}

const Json& Input::value(const char* key) const {
  const Json* found = find(key);
  if (found == nullptr) {
    throw Missing{key};
  }
  return *found;
}

Input Input::object(const char* key) const {
  if (!value(key).is_object()) {
    throw Missing{key};
  }
  return Input(value(key));
}

const Json& Input::list(const char* key) const {
  if (!value(key).is_array()) {
    throw Missing{key};
  }
  return value(key);
}

std::string Input::text(const char* key) const {
  if (!value(key).is_string()) {
    throw Missing{key};
  }
  return value(key).get<std::string>();
}

std::uint64_t Input::number(const char* key) const {
  return numberOf(value(key));
}

std::uint32_t Input::number32(const char* key) const {
  const std::uint64_t number = numberOf(value(key));
  refuseUnless(number <= UINT32_MAX);
  return static_cast<std::uint32_t>(number);
}

Bytes Input::hex(const char* key) const {
  return hexOf(value(key));
}

Scalar Input::scalar(const char* key) const {
  return orRefuse(Scalar::decode(hex(key)));
}

Point Input::point(const char* key) const {
  return orRefuse(Point::decode_nonidentity(hex(key)));
}

Tag Input::tag(const char* key) const {
  return orRefuse(Tag::parse(hex(key)));
}

Amount Input::amount(const char* key) const {
  return orRefuse(Amount::parse(number(key)));
}

Bytes hexOf(const Json& value) {
  if (!value.is_string()) {
    throw Missing{"hex"};
  }
  return orRefuse(parse_hex(value.get_ref<const std::string&>()));
}

std::uint64_t numberOf(const Json& value) {
  if (value.is_number_unsigned()) {
    return value.get<std::uint64_t>();
  }
  if (value.is_number()) {
    throw Refused{};  // negative or a fraction
  }
  if (!value.is_string()) {
    throw Missing{"number"};
  }
  const auto& text = value.get_ref<const std::string&>();
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  refuseUnless(error == std::errc() && end == text.data() + text.size());
  return number;
}

std::vector<Point> pointsOf(const Json& list) {
  std::vector<Point> points;
  for (const Json& value : list) {
    points.push_back(orRefuse(Point::decode_nonidentity(hexOf(value))));
  }
  return points;
}

}  // namespace tacit::vectors
