// SPDX-License-Identifier: MIT
#include "base/serialize.h"

#include "base/check.h"

namespace tacit {

std::uint64_t Reader::integer(std::size_t size) {
  ByteView view = bytes(size);
  std::uint64_t value = 0;
  for (std::size_t i = view.size(); i-- > 0;) {
    value = value << 8 | view[i];
  }
  return value;
}

ByteView Reader::bytes(std::size_t size) {
  if (m_failed || size > m_rest.size()) {
    fail();
    return {};
  }
  ByteView view = m_rest.first(size);
  m_rest = m_rest.subspan(size);
  return view;
}

ByteView Reader::enc(std::size_t most) {
  std::uint32_t size = u32();
  if (size > most) {
    fail();
    return {};
  }
  return bytes(size);
}

Writer& Writer::integer(std::uint64_t value, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) {
    m_bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
  }
  return *this;
}

Writer& Writer::bytes(ByteView value) {
  append(m_bytes, value);
  return *this;
}

Writer& Writer::enc(ByteView value) {
  TACIT_CHECK(value.size() <= UINT32_MAX);
  return u32(static_cast<std::uint32_t>(value.size())).bytes(value);
}

ByteArray<4> u32_bytes(std::uint32_t value) {
  ByteArray<4> bytes;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] = static_cast<std::uint8_t>(value >> (8 * i));
  }
  return bytes;
}

ByteArray<8> u64_bytes(std::uint64_t value) {
  ByteArray<8> bytes;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] = static_cast<std::uint8_t>(value >> (8 * i));
  }
  return bytes;
}

}  // namespace tacit
