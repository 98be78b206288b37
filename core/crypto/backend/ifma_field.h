// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

#include <immintrin.h>

#include "crypto/backend/field51.h"
#include "crypto/backend/field51_arithmetic.h"
#include "crypto/backend/unroll.h"

/// GF(2^255 − 19) in eight lanes with AVX-512 IFMA: five limbs of 51 bits, limb i of all lanes in one
/// register. For sources compiled for that instruction set; everything here has internal linkage and is
/// constant time.
///
/// The processor multiplies the low 52 bits of each operand, silently dropping what is above, so both
/// operands of a product stay below 2^52. Bounds: *tight*, limbs below 2^51 + 2^16, is what `carry` returns;
/// *wide*, limbs below 2^62, is what `carry` accepts.
namespace tacit {
namespace {

struct Ifma {
  static constexpr std::size_t kLanes = 8;
  static constexpr std::size_t kLimbs = 5;
  using Word = __m512i;
  using Mask = __mmask8;

  /// Tight.
  struct Fe {
    Word limb[kLimbs];
  };
  /// Sums and differences of products.
  struct Wide {
    Word limb[kLimbs];
  };

  TACIT_INLINE static Word splat(std::uint64_t value) {
    return _mm512_set1_epi64(static_cast<long long>(value));
  }

  TACIT_INLINE static Fe splat(const Fe51& a) {
    return {{splat(a.limb[0]), splat(a.limb[1]), splat(a.limb[2]), splat(a.limb[3]), splat(a.limb[4])}};
  }

  /// Read whatever is done with it. The compiler joins a load with the choice by a mask that follows into one
  /// instruction, and leaves it to the processor whether memory is touched when the mask is empty.
  TACIT_INLINE static Fe read(const Fe& from) {
    Fe r = from;
    TACIT_UNROLL
    for (std::size_t i = 0; i < kLimbs; ++i) {
      __asm__("" : "+v"(r.limb[i]));
    }
    return r;
  }

  TACIT_INLINE static Wide widen(const Fe& a) {
    return {{a.limb[0], a.limb[1], a.limb[2], a.limb[3], a.limb[4]}};
  }

  TACIT_INLINE static Wide add(const Wide& a, const Wide& b) {
    Wide r;
    TACIT_UNROLL
    for (std::size_t i = 0; i < kLimbs; ++i) {
      r.limb[i] = _mm512_add_epi64(a.limb[i], b.limb[i]);
    }
    return r;
  }

  /// a − b + 2^10·p, for limbs of b at most those of 2^10·p (all below 2^61) and of a below 2^61.
  TACIT_INLINE static Wide sub(const Wide& a, const Wide& b) {
    Wide r;
    TACIT_UNROLL
    for (std::size_t i = 0; i < kLimbs; ++i) {
      r.limb[i] = _mm512_sub_epi64(_mm512_add_epi64(a.limb[i], splat(i == 0 ? kBias0 : kBias)), b.limb[i]);
    }
    return r;
  }

  /// −a + 2p in the lanes of the mask, for tight a; below 2^52.
  TACIT_INLINE static Fe negate_if(Mask mask, const Fe& a) {
    Fe r;
    TACIT_UNROLL
    for (std::size_t i = 0; i < kLimbs; ++i) {
      const Word bias = splat(i == 0 ? (fe::kMask51 - 18) << 1 : fe::kMask51 << 1);
      r.limb[i] = _mm512_mask_sub_epi64(a.limb[i], mask, bias, a.limb[i]);
    }
    return r;
  }

  /// The last carry is below 2^11, times 19 below 2^15.3.
  TACIT_INLINE static Fe carry(const Wide& a) {
    const Word mask = splat(fe::kMask51);
    Word c[kLimbs];
    TACIT_UNROLL
    for (std::size_t i = 0; i < kLimbs; ++i) {
      c[i] = _mm512_srli_epi64(a.limb[i], 51);
    }
    const Word c4 = _mm512_add_epi64(
        c[4], _mm512_add_epi64(_mm512_slli_epi64(c[4], 1), _mm512_slli_epi64(c[4], 4)));  // 19·c[4]
    Fe r;
    r.limb[0] = _mm512_add_epi64(_mm512_and_si512(a.limb[0], mask), c4);
    TACIT_UNROLL
    for (std::size_t i = 1; i < kLimbs; ++i) {
      r.limb[i] = _mm512_add_epi64(_mm512_and_si512(a.limb[i], mask), c[i - 1]);
    }
    return r;
  }

  TACIT_INLINE static Fe reduce(const Wide& a) { return carry(a); }

  /// Limbs below 2^60.1 for operands below 2^52, below 2^59 for tight ones. A product's high half has the
  /// weight 2^52 = 2·2^51, so the sums of high halves are doubled before the low halves of the next column
  /// are added to them.
  TACIT_INLINE static Wide mul_wide(const Fe& a, const Fe& b) {
    Columns sum = {};
    TACIT_UNROLL
    for (std::size_t i = 0; i < kLimbs; ++i) {
      TACIT_UNROLL
      for (std::size_t j = 0; j < kLimbs; ++j) {
        sum.word[i + j + 1] = _mm512_madd52hi_epu64(sum.word[i + j + 1], a.limb[i], b.limb[j]);
      }
    }
    double_all(sum);
    TACIT_UNROLL
    for (std::size_t i = 0; i < kLimbs; ++i) {
      TACIT_UNROLL
      for (std::size_t j = 0; j < kLimbs; ++j) {
        sum.word[i + j] = _mm512_madd52lo_epu64(sum.word[i + j], a.limb[i], b.limb[j]);
      }
    }
    return fold(sum);
  }

  /// As mul_wide(a, a), the products of different limbs once and doubled.
  TACIT_INLINE static Wide square_wide(const Fe& a) {
    Columns sum = {};
    TACIT_UNROLL
    for (std::size_t i = 0; i < kLimbs; ++i) {
      TACIT_UNROLL
      for (std::size_t j = i + 1; j < kLimbs; ++j) {
        sum.word[i + j + 1] = _mm512_madd52hi_epu64(sum.word[i + j + 1], a.limb[i], a.limb[j]);
      }
    }
    double_all(sum);
    TACIT_UNROLL
    for (std::size_t i = 0; i < kLimbs; ++i) {
      sum.word[2 * i + 1] = _mm512_madd52hi_epu64(sum.word[2 * i + 1], a.limb[i], a.limb[i]);
      TACIT_UNROLL
      for (std::size_t j = i + 1; j < kLimbs; ++j) {
        sum.word[i + j] = _mm512_madd52lo_epu64(sum.word[i + j], a.limb[i], a.limb[j]);
      }
    }
    double_all(sum);
    TACIT_UNROLL
    for (std::size_t i = 0; i < kLimbs; ++i) {
      sum.word[2 * i] = _mm512_madd52lo_epu64(sum.word[2 * i], a.limb[i], a.limb[i]);
    }
    return fold(sum);
  }

  TACIT_INLINE static Fe mul(const Fe& a, const Fe& b) { return carry(mul_wide(a, b)); }
  TACIT_INLINE static Fe square(const Fe& a) { return carry(square_wide(a)); }

  /// The representatives in [0, p).
  TACIT_INLINE static Fe canonical(const Fe& a) {
    const Word mask = splat(fe::kMask51);
    Fe r = carry(widen(a));
    // r < 2p, so the quotient is 0 or 1: it is the carry out of r + 19.
    Word q = _mm512_srli_epi64(_mm512_add_epi64(r.limb[0], splat(19)), 51);
    TACIT_UNROLL
    for (std::size_t i = 1; i < kLimbs; ++i) {
      q = _mm512_srli_epi64(_mm512_add_epi64(r.limb[i], q), 51);
    }
    r.limb[0] = _mm512_add_epi64(
        r.limb[0], _mm512_add_epi64(q, _mm512_add_epi64(_mm512_slli_epi64(q, 1), _mm512_slli_epi64(q, 4))));
    TACIT_UNROLL
    for (std::size_t i = 0; i + 1 < kLimbs; ++i) {
      r.limb[i + 1] = _mm512_add_epi64(r.limb[i + 1], _mm512_srli_epi64(r.limb[i], 51));
      r.limb[i] = _mm512_and_si512(r.limb[i], mask);
    }
    r.limb[4] = _mm512_and_si512(r.limb[4], mask);
    return r;
  }

  /// Lanes where both are equal, limb by limb: for canonical elements.
  TACIT_INLINE static Mask same(const Fe& a, const Fe& b) {
    Word difference = _mm512_xor_si512(a.limb[0], b.limb[0]);
    TACIT_UNROLL
    for (std::size_t i = 1; i < kLimbs; ++i) {
      difference = _mm512_or_si512(difference, _mm512_xor_si512(a.limb[i], b.limb[i]));
    }
    return _mm512_testn_epi64_mask(difference, difference);
  }
  /// Lanes where a canonical element is odd.
  TACIT_INLINE static Mask odd(const Fe& a) { return _mm512_test_epi64_mask(a.limb[0], splat(1)); }

  /// Of small signed integers, a lane each.
  TACIT_INLINE static Word load_digits(const std::int8_t* digits) {
    return _mm512_cvtepi8_epi64(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(digits)));
  }
  TACIT_INLINE static Word absolute(Word a) { return _mm512_abs_epi64(a); }
  TACIT_INLINE static Mask negative(Word a) { return _mm512_movepi64_mask(a); }
  TACIT_INLINE static Mask equal(Word a, Word b) { return _mm512_cmpeq_epi64_mask(a, b); }

  /// Lanes of the mask from a, the others from b.
  TACIT_INLINE static Fe select(Mask mask, const Fe& a, const Fe& b) {
    Fe r;
    TACIT_UNROLL
    for (std::size_t i = 0; i < kLimbs; ++i) {
      r.limb[i] = _mm512_mask_blend_epi64(mask, b.limb[i], a.limb[i]);
    }
    return r;
  }
  TACIT_INLINE static Mask mask_and(Mask a, Mask b) { return static_cast<Mask>(a & b); }
  TACIT_INLINE static Mask mask_or(Mask a, Mask b) { return static_cast<Mask>(a | b); }
  TACIT_INLINE static Mask mask_from_bits(unsigned bits) { return static_cast<Mask>(bits); }
  TACIT_INLINE static unsigned bits_of(Mask mask) { return mask; }

  /// Lane l's element is at address[l].
  TACIT_INLINE static Fe load(const Fe51* const* address) {
    Fe r;
    alignas(64) std::uint64_t words[kLimbs][kLanes];
    TACIT_UNROLL
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      TACIT_UNROLL
      for (std::size_t i = 0; i < kLimbs; ++i) {
        words[i][lane] = address[lane]->limb[i];
      }
    }
    TACIT_UNROLL
    for (std::size_t i = 0; i < kLimbs; ++i) {
      r.limb[i] = _mm512_load_si512(words[i]);
    }
    return r;
  }

  /// Lane l's element goes to address[l], tight as field51_arithmetic.h has it.
  TACIT_INLINE static void store(const Fe& a, Fe51* const* address) {
    alignas(64) std::uint64_t words[kLimbs][kLanes];
    TACIT_UNROLL
    for (std::size_t i = 0; i < kLimbs; ++i) {
      _mm512_store_si512(words[i], a.limb[i]);
    }
    TACIT_UNROLL
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      TACIT_UNROLL
      for (std::size_t i = 0; i < kLimbs; ++i) {
        address[lane]->limb[i] = words[i][lane];
      }
      *address[lane] = fe::carry(*address[lane]);
    }
  }

  /// The three elements that begin at each address, as in MultiexpBase: fifteen words read by two loads,
  /// which overlap in one, and transposed.
  TACIT_INLINE static void load_three(const Fe51* const* address, Fe& first, Fe& second, Fe& third) {
    Word low[kLanes], high[kLanes];
    TACIT_UNROLL
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const std::uint64_t* words = address[lane]->limb;
      low[lane] = _mm512_loadu_si512(words);
      high[lane] = _mm512_loadu_si512(words + 7);
    }
    transpose(low);
    transpose(high);
    first = {{low[0], low[1], low[2], low[3], low[4]}};
    second = {{low[5], low[6], low[7], high[1], high[2]}};
    third = {{high[3], high[4], high[5], high[6], high[7]}};
  }

 private:
  // 2^10·p, limb by limb.
  static constexpr std::uint64_t kBias0 = (fe::kMask51 - 18) << 10, kBias = fe::kMask51 << 10;

  /// Column k has the weight 2^(51·k).
  struct Columns {
    Word word[2 * kLimbs];
  };

  TACIT_INLINE static void double_all(Columns& sum) {
    TACIT_UNROLL
    for (std::size_t k = 1; k < 2 * kLimbs; ++k) {
      sum.word[k] = _mm512_add_epi64(sum.word[k], sum.word[k]);
    }
  }

  /// Columns 5 … 9 come back times 19.
  TACIT_INLINE static Wide fold(const Columns& sum) {
    const Word nineteen = splat(19);
    Wide r;
    TACIT_UNROLL
    for (std::size_t i = 0; i < kLimbs; ++i) {
      r.limb[i] = _mm512_add_epi64(sum.word[i], _mm512_mullo_epi64(sum.word[i + kLimbs], nineteen));
    }
    return r;
  }

  TACIT_INLINE static void transpose(Word* rows) {
    Word pairs[kLanes];
    TACIT_UNROLL
    for (std::size_t i = 0; i < kLanes; i += 2) {
      pairs[i] = _mm512_unpacklo_epi64(rows[i], rows[i + 1]);
      pairs[i + 1] = _mm512_unpackhi_epi64(rows[i], rows[i + 1]);
    }
    Word quads[kLanes];
    TACIT_UNROLL
    for (std::size_t half = 0; half < kLanes; half += 4) {
      TACIT_UNROLL
      for (std::size_t i = 0; i < 2; ++i) {
        // Columns i and i + 4, then i + 2 and i + 6, of four rows.
        quads[half + i] = _mm512_shuffle_i64x2(pairs[half + i], pairs[half + 2 + i], 0x88);
        quads[half + 2 + i] = _mm512_shuffle_i64x2(pairs[half + i], pairs[half + 2 + i], 0xdd);
      }
    }
    TACIT_UNROLL
    for (std::size_t i = 0; i < 4; ++i) {
      rows[i] = _mm512_shuffle_i64x2(quads[i], quads[4 + i], 0x88);
      rows[i + 4] = _mm512_shuffle_i64x2(quads[i], quads[4 + i], 0xdd);
    }
  }
};

}  // namespace
}  // namespace tacit
