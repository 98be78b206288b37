// SPDX-License-Identifier: MIT
#include "crypto/scalar.h"

#include <algorithm>
#include <vector>

#include "base/check.h"
#include "base/declassify.h"
#include "base/secret.h"

namespace tacit {
namespace {

__extension__ typedef unsigned __int128 u128;

// l = 2^252 + c.
constexpr std::uint64_t kL[4] = {0x5812631a5cf5d3ed, 0x14def9dea2f79cd6, 0, 0x1000000000000000};
constexpr std::uint64_t kC[2] = {0x5812631a5cf5d3ed, 0x14def9dea2f79cd6};
constexpr std::uint64_t kTop60 = (std::uint64_t{1} << 60) - 1;

/// Hides a mask's value from the compiler, lest it make a branch of it.
std::uint64_t opaque(std::uint64_t value) {
  __asm__("" : "+r"(value));
  return value;
}

/// a − b − borrow; the borrow out is 0 or 1.
std::uint64_t subtract(std::uint64_t a, std::uint64_t b, std::uint64_t& borrow) {
  const u128 difference = u128(a) - b - borrow;
  borrow = static_cast<std::uint64_t>(difference >> 64) & 1;
  return static_cast<std::uint64_t>(difference);
}

std::uint64_t add(std::uint64_t a, std::uint64_t b, std::uint64_t& carry) {
  const u128 sum = u128(a) + b + carry;
  carry = static_cast<std::uint64_t>(sum >> 64);
  return static_cast<std::uint64_t>(sum);
}

/// Adds l when `borrow` is 1; four limbs, the carry out of the top is dropped.
void add_l_if(std::uint64_t* r, std::uint64_t borrow) {
  const std::uint64_t mask = opaque(0 - borrow);
  std::uint64_t carry = 0;
  for (int i = 0; i < 4; ++i) {
    r[i] = add(r[i], kL[i] & mask, carry);
  }
}

/// out = a·b for limbs of any size.
void multiply(const std::uint64_t* a, const std::uint64_t* b, std::uint64_t* out) {
  std::fill(out, out + 8, 0);
  for (int i = 0; i < 4; ++i) {
    std::uint64_t carry = 0;
    for (int j = 0; j < 4; ++j) {
      const u128 sum = u128(a[i]) * b[j] + out[i + j] + carry;
      out[i + j] = static_cast<std::uint64_t>(sum);
      carry = static_cast<std::uint64_t>(sum >> 64);
    }
    out[i + 4] = carry;
  }
}

/// out[0 … n+1] = a[0 … n−1]·c.
template <int n>
void multiply_by_c(const std::uint64_t* a, std::uint64_t* out) {
  std::uint64_t carry = 0;
  for (int i = 0; i < n; ++i) {
    const u128 sum = u128(a[i]) * kC[0] + carry;
    out[i] = static_cast<std::uint64_t>(sum);
    carry = static_cast<std::uint64_t>(sum >> 64);
  }
  out[n] = carry;
  carry = 0;
  for (int i = 0; i < n; ++i) {
    const u128 sum = u128(a[i]) * kC[1] + out[i + 1] + carry;
    out[i + 1] = static_cast<std::uint64_t>(sum);
    carry = static_cast<std::uint64_t>(sum >> 64);
  }
  out[n + 1] = carry;
}

/// Reduces x below l²: 2^252 ≡ −c, applied twice. With x = 2^252·h + low, h < 2^253 and h·c < 2^378 <
/// 2^126·l, so low + 2^126·l − h·c lies between 0 and 2^379; its own h is below 2^127, h·c below 2^252, and
/// one conditional addition of l remains.
void reduce_product(const std::uint64_t* x, std::uint64_t* out) {
  constexpr std::uint64_t kL126[6] = {0, 0x4000000000000000, 0x960498c6973d74fb, 0x0537be77a8bde735,
                                      0, 0x0400000000000000};
  std::uint64_t high[4];
  for (int i = 0; i < 4; ++i) {
    high[i] = x[i + 3] >> 60 | x[i + 4] << 4;
  }
  std::uint64_t product[6], middle[6];
  multiply_by_c<4>(high, product);
  const std::uint64_t low[6] = {x[0], x[1], x[2], x[3] & kTop60, 0, 0};
  std::uint64_t carry = 0, borrow = 0;
  for (int i = 0; i < 6; ++i) {
    middle[i] = add(low[i], kL126[i], carry);
  }
  for (int i = 0; i < 6; ++i) {
    middle[i] = subtract(middle[i], product[i], borrow);
  }
  const std::uint64_t rest[2] = {middle[3] >> 60 | middle[4] << 4, middle[4] >> 60 | middle[5] << 4};
  multiply_by_c<2>(rest, product);
  middle[3] &= kTop60;
  borrow = 0;
  for (int i = 0; i < 4; ++i) {
    out[i] = subtract(middle[i], product[i], borrow);
  }
  add_l_if(out, borrow);
}

/// Reduces any four limbs.
void reduce_256(const std::uint64_t* x, std::uint64_t* out) {
  const std::uint64_t high = x[3] >> 60;
  std::uint64_t product[3];
  multiply_by_c<1>(&high, product);
  std::uint64_t borrow = 0;
  out[0] = subtract(x[0], product[0], borrow);
  out[1] = subtract(x[1], product[1], borrow);
  out[2] = subtract(x[2], product[2], borrow);
  out[3] = subtract(x[3] & kTop60, 0, borrow);
  add_l_if(out, borrow);
}

void load(const std::uint8_t* bytes, std::uint64_t* limbs) {
  for (int i = 0; i < 4; ++i) {
    limbs[i] = 0;
    for (int j = 7; j >= 0; --j) {
      limbs[i] = limbs[i] << 8 | bytes[8 * i + j];
    }
  }
}

}  // namespace

std::optional<Scalar> Scalar::decode(ByteView bytes) {
  if (bytes.size() != 32) {
    return std::nullopt;
  }
  Scalar s;
  load(bytes.data(), s.m_limbs);
  std::uint64_t borrow = 0;
  for (int i = 0; i < 4; ++i) {
    subtract(s.m_limbs[i], kL[i], borrow);
  }
  if (borrow == 0) {
    return std::nullopt;
  }
  return s;
}

Scalar Scalar::from_wide(const Bytes64& bytes) {
  // 2^256 mod l
  Scalar shift;
  constexpr std::uint64_t kShift[4] = {0xd6ec31748d98951d, 0xc6ef5bf4737dcf70, 0xfffffffffffffffe,
                                       0x0fffffffffffffff};
  std::ranges::copy(kShift, shift.m_limbs);
  std::uint64_t limbs[4];
  WipeGuard guard(limbs);
  Scalar low, high;
  load(bytes.data(), limbs);
  reduce_256(limbs, low.m_limbs);
  load(bytes.data() + 32, limbs);
  reduce_256(limbs, high.m_limbs);
  return low + high * shift;
}

Bytes32 Scalar::encode() const {
  Bytes32 bytes;
  for (std::size_t i = 0; i < 32; ++i) {
    bytes[i] = static_cast<std::uint8_t>(m_limbs[i / 8] >> (8 * (i % 8)));
  }
  return bytes;
}

Scalar operator+(const Scalar& a, const Scalar& b) {
  Scalar r;
  std::uint64_t carry = 0, borrow = 0;
  for (int i = 0; i < 4; ++i) {
    r.m_limbs[i] = add(a.m_limbs[i], b.m_limbs[i], carry);
  }
  for (int i = 0; i < 4; ++i) {
    r.m_limbs[i] = subtract(r.m_limbs[i], kL[i], borrow);
  }
  add_l_if(r.m_limbs, borrow);
  return r;
}

Scalar operator-(const Scalar& a, const Scalar& b) {
  Scalar r;
  std::uint64_t borrow = 0;
  for (int i = 0; i < 4; ++i) {
    r.m_limbs[i] = subtract(a.m_limbs[i], b.m_limbs[i], borrow);
  }
  add_l_if(r.m_limbs, borrow);
  return r;
}

Scalar operator*(const Scalar& a, const Scalar& b) {
  std::uint64_t product[8];
  Scalar r;
  multiply(a.m_limbs, b.m_limbs, product);
  reduce_product(product, r.m_limbs);
  return r;
}

bool operator==(const Scalar& a, const Scalar& b) {
  std::uint64_t difference = 0;
  for (int i = 0; i < 4; ++i) {
    difference |= a.m_limbs[i] ^ b.m_limbs[i];
  }
  return difference == 0;
}

bool Scalar::is_zero() const {
  return (m_limbs[0] | m_limbs[1] | m_limbs[2] | m_limbs[3]) == 0;
}

Scalar Scalar::invert() const {
  TACIT_CHECK(!declassified(is_zero()));
  constexpr std::uint64_t kExponent[4] = {kL[0] - 2, kL[1], kL[2], kL[3]};
  Scalar powers[16];
  WipeGuard guard(powers);
  powers[0] = Scalar(1);
  for (int i = 1; i < 16; ++i) {
    powers[i] = powers[i - 1] * *this;
  }
  Scalar r = powers[1];  // the exponent's top digit, bits 252 to 255
  for (int digit = 62; digit >= 0; --digit) {
    for (int i = 0; i < 4; ++i) {
      r *= r;
    }
    const std::uint64_t power = kExponent[digit / 16] >> (4 * (digit % 16)) & 15;
    if (power != 0) {
      r *= powers[power];
    }
  }
  return r;
}

void batch_invert(std::span<Scalar> values) {
  if (values.empty()) {
    return;
  }
  std::vector<Scalar> before(values.size());  // before[i] = product of values[0 … i−1]
  Scalar product(1);
  for (std::size_t i = 0; i < values.size(); ++i) {
    before[i] = product;
    product *= values[i];
  }
  Scalar inverse = product.invert();
  for (std::size_t i = values.size(); i-- > 0;) {
    const Scalar value = values[i];
    values[i] = inverse * before[i];
    inverse *= value;
  }
  wipe(before.data(), before.size() * sizeof(Scalar));
}

Scalar hash_to_scalar(std::string_view label, std::initializer_list<HashPart> parts) {
  Bytes64 wide = hash(label, parts);
  WipeGuard guard(wide);
  return Scalar::from_wide(wide);
}

}  // namespace tacit
